#!/bin/sh
# The first run: the sample story, in both its raw forms, imported into a library of its own, exported in every target,
# and photographed where Chromium is there. Prints what it made; on a desktop it opens the page that readers would get.
set -eu
cd "$(dirname "$0")/.."

copydesk=.venv/bin/copydesk
library=build/sample.copydesk
out=build/out

rm -rf "$library" "$library-wal" "$library-shm" "$out"
mkdir -p build
"$copydesk" --library "$library" import resources/sample/syndicated.txt resources/sample/saved-page.html \
    --accept likely --as "Sample Desk"
for target in html page markdown json; do
    "$copydesk" --library "$library" export --all --to "$target" --out "$out" --draft
done
"$copydesk" --library "$library" check --all || true

page=$(find "$out" -name '*.page.html' | sort | head -n 1)
for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null 2>&1; then
        profile=$(mktemp -d)
        "$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
            --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$profile" \
            --window-size=1200,1600 --screenshot="$out/page.png" "file://$PWD/$page" >/dev/null 2>&1 \
            || echo "$browser took no picture of the page."
        rm -rf "$profile"
        break
    fi
done
[ -e "$out/page.png" ] || echo "No Chromium is here, so there is no picture of the page; open it in any browser."

echo
echo "Library: $library"
echo "Made:"
find "$out" -type f | sort | sed 's/^/  /'
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    .venv/bin/python -m webbrowser "file://$PWD/$page" >/dev/null
fi
