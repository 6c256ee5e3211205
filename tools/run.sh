#!/bin/sh
# The first run: the sample story, in both its raw forms, imported into a library of its own. With a display the window
# opens on it, the story in front. Without one the story is checked and exported in every target, the window and the page
# are photographed, and what was made is listed. A library that is there already is kept: somebody may have written in it.
set -eu
cd "$(dirname "$0")/.."

copydesk=.venv/bin/copydesk
build=${COPYDESK_BUILD:-build}
library=$build/sample.copydesk
out=$build/out

mkdir -p "$build"
if [ ! -e "$library" ]; then
    "$copydesk" --library "$library" import resources/sample/saved-page.html resources/sample/syndicated.txt \
        --accept likely --as "Sample Desk"
fi
slug=$("$copydesk" --library "$library" list --limit 1 --json \
    | .venv/bin/python -c 'import json, sys; print(json.load(sys.stdin)[0]["slug"])')

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$copydesk" --library "$library" open "$slug"
fi

rm -rf "$out"
"$copydesk" --library "$library" check --all || true
for target in html page markdown json; do
    "$copydesk" --library "$library" export --all --to "$target" --out "$out" --draft
done

QT_QPA_PLATFORM=offscreen .venv/bin/python -m tools.screenshots --library "$library" --out "$out" window-light \
    >/dev/null 2>&1 || echo "The window could not be photographed."

page=$(find "$out" -name '*.page.html' | sort | head -n 1)
for browser in chromium chromium-browser google-chrome; do
    if command -v "$browser" >/dev/null 2>&1; then
        profile=$(mktemp -d)
        "$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
            --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$profile" \
            --window-size=1200,1600 --screenshot="$out/page.png" "file://$(realpath "$page")" >/dev/null 2>&1 \
            || echo "$browser took no picture of the page."
        rm -rf "$profile"
        break
    fi
done
[ -e "$out/page.png" ] || echo "No Chromium is here, so there is no picture of the page; open it in any browser."

echo
echo "There is no display to open the window on; this is what it would show, and what readers would get."
echo "Library: $library"
echo "Made:"
find "$out" -type f | sort | sed 's/^/  /'
