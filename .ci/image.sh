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
export BUILDAH_ISOLATION=chroot DISABLE_HC_SYSTEMD=true

podman() { command podman --runtime runc --cgroup-manager cgroupfs "$@"; }
passed() { echo "image: $*"; }
fail() { echo "image: $*" >&2; podman logs "$name" >&2 || true; exit 1; }

clean() { podman rm --force --time 1 --volumes "$name" >/dev/null 2>&1 || true; }
trap clean EXIT

go_image() { sed -n 's/^FROM \(golang:[^ ]*\).*/\1/p' Dockerfile | head -n 1; }

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

build() {
  go mod download
  buildah bud --format docker --pull-never --layers \
    --volume "$(go env GOMODCACHE)/cache/download:/modules:ro" \
    --build-arg GOPROXY=file:///modules --build-arg VERSION=check \
    --tag "$image" . >/dev/null
}

start() {
  podman run --detach --name "$name" --read-only --read-only-tmpfs=false --cap-drop=all \
    --security-opt=no-new-privileges --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 \
    --network host --env "KIOSQUE_ADDR=127.0.0.1:$port" "$image" >/dev/null
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
status_of() { awk -v key="$1:" '$1 == key { print $2 }' "/proc/$pid/status"; }

look() {
  eventually ready || fail "not ready after 30 s"
  passed "ready with the seeds inside"
  pid=$(podman inspect --format '{{.State.Pid}}' "$name")

  [ "$(status_of Uid)" = 65532 ] || fail "runs as user $(status_of Uid)"
  passed "runs as user 65532"
  [ "$(status_of CapEff)" = 0000000000000000 ] || fail "has capabilities $(status_of CapEff)"
  passed "has no capability"
  awk '$5 == "/" { print $6 }' "/proc/$pid/mountinfo" | grep -qE '^ro(,|$)' || fail "the root file system is writable"
  passed "its root file system is read-only"

  curl -fsS --max-time 5 "$address/search?q=cyberattaque" | grep -q '"total":4,' || fail "cyberattaque does not find four articles"
  passed "a search answers"
  eventually healthy || fail "the health check says unhealthy"
  passed "the health check says healthy"
  podman exec "$name" /kiosque rebuild >/dev/null || fail "rebuild inside the container"
  curl -fsS --max-time 5 "$address/search?q=cyberattaque" | grep -q '"total":4,' || fail "no search after the rebuild"
  passed "a rebuild beside the server works"
}

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
stand_in "$base"
build
size=$(($(podman image inspect --format '{{.Size}}' "$image") / 1000000))
[ "$size" -gt 0 ] && [ "$size" -le 40 ] || fail "the image has $size MB, want at most 40"
passed "built, $size MB"
start
look
stop
