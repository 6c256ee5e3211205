#!/bin/sh
# Install what Qt, the tests or the benchmarks need of the system: `tools/system_packages.sh run|test|bench`.
# Only what is missing is asked for. Where it cannot be installed, a sentence says so and the work goes on: what needs it
# then skips with its reason. A bar stands between names of the same package on different releases.
set -u

# Qt's own needs: https://doc.qt.io/qt-6/linux-requirements.html; enchant and a dictionary for the spelling; one font.
run_packages="libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0t64|libglib2.0-0 libxcb-cursor0
    libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 libxcb-xkb1
    libxkbcommon-x11-0 libenchant-2-2 hunspell-en-us fonts-dejavu-core"
# Exports are judged by what reads them: the Nu checker is Java, WordPress's and Ghost's own code Node, and a real
# WordPress takes what is sent to it.
test_packages="$run_packages xvfb openbox x11-utils xdotool chromium nodejs npm default-jre-headless
    wordpress mariadb-server php-cli php-mysql php-xml php-curl php-gd"
bench_packages="$run_packages xvfb openbox dbus x11-utils x11-xserver-utils xdotool"

purpose=${1:-run}
case "$purpose" in
    run) packages=$run_packages ;;
    test) packages=$test_packages ;;
    bench) packages=$bench_packages ;;
    *) echo "usage: tools/system_packages.sh run|test|bench" >&2; exit 2 ;;
esac

if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
    exit 0 # another system: Qt's wheel says itself what it misses
fi

installed() {
    case "$1" in # from whatever source: a newer one than Debian's is as good
        nodejs) command -v node >/dev/null 2>&1 && return 0 ;;
        npm) command -v npm >/dev/null 2>&1 && return 0 ;;
        default-jre-headless) command -v java >/dev/null 2>&1 && return 0 ;;
    esac
    for name in $(echo "$1" | tr '|' ' '); do
        case "$(dpkg-query -W -f '${Status}' "$name" 2>/dev/null)" in *" installed") return 0 ;; esac
    done
    return 1
}

offered() { # print the first of the names that apt can install
    for name in $(echo "$1" | tr '|' ' '); do
        case "$(LC_ALL=C apt-cache policy "$name" 2>/dev/null)" in
            *"Candidate: (none)"* | "") ;;
            *) echo "$name"; return 0 ;;
        esac
    done
    return 1
}

missing=""
for package in $packages; do
    installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Not root, so these system packages stay missing:$missing. Install them to $purpose everything." >&2
    exit 0
fi

apt() {
    $as_root env DEBIAN_FRONTEND=noninteractive timeout 600 apt-get -qq \
        -o DPkg::Lock::Timeout=120 -o Acquire::Retries=1 -o Acquire::http::Timeout=30 -o Acquire::https::Timeout=30 "$@" \
        </dev/null >/dev/null 2>&1
}

echo "Installing system packages to $purpose:$missing" >&2
apt update
wanted=""
for package in $missing; do
    name=$(offered "$package") && wanted="$wanted $name"
done
# shellcheck disable=SC2086 # the names are words of one list
if [ -n "$wanted" ] && ! apt install --yes --no-install-recommends $wanted; then
    for name in $wanted; do
        apt install --yes --no-install-recommends "$name"
    done
fi

left=""
for package in $missing; do
    installed "$package" || left="$left $package"
done
[ -z "$left" ] || echo "apt could not install:$left. What needs them is skipped." >&2
exit 0
