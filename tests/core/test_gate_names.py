"""The table of names that the gate and the doctor know is what templates are given."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from pathlib import Path

from ccjournal.export.contexts import values
from ccjournal.export.gate.names import FLAG, FORMATTED, NUMBER, TEXT, VALUES
from ccjournal.export.rich import Formatted
from ccjournal.export.source import FiledDocument
from tests.core.export_sources import EVERYTHING, ROWS, claim, proof, record, source

PROMISED = Path(__file__).parents[2] / "docs" / "templates.md"
KINDS = {bool: FLAG, int: NUMBER, float: NUMBER, Formatted: FORMATTED}
STORY = "I moved two people."
COACHING = {"agent": "Agent D", "feedback": "Slower."}


def shape(value):
    """Return what a value is made of, in the words of the table."""
    if isinstance(value, Mapping):
        return {name: shape(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return (reduce(merged, map(shape, value), None),)
    return TEXT if isinstance(value, str) else KINDS[type(value)]


def merged(one, other):
    """Return the shape of what is like the one or like the other."""
    if one is None or other is None:
        return other if one is None else one
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        return {name: merged(one[name], other[name]) for name in one}
    if isinstance(one, tuple):
        return (merged(one[0], other[0]),)
    assert one == other
    return one


def given_names():
    law = "the Data Protection Act 2018 asks for it"
    claims = [
        claim("action", STORY, 0, 7, because=law),
        claim("action", "Words that have gone", 0, 5),
    ]
    records = [
        record(1, fields={"action": STORY}, claims=claims),
        record(2, form="cycle", fields=COACHING, tables={"targets": ROWS}),
    ]
    filed = [FiledDocument("Accounts", "2.1", "Chats", "2.1.docx", "R-0001", "", ("QA 1.1",))]
    whole = source(records, evidence=[proof()])
    return shape(values(replace(whole, filed=filed, **EVERYTHING)))


def test_the_table_of_names_is_what_templates_are_given():
    assert given_names() == VALUES


def all_names(known):
    if isinstance(known, Mapping):
        return set(known).union(*map(all_names, known.values()))
    return all_names(known[0]) if isinstance(known, tuple) else set()


def test_the_page_for_authors_tells_every_name():
    told = set(re.findall(r"`(\w+)`", PROMISED.read_text("utf-8")))
    assert all_names(VALUES) <= told
