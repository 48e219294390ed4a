#!/usr/bin/env bash
# Looks at the files for those who serve: units by systemd's own checks, the compose file by
# podman-compose, and the proxies' files by the proxies themselves, before the real program.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
passed() { echo "deploy: $*"; }
fail() { echo "deploy: $*" >&2; exit 1; }

# The program that the units start is not installed here: another stands for it.
for unit in deploy/kiosque*; do sed 's#/usr/local/bin/kiosque#/bin/true#' "$unit" >"$folder/${unit##*/}"; done
mkdir "$folder/kiosque.service.d"
cp deploy/keys.conf "$folder/kiosque.service.d"

units() {
  SYSTEMD_UNIT_PATH="$folder:" systemd-analyze verify --man=no --recursive-errors=one "$folder"/kiosque*.{service,socket,timer} 2>"$folder/said" || fail "$(cat "$folder/said")"
  [ ! -s "$folder/said" ] || fail "$(cat "$folder/said")"
  passed "systemd-analyze verify finds nothing in the units and what is put beside them"
}

# exposure UNIT is from 0, safe, to 100, unsafe: ten times what systemd-analyze says.
exposure() { systemd-analyze security --offline=true --threshold=20 "$1" | sed -n 's/.*Overall exposure level for [^:]*: \([0-9]*\)\.\([0-9]\).*/\1\2/p'; }

hardened() {
  local unit level
  for unit in "$folder"/*.service; do
    level=$(exposure "$unit") || fail "${unit##*/} is exposed: $level of 100"
    passed "${unit##*/} has an exposure of $((10#$level)) of 100"
  done
}

compose() {
  .ci/tools/bin/podman-compose --file deploy/compose.yaml config >"$folder/compose" 2>"$folder/said" || fail "$(cat "$folder/said")"
  for word in read_only: cap_drop: no-new-privileges:true healthcheck: mem_limit: pids_limit:; do
    grep -q -- "$word" "$folder/compose" || fail "the compose file says nothing of $word"
  done
  ! grep -qE 'image:.*(:latest|[^0-9a-z]$)' "$folder/compose" || fail "the compose file takes whatever is newest"
  passed "podman-compose reads the compose file"
}

units
hardened
compose
