# Sourced by scripts/bench: what each language costs, and what starting costs. Needs $brief, $work and $root.
# shellcheck shell=bash disable=SC2154

megabytes=${BENCH_MEGABYTES:-8}  # of each language at most

# extensions LANGUAGE: those of its folder, a line each.
extensions() {
  sed -n 's/^extensions: \[\(.*\)\].*/\1/p' "$root/grammars/$1/grammar.yaml" | tr -d "\"' " | tr ',' '\n'
}

# gather LANGUAGE FOLDER TREE: copies files of the language below FOLDER into the repository TREE.
gather() {
  local language=$1 folder=$2 tree=$3 extension names=() file size total=0 number=0
  while read -r extension; do
    # What several languages have goes to the first in the alphabet.
    case " $seen " in *" $extension "*) continue ;; esac
    seen="$seen $extension"
    names+=(${names[@]:+-o} -name "*$extension")
  done < <(extensions "$language")
  [ ${#names[@]} -gt 0 ] || return 0
  mkdir -p "$tree"
  while IFS=$'\t' read -r size file; do
    total=$((total + size))
    [ "$total" -le $((megabytes << 20)) ] || break
    number=$((number + 1))
    cp "$file" "$tree/$number.${file##*.}"
  done < <(find "$folder" \( -name .git -o -name node_modules \) -prune -o -type f -size -512k ! -name '*.min.*' \
    \( "${names[@]}" \) -printf '%s\t%p\n' | LC_ALL=C sort -k2)
  git -C "$tree" init -q
}

# seconds COMMAND: the median of three runs or more.
seconds() {
  hyperfine -N --style none --min-runs 3 --export-csv "$work/one.csv" "$1" >/dev/null 2>&1 || { echo 0; return; }
  awk -F, 'NR == 2 { print $4 }' "$work/one.csv"
}

# Cold speed of one thread, from the bytes to the brief, beside ctags on the same files.
measure_languages() {
  local folder=$1 language tree bytes ours theirs
  seen=
  printf '\n%-16s %6s %8s %12s %12s %7s\n' language files MB 'brief MB/s' 'ctags MB/s' ratio
  for language in $(grep -l '^package:\|^statements:' "$root"/grammars/*/grammar.yaml | xargs -n1 dirname | xargs -n1 basename); do
    tree="$work/languages/$language"
    gather "$language" "$folder" "$tree"
    [ -d "$tree" ] && [ -n "$(ls "$tree")" ] || continue
    bytes=$(find "$tree" -maxdepth 1 -type f -printf '%s\n' | awk '{ n += $1 } END { print n }')
    ours=$(cd "$tree" && seconds "$brief refresh --no-cache --stdout --quiet --jobs 1")
    ls -d "$tree"/* >"$work/list"
    theirs=$(seconds "ctags -f $work/tags -L $work/list")
    grep -qv '^!' "$work/tags" || theirs=0
    awk -v l="$language" -v n="$(wc -l <"$work/list")" -v b="$bytes" -v o="$ours" -v t="$theirs" '
      function speed(seconds) { return (seconds > 0) ? sprintf("%.1f", b / 1048576 / seconds) : "-" }
      BEGIN {
        ratio = (o > 0 && t > 0) ? sprintf("%.2f", o / t) : "-"
        printf "%-16s %6d %8.2f %12s %12s %7s\n", l, n, b / 1048576, speed(o), speed(t), ratio
      }'
  done
}

# sample TREE LANGUAGE...: a repository with the golden sample of each language.
sample() {
  local tree=$1 language
  shift
  for language in "$@"; do
    mkdir -p "$tree/$language"
    find "$root/tests/golden/languages/$language" -type f -name 'sample.*' -exec cp {} "$tree/$language/" \;
  done
  git -C "$tree" init -q
  (cd "$tree" && "$brief" refresh --quiet)
}

# What must not grow with the languages known, and what may grow with the languages met.
measure_start() {
  local many
  mapfile -t many < <(ls "$root/tests/golden/languages" | sed -n 1,20p)
  sample "$work/one" python
  sample "$work/twenty" "${many[@]}"
  printf '\n%-44s %8s\n' start ms
  start_row 'brief --version' "$brief --version"
  start_row 'no-change refresh, 1 language' "$brief -C $work/one refresh --quiet"
  start_row "no-change refresh, ${#many[@]} languages" "$brief -C $work/twenty refresh --quiet"
  start_row 'cold refresh, 1 language' "$brief -C $work/one refresh --quiet --no-cache --stdout"
  start_row "cold refresh, ${#many[@]} languages" "$brief -C $work/twenty refresh --quiet --no-cache --stdout"
}

start_row() { printf '%-44s %8s\n' "$1" "$(seconds "$2" | awk '{ printf "%.1f", $1 * 1000 }')"; }
