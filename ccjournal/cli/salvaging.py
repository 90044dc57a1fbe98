"""The command for a journal that does not open: what it still gives, and what is lost."""

import argparse

from ccjournal.bootstrap import own_settings
from ccjournal.cli.output import TerminalProgress, count, show, table
from ccjournal.cli.passphrase import with_secret
from ccjournal.paths import AppPaths
from ccjournal.services.rescue import salvage


def salvage_records(arguments: argparse.Namespace) -> int:
    """Make a journal of what can be read; the damaged file is only read."""
    progress, device = TerminalProgress(), own_settings(AppPaths.default()).device
    source, target = arguments.journal, arguments.output
    try:
        report = with_secret(
            arguments,
            source,
            lambda secret: salvage(source, target, device, progress, secret),
        )
    finally:
        progress.clear()
    lost = [{"ref": one.ref, "lost": one.what} for one in report.lost]
    value = {"file": str(report.file), "records": report.records, "lost": lost}
    text = f"Saved {report.file}: {count(report.records, 'record')}"
    cells = [(one.ref, one.what) for one in report.lost]
    told = f"{text}, nothing is lost" if not cells else f"{text}\n{table(('REF', 'LOST'), cells)}"
    show(value, told, as_json=arguments.json)
    return 0
