#!/bin/sh
# make.sh OUT: builds the Lucene peer into folder OUT and prints the command that runs it.
# Exit status 3 and one sentence on stderr: Maven or a JDK of version 21 or later is not installed.
set -eu
mkdir -p "$1"
out=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)

# major JDK: the major version of the Java in folder JDK, 0 when it has no compiler.
major() {
	[ -n "$1" ] && [ -x "$1/bin/javac" ] || { echo 0; return; }
	"$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

# The first JDK that is new enough: the one chosen by the user, the one in the path, those of the system.
jdk=
path=$(command -v javac || true)
[ -z "$path" ] || path=$(readlink -f "$path")
for candidate in "${JAVA_HOME:-}" "${path%/bin/javac}" /usr/lib/jvm/*; do
	if [ "$(major "$candidate")" -ge 21 ]; then
		jdk=$candidate
		break
	fi
done
if [ -z "$jdk" ] || ! command -v mvn >/dev/null; then
	echo "the Lucene peer needs Maven and a JDK of version 21 or later" >&2
	exit 3
fi

JAVA_HOME=$jdk nice mvn -B -q -f "$here/pom.xml" -Dout="$out" package >&2

# The vector module is what Lucene's documentation asks for; the throughput collector is the one its own benchmarks run with.
echo "$jdk/bin/java --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED -XX:+UseParallelGC -Xmx2g -cp $out/peer.jar:$out/lib/* kiosque.peer.Main"
