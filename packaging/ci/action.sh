#!/usr/bin/env bash
# The shell steps of action.yml, one a subcommand, so that they can be run and timed anywhere.
# usage: packaging/ci/action.sh key|build|run
# Inputs come by environment variables and are never part of a command's text:
#   BRIEF_HOME   folder for the program and what it needs at run time; cached between jobs
#   BRIEF_MODE   run: check (default) or refresh
#   BRIEF_DIRECTORY   run: any folder of the repository (default: .)
set -euo pipefail
source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
home=${BRIEF_HOME:-$source_root/build/ci}

# Names what a built program depends on: the action's commit (or, where it is no clone, all of its
# files) and the image of the runner.
key() {
  local commit image
  commit=$(git -C "$source_root" rev-parse --verify -q HEAD 2>/dev/null) ||
    commit=$(cd "$source_root" && find . -type f -not -path './build/*' -not -path '*/node_modules/*' -print0 |
      sort -z | xargs -0 sha256sum | sha256sum | cut -c1-40)
  # ImageOS and ImageVersion are set on GitHub's own runners.
  image=${ImageOS:-$(. /etc/os-release && echo "$ID$VERSION_ID")}-${ImageVersion:-0}-$(uname -m)
  printf 'binary=brief-%s-%s\n' "$image" "$commit"
}

# The program, and libgit2 with its libraries: a later job finds them without installing anything.
build() {
  "$source_root/scripts/build" --yes
  mkdir -p "$home/lib"
  cp "$source_root/build/release/brief" "$home/brief"
  local library
  library=$(find /usr/lib /usr/local/lib -name 'libgit2.so.*' 2>/dev/null | sort | head -n 1)
  cp -L "$library" "$home/lib/"
  ldd "$library" | awk '$2 == "=>" && $3 ~ /^\// { print $3 }' |
    grep -vE '/(libc|libm|libdl|libpthread|librt|libresolv|ld-linux[^/]*)\.so' | xargs -r cp -L -t "$home/lib"
}

run() {
  local directory=${BRIEF_DIRECTORY:-.}
  export LD_LIBRARY_PATH=$home/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}
  case ${BRIEF_MODE:-check} in
    check) exec "$home/brief" -C "$directory" check --format github ;;
    refresh) exec "$home/brief" -C "$directory" refresh ;;
    *)
      echo "::error title=brief::the input mode is check or refresh"
      exit 2
      ;;
  esac
}

case ${1:-} in
  key | build | run) "$1" ;;
  *)
    echo "usage: $0 key|build|run" >&2
    exit 2
    ;;
esac
