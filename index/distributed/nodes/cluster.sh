#!/usr/bin/env bash
# A real OpenSearch cluster on this machine, for tests and to try things on. Each node is a process of its own, which
# listens on the loopback only, over plain HTTP and without users. Wants bash, curl, Maven, unzip and Java 21 or later.
#
#   cluster.sh start [N]   N nodes, 3 unless it is said, and waits until all of them agree that nothing is missing
#   cluster.sh wait        waits for that again
#   cluster.sh kill I      ends node I at once, as kill -9 does
#   cluster.sh freeze I    has node I stand still; thaw I lets it go on
#   cluster.sh node I      starts node I again, on what it held
#   cluster.sh stop        ends all nodes; what they held stays
#   cluster.sh clean       ends all nodes and deletes what they held
#   cluster.sh watch PID   does that once process PID has ended
#   cluster.sh urls        where the nodes answer, parted by commas
#   cluster.sh manager     the node that the others have elected
#   cluster.sh java        the Java that they run on
#
# Two clusters need two folders (OS_WORK) and other ports: node I answers on port OS_HTTP_BASE+I and speaks to the other
# nodes on port OS_TRANSPORT_BASE+I.
set -euo pipefail

# The artifact is pinned. It is the whole distribution with analysis-common and painless, without further plugins.
version=3.6.0
sum=a91faa1dc1cadc78cb278b4f63847e19e1627a4e9de698e14e7efc14ee37b286
artifact=org.opensearch.distribution.integ-test-zip:opensearch:$version:zip
copy=org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy
oldest_java=21

work=${OS_WORK:-${TMPDIR:-/tmp}/kiosque-cluster}
http=${OS_HTTP_BASE:-19200}
transport=${OS_TRANSPORT_BASE:-19300}
heap=${OS_HEAP:-512m}
patience=${OS_TIMEOUT:-300} # seconds until all must agree
# What starts soonest; where speed is measured, OS_JAVA_OPTIONS says otherwise.
options=${OS_JAVA_OPTIONS:--XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote}
distribution=$work/opensearch-$version
nobody=65534 # OpenSearch refuses to be root
drop=()
[ "$(id -u)" != 0 ] || drop=(setpriv "--reuid=$nobody" "--regid=$nobody" --clear-groups)

say() { echo "cluster: $*"; }
fail() { say "$*" >&2; exit 1; }

# as_node runs a command as the user that nodes are: whoever asks, or nobody where that is root.
as_node() { "${drop[@]}" "$@"; }

# number WHAT VALUE LEAST MOST refuses what is no whole number from LEAST to MOST.
number() {
  [[ $2 =~ ^[1-9][0-9]{0,6}$ ]] && [ "$2" -ge "$3" ] && [ "$2" -le "$4" ] || fail "$1: expected a number from $3 to $4, not \"$2\""
}

