#!/bin/sh
# Writes the samples and photographs each at desktop and phone width: shots.sh FOLDER [LANG] [PATTERN] [light|dark].
# Needs chromium and python3. The folder then holds LANG/NAME.html and shots/LANG-NAME-WIDTH.png.
set -eu
folder=$1 lang=${2:-es} pattern=${3:-*} scheme=${4:-light}
case $scheme in dark) setting=0 mark=-dark ;; *) setting=1 mark= ;; esac
cargo run --quiet -p web --features samples --example samples -- "$folder"
mkdir -p "$folder/shots"
(cd "$folder" && exec python3 -m http.server 8931 --bind 127.0.0.1 >/dev/null 2>&1) &
server=$!
trap 'kill $server' EXIT
sleep 1
for page in "$folder/$lang"/$pattern.html; do
  name=$(basename "$page" .html)
  for size in 1366,768 390,844; do
    chromium --headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars \
      --force-device-scale-factor=1 --window-size=$size --blink-settings=preferredColorScheme=$setting \
      --screenshot="$folder/shots/$lang-$name-${size%,*}$mark.png" \
      "http://127.0.0.1:8931/$lang/$name.html" >/dev/null 2>&1
  done
done
