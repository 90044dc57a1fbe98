"""Authorship files of odd shapes: none of them passes, and none of them stops the check."""

import hashlib
import json

import pytest

from ccjournal.authorship.curve import PublicKey
from ccjournal.errors import RefusedError
from tests.core.test_forgery import BROKEN, ended, handed, made, relinked, status

__all__ = ["handed", "made"]

LOW_ORDER = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
)


def shift_a_record(told, first):
    """The same letters in a row, and so the same link: later saves hide whose they are."""
    told["texts"] = first["texts"]
    for link in told["chain"][2:]:
        if link[2] == told["chain"][0][2]:
            link[1], link[2] = link[1] + link[2][0], link[2][1:]


def shift_a_salt(told, _first):
    text = told["texts"][0]
    text["salt"], text["content"] = text["salt"][:-1], text["salt"][-1] + text["content"]


def shift_a_moment(told, _first):
    link = told["chain"][3]
    link[4], link[3] = link[4] + link[3][:1], link[3][1:]


@pytest.mark.parametrize("act", [shift_a_record, shift_a_salt, shift_a_moment])
def test_letters_moved_between_parts_are_seen_even_with_the_key_and_the_same_head(handed, act):
    told = handed.told()
    act(told, json.loads(handed.first.read_text("utf-8")))
    chain = relinked(told["chain"], told["journal"], told["signed_from"], handed.key)
    assert [link[5] for link in chain] == [link[5] for link in handed.told()["chain"]]
    handed.forge(handed.sign(told))
    refused_or_broken(handed, str(handed.first))


def refused_or_broken(handed, *earlier, document=None):
    """Check a file, which is not one or does not hold."""
    try:
        found = status(handed, *earlier, document=document)
    except RefusedError as error:
        found = BROKEN if "is not an authorship file" in str(error) else error
    assert found == BROKEN


@pytest.mark.parametrize("key", LOW_ORDER)
def test_a_key_that_signs_everything_is_no_key(handed, key):
    with pytest.raises(ValueError, match="no key"):
        PublicKey(bytes.fromhex(key))
    told = handed.told()
    for link in told["chain"]:
        link[6] = (b"\1" + bytes(63)).hex()
    handed.forge({**told, "public_key": key, "signature": (b"\1" + bytes(63)).hex()})
    refused_or_broken(handed)


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "1",
        "null",
        "{}",
        "[" * 100_000,
        '{"fields": 3, "claims": []}',
        '{"fields": [["action", 5]], "claims": []}',
        '{"fields": [["action", "word"]], "claims": [{"anchor": {}}]}',
        '{"fields": [["action", "word"]], "claims": [], "tables": [["a", [[["b", 9]]]]]}',
    ],
    ids=range(9),
)
@pytest.mark.parametrize("fits", [False, True])
def test_words_of_an_odd_shape_stop_no_check(handed, content, fits):
    told = handed.told()
    text = told["texts"][0]
    text["content"] = content
    if fits:
        link = told["chain"][text["sequence"] - 1]
        link[4] = hashlib.sha256((text["salt"] + content).encode()).hexdigest()
        made = relinked(told["chain"], told["journal"], told["signed_from"], handed.key)
        told = handed.sign(ended(told, made))
    handed.forge(told)
    assert status(handed) == BROKEN
    assert status(handed, document=changed(handed)) == BROKEN


def changed(handed):
    """The document as it is after Word has saved it again: its words are looked at."""
    other = handed.file.with_name("again.docx")
    other.write_bytes(handed.document.read_bytes() + b"\0")
    return other


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("journal",), "\ud800"),
        (("texts", 0, "content"), "\ud800"),
        (("texts", 0, "salt"), "\ud800"),
        (("chain", 1, 3), "\ud800"),
        (("chain", 1, 0), True),
        (("chain", 1, 0), 2.0),
        (("chain", 1, 0), 10**4000),
        (("chain", 1, 0), float("nan")),
        (("chain", 1), {}),
        (("chain", 1), ["a"]),
        (("chain",), {"a": 1}),
        (("texts",), {"a": 1}),
        (("texts", 0, "sequence"), -1),
        (("texts", 0, "sequence"), 10**4000),
        (("signed_from",), -(10**4000)),
        (("head", "sequence"), None),
        (("head", "chain_hash"), ""),
        (("public_key",), "\u0661" * 64),
    ],
    ids=str,
)
def test_values_of_a_wrong_kind_are_refused_or_seen(handed, place, value):
    told = inner = handed.told()
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    for statement in (told, handed.sign(told)):
        handed.forge(statement)
        refused_or_broken(handed)
        refused_or_broken(handed, document=changed(handed))


def test_a_name_that_stands_twice_is_refused(handed):
    told = json.dumps(handed.told())
    handed.file.write_text(told.replace('"texts":', '"texts": [], "texts":', 1), "utf-8")
    refused_or_broken(handed)


def test_an_earlier_file_without_a_head_shows_nothing(handed, tmp_path):
    told = json.loads(handed.first.read_text("utf-8"))
    for head in ("", "00"):
        forged = tmp_path / "earlier.json"
        forged.write_text(json.dumps({**told, "head": {"sequence": 2, "chain_hash": head}}))
        refused_or_broken(handed, str(forged))
