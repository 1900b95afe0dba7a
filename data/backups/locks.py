"""How is a backup locked? By age: a public key locks it, a passphrase opens the key.

What is locked daily needs no secret on this computer. Without this product it is opened
by the public ``age`` tool: ``age -d -i kunci.age cadangan.zip.age > cadangan.zip``.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

import pyrage

from data.backups.models import WRONG_PASSPHRASE
from data.errors import Busy, Refused, UnreadableFile
from data.language import N_

LARGEST_KEY: Final = 4096
TRIES: Final = 3
"""So often a computer is asked whether it has time to try a passphrase."""


class Lock(NamedTuple):
    """A public key, and its private one behind a passphrase."""

    recipient: str
    locked_key: bytes


def new_lock(passphrase: str) -> Lock:
    """Return a new lock that this passphrase opens."""
    key = pyrage.x25519.Identity.generate()
    locked = pyrage.passphrase.encrypt(f"{key}\n".encode(), _typed(passphrase))
    return Lock(str(key.to_public()), locked)


def lock(plain: Path, locked: Path, recipient: str) -> None:
    """Write a file locked by a public key."""
    to = pyrage.x25519.Recipient.from_str(recipient)
    with plain.open("rb") as reader, locked.open("xb") as writer:
        pyrage.encrypt_io(reader, writer, [to])


def unlock(locked: Path, plain: Path, locked_key: bytes, passphrase: str) -> None:
    """Write a locked file plain; Refused for another passphrase."""
    if not passphrase:
        raise Refused(N_("This backup is locked. Type its passphrase."))
    key = _opened(locked_key, passphrase)
    with _reading_a_key():
        identity = pyrage.x25519.Identity.from_str(key.decode().strip())
        with locked.open("rb") as reader, plain.open("xb") as writer:
            pyrage.decrypt_io(reader, writer, [identity])


def _opened(locked_key: bytes, passphrase: str) -> bytes:
    """Return the key behind a passphrase.

    Age measures how fast the computer is, and refuses what would take it too long: one
    that is busy for a moment is asked again.
    """
    for _ in range(TRIES):
        try:
            key: bytes = pyrage.passphrase.decrypt(locked_key, _typed(passphrase))
        except pyrage.DecryptError as failure:
            if "excessive" not in str(failure).lower():
                raise Refused(WRONG_PASSPHRASE) from failure
        else:
            return key
    raise Busy(
        N_(
            "This computer has too much to do, or is too slow, to try the passphrase. "
            "End other programs and try again; nothing was changed."
        )
    )


@contextmanager
def _reading_a_key() -> Iterator[None]:
    try:
        yield
    except (pyrage.DecryptError, pyrage.IdentityError, UnicodeDecodeError) as failure:
        raise UnreadableFile(
            N_("The locked part of this backup cannot be opened with its own key.")
        ) from failure


def _typed(passphrase: str) -> str:
    """Return a passphrase in one spelling, whatever keyboard wrote it."""
    return unicodedata.normalize("NFC", passphrase)
