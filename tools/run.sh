#!/bin/sh
# The first run: with a display, the window on a library that holds the sample story; without one, the same story
# imported, exported to build/out and, where that is built, photographed. Prints what it made.
set -eu
cd "$(dirname "$0")/.."

copydesk=.venv/bin/copydesk
library=build/sample.copydesk
out=build/out
mkdir -p build

import_sample() {
    for raw in resources/sample/*.txt resources/sample/*.html; do
        [ -e "$raw" ] || continue
        "$copydesk" --library "$library" import "$raw" --accept likely --as "Sample Desk"
    done
}

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    [ -e "$library" ] || import_sample
    exec "$copydesk" --library "$library" open
fi

echo "No display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so the sample story goes through the command line."
rm -rf "$library" "$library-wal" "$library-shm" "$out"
import_sample
for target in html page markdown json; do
    "$copydesk" --library "$library" export --all --to "$target" --out "$out" --draft
done
if [ -e tools/screenshots.py ] || [ -e tools/screenshots/__main__.py ]; then
    QT_QPA_PLATFORM=offscreen .venv/bin/python -m tools.screenshots --out "$out" --only window
fi
echo
echo "Library: $library"
echo "Made:"
find "$out" -type f | sort | sed 's/^/  /'
