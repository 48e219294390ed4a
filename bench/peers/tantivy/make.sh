#!/bin/sh
# make.sh OUT: builds the Tantivy peer into folder OUT and prints the command that runs it.
# Exit status 3 and one sentence on stderr: Cargo is not installed.
set -eu
mkdir -p "$1"
out=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)

if ! command -v cargo >/dev/null; then
	echo "the Tantivy peer needs Rust's cargo" >&2
	exit 3
fi

# Cargo writes its lock beside the sources, which names where packages come from.
rm -rf "$out/source"
cp -R "$here" "$out/source"
nice cargo build --quiet --release --manifest-path "$out/source/Cargo.toml" --target-dir "$out" >&2
echo "$out/release/tantivy-peer"
