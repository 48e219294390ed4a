#!/usr/bin/env bash
# Builds the archives of a release, builds them again from another folder, and one of them with an
# empty cache too: the bytes must be the same. The release itself checks what each program is for.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH

release() { go run ./release -version 0.0.0-check -out "$@" >/dev/null; }

# agrees OUT WHAT compares sums of archives with those of the first time.
agrees() {
  (cd "$folder/first" && sha256sum --check --quiet "$folder/$1/SHA256SUMS") || { echo "release: other bytes $2" >&2; exit 1; }
  echo "release: the same bytes $2"
}

release "$folder/first"
(cd "$folder/first" && sha256sum --check --quiet SHA256SUMS)
[ "$(wc -l <"$folder/first/SHA256SUMS")" = 6 ] || { echo "release: not six archives" >&2; exit 1; }
echo "release: six archives, $(du -sm "$folder/first" | cut -f1) MB"

mkdir "$folder/elsewhere"
git ls-files -z | tar --null --files-from - --create | tar --extract --directory "$folder/elsewhere"
cd "$folder/elsewhere"
GOCACHE=$folder/cache release "$folder/third" -targets linux/amd64 & # compiles, while the other links
third=$!
release "$folder/second"
agrees second "from another folder, a while later"
wait "$third"
agrees third "with an empty cache"

tar --extract --gzip --file "$folder"/first/*linux-amd64.tar.gz --directory "$folder"
"$folder"/kiosque-0.0.0-check-linux-amd64/kiosque version | grep -q '^kiosque 0.0.0-check,' || { echo "release: the program does not know its version" >&2; exit 1; }
echo "release: the program in the archive starts and knows its version"