# java_version JAVA is its first number: 25.
java_version() { as_node "$1" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'; }

is_java() { as_node test -x "$1" 2>/dev/null && [ "$(java_version "$1" | grep . || echo 0)" -ge "$oldest_java" ]; }

# java is OS_JAVA_HOME's where that is set, else the first that is young enough.
java() {
  local java
  if [ -n "${OS_JAVA_HOME:-}" ]; then
    is_java "$OS_JAVA_HOME/bin/java" || fail "OS_JAVA_HOME: expected the folder of a Java of version $oldest_java or later"
    echo "$OS_JAVA_HOME/bin/java"
    return
  fi
  for java in "${JAVA_HOME:-}/bin/java" "$(type -P java)" /usr/lib/jvm/*/bin/java; do
    if is_java "$java"; then echo "$java"; return; fi
  done
  fail "OpenSearch $version wants Java $oldest_java or later, and there is none"
}

# folder is ours and can be walked through by nodes, or is refused.
folder() {
  mkdir -p "$work"
  [ -O "$work" ] || fail "$work belongs to somebody else; OS_WORK names another folder"
  chmod 755 "$work"
  as_node test -x "$work" || fail "$work cannot be reached by user $nobody, as whom OpenSearch runs; OS_WORK names another folder"
}

# fetch brings the distribution, looks at its checksum and unpacks it, without 73 MB of places and what we do not speak.
fetch() {
  [ ! -f "$distribution/.whole" ] || return 0
  local zip=$work/opensearch-$version.zip
  rm -rf "$distribution" "$zip"
  mvn --batch-mode --quiet "$copy" -Dartifact="$artifact" -DoutputDirectory="$work" >&2 || fail "Maven does not bring $artifact"
  echo "${OS_SHA256:-$sum}  $zip" | sha256sum --check --quiet - >&2 || { rm -f "$zip"; fail "$artifact is not what it was: its checksum differs"; }
  (cd "$work" && unzip -q "$zip" -x '*/modules/ingest-geoip/*' '*/modules/transport-grpc/*' '*.bat' '*.exe')
  rm "$zip"
  chmod -R a+rX "$distribution"
  touch "$distribution/.whole"
}

size() { cat "$work/size" 2>/dev/null || fail "no cluster was started in $work"; }

# pid I is the process of node I, if it runs: a number of a process that has become another's is not taken.
pid() {
  local pid
  pid=$(cat "$work/n$1/pid" 2>/dev/null) || return 1
  tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF -- "-Dopensearch.path.conf=$work/n$1/config" && echo "$pid"
}

# free NAME PORT refuses a port on which somebody listens, and says what names others.
free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$2") 2>/dev/null || fail "somebody listens on port $2; $1 names others"; }

# configure I N writes what node I of N is told.
configure() {
  local node=$work/n$1 seeds='' names='' i
  for i in $(seq "$2"); do seeds+="\"127.0.0.1:$((transport + i))\","; names+="\"n$i\","; done
  mkdir -p "$node"/{config,data,logs,tmp}
  cat >"$node/config/opensearch.yml" <<END
cluster.name: kiosque-$http
node.name: n$1
path.data: $node/data
path.logs: $node/logs
network.host: 127.0.0.1
http.port: $((http + $1))
transport.port: $((transport + $1))
discovery.seed_hosts: [${seeds%,}]
cluster.initial_cluster_manager_nodes: [${names%,}]
cluster.routing.allocation.disk.threshold_enabled: false
indices.breaker.total.use_real_memory: false # garbage that the serial collector has not met yet is no memory in use
END
  cat >"$node/config/log4j2.properties" <<'END'
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%-25c{1.}] [%node_name]%marker %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
END
  [ "$(id -u)" != 0 ] || chown -R $nobody:$nobody "$node"
}

# launch I starts node I. OpenSearch's own script runs further Javas first; these are the options at which it arrives,
# without heap dumps. exec keeps the number of the process, and setsid keeps Ctrl-C from it.
launch() {
  local node=$work/n$1 java given
  ! pid "$1" >/dev/null || fail "node $1 runs already"
  java=$(java)
  read -ra given <<<"$options"
  ! "$java" --list-modules | grep -q '^jdk.incubator.vector@' || given+=("--add-modules=jdk.incubator.vector")
  (
    cd "$distribution"
    exec </dev/null >>"$node/logs/console.log" 2>&1
    exec "${drop[@]}" setsid "$java" -Xshare:auto -Xms"$heap" -Xmx"$heap" "${given[@]}" \
      -Xss1m -XX:MaxDirectMemorySize=256m -XX:ErrorFile="$node/logs/hs_err_%p.log" -XX:-OmitStackTraceInFastThrow \
      -Djava.io.tmpdir="$node/tmp" -Djna.tmpdir="$node/tmp" -Djna.nosys=true -Djava.awt.headless=true -Dfile.encoding=UTF-8 \
      -Djava.locale.providers=SPI,CLDR -Dopensearch.networkaddress.cache.ttl=60 -Dopensearch.networkaddress.cache.negative.ttl=10 \
      -Dio.netty.noUnsafe=true -Dio.netty.noKeySetOptimization=true -Dio.netty.recycler.maxCapacityPerThread=0 \
      -Dio.netty.allocator.numDirectArenas=0 -Dlog4j.shutdownHookEnabled=false -Dlog4j2.disable.jmx=true \
      -Dorg.apache.lucene.store.MMapDirectory.sharedArenaMaxPermits=1 -javaagent:agent/opensearch-agent.jar \
      -Dopensearch.path.home="$distribution" -Dopensearch.path.conf="$node/config" \
      -Dopensearch.distribution.type=zip -Dopensearch.bundled_jdk=false \
      -cp "$distribution/lib/*" org.opensearch.bootstrap.OpenSearch
  ) &
  echo $! >"$node/pid"
  appears "$1"
}

# appears waits until the process of node I is Java, which is at once.
appears() {
  for _ in $(seq 100); do
    ! pid "$1" >/dev/null || return 0
    sleep 0.1
  done
  tail -n 30 "$work/n$1/logs/console.log" >&2
  fail "node $1 does not start"
}

start() {
  local n=$1 i
  number "nodes" "$n" 1 9
  number OS_HTTP_BASE "$http" 1024 65000
  number OS_TRANSPORT_BASE "$transport" 1024 65000
  folder
  for i in $(seq "$n"); do
    ! pid "$i" >/dev/null || fail "node $i runs already in $work; cluster.sh stop ends it"
    free OS_HTTP_BASE $((http + i))
    free OS_TRANSPORT_BASE $((transport + i))
  done
  java >/dev/null
  fetch
  echo "$n" >"$work/size"
  for i in $(seq "$n"); do configure "$i" "$n"; launch "$i"; done
  wait_all
}

# agrees I N tells whether node I knows N nodes and misses nothing.
agrees() {
  curl -fsS -m 5 "http://127.0.0.1:$((http + $1))/_cluster/health?local=true&filter_path=status,number_of_nodes" 2>/dev/null |
    grep -q "\"status\":\"green\",\"number_of_nodes\":$2\b"
}

wait_all() {
  local n i agreed deadline=$((SECONDS + patience))
  n=$(size)
  while :; do
    agreed=0
    for i in $(seq "$n"); do
      pid "$i" >/dev/null || { tail -n 30 "$work/n$i/logs/console.log" >&2; fail "node $i has ended"; }
      ! agrees "$i" "$n" || agreed=$((agreed + 1))
    done
    [ $agreed -lt "$n" ] || break
    [ $SECONDS -lt $deadline ] || { tail -n 20 "$work"/n*/logs/console.log >&2; fail "the nodes did not agree within $patience s"; }
    sleep 0.3
  done
  say "$n nodes after $SECONDS s: KIOSQUE_CLUSTER=$(urls)"
}

