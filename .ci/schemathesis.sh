#!/usr/bin/env bash
# Asks the real program what its own description of the API allows and what it forbids, with the seeds and with an
# administrative key, and finds nothing. Further arguments go to Schemathesis.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  [ -z "$server" ] || wait "$server" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

go build -o "$work/kiosque" .
key=$(head -c 24 /dev/urandom | base64 | tr -d '+/=')
KIOSQUE_ADMIN_KEY=$key "$work/kiosque" serve --addr 127.0.0.1:0 --crawlers --corpus seeds --data "$work/data" >"$work/log" 2>&1 &
server=$!

address=
for _ in $(seq 600); do
  address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$work/log" | head -1 || true)
  [ -n "$address" ] && curl -fsS "$address/readyz" >/dev/null 2>&1 && break
  kill -0 "$server" 2>/dev/null || { cat "$work/log"; exit 1; }
  sleep 0.1
done

.ci/tools/bin/st --config-file .ci/schemathesis.toml run "$address/openapi.json" --header "Authorization: Bearer $key" \
  --max-examples 300 --phases examples,coverage,fuzzing --seed 1 --continue-on-failure --no-color "$@" || {
  status=$?
  tail -20 "$work/log"
  exit "$status"
}
