"""A real WordPress on loopback: Debian's package, a MariaDB of its own, and PHP's own server; all gone at the end."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

WORDPRESS = Path("/usr/share/wordpress")
_SCRIPTS = Path(__file__).parent / "wordpress"
_THEME = {
    "style.css": "/*\nTheme Name: Plain\n*/\n",
    "index.php": "<!doctype html><html><head><?php wp_head(); ?></head><body><?php while (have_posts()) { the_post(); "
    "?><h1><?php the_title(); ?></h1><?php the_post_thumbnail(); the_content(); } wp_footer(); ?></body></html>\n",
    "functions.php": "<?php add_theme_support('post-thumbnails'); add_filter('show_admin_bar', '__return_false');\n",
}
_SLOWEST = 30  # seconds that a server may take to be there
_QUICK = (
    "--innodb-flush-log-at-trx-commit=0",
    "--innodb-buffer-pool-size=32M",
    "--skip-name-resolve",
    "--skip-log-bin",
)


def _program(name: str, *others: str) -> str:
    """Return the path of a program; skips the test where it is missing."""
    found = shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        pytest.skip(f"there is no {name} on this machine, which a real WordPress needs")
    return found


@dataclass(frozen=True, slots=True)
class RealWordPress:
    """A running site; `passwords` are those of its editor and of an author."""

    base: str
    passwords: tuple[str, str]
    environment: dict[str, str]

    def run(self, code: str) -> Any:
        """Run PHP inside WordPress and return what it returns."""
        return json.loads(_command(self.environment, code).rpartition("\n")[2])

    def page(self, path: str) -> str:
        """Return a page as readers get it."""
        with urllib.request.urlopen(f"{self.base}{path}", timeout=20) as answer:
            content: bytes = answer.read()
        return content.decode()


def _php(environment: dict[str, str], *arguments: str) -> list[str]:
    """Return a command that runs PHP, which keeps what it compiled of WordPress."""
    kept = f"opcache.file_cache={environment['TEST_CONTENT']}"
    settings = ("memory_limit=512M", "display_errors=stderr", "opcache.enable_cli=1", kept)
    return [_program("php"), *(part for one in settings for part in ("-d", one)), *arguments]


def _command(environment: dict[str, str], code: str) -> str:
    command = _php(environment, str(_SCRIPTS / "command.php"))
    ran = subprocess.run(command, input=code, capture_output=True, text=True, env=environment, timeout=60, check=False)
    assert ran.returncode == 0, ran.stderr or ran.stdout
    return ran.stdout


@contextmanager
def _running(
    command: list[str], log: Path, environment: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=environment)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], log: Path, is_there: Any) -> None:
    deadline = time.monotonic() + _SLOWEST
    while not is_there():
        if process.poll() is not None or time.monotonic() > deadline:
            raise AssertionError(log.read_text(errors="replace")[-3000:])
        time.sleep(0.05)


@contextmanager
def _database(folder: Path) -> Iterator[Path]:
    data, at = folder / "data", folder / "db.sock"
    user = ["--user=root"] if os.geteuid() == 0 else []
    install = [_program("mysql_install_db"), "--no-defaults", f"--datadir={data}", "--skip-test-db", *user]
    install.append("--auth-root-authentication-method=normal")
    made = subprocess.run(install, capture_output=True, text=True, timeout=60, check=False)
    assert made.returncode == 0, made.stderr or made.stdout
    command = [_program("mariadbd"), "--no-defaults", f"--datadir={data}", f"--socket={at}", "--skip-networking", *user]
    with _running([*command, *_QUICK, f"--pid-file={folder / 'db.pid'}"], folder / "db.log") as process:

        def answers() -> bool:
            with socket.socket(socket.AF_UNIX) as line:
                return line.connect_ex(str(at)) == 0

        _wait(process, folder / "db.log", answers)
        yield at


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as line:
        port: int = line.getsockname()[1]
        return port


@contextmanager
def real_wordpress() -> Iterator[RealWordPress]:
    """Run a site while the block lasts; skips where a program or WordPress itself is missing."""
    for name in ("php", "mariadbd", "mysql_install_db"):
        _program(name)
    if not (WORDPRESS / "wp-settings.php").is_file():
        pytest.skip("WordPress is not installed; Debian’s package `wordpress` is what this test runs")
    with ExitStack() as stack:
        # Of its own, as a socket's path may have 107 characters at most.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="copydesk-wp-")))
        at = stack.enter_context(_database(folder))
        theme = folder / "content" / "themes" / "plain"
        theme.mkdir(parents=True)
        for name, text in _THEME.items():
            (theme / name).write_text(text, encoding="utf-8")
        port = _free_port()
        base = f"http://127.0.0.1:{port}"
        environment = {
            **os.environ,
            "TEST_WORDPRESS": str(WORDPRESS),
            "TEST_SOCKET": str(at),
            "TEST_CONTENT": str(folder / "content"),
            "TEST_HOME": base,
        }
        _make_database(at)
        passwords = json.loads(_command(environment, "").rpartition("\n")[2])
        server = _php(environment, "-S", f"127.0.0.1:{port}", str(_SCRIPTS / "router.php"))
        process = stack.enter_context(_running(server, folder / "php.log", environment))
        _wait(process, folder / "php.log", lambda: _answers(base))
        yield RealWordPress(base, (passwords[0], passwords[1]), environment)


def _make_database(at: Path) -> None:
    code = f"mysqli_query(mysqli_connect('localhost', 'root', '', null, null, '{at}'), 'CREATE DATABASE wordpress');"
    subprocess.run([_program("php"), "-r", code], check=True, capture_output=True, timeout=30)


def _answers(base: str) -> bool:
    try:
        with urllib.request.urlopen(f"{base}/?rest_route=/", timeout=20):
            return True
    except (OSError, urllib.error.URLError):
        return False
