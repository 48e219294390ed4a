#!/usr/bin/env bash
# Installs what the checks need and the machine has not: from Debian, and what is pinned in package-lock.json and requirements.txt.
set -euo pipefail
cd "$(dirname "$0")/.."

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
need jq jq
need make make
need openssl openssl
need node nodejs
need npm npm
need java default-jre-headless
need nginx nginx
need caddy caddy
need systemd-analyze systemd
need python3 python3
python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv) # Debian keeps pip's seed apart
# Fonts have no command: pages without them show boxes for letters.
for font in fonts-dejavu-core fonts-noto-core; do
  dpkg -s "$font" >/dev/null 2>&1 || packages+=("$font")
done

retry() {
  for attempt in 1 2 3; do
    "$@" && return 0
    echo "attempt $attempt failed: $*" >&2
    sleep $((attempt * 10))
  done
  return 1
}

if [ ${#packages[@]} -gt 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  retry apt-get update -qq
  retry apt-get install -y -qq --no-install-recommends "${packages[@]}"
fi
retry make --no-print-directory tools
retry make --no-print-directory python
