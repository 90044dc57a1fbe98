"""The commands that help with a record's writing and change nothing."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from ccjournal.cli.opening import opened
from ccjournal.cli.output import show, table
from ccjournal.domain.checks.check import Question
from ccjournal.domain.text import clean, shorten
from ccjournal.errors import RefusedError
from ccjournal.services.checks import Leak
from ccjournal.services.strict_json import MOST_BYTES

# The rule of the writing checks that personal data falls under.
LEAK_RULE = "S17"


def check(arguments: argparse.Namespace) -> int:
    """Ask what an assessor would ask about a record, and tell of personal data in it."""
    with opened(arguments) as services:
        record = services.journal.by_ref(arguments.ref)
        asked = services.checks.questions(record)
        leaks = services.checks.leaks(record)
    values = [*map(_question, asked), *map(_leak, leaks)]
    lines = [f"{v['rule']}  {v['field'] or 'record'}: {v['question']}" for v in values]
    text = "\n".join(lines) or f"Nothing to ask about {record.ref}"
    show(values, text, as_json=arguments.json)
    return 0


def suggest(arguments: argparse.Namespace) -> int:
    """Tell which criteria a record or a text may evidence, best first."""
    with opened(arguments) as services:
        if arguments.ref:
            found = services.suggestions.of_record(services.journal.by_ref(arguments.ref))
        else:
            found = services.suggestions.of_text(_text_of(arguments.text_file))
    keys = ("criterion", "score", "level", "field", "sentence")
    values = [
        dict(
            zip(keys, (f.criterion, round(f.chance, 3), f.level, f.field, f.sentence), strict=True)
        )
        for f in found
    ]
    cells = [(f.criterion, str(f.level), shorten(f.sentence, 80)) for f in found]
    text = table(("CRITERION", "LEVEL", "SENTENCE"), cells)
    show(values, text if found else "Nothing fits yet", as_json=arguments.json)
    return 0


def _text_of(file: Path) -> str:
    """Return the words of a text file, made printable."""
    with file.open("rb") as source:
        raw = source.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise RefusedError(f"{file.name} is too long for one text", "Name a shorter file")
    try:
        return clean(raw.decode("utf-8-sig")).text
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"{file.name} is not UTF-8 text", "Save it as plain text in UTF-8"
        ) from error


def _question(asked: Question) -> Mapping[str, object]:
    return {
        "rule": asked.rule,
        "field": asked.field,
        "start": asked.start,
        "end": asked.end,
        "question": asked.question,
        "level": "question",
    }


def _leak(leak: Leak) -> Mapping[str, object]:
    return {
        "rule": LEAK_RULE,
        "field": leak.field,
        "start": leak.data.start,
        "end": leak.data.end,
        "question": leak.question,
        "level": "privacy",
    }
