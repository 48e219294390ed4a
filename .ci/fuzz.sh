#!/usr/bin/env bash
# Runs every fuzz target of the tree on so many inputs, or for so long: fuzz.sh [20000x|10s].
# A number is the safer: at the end of a time go test may fail with "context deadline exceeded".
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-20000x}

targets=$(grep -rhoE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | wc -l)
[ "$targets" -gt 0 ] || { echo "no fuzz target found" >&2; exit 1; }

while IFS=: read -r file target; do
  target=${target#func }
  echo "fuzz $(dirname "$file") $target for $time"
  go test -run='^$' -fuzz="^$target\$" -fuzztime="$time" "$(dirname "$file")" | grep -v "^fuzz: elapsed"
done < <(grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | sort)
echo "$targets fuzz targets found nothing"
