#!/usr/bin/env bash
# Benchmarks on a throw-away PostgreSQL cluster: run by `cargo xtask with-postgres`.
set -euo pipefail

program=$1
folder=$(mktemp --directory)
trap 'rm --recursive --force "$folder"' EXIT

for name in appends kill; do
  createdb --maintenance-db="$YANAPAQ_TEST_POSTGRES" "bench_$name"
  "$program" --data "$folder/$name" --database "${YANAPAQ_TEST_POSTGRES%/*}/bench_$name" bench "$name"
done