# signal I NAME sends node I a signal.
signal() {
  local pid
  number "node" "$1" 1 9
  pid=$(pid "$1") || fail "node $1 does not run"
  kill -"$2" "$pid"
}

# gone I... tells whether none of the nodes runs.
gone() {
  local i
  for i in "$@"; do ! pid "$i" >/dev/null || return 1; done
}

# await_end waits up to SECONDS for the end of nodes: await_end SECONDS I...
await_end() {
  local deadline=$((SECONDS + $1))
  shift
  until gone "$@"; do
    [ $SECONDS -lt $deadline ] || return 1
    sleep 0.1
  done
}

stop() {
  [ -f "$work/size" ] || return 0
  local all i
  mapfile -t all < <(seq "$(size)")
  for i in "${all[@]}"; do ! pid "$i" >/dev/null || { signal "$i" CONT; signal "$i" TERM; }; done
  await_end 20 "${all[@]}" || for i in "${all[@]}"; do ! pid "$i" >/dev/null || signal "$i" KILL; done
  await_end 20 "${all[@]}" || fail "a node does not end"
  rm -f "$work"/n*/pid
}

clean() {
  stop
  rm -rf "$work"/n[1-9] "$work/size"
}

watch() {
  number "process" "$1" 2 4194304
  while kill -0 "$1" 2>/dev/null; do sleep 1; done
  clean
}

urls() {
  local n i urls=''
  n=$(size)
  for i in $(seq "$n"); do urls+="http://127.0.0.1:$((http + i)),"; done
  echo "${urls%,}"
}

# manager asks each node in turn: the one asked first may be away.
manager() {
  local n i said
  n=$(size)
  for i in $(seq "$n"); do
    said=$(curl -fsS -m 5 "http://127.0.0.1:$((http + i))/_cat/cluster_manager?h=node" 2>/dev/null) || continue
    if [[ $said =~ ^n([1-9])[[:space:]]*$ ]]; then echo "${BASH_REMATCH[1]}"; return; fi
  done
  fail "no node knows a manager"
}

case "${1:-}" in
  start) start "${2:-3}" ;;
  wait) wait_all ;;
  kill) signal "${2:-}" KILL; await_end 20 "$2" ;;
  freeze) signal "${2:-}" STOP ;;
  thaw) signal "${2:-}" CONT ;;
  node) n=$(size); number "node" "${2:-}" 1 "$n"; launch "$2" ;;
  watch) watch "${2:-}" ;;
  stop | clean | urls | manager | java) "$1" ;;
  *) sed -n '2,/^set/{/^#/s/^# \{0,1\}//p}' "$0" >&2; exit 2 ;;
esac
