#!/usr/bin/env bash
# Installs what is missing, by name: `install.sh apt PACKAGE...`, `install.sh cargo PROGRAM...`. Says nothing when all is there.
set -euo pipefail

kind=$1
shift

case $kind in
  apt)
    missing=()
    for package in "$@"; do
      dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
    done
    if [ "${#missing[@]}" -gt 0 ]; then
      echo "Installing ${missing[*]}"
      as_root=()
      [ "$(id -u)" -eq 0 ] || as_root=(sudo)
      "${as_root[@]}" apt-get update --quiet=2
      DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install --yes --quiet=2 --no-install-recommends "${missing[@]}" >/dev/null
    fi
    ;;
  cargo)
    for program in "$@"; do
      if ! command -v "$program" >/dev/null; then
        echo "Installing $program"
        cargo install --locked --quiet "$program"
      fi
    done
    ;;
  *)
    echo "usage: install.sh apt PACKAGE... | cargo PROGRAM..." >&2
    exit 2
    ;;
esac
