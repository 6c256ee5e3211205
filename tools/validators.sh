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

# AMP's own validator is published in the middle of a package of 157 MB, next: of it 4 MB are kept, and nothing is run.
# (The package amphtml-validator downloads the same file at each run.)
AMP_FROM=next@15.5.29
AMP_FILE=package/dist/compiled/amphtml-validator/validator_wasm.js
AMP_SHA256=f1f4629ab36f555f5a9937a5cf00f0ef780bf025883c035d06389b151c896f26
aside=$(mktemp -d) || exit 0
trap 'rm -rf "$aside"' EXIT
if timeout 300 npm pack "$AMP_FROM" --ignore-scripts --silent --pack-destination "$aside" >/dev/null &&
    tar -xzf "$aside"/next-*.tgz -C "$aside" "$AMP_FILE" &&
    echo "$AMP_SHA256  $aside/$AMP_FILE" | sha256sum --check --status -; then
    mkdir -p node_modules/amp-validator
    mv "$aside/$AMP_FILE" node_modules/amp-validator/
else
    echo "The validator of AMP could not be had; the tests that need it are skipped." >&2
fi
exit 0
