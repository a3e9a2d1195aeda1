# Sourced by the other scripts: brings what the build needs. Does nothing, quickly, when all is there.
# Sets: nothing. Defines: say, setup PACKAGE..., build PRESET TARGET...
# shellcheck shell=bash

set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
assume_yes=${assume_yes:-}

# Debian packages the build needs; npm and git only where no other copy of them is on the PATH.
build_packages=(g++ cmake ninja-build libgit2-dev libyaml-cpp-dev libcli11-dev doctest-dev libxxhash-dev libmd-dev
  nlohmann-json3-dev libpugixml-dev libkainjow-mustache-dev libre2-dev)
# A command stands for a package that people often install by other means: COMMAND:PACKAGE.
build_commands=(npm:npm git:git)

say() { printf '%s\n' "$*" >&2; }

missing_packages() {  # missing_packages PACKAGE... -> the ones that are not installed, a line each
  local package
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p')
  for package in "$@"; do
    grep -qx -- "$package" <<<"$installed" || echo "$package"
  done
}

ensure_packages() {
  local wanted=("$@") pair
  for pair in "${build_commands[@]}"; do
    command -v "${pair%%:*}" >/dev/null || wanted+=("${pair##*:}")
  done
  local missing
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  [ ${#missing[@]} -eq 0 ] && return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ] && [ -n "${CI:-}" ] && sudo -n true 2>/dev/null; then
    as_root=(sudo -n)
  elif [ "$(id -u)" -ne 0 ]; then
    say "These Debian packages are missing. Install them and run this again:"
    say "  sudo apt-get install -y --no-install-recommends ${missing[*]}"
    exit 2
  fi
  say "installing Debian packages: ${missing[*]}"
  if [ -t 0 ] && [ -z "$assume_yes" ]; then
    local answer
    read -r -p "Go on? [Y/n] " answer
    case "$answer" in [nN]*) exit 2 ;; esac
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

ensure_node_modules() {  # ensure_node_modules FOLDER WHAT: the packages of its lock file
  local folder=$root/$1
  # node_modules remembers the lock file that it was made from.
  cmp -s "$folder/package-lock.json" "$folder/node_modules/.installed-lock" && return 0
  say "fetching $2 (npm ci)"
  (cd "$folder" && npm ci --ignore-scripts --loglevel=error --no-progress >&2) || {
    say "npm ci failed: is the npm registry reachable from here (network, proxy, npm config)?"
    exit 1
  }
  cp "$folder/package-lock.json" "$folder/node_modules/.installed-lock"
}

setup() {  # setup [PACKAGE...]: build packages and the ones named
  # The answer of dpkg is remembered for as long as its database stands.
  local stamp="$root/build/.setup" want
  want="$(stat -c '%Y' /var/lib/dpkg/status 2>/dev/null || true) ${build_packages[*]} $*"
  if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$want" ]; then
    ensure_packages "${build_packages[@]}" "$@"
    mkdir -p "$root/build"
    echo "$(stat -c '%Y' /var/lib/dpkg/status 2>/dev/null || true) ${build_packages[*]} $*" >"$stamp"
  fi
  ensure_node_modules grammars "the grammars"
}

build() {  # build PRESET [TARGET...]
  local preset=$1
  shift
  local folder="$root/build/$preset"
  if [ ! -f "$folder/build.ninja" ]; then
    say "configuring ($preset)"
    (cd "$root" && cmake --preset "$preset" >"$folder.log" 2>&1) || { cat "$folder.log" >&2; exit 1; }
  fi
  ninja -C "$folder" "$@" >"$folder.log" 2>&1 &
  local builder=$! waited=0
  # What takes less than a second was nothing to build. A line now and then shows that it goes on.
  while kill -0 "$builder" 2>/dev/null; do
    case $waited in
      10) say "building ($preset): some minutes the first time" ;;
      *00) [ $((waited % 300)) -ne 0 ] || [ "$waited" -eq 0 ] || say "  $(tail -c 300 "$folder.log" | grep -o '^\[[0-9/]*\]' | tail -n 1)" ;;
    esac
    sleep 0.1
    waited=$((waited + 1))
  done
  wait "$builder" || { grep -A40 '^FAILED' "$folder.log" >&2 || cat "$folder.log" >&2; exit 1; }
}
