#!/usr/bin/env bash
# Builds the container image and looks at what it does when it runs.
#
# No image can be pulled where this runs. The Go image that the Dockerfile starts from is
# stood in for by busybox and the Go of this machine; the modules come from the module cache.
set -euo pipefail
cd "$(dirname "$0")/.."

image=localhost/kiosque:check
name=kiosque-check-$$
port=${KIOSQUE_CHECK_PORT:-18080}
address=http://127.0.0.1:$port
corpus=$(mktemp -d)
export BUILDAH_ISOLATION=chroot DISABLE_HC_SYSTEMD=true

podman() { command podman --runtime runc --cgroup-manager cgroupfs "$@"; }
passed() { echo "image: $*"; }
fail() { echo "image: $*" >&2; podman logs "$name" >&2 || true; exit 1; }

remove() { podman rm --force --time 1 --volumes "$name" >/dev/null 2>&1 || true; }
clean() {
  remove
  podman volume rm --force "$name" >/dev/null 2>&1 || true
  rm -rf "$corpus"
}
trap clean EXIT

go_image() { sed -n 's/^FROM .*\(golang:[^ ]*\).*/\1/p' Dockerfile | head -n 1; }

stand_in() {
  local base=$1 container
  if buildah inspect --type image "localhost/$base" >/dev/null 2>&1; then return; fi
  container=$(buildah from scratch)
  buildah copy -q "$container" "$(command -v busybox)" /bin/busybox >/dev/null
  buildah run "$container" -- /bin/busybox sh -c '/bin/busybox --install -s /bin && mkdir -p /tmp && chmod 1777 /tmp'
  buildah copy -q "$container" "$(go env GOROOT)" /usr/local/go >/dev/null
  buildah config --env PATH=/usr/local/go/bin:/bin --env GOROOT=/usr/local/go "$container"
  buildah commit -q --rm "$container" "localhost/$base" >/dev/null
}

# build TAG ARCHITECTURE builds the image of this commit. Nothing is taken from earlier images: buildah would take one
# of the same files for it, whose labels are of another commit. Go's cache is kept.
build() {
  local tag=$1 architecture=$2 epoch
  epoch=$(git log -1 --format=%ct)
  go mod download
  buildah bud --format docker --pull-never --layers=false --timestamp "$epoch" \
    --volume "$(go env GOMODCACHE)/cache/download:/modules:ro" \
    --build-arg GOPROXY=file:///modules --build-arg VERSION=check \
    --build-arg REVISION="$(git rev-parse HEAD)" --build-arg CREATED="$(TZ=UTC git log -1 --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd)" \
    --platform "linux/$architecture" --build-arg BUILDPLATFORM="linux/$(go env GOARCH)" --build-arg TARGETOS=linux --build-arg TARGETARCH="$architecture" \
    --tag "$tag" . >/dev/null
}

# start ARGUMENT… runs the image as a careful host would.
start() {
  podman run --detach --name "$name" --read-only --read-only-tmpfs=false --cap-drop=all \
    --security-opt=no-new-privileges --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 \
    --network host --env "KIOSQUE_ADDR=127.0.0.1:$port" "$@" "$image" >/dev/null
  eventually ready || fail "not ready after 30 s"
  pid=$(podman inspect --format '{{.State.Pid}}' "$name")
}

# eventually runs a command until it succeeds, for thirty seconds.
eventually() {
  for _ in $(seq 60); do
    "$@" >/dev/null 2>&1 && return 0
    sleep 0.5
  done
  return 1
}

ready() { curl -fsS --max-time 3 "$address/readyz"; }
healthy() { podman healthcheck run "$name"; }
told_unhealthy() { ! healthy && [ "$(health_of)" = unhealthy ]; }
status_of() { awk -v key="$1:" '$1 == key { print $2 }' "/proc/$pid/status"; }
health_of() { podman inspect --format '{{.State.Health.Status}}' "$name"; }
label() { podman image inspect --format "{{index .Labels \"org.opencontainers.image.$1\"}}" "$image"; }
finds() { curl -fsS --max-time 5 "$address/search?q=$1" | grep -q "\"total\":$2,"; }

look_at_the_image() {
  local size word
  size=$(($(podman image inspect --format '{{.Size}}' "$image") / 1000000))
  [ "$size" -gt 0 ] && [ "$size" -lt 40 ] || fail "the image has $size MB, want less than 40"
  passed "built, $size MB"
  [ "$(label version)" = check ] && [ "$(label revision)" = "$(git rev-parse HEAD)" ] || fail "its labels are of another version"
  for word in title description licenses created; do [ -n "$(label "$word")" ] || fail "has no label $word"; done
  passed "has its labels, of $(label created)"
}

