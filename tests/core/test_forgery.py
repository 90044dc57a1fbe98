"""What can be done to a history, and which of it the check sees: with and without an earlier head.

The table is that of the threat model; what the check cannot see passes, and its words say so.
"""

import ast
import hashlib
import json
import random
import subprocess
import sys
import zipfile
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from ccjournal.authorship.checks import CANNOT, NO_EARLIER
from ccjournal.authorship.one_file import one_file
from ccjournal.errors import RefusedError
from ccjournal.services.authorship import check_authorship, write_verifier
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft

HOLDS, BROKEN, ASKS = 0, 1, 3
DAY = date(2026, 11, 9)
TEXT = "I moved two people to chat. I told the planner within five minutes."


@dataclass
class Handed:
    """What was handed in at two times, as a forger has it: the last file and the key."""

    first: Path
    file: Path
    document: Path
    key: bytes

    def told(self):
        return json.loads(self.file.read_text("utf-8"))

    def forge(self, told):
        """Put a changed statement in the place of the last file."""
        self.file.write_text(json.dumps(told), "utf-8")

    def sign(self, told, key=None):
        """Sign a changed statement as somebody with the journal's key can."""
        rest = {name: value for name, value in told.items() if name != "signature"}
        text = json.dumps(rest, sort_keys=True, separators=(",", ":"))
        message = f"ccjournal authorship {hashlib.sha256(text.encode()).hexdigest()}"
        private = Ed25519PrivateKey.from_private_bytes(key or self.key)
        return {**rest, "signature": private.sign(message.encode()).hex()}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    from ccjournal.bootstrap import create_journal  # noqa: PLC0415 - slow to import
    from ccjournal.paths import AppPaths  # noqa: PLC0415 - slow to import

    folder = tmp_path_factory.mktemp("handed")
    services = create_journal(AppPaths.under(folder / "own"), folder / "journal.ccj")
    _change, record = services.journal.add("star", Draft("One", DAY, fields={"action": TEXT}))
    _change, other = services.journal.add("note", Draft("Two", DAY, fields={"note": "A note."}))
    first, file = folder / "first.json", folder / "authorship.json"

    def export(target, **more):
        request = ExportRequest(folder / "out.docx", "star", authorship=target, **more)
        services.portfolio.export(request, NoProgress())

    export(first)
    for word in ("Then", "Later", "At last"):
        fields = {"action": f"{TEXT} {word} it was quiet."}
        services.journal.edit(record.id, Draft("One", DAY, fields=fields))
    services.journal.edit(other.id, Draft("Two", DAY, fields={"note": "Another note."}))
    export(file)
    with services.journal._store._database.read() as connection:
        key = connection.exec_driver_sql("SELECT value FROM meta WHERE key = 'signing.key'")
        seed = bytes.fromhex(key.scalar_one())
    services.close()
    return Handed(first, file, folder / "out.docx", seed)


@pytest.fixture
def handed(made, tmp_path):
    """A copy of it for a forger."""
    file = tmp_path / "authorship.json"
    file.write_bytes(made.file.read_bytes())
    return replace(made, file=file)


def status(handed, *earlier, document=None):
    return check_authorship(handed.file, earlier, document, NoProgress()).status


def told_by(handed, *earlier, document=None):
    answer = check_authorship(handed.file, earlier, document, NoProgress())
    return " ".join(f"{f.level}: {f.sentence}" for f in answer.findings)


def relinked(chain, journal, first, key=None):
    """Return a chain with its hashes made to fit, signed if there is a key."""
    link, made = "", []
    for place, (_n, version, record, saved_at, text, _link, signature) in enumerate(chain, 1):
        link = hashlib.sha256((link + version + record + text + saved_at).encode()).hexdigest()
        if key:
            message = f"ccjournal version {journal} {first} {place} {link}".encode()
            signature = Ed25519PrivateKey.from_private_bytes(key).sign(message).hex()
        made.append([place, version, record, saved_at, text, link, signature])
    return made


def ended(told, chain):
    head = {"sequence": len(chain), "chain_hash": chain[-1][5] if chain else ""}
    return {**told, "chain": chain, "head": head}


