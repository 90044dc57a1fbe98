"""The command that checks an authorship file; it needs no journal."""

import argparse

from ccjournal.cli.output import show
from ccjournal.services.authorship import check_authorship, write_verifier
from ccjournal.services.jobs import NoProgress


def check(arguments: argparse.Namespace) -> int:
    """Check a file, and exit as the program for assessors does."""
    answer = check_authorship(arguments.file, arguments.earlier, arguments.document, NoProgress())
    if arguments.program:
        write_verifier(arguments.program)
    value = {
        "status": answer.status,
        "findings": [{"level": f.level.lower(), "finding": f.sentence} for f in answer.findings],
    }
    lines = [": ".join(filter(None, finding)) for finding in answer.findings]
    show(value, "\n".join(lines), as_json=arguments.json)
    return answer.status
