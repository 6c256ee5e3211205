"""Secrets: in a keyring that is safe, or nowhere."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail
from keyring.errors import KeyringLocked, PasswordDeleteError

from editor.sending import secret
from editor.sending.errors import NoSecret
from editor.sending.secret import Secret

SITE = "https://news.example"


class MemoryKeyring(KeyringBackend):
    """A keyring for one test; `locked` refuses everything."""

    priority = 1
    locked = False

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError
        del self.kept[service, username]


@pytest.fixture
def chest() -> Iterator[MemoryKeyring]:
    before, made = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_a_secret_is_kept_for_one_account_of_one_site(chest: MemoryKeyring) -> None:
    secret.keep(SITE, "ana", Secret("abcd efgh"))
    assert secret.has_keyring()
    assert secret.kept(SITE, "ana") == Secret("abcd efgh")
    assert secret.kept(SITE, "tom") is None
    assert secret.kept("https://else.example", "ana") is None
    secret.forget(SITE, "ana")
    secret.forget(SITE, "ana")
    assert secret.kept(SITE, "ana") is None


def test_a_key_without_account_is_kept_by_its_site(chest: MemoryKeyring) -> None:
    secret.keep(SITE, "", Secret("1:2"))
    assert secret.kept(SITE, "") == Secret("1:2")


def test_a_locked_keyring_holds_nothing_and_takes_nothing(chest: MemoryKeyring) -> None:
    chest.locked = True
    assert secret.kept(SITE, "ana") is None
    with pytest.raises(NoSecret, match="unlock"):
        secret.keep(SITE, "ana", Secret("abcd"))


class PlainFile(MemoryKeyring):
    """A keyring that would write a file."""


PlainFile.__module__ = "keyrings.alt.file"


@pytest.mark.parametrize("backend", [fail.Keyring, PlainFile])
def test_no_keyring_and_plain_files_are_none(chest: MemoryKeyring, backend: type[KeyringBackend]) -> None:
    made = backend()
    keyring.set_keyring(made)
    assert not secret.has_keyring()
    assert secret.kept(SITE, "ana") is None
    with pytest.raises(NoSecret, match="asked for in each session"):
        secret.keep(SITE, "ana", Secret("abcd"))
    assert getattr(made, "kept", {}) == {}
    secret.forget(SITE, "ana")


def test_a_secret_shows_itself_nowhere() -> None:
    made = Secret("abcd efgh")
    assert "abcd" not in f"{made} {made!r} {[made]}"
    assert made.hidden("the password abcd efgh is wrong") == "the password … is wrong"