def test_what_was_handed_in_holds(handed):
    assert status(handed) == HOLDS
    assert status(handed, str(handed.first)) == HOLDS
    assert status(handed, document=handed.document) == HOLDS
    first = json.loads(handed.first.read_text("utf-8"))["head"]
    for head in (first["chain_hash"], first["chain_hash"][:16], f"{first['chain_hash'][:16]} · 2"):
        assert status(handed, f"History {head}") == HOLDS
    words = told_by(handed)
    assert "This does not show who typed them." in words
    assert NO_EARLIER in words
    assert NO_EARLIER not in told_by(handed, str(handed.first))


def change_words(handed, told):
    told["texts"][0]["content"] = told["texts"][0]["content"].replace("two", "six")


def change_words_and_hash(handed, told):
    text = told["texts"][0]
    text["content"] = text["content"].replace("two", "six")
    hashed = hashlib.sha256((text["salt"] + text["content"]).encode()).hexdigest()
    told["chain"][text["sequence"] - 1][4] = hashed


def change_a_moment(handed, told):
    told["chain"][1][3] = "2020-01-01T00:00:00.000000Z"


def change_a_record(handed, told):
    told["chain"][1][2] = "f" * 32


def hash_anew_without_the_key(handed, told):
    change_words_and_hash(handed, told)
    return ended(told, relinked(told["chain"], told["journal"], told["signed_from"]))


def delete_a_version(handed, told):
    del told["chain"][2]


def delete_a_version_and_link_anew(handed, told):
    del told["chain"][2]
    return ended(told, relinked(told["chain"], told["journal"], told["signed_from"]))


def swap_versions(handed, told):
    told["chain"][2], told["chain"][3] = told["chain"][3], told["chain"][2]


def strip_the_signatures(handed, told):
    for link in told["chain"]:
        link[6] = ""


def strip_the_first_signatures(handed, told):
    for link in told["chain"][:3]:
        link[6] = ""
    told["signed_from"] = 4


def strip_all_and_say_none_was_due(handed, told):
    strip_the_signatures(handed, told)
    told["signed_from"] = len(told["chain"]) + 1


def strip_the_last_signature(handed, told):
    told["signature"] = ""


def cut_the_tail_without_the_key(handed, told):
    return ended(told, told["chain"][:-2])


def tell_another_record(handed, told):
    told["texts"][0]["ref"] = "R-0009"


def take_a_text_out(handed, told):
    del told["texts"][0]


SEEN = (
    change_words,
    change_words_and_hash,
    change_a_moment,
    change_a_record,
    hash_anew_without_the_key,
    delete_a_version,
    delete_a_version_and_link_anew,
    swap_versions,
    strip_the_signatures,
    strip_the_first_signatures,
    strip_all_and_say_none_was_due,
    strip_the_last_signature,
    cut_the_tail_without_the_key,
    tell_another_record,
    take_a_text_out,
)


@pytest.mark.parametrize("act", SEEN, ids=lambda act: act.__name__)
def test_what_is_done_without_the_key_is_seen(handed, act):
    told = handed.told()
    handed.forge(act(handed, told) or told)
    for earlier in ((), (str(handed.first),)):
        assert status(handed, *earlier) == BROKEN
    assert "have not been changed since" not in told_by(handed)


def test_a_clock_that_goes_back_is_asked_about_even_where_the_key_has_signed(handed):
    told = handed.told()
    chain = told["chain"]
    year = int(chain[-1][3][:4])
    chain[-1][3] = f"{year - 1}{chain[-1][3][4:]}"
    made = relinked(chain, told["journal"], told["signed_from"], handed.key)
    handed.forge(handed.sign(ended(told, made)))
    assert status(handed) == ASKS
    assert status(handed, str(handed.first)) == ASKS
    assert "The clock went back before version 6" in told_by(handed)


def cut_tail(handed):
    """An old copy of the journal put back: what it exports is whole, only shorter."""
    told = handed.told()
    handed.forge(handed.sign({**ended(told, told["chain"][:1]), "texts": []}))


def rewritten(handed, key=None):
    told = handed.told()
    change_words_and_hash(handed, told)
    made = relinked(told["chain"], told["journal"], told["signed_from"], key or handed.key)
    # The first versions are made anew too, as whoever writes a history anew chooses its words.
    made[0][4] = "0" * 64
    made = relinked(made, told["journal"], told["signed_from"], key or handed.key)
    told = ended(told, made)
    if key:
        public = Ed25519PrivateKey.from_private_bytes(key).public_key().public_bytes_raw()
        told["public_key"] = public.hex()
    handed.forge(handed.sign(told, key))


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (cut_tail, "shorter than seen before"),
        (rewritten, "is not in this history"),
        (lambda handed: rewritten(handed, b"n" * 32), "another key"),
    ],
    ids=["the tail cut", "all written anew", "all written anew with a new key"],
)
def test_what_only_an_earlier_head_shows(handed, act, words):
    act(handed)
    assert status(handed) == HOLDS
    assert NO_EARLIER in told_by(handed)
    assert status(handed, str(handed.first)) == BROKEN
    assert words in told_by(handed, str(handed.first))
    head = json.loads(handed.first.read_text("utf-8"))["head"]
    assert status(handed, f"{head['chain_hash'][:16]} · {head['sequence']}") == BROKEN
    assert status(handed, head["chain_hash"][:16]) == BROKEN


