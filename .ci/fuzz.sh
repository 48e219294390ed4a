#!/usr/bin/env bash
# Runs every fuzz target of the tree for a few seconds: fuzz.sh [TIME]
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-10s}

targets=$(grep -rhoE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | wc -l)
[ "$targets" -gt 0 ] || { echo "no fuzz target found" >&2; exit 1; }

while IFS=: read -r file target; do
  target=${target#func }
  echo "fuzz $(dirname "$file") $target for $time"
  go test -run='^$' -fuzz="^$target\$" -fuzztime="$time" "$(dirname "$file")" | grep -v "^fuzz: elapsed"
done < <(grep -roE --include='*_test.go' '^func Fuzz[A-Za-z0-9_]+' . | sort)
echo "$targets fuzz targets found nothing"
