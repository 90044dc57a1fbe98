"""The commands that help with a record's writing and change nothing."""

import argparse
from collections.abc import Mapping

from ccjournal.cli.opening import opened
from ccjournal.cli.output import show
from ccjournal.domain.checks.check import Question
from ccjournal.services.checks import Leak

# The rule of the writing checks that personal data falls under.
LEAK_RULE = "S17"


def check(arguments: argparse.Namespace) -> int:
    """Ask what an assessor would ask about a record, and tell of personal data in it."""
    with opened(arguments.journal) as services:
        record = services.journal.by_ref(arguments.ref)
        asked = services.checks.questions(record)
        leaks = services.checks.leaks(record)
    values = [*map(_question, asked), *map(_leak, leaks)]
    lines = [f"{v['rule']}  {v['field'] or 'record'}: {v['question']}" for v in values]
    text = "\n".join(lines) or f"Nothing to ask about {record.ref}"
    show(values, text, as_json=arguments.json)
    return 0


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
