#!/bin/sh
# Install what tests/validators/package.json lists beside it, as its lock says. Where it cannot be done a sentence says
# so, and the tests that need it skip.
set -u
cd "$(dirname "$0")/../tests/validators" || exit 1

if ! command -v npm >/dev/null 2>&1; then
    echo "There is no npm here, so the validators of exports stay missing; their tests are skipped." >&2
    exit 0
fi
echo "Installing the validators of exports" >&2
timeout 600 npm ci --ignore-scripts --omit-lockfile-registry-resolved --no-audit --no-fund --loglevel=error >&2 ||
    echo "npm could not install them; the tests that need them are skipped." >&2
exit 0
