"""The commands that make or change a journal or a file."""

import argparse
import sys
from contextlib import ExitStack, closing
from pathlib import Path

from ccjournal.bootstrap import create_journal, load_unit_offer
from ccjournal.cli.opening import opened
from ccjournal.cli.output import TerminalProgress, complain, count, sentence, show
from ccjournal.cli.passphrase import given_passphrase, with_secret
from ccjournal.domain.text import one_line
from ccjournal.errors import RefusedError
from ccjournal.paths import AppPaths
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.safekeeping import BackupReport, discard, restore
from ccjournal.services.sample import fill
from ccjournal.services.strict_json import MOST_BYTES
from ccjournal.services.whereabouts import note_on_place

STANDARD_INPUT = "-"


def new(arguments: argparse.Namespace) -> int:
    """Make a journal; nothing is left of one that could not be finished."""
    passphrase = given_passphrase(arguments)
    paths = AppPaths.default()
    for problem in load_unit_offer(paths).problems:
        complain(sentence(problem))
    services = create_journal(paths, arguments.journal, arguments.unit or None, passphrase)
    with ExitStack() as unfinished:
        unfinished.callback(discard, arguments.journal)
        with closing(services):
            if arguments.sample:
                fill(services)
            codes = [unit.code for unit in services.units.all()]
            records = len(services.journal.rows())
            code = services.safety.protection.new_recovery_code() if passphrase else ""
        unfinished.pop_all()
    value = {"journal": str(arguments.journal), "units": codes}
    if code:
        value["recovery_code"] = code = one_line(code)
        complain(f"Its recovery code is {code}; write it down and keep it away from this computer")
    text = f"Made {arguments.journal} with {', '.join(codes)} and {count(records, 'record')}"
    show(value, text, as_json=arguments.json)
    return 0


def add(arguments: argparse.Namespace) -> int:
    """Add records, all or none."""
    content = _content(arguments.file)
    with opened(arguments, write=True) as services:
        change, records = services.intake.add_json(content)
    if change.notice:
        complain(change.notice)
    refs = [record.ref for record in records]
    text = f"Added {', '.join(refs)}" if refs else "There was nothing to add"
    show({"added": refs}, text, as_json=arguments.json)
    return 0


def export(arguments: argparse.Namespace) -> int:
    """Write a Word document."""
    request = ExportRequest(
        arguments.output,
        template=arguments.template,
        units=tuple(arguments.unit),
        refs=tuple(arguments.ref),
        profile=arguments.profile,
        pdf=arguments.pdf,
        authorship=arguments.authorship,
        quality=arguments.quality,
    )
    progress = TerminalProgress()
    with opened(arguments) as services:
        try:
            exporter = services.folder if arguments.folder else services.portfolio
            result = exporter.export(request, progress)
        finally:
            progress.clear()
    findings = [{"ref": found.ref, "finding": found.finding} for found in result.findings]
    if note := note_on_place(arguments.output.absolute().parent):
        findings.append({"ref": "", "finding": note})
    value = {
        "document": str(arguments.output),
        "records": result.records,
        "words": result.words,
        "findings": findings,
        **({"pdf": str(arguments.output.with_suffix(".pdf"))} if result.pdf else {}),
        **({"authorship": str(arguments.authorship)} if result.authorship else {}),
    }
    lines = [
        f"Wrote {arguments.output}: {count(result.records, 'record')}, "
        f"{count(result.words, 'word')}",
        *([f"Wrote {arguments.output.with_suffix('.pdf')}"] if result.pdf else []),
        *([f"Wrote {arguments.authorship}"] if result.authorship else []),
        *(": ".join(filter(None, (f.ref, f.finding))) for f in result.findings),
    ]
    show(value, "\n".join(lines), as_json=arguments.json)
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """Make a verified copy."""
    progress = TerminalProgress()
    with opened(arguments) as services:
        try:
            report = services.safety.safekeeping.backup(arguments.output, progress)
        finally:
            progress.clear()
    return _copied(arguments, report, "Copied to")


def restore_copy(arguments: argparse.Namespace) -> int:
    """Make a journal from a copy."""
    progress = TerminalProgress()
    try:
        report = with_secret(
            arguments,
            arguments.backup,
            lambda secret: restore(arguments.backup, arguments.output, progress, secret),
        )
    finally:
        progress.clear()
    return _copied(arguments, report, "Restored")


def _copied(arguments: argparse.Namespace, report: BackupReport, what: str) -> int:
    value = {"file": str(report.file), "records": report.records, "verified": report.verified}
    text = f"{what} {report.file}: {count(report.records, 'record')}, every one checked"
    show(value, text, as_json=arguments.json)
    return 0


def _content(file: str) -> bytes:
    """Return what a file or standard input holds, one byte more than allowed at most."""
    if file != STANDARD_INPUT:
        with Path(file).open("rb") as source:
            return source.read(MOST_BYTES + 1)
    if sys.stdin is None or sys.stdin.closed:
        raise RefusedError("Standard input is closed", "Name a file instead of -")
    return sys.stdin.buffer.read(MOST_BYTES + 1)
