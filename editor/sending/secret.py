"""Passwords and keys: in the system's keyring or nowhere; never in a file, a log or a sentence."""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from editor.sending.errors import NoSecret, NotInstalled

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_SERVICE = "copydesk"
# keyring's own stand-ins for no keyring, and the files that keyrings.alt would write.
_UNSAFE = ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt")


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """A password or key; it shows itself nowhere but where it is asked for."""

    value: str

    def __repr__(self) -> str:
        return "Secret(…)"

    def hidden(self, words: str) -> str:
        """Return words in which the secret does not stand."""
        return words.replace(self.value, "…") if self.value else words


def _name(site: str) -> str:
    return f"{_SERVICE} {site}"


def _backend() -> "KeyringBackend | None":
    """Return the system's keyring, or None where there is none that is safe."""
    try:
        import keyring
    except ImportError as error:
        raise NotInstalled("Keeping passwords needs the package keyring: install copydesk with [cms].") from error
    chosen = keyring.get_keyring()
    found: list[KeyringBackend] = [chosen, *getattr(chosen, "backends", ())]
    safe = (one for one in found if not type(one).__module__.startswith((*_UNSAFE, "keyring.backends.chainer")))
    return next(safe, None)


def has_keyring() -> bool:
    """Return whether this system has a keyring in which a password can be kept."""
    try:
        return _backend() is not None
    except NotInstalled:
        return False


def kept(site: str, account: str) -> Secret | None:
    """Return what the keyring holds for an account of a site, or None; a keyring that is locked holds nothing."""
    with suppress(NotInstalled):
        backend = _backend()
        if backend is None:
            return None
        from keyring.errors import KeyringError

        with suppress(KeyringError):
            value = backend.get_password(_name(site), account or site)
            return Secret(value) if value else None
    return None


def keep(site: str, account: str, secret: Secret) -> None:
    """Put a secret into the keyring; raises NoSecret, NotInstalled with why it cannot be kept."""
    backend = _backend()
    if backend is None:
        raise NoSecret("This system has no keyring, so the password is not kept; it is asked for in each session.")
    from keyring.errors import KeyringError

    try:
        backend.set_password(_name(site), account or site, secret.value)
    except KeyringError as error:
        raise NoSecret("The keyring did not take the password; unlock it and save the password again.") from error


def forget(site: str, account: str) -> None:
    """Take a secret out of the keyring, if it is there."""
    backend = _backend()
    if backend is None:
        return
    from keyring.errors import KeyringError

    with suppress(KeyringError):
        backend.delete_password(_name(site), account or site)
