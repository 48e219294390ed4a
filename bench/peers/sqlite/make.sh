#!/bin/sh
# make.sh OUT: copies the SQLite peer into folder OUT and prints the command that runs it.
# Exit status 3 and one sentence on stderr: no Python 3.10 or later with SQLite's FTS5 is installed.
set -eu
mkdir -p "$1"
out=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)

if ! python3 - 2>/dev/null <<'PYTHON'
import sqlite3, sys
assert sys.version_info >= (3, 10)
sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE words USING fts5(body)")
PYTHON
then
	echo "the SQLite peer needs Python 3.10 or later whose sqlite3 has FTS5" >&2
	exit 3
fi

cp "$here"/*.py "$out"
# -B: no byte code is left beside the sources.
echo "$(python3 -c 'import sys; print(sys.executable)') -B $out/peer.py"
