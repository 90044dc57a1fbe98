"""The passphrase of an encrypted journal: from a file, the environment, or this computer."""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ccjournal.domain.secret import VARIABLE
from ccjournal.errors import NeedsPassphraseError, NotFoundError, RefusedError
from ccjournal.services.protection import Secret, remembered_secret, secret_of

MOST_BYTES = 8_192

Result = TypeVar("Result")


def with_secret(
    arguments: argparse.Namespace, file: Path, work: Callable[[Secret | None], Result]
) -> Result:
    """Do some work with a journal; what opens it is looked for when it turns out to be needed."""
    try:
        return work(None)
    except NeedsPassphraseError as error:
        text = given_passphrase(arguments)
        secret = remembered_secret(file) if text is None else secret_of(text)
        if secret is None:
            raise NeedsPassphraseError(
                error.title,
                f"Name a file that holds its passphrase, --passphrase-file FILE, or set {VARIABLE}",
            ) from None
    return work(secret)


def given_passphrase(arguments: argparse.Namespace) -> str | None:
    """Return the passphrase that was given, or None; a file comes before the variable."""
    if arguments.passphrase_file:
        return _read(arguments.passphrase_file)
    return os.environ.get(VARIABLE) or None


def _read(file: Path) -> str:
    """Return the text of a passphrase file without the end of its line."""
    if not file.exists():
        raise NotFoundError(f"There is no passphrase file {file}", "Check the name and the folder")
    with file.open("rb") as source:
        content = source.read(MOST_BYTES + 1)
    try:
        text = content.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"{file.name} is not UTF-8 text", "Save the passphrase as plain text in UTF-8"
        ) from error
    if not text or len(content) > MOST_BYTES:
        raise RefusedError(
            f"{file.name} holds no passphrase", "Write it on the first line and nothing else"
        )
    return text
