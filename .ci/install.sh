#!/usr/bin/env bash
# Installs from Debian what the checks need and the machine has not.
set -euo pipefail

packages=()
need() { # need COMMAND PACKAGE…
  command -v "$1" >/dev/null || packages+=("${@:2}")
}
need chromium chromium
need buildah buildah
need podman podman
need runc runc
need busybox busybox-static
need gcc gcc libc6-dev
need curl curl
need make make
# Fonts have no command: pages without them show boxes for letters.
for font in fonts-dejavu-core fonts-noto-core; do
  dpkg -s "$font" >/dev/null 2>&1 || packages+=("$font")
done
if [ ${#packages[@]} -eq 0 ]; then
  echo "nothing to install"
  exit 0
fi

retry() {
  for attempt in 1 2 3; do
    "$@" && return 0
    echo "attempt $attempt failed: $*" >&2
    sleep $((attempt * 10))
  done
  return 1
}
export DEBIAN_FRONTEND=noninteractive
retry apt-get update -qq
retry apt-get install -y -qq --no-install-recommends "${packages[@]}"
