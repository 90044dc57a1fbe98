"""What is found in an authorship file, in sentences."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from ccjournal.authorship.document import HEAD, Document, Earlier, compared, parts
from ccjournal.authorship.statement import UNREADABLE, Link, Statement, Text

HOLDS, ASK, BROKEN = "Holds", "Ask", "Broken"
# Clocks are set right by a little now and then.
BACK = timedelta(minutes=2)
PROVES = (
    "These words were recorded in this order on this device; they have not been changed since {}. "
    "This does not show who typed them."
)
NO_EARLIER = (
    "No earlier head was given, so this cannot tell whether an old copy was put back, whether the "
    "last saves were cut off, or whether somebody with the journal's key wrote the whole history "
    "anew. A head printed in a document that you had before can tell it."
)
CANNOT = (
    "A text that was copied by typing it looks like any other: talk with its writer. Days and "
    "times are those of the writer's own clock."
)


class Finding(NamedTuple):
    """One sentence of the answer, and whether it is good."""

    level: str
    sentence: str


def check(
    told: Statement, earlier: Sequence[Earlier] = (), document: Document | None = None
) -> list[Finding]:
    """Return all that is found, what holds as well."""
    found = [*_chain(told), *_signatures(told), *_texts(told)]
    found += [_against(told, one) for one in earlier]
    if document:
        found += [*_document(told, document)]
    if not any(finding.level == BROKEN for finding in found):
        found.append(Finding(HOLDS, PROVES.format(f"{told.head[:16]} · {told.sequence}")))
    if not earlier:
        found.append(Finding("", NO_EARLIER))
    return [*found, Finding("", CANNOT)]


def _chain(told: Statement) -> Iterator[Finding]:
    former: Link | None = None
    for place, one in enumerate(told.chain, 1):
        said = (former.chain_hash if former else "", one.id, one.record, one.text_hash)
        link = hashlib.sha256("".join((*said, one.saved_at)).encode()).hexdigest()
        if one.sequence != place or link != one.chain_hash:
            yield Finding(BROKEN, f"The history is broken at version {one.sequence}.")
            return
        if former and _moment(former) - _moment(one) > BACK:
            moments = f"from {former.saved_at[:16]} to {one.saved_at[:16]} UTC"
            yield Finding(ASK, f"The clock went back before version {place}, {moments}.")
        former = one
    last = (former.chain_hash, former.sequence) if former else ("", 0)
    if (told.head, told.sequence) != last:
        yield Finding(BROKEN, "The history does not end where the file says that it ends.")
    else:
        yield Finding(HOLDS, f"{_count(last[1])} without a gap, each on the one before it.")


def _moment(link: Link) -> datetime:
    try:
        return datetime.strptime(link.saved_at, "%Y-%m-%dT%H:%M:%S.%fZ")
    except ValueError:
        return datetime.min


def _signatures(told: Statement) -> Iterator[Finding]:
    if not told.signed():
        yield Finding(BROKEN, "The file as a whole is not signed by the journal's key.")
    due = [link for link in told.chain if link.sequence >= told.first]
    bad = [link for link in due if not told.signed_link(link)]
    missing = [link for link in bad if not link.signature]
    if missing:
        what = f"{_count(len(missing))} without a signature"
        yield Finding(BROKEN, f"{what}, the first of them version {missing[0].sequence}.")
    if wrong := [link for link in bad if link.signature]:
        what = f"The signature of version {wrong[0].sequence} is not the journal's"
        yield Finding(BROKEN, f"{what}, {len(wrong)} in all.")
    if due and not bad:
        yield Finding(HOLDS, f"{_count(len(due))} signed by the journal's key.")
    if told.first > 1 and told.chain:
        count = _count(min(told.first - 1, len(told.chain)))
        yield Finding(
            ASK if not due else HOLDS,
            f"{count} from before the journal had a key. What was signed later covers them.",
        )


def _texts(told: Statement) -> Iterator[Finding]:
    newest = {link.record: link for link in told.chain}
    good = 0
    for text in told.texts:
        link = told.chain[text.sequence - 1] if 0 < text.sequence <= len(told.chain) else None
        if link is None:
            yield Finding(BROKEN, f"{text.ref} is not in the history.")
        elif text.withheld:
            yield Finding(ASK, f"The words of {text.ref} are not in the file: {text.withheld}.")
        elif not _is_of(text, link):
            yield Finding(BROKEN, f"The words of {text.ref} are not those that were saved.")
        else:
            good += 1
        if link and newest[link.record] != link:
            yield Finding(ASK, f"{text.ref} was saved again after the version in this file.")
    if good:
        what = "record has" if good == 1 else "records have"
        yield Finding(HOLDS, f"{good} {what} the words that were saved.")


def _is_of(text: Text, link: Link) -> bool:
    """Whether words are those of a version, and of the record that they say."""
    if hashlib.sha256((text.salt + text.content).encode()).hexdigest() != link.text_hash:
        return False
    try:
        said = json.loads(text.content)
        list(parts(text.content))
        return bool(said["id"] == link.record and f"R-{said['number']:04d}" == text.ref)
    except UNREADABLE:
        return False


def _against(told: Statement, earlier: Earlier) -> Finding:
    """Compare with an end of the chain that was seen before."""
    seen = f"The head {earlier.head[:16]}, seen before,"
    if earlier.key and earlier.key != told.key_text:
        return Finding(BROKEN, "The file is signed with another key than the one seen before.")
    if earlier.sequence > len(told.chain):
        what = f"{earlier.sequence} versions were seen, {len(told.chain)} are here"
        return Finding(BROKEN, f"The history is shorter than seen before: {what}.")
    places = [earlier.sequence] if earlier.sequence else range(1, len(told.chain) + 1)
    if any(told.chain[place - 1].chain_hash.startswith(earlier.head) for place in places):
        return Finding(HOLDS, f"{seen} is in this history.")
    return Finding(
        BROKEN, f"{seen} is not in this history: it was written anew, cut short, or is another's."
    )


def _document(told: Statement, document: Document) -> Iterator[Finding]:
    if document.sha256 == told.document:
        yield Finding(HOLDS, "The document is to the letter the one that was exported.")
        return
    yield from _printed(told, document)
    for text in told.texts:
        if not text.withheld:
            yield from _words(text, document)
    yield Finding(ASK, "The document is another one, or was saved again since it was exported.")


def _words(text: Text, document: Document) -> Iterator[Finding]:
    try:
        found = compared(text, document)
    except UNREADABLE:
        yield Finding(BROKEN, f"The words of {text.ref} cannot be read.")
        return
    for words in found.changed:
        yield Finding(BROKEN, f"{text.ref} reads otherwise in the document: “{words}…”")
    if not found.shown:
        yield Finding(ASK, f"The document does not show {text.ref}.")
    elif found.apart:
        yield Finding(ASK, f"Other words stand between the lines of {text.ref}.")
    elif not found.changed:
        yield Finding(HOLDS, f"The document has the words of {text.ref}.")


def _printed(told: Statement, document: Document) -> Iterator[Finding]:
    match = HEAD.search(document.head)
    if match is None:
        yield Finding(ASK, "The document tells no head of the history in its properties.")
    elif _against(told, Earlier(match[1], int(match[2] or 0))).level == BROKEN:
        yield Finding(BROKEN, "The head in the document is not in this history.")


def _count(number: int) -> str:
    return f"{number} version{'' if number == 1 else 's'}"
