"""Make the environment in `.venv` from `uv.lock`, or lock anew, with nothing but Python at hand.

The lock names every file by its hash and no index by its address, so that it holds wherever the packages come from.
What the machine's pip is told about an index, a certificate or a proxy is handed on to uv and never written down.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "uv.lock"
ENVIRONMENT = ROOT / ".venv"
BOOTSTRAP = ROOT / ".tools"
UV_VERSION = "0.13.9"
OLDEST_PYTHON = (3, 11)

NEUTRAL_INDEX = "https://index.invalid/simple"
"""What stands for the index in `uv.lock`; RFC 2606 keeps `.invalid` from ever being a host."""

PIP_TO_UV: Mapping[str, tuple[str, str]] = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "no-index": ("UV_NO_INDEX", ""),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "cert": ("SSL_CERT_FILE", ""),
    "proxy": ("ALL_PROXY", ""),
    "default-timeout": ("UV_HTTP_TIMEOUT", ""),
    "timeout": ("UV_HTTP_TIMEOUT", ""),
}
"""pip's setting -> uv's variable, and what uv sets between several values."""


class SetupTrouble(Exception):
    """A step that could not be done, said in a sentence."""


def scripts_folder(environment: Path) -> Path:
    """Return the folder of an environment that holds its programs."""
    return environment / ("Scripts" if os.name == "nt" else "bin")


def run(*command: str | Path, environment: Mapping[str, str] | None = None) -> None:
    """Run a program in the project's folder; raise SetupTrouble when it fails."""
    done = subprocess.run([str(part) for part in command], cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise SetupTrouble(f"`{' '.join(str(part) for part in command)}` failed with exit code {done.returncode}.")


def read_pip_settings(listing: str) -> dict[str, str]:
    """Return pip's settings from what `pip config list` prints; the environment's win over the files'."""
    ranks = {"global": 0, "install": 1, ":env:": 2}
    found: dict[str, tuple[int, str]] = {}
    for section, name, value in re.findall(r"^([\w:]+)\.([\w-]+)='(.*)'$", listing, re.MULTILINE):
        rank = ranks.get(section, -1)
        if rank >= found.get(name, (0, ""))[0]:
            found[name] = (rank, value)
    return {name: value for name, (_rank, value) in found.items()}


def uv_variables(pip_settings: Mapping[str, str], present: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for uv: what is present, then what pip knows and uv was not told."""
    variables = dict(present)
    for name, value in pip_settings.items():
        variable, separator = PIP_TO_UV.get(name, ("", ""))
        if variable:
            # pip lists several values on one line, with escaped line breaks between those of a file.
            values = value.replace("\\n", " ").split()
            variables.setdefault(variable, separator.join(values) if separator else value)
    # pip takes the best version of all indexes; uv would stop at the first that knows the name.
    variables.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    variables.setdefault("UV_PYTHON_DOWNLOADS", "never")
    variables.setdefault("UV_LINK_MODE", "copy")
    variables["VIRTUAL_ENV"] = str(ENVIRONMENT)
    return variables


def bootstrap_pip() -> list[str | Path]:
    """Return the command of a pip that installs into the bootstrap environment, made where it is missing."""
    python = scripts_folder(BOOTSTRAP) / "python"
    try:
        if not python.exists():
            venv.create(BOOTSTRAP, with_pip=True)
    except (subprocess.CalledProcessError, OSError):
        # Debian ships venv without ensurepip; a pip beside it can still fill the environment.
        shutil.rmtree(BOOTSTRAP, ignore_errors=True)
        venv.create(BOOTSTRAP, with_pip=False)
        probe = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False)
        if probe.returncode:
            shutil.rmtree(BOOTSTRAP, ignore_errors=True)
            raise SetupTrouble(
                "This Python has neither ensurepip nor pip: install python3-venv, then try again."
            ) from None
        return [sys.executable, "-m", "pip", "--python", python]
    return [python, "-m", "pip"]


def find_uv() -> tuple[Path, dict[str, str]]:
    """Return uv's path and the environment to run it in; install it first where it is missing."""
    pip = bootstrap_pip()
    uv = scripts_folder(BOOTSTRAP) / ("uv.exe" if os.name == "nt" else "uv")
    if not uv.exists():
        try:
            run(*pip, "install", "--quiet", f"uv=={UV_VERSION}")
        except SetupTrouble:
            run(*pip, "install", "--quiet", "uv")
    listing = subprocess.run(
        [str(part) for part in (*pip, "config", "list")], capture_output=True, text=True, check=False
    )
    return uv, uv_variables(read_pip_settings(listing.stdout), os.environ)


def set_up() -> None:
    """Make `.venv` hold exactly what `uv.lock` says, and the project itself, editable."""
    if sys.version_info < OLDEST_PYTHON:
        raise SetupTrouble(f"Copydesk needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.")
    uv, environment = find_uv()
    requirements = BOOTSTRAP / "requirements.txt"
    run(
        *(uv, "export", "--quiet", "--frozen", "--all-extras", "--no-emit-project", "--no-header"),
        *("--python", sys.executable, "--format", "requirements.txt", "--output-file", requirements),
        environment=environment,
    )
    if not (scripts_folder(ENVIRONMENT) / "python").exists():
        run(uv, "venv", "--quiet", "--clear", "--python", sys.executable, ENVIRONMENT, environment=environment)
    run(uv, "pip", "sync", "--quiet", "--require-hashes", requirements, environment=environment)
    run(
        *(uv, "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", ROOT),
        environment=environment,
    )


def neutralise(lock: str) -> str:
    """Return the text of a lock without the addresses of the index it was made from; hashes and names stay."""
    lock = re.sub(r'(registry = )"[^"]*"', rf'\1"{NEUTRAL_INDEX}"', lock)
    return re.sub(r'\burl = "[^"]*/([^"/]+)"', r'filename = "\1"', lock)


def lock_anew() -> None:
    """Write `uv.lock` for what `pyproject.toml` asks now; versions already locked stay where they can.

    Only the main index is asked: one beside it may hold a few files of a release, and a lock made from those would name
    the files of this machine's platform alone.
    """
    uv, environment = find_uv()
    main_index_only = {name: value for name, value in environment.items() if name not in {"UV_INDEX", "UV_FIND_LINKS"}}
    run(uv, "lock", "--python", sys.executable, environment=main_index_only)
    LOCK.write_text(neutralise(LOCK.read_text(encoding="utf-8")), encoding="utf-8")


def main() -> int:
    """Do the step named on the command line; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the environment in .venv, or lock its versions anew.")
    parser.add_argument("step", choices=("set-up", "lock"))
    steps = {"set-up": set_up, "lock": lock_anew}
    try:
        steps[parser.parse_args().step]()
    except SetupTrouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
