"""What a computer remembers of a journal: in the system's keyring, and in no other way."""

import subprocess
import sys

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import PasswordDeleteError

from ccjournal.bootstrap import open_journal
from ccjournal.errors import StorageError
from ccjournal.paths import JournalFiles
from ccjournal.services.protection import remembered_secret
from tests.core.storing import CHEAP, WORDS


class Kept(KeyringBackend):
    """A keyring in memory."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.values = {}

    def get_password(self, service, username):
        return self.values.get((service, username))

    def set_password(self, service, username, password):
        self.values[service, username] = password

    def delete_password(self, service, username):
        if (service, username) not in self.values:
            raise PasswordDeleteError
        del self.values[service, username]


class Broken(Kept):
    """A keyring whose service raises something of its own."""

    def get_password(self, service, username):
        raise KeyError("org.freedesktop.secrets")

    set_password = delete_password = get_password


@pytest.fixture
def kept():
    """A keyring of the test's own."""
    before, mine = keyring.get_keyring(), Kept()
    keyring.set_keyring(mine)
    yield mine
    keyring.set_keyring(before)


def test_a_journal_opens_without_asking_until_it_is_forgotten(encrypted, paths, kept):
    protection, file = encrypted.safety.protection, encrypted.file
    assert not protection.remembered
    assert remembered_secret(file) is None
    protection.remember()
    assert protection.remembered
    encrypted.close()
    again = open_journal(paths, file, secret=remembered_secret(file))
    assert again.safety.protection.remembered
    again.safety.protection.forget()
    again.safety.protection.forget()
    assert not again.safety.protection.remembered
    assert kept.values == {}
    again.close()


def test_neither_the_passphrase_nor_the_bare_key_is_kept(encrypted, kept):
    encrypted.safety.protection.remember()
    ((service, name),) = kept.values
    ((value),) = kept.values.values()
    assert service == "ccjournal"
    key = encrypted.safety.protection.secret.value
    for secret in (WORDS, key.hex(), str(encrypted.file)):
        assert secret not in value + name
    assert len(value) < 120


def test_another_passphrase_makes_computers_ask_again(encrypted, kept):
    protection = encrypted.safety.protection
    protection.remember()
    before = dict(kept.values)
    protection.change_passphrase("nine white swans sleep", CHEAP)
    assert not protection.remembered
    kept.values.update(before)
    assert not protection.remembered
    assert remembered_secret(encrypted.file) is None
    protection.remember()
    assert protection.remembered


def test_a_journal_without_encryption_is_forgotten(encrypted, kept):
    encrypted.safety.protection.remember()

    class Quiet:
        def step(self, done, total, text=""):
            pass

    encrypted.safety.protection.remove(Quiet())
    assert kept.values == {}
    assert not encrypted.safety.protection.remembered
    assert remembered_secret(encrypted.file) is None


@pytest.mark.parametrize("backend", [NoKeyring, Broken])
def test_without_a_keyring_it_is_told_and_nothing_else_changes(encrypted, kept, backend):
    keyring.set_keyring(backend())
    protection = encrypted.safety.protection
    with pytest.raises(StorageError, match="keyring does not work"):
        protection.remember()
    assert not protection.remembered
    protection.forget()
    protection.change_passphrase("nine white swans sleep", CHEAP)
    assert remembered_secret(encrypted.file) is None


@pytest.mark.parametrize("value", ["", "no base64 &", "AAAA", "x" * 5_000])
def test_what_others_have_written_there_opens_nothing(encrypted, kept, value):
    encrypted.safety.protection.remember()
    ((entry),) = kept.values
    kept.values[entry] = value
    assert remembered_secret(encrypted.file) is None


def test_a_damaged_key_file_is_remembered_by_nobody(encrypted, kept):
    encrypted.safety.protection.remember()
    for place in JournalFiles(encrypted.file).headers[:2]:
        place.write_bytes(b"")
    assert remembered_secret(encrypted.file) is None


def test_a_plain_journal_loads_no_cryptography_when_it_opens(services):
    services.close()
    code = (
        "import sys; from pathlib import Path; from ccjournal.bootstrap import open_journal;"
        "from ccjournal.paths import AppPaths; file = Path(sys.argv[1]);"
        "open_journal(AppPaths.under(file.parent), file, write=False).close();"
        "print(sorted({'cryptography', 'keyring'} & set(sys.modules)))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(services.file)], check=True, capture_output=True, text=True
    )
    assert ended.stdout.strip() == "[]"