look_at_arm64() {
  local container folder machine
  build "$image-arm64" arm64
  [ "$(podman image inspect --format '{{.Os}}/{{.Architecture}}' "$image-arm64")" = linux/arm64 ] || fail "the image for arm64 says that it is another's"
  container=$(buildah from --pull-never "$image-arm64")
  folder=$(buildah mount "$container")
  machine=$(od -An -tu2 -j18 -N2 "$folder/kiosque" | tr -d ' ') # e_machine of the ELF header: 183 is AArch64
  buildah rm "$container" >/dev/null
  [ "$machine" = 183 ] || fail "the program for arm64 is for machine $machine"
  passed "cross-built for arm64"
}

look_at_the_process() {
  [ "$(status_of Uid)" = 65532 ] || fail "runs as user $(status_of Uid)"
  passed "runs as user 65532"
  [ "$(status_of CapEff)" = 0000000000000000 ] || fail "has capabilities $(status_of CapEff)"
  passed "has no capability"
  awk '$5 == "/" { print $6 }' "/proc/$pid/mountinfo" | grep -qE '^ro(,|$)' || fail "the root file system is writable"
  passed "its root file system is read-only"
}

# A server that is stopped answers nobody: after its first half minute three checks that fail make
# it unhealthy, and one that succeeds healthy again.
look_at_health() {
  eventually healthy || fail "the health check says unhealthy"
  passed "the health check says healthy"
  kill -STOP "$pid"
  eventually told_unhealthy || fail "a stopped server is $(health_of)"
  kill -CONT "$pid"
  eventually healthy || fail "unhealthy for good"
  passed "unhealthy while the server is stopped, healthy again after"
}

look_with_the_seeds() {
  finds cyberattaque 4 || fail "cyberattaque does not find four articles"
  passed "a search answers from the seeds inside"
  podman exec "$name" /kiosque rebuild >/dev/null || fail "rebuild inside the container"
  finds cyberattaque 4 || fail "no search after the rebuild"
  passed "a rebuild beside the server works"
}

article() { printf '%s\n\n%s\n' "$1" "$2" >"$corpus/$3"; }

# A folder of one's own, a volume that outlives the container.
look_with_a_corpus() {
  chmod 755 "$corpus"
  article "Le phare de l’île rouvre" "Le phare rouvre au public samedi 4 mai 2019, a annoncé la mairie." phare.txt
  article "Ferry delayed by fog" "The ferry was delayed by fog on Monday 6 May 2019, the harbour said." ferry.txt
  start --volume "$corpus:/corpus:ro" --volume "$name:/data" --env KIOSQUE_CORPUS=/corpus
  finds phare 1 && finds ferry 1 && finds cyberattaque 0 || fail "does not serve the corpus that is mounted"
  passed "serves a corpus that is mounted"
  article "Le phare ferme" "Le phare ferme pour travaux lundi 2 septembre 2019, a annoncé la mairie." ferme.txt
  podman exec "$name" /kiosque rebuild >/dev/null || fail "rebuild of a mounted corpus"
  eventually finds phare 2 || fail "the rebuild is not served"
  passed "a rebuild takes what came into it"
  stop
  remove_container
  start --volume "$name:/data" # without the corpus: what answers is what was kept
  finds phare 2 || fail "the volume was not kept"
  passed "another container answers from the same volume"
  stop
}

remove_container() { podman rm --force --time 1 "$name" >/dev/null; }

stop() {
  local before=$SECONDS status
  podman kill --signal TERM "$name" >/dev/null
  status=$(timeout 5 env podman --runtime runc --cgroup-manager cgroupfs wait "$name") || fail "still running 5 s after SIGTERM"
  [ "$status" = 0 ] || fail "ended with status $status"
  passed "SIGTERM ends it in $((SECONDS - before)) s with status 0"
}

base=$(go_image)
wanted=golang:$(sed -n 's/^go //p' go.mod)-alpine
[ "$base" = "$wanted" ] || fail "the Dockerfile starts from $base, go.mod asks for $wanted"
.ci/tools/bin/hadolint Dockerfile || fail "the Dockerfile is not as hadolint wants it"
passed "hadolint finds nothing in the Dockerfile"
stand_in "$base"
build "$image" "$(go env GOARCH)"
look_at_the_image
start
look_at_the_process
look_with_the_seeds
look_at_arm64 # takes its time, while the server runs
look_at_health
stop
remove
look_with_a_corpus
