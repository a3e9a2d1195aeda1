#!/usr/bin/env bash
# Builds things. Well.
set -euo pipefail

source ./lib/common.sh
. "$(dirname "$0")/util.sh"
. "${BASH_SOURCE%/*}/x.sh"
source "$DIR"/y.sh

readonly VERSION="1.0"
declare -r MAX=3
export PATH_X=/usr/bin
NAME=x#y

# Says hello.
hello() {
  local x=1
  echo "hi $(echo "$x" | sed "s/)/}/")" \" # it's
  inner() { :; }
}

function bye {
  cat <<-EOF
	foo() { no }
	EOF
  cat << 'END' | grep "x"
bar() {
END
}

function both() { hello; }

sub() (
  cd x
)

my-fn::x()
{
  case $1 in
    a) echo one ;;
    *) echo "${#x} ${x:-"}"}" ;;
  esac
}

case $1 in
  start) hello ;;
esac
if true; then cond() { :; }; fi
[[ $x == y ]] && bye || hello $'it\'s'
last() { hello "$@"; }
last "$@"
