"""Exporting a portfolio, with the growth as it gets longer."""

import tempfile
from functools import partial
from pathlib import Path

from benchmarks.journals import make
from benchmarks.measure import Row, cpu_seconds, table
from ccjournal.bootstrap import open_journal
from ccjournal.paths import AppPaths
from ccjournal.services.jobs import NoProgress
from ccjournal.services.portfolio import ExportRequest

SIZES = (20, 200, 2_000)


def run() -> str:
    """Return the table."""
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "journal.ccj"
            make(file, size)
            services = open_journal(AppPaths.under(Path(folder)), file, write=False)
            export = partial(
                services.portfolio.export,
                ExportRequest(Path(folder) / "out.docx"),
                NoProgress(),
            )
            seconds = cpu_seconds(export, runs=1 if size > 1_000 else 3)
            rows.append(Row("whole portfolio", size, seconds))
            services.close()
    return table("Export", rows, "grows no faster than the number of records")