def test_a_text_removed_for_privacy_leaves_the_chain_whole(handed):
    told = handed.told()
    text = told["texts"][0]
    told["texts"] = [{"ref": text["ref"], "sequence": text["sequence"], "withheld": "of a name"}]
    handed.forge(handed.sign(told))
    assert status(handed) == status(handed, str(handed.first)) == ASKS
    assert "not in the file: of a name" in told_by(handed)


def test_a_text_that_was_copied_by_typing_it_passes_and_the_words_say_so(handed):
    assert status(handed, str(handed.first)) == HOLDS
    assert CANNOT in told_by(handed, str(handed.first))
    assert "copied by typing" in CANNOT


def paths_in(value, here=()):
    """Yield the place of every value in a JSON document."""
    yield here
    if isinstance(value, dict | list):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from paths_in(value[key], (*here, key))


ODD = (None, "", "x", -1, 0, 10**30, True, [], {}, [[]], "\ud800", "\x1b[2J", 1.5, "é" * 64)


@pytest.mark.parametrize("seed", range(60))
def test_whatever_stands_in_a_file_is_refused_or_answered(handed, seed):
    chance = random.Random(seed)
    told = handed.told()
    where = chance.choice([place for place in paths_in(told) if place])
    inner = told
    for key in where[:-1]:
        inner = inner[key]
    inner[where[-1]] = chance.choice(ODD)
    handed.forge(handed.sign(told) if chance.random() < 0.7 else told)
    document = saved_again(handed) if chance.random() < 0.5 else None
    with suppress(RefusedError):
        assert status(handed, document=document) in {HOLDS, BROKEN, ASKS}


def saved_again(handed):
    """Return a copy of the document that differs in its bytes alone."""
    copy = handed.file.with_name("again.docx")
    with zipfile.ZipFile(handed.document) as source, zipfile.ZipFile(copy, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return copy


@pytest.mark.parametrize("content", ["{", "[]", '{"fields": 1}', '{"fields": [["a", 1]]}', "null"])
def test_words_that_are_none_are_told(handed, content):
    told = handed.told()
    told["texts"][0]["content"] = content
    handed.forge(handed.sign(told))
    assert status(handed, document=saved_again(handed)) == BROKEN


def test_no_two_parts_of_the_one_file_share_a_name():
    tree = ast.parse(one_file())
    kinds = ast.FunctionDef | ast.ClassDef
    names = [node.name for node in tree.body if isinstance(node, kinds)]
    assigned = (node for node in tree.body if isinstance(node, ast.Assign))
    stored = (n for node in assigned for target in node.targets for n in ast.walk(target))
    names += [name.id for name in stored if isinstance(name, ast.Name)]
    assert sorted(names) == sorted(set(names))


def test_the_one_file_says_the_same_with_python_alone(handed, tmp_path):
    program = tmp_path / "verify_authorship.py"
    write_verifier(program)
    assert "ccjournal.authorship" not in program.read_text("utf-8")

    def ran(*arguments):
        found = subprocess.run(
            [sys.executable, "-I", "-S", str(program), *map(str, arguments)],
            capture_output=True,
            text=True,
            check=False,
        )
        return found.returncode, found.stdout + found.stderr

    whole = ran(handed.file, handed.document, "--earlier", handed.first)
    answer = check_authorship(handed.file, [str(handed.first)], handed.document, NoProgress())
    assert whole[0] == HOLDS
    assert len(whole[1].splitlines()) == len(answer.findings)
    cut_tail(handed)
    assert ran(handed.file)[0] == HOLDS
    assert ran(handed.file, "--earlier", handed.first)[0] == BROKEN
    code, words = ran(handed.document)
    assert (code, words) == (2, "out.docx is not an authorship file of ccjournal.\n")
