#!/usr/bin/env bash
# Runs every fuzz target of the tree on so many inputs, or for so long: fuzz.sh [20000x|10s]. Each has one processor, so
# that linking one goes on beside trying another.
# A number is the safer: at the end of a time go test may fail with "context deadline exceeded".
set -euo pipefail
cd "$(dirname "$0")/.."
export time=${1:-20000x}

targets=$(grep -rhoE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | wc -l)
[ "$targets" -gt 0 ] || { echo "no fuzz target found" >&2; exit 1; }

# fuzz FILE:func TARGET; 255 has xargs end.
fuzz() {
  local folder said target=${1#*:func }
  folder=$(dirname "${1%%:*}")
  said=$(go test -run='^$' -fuzz="^$target\$" -fuzztime="$time" -parallel=1 "$folder" 2>&1) || { echo "$said"; exit 255; }
  echo "fuzz $folder $target for $time: $(tail -1 <<<"$said")"
}
export -f fuzz
# shellcheck disable=SC2016 # bash expands it
grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | sort | tr '\n' '\0' | xargs -0 -n1 -P"$(nproc)" bash -c 'set -euo pipefail; fuzz "$1"' _
echo "$targets fuzz targets found nothing"
