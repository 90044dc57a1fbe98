"""What a program does while something goes wrong, and what it promises after each step."""

import shutil
import sys
from collections.abc import Callable, Generator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path

from benchmarks.journals import records
from ccjournal.bootstrap import Services, create_journal, open_journal
from ccjournal.domain.secret import Passphrase
from ccjournal.errors import JournalError
from ccjournal.paths import AppPaths
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress
from ccjournal.services.journal import Draft
from ccjournal.services.restoring import go_back
from ccjournal.services.safekeeping import restore
from ccjournal.storage.wrapping import Cost

# Tells what has been promised, in one line.
Tell = Callable[[str], None]
# One act at a time; each `next` does one thing and tells of it.
Act = Callable[[Path, Tell], Generator[None]]

OLD = Path(__file__).parents[2] / "tests" / "data" / "journal-v1.ccj"
OLD_RECORDS = 36
RECORDS = 12
BATCH = 5
PROGRESS = NoProgress()
WORDS = "five hens read the rota"
# What opens every journal here; a plain one opens with it as without.
SECRET = Passphrase(WORDS)
# Trying a passphrase is not what is looked at here.
CHEAP = Cost(64, 1)


def journal_in(folder: Path) -> Path:
    """Return the journal of a folder."""
    return folder / "journal.ccj"


def paths_in(folder: Path) -> AppPaths:
    """Return the user's folders."""
    return AppPaths.under(folder / "own")


def at_start(act: str) -> int:
    """Return how many records an act begins with."""
    return OLD_RECORDS if act == "migrate" else RECORDS


def prepare(folder: Path, act: str) -> None:
    """Put into a folder what an act begins with."""
    folder.mkdir(parents=True)
    file = journal_in(folder)
    if act == "migrate":
        shutil.copy(OLD, file)
        return
    sealed = WORDS if act.endswith(SEALED) else None
    with closing(create_journal(paths_in(folder), file, None, sealed, CHEAP)) as services:
        services.journal.add_all(records(RECORDS))
    if act.startswith(("restore", "replace")):
        with closing(opened(folder)) as services:
            services.safety.safekeeping.backup(folder / "copy.ccj", PROGRESS)


def opened(folder: Path, *, write: bool = True) -> Services:
    """Open the journal of a folder."""
    return open_journal(paths_in(folder), journal_in(folder), write=write, secret=SECRET)


def save(folder: Path, tell: Tell) -> Generator[None]:
    """Add records and write on in them."""
    with closing(opened(folder)) as services:
        kept = services.journal.rows()[0].id
        for turn in count():
            text = f"Turn {turn}. " * (turn % 60)
            draft = Draft(f"Turn {turn}", date(2026, 11, 9), fields={"note": text})
            if turn % 3 == 0:
                kept = services.journal.add("note", draft)[1].id
            else:
                services.journal.edit(kept, draft)
            tell(f"saved {kept} {services.journal.versions(kept)[0].id}")
            yield


def delete(folder: Path, tell: Tell) -> Generator[None]:
    """Add a record and put it into the bin."""
    with closing(opened(folder)) as services:
        for turn in count():
            draft = Draft(
                f"Gone {turn}", date(2026, 11, 9), fields={"note": "Words to be deleted."}
            )
            kept = services.journal.add("note", draft)[1].id
            services.journal.delete(kept)
            tell(f"deleted {kept}")
            yield


def take_in(folder: Path, tell: Tell) -> Generator[None]:
    """Add several records from a file, all or none."""
    with closing(opened(folder)) as services:
        item = '{"kind": "note", "form": "note", "title": "In", "date": "2026-11-09", "fields": '
        for turn in count():
            some = ", ".join(f'{item}{{"note": "Number {n} of {turn}"}}}}' for n in range(BATCH))
            _change, kept = services.intake.add_json(f"[{some}]")
            tell(f"imported {' '.join(record.id for record in kept)}")
            yield


def migrate(folder: Path, tell: Tell) -> Generator[None]:
    """Bring an old journal up to date by opening it, again and again from the start."""
    for turn in count():
        if turn:
            shutil.copy(OLD, journal_in(folder))
        opened(folder).close()
        tell("updated")
        yield


def back_up(folder: Path, tell: Tell) -> Generator[None]:
    """Change something and make a verified copy."""
    with closing(opened(folder)) as services:
        for turn in count():
            draft = Draft(f"Turn {turn}", date(2026, 11, 9), fields={"note": "Something new."})
            kept = services.journal.add("note", draft)[1].id
            tell(f"saved {kept} {services.journal.versions(kept)[0].id}")
            report = services.safety.safekeeping.backup(None, PROGRESS)
            tell(f"copied {report.file.relative_to(folder)}")
            yield


def bring_back(folder: Path, tell: Tell) -> Generator[None]:
    """Make journals from a copy."""
    for turn in count():
        target = folder / f"restored {turn}.ccj"
        restore(folder / "copy.ccj", target, PROGRESS, SECRET)
        tell(f"copied {target.relative_to(folder)}")
        yield


def export(folder: Path, tell: Tell) -> Generator[None]:
    """Write the portfolio over the former one."""
    with closing(opened(folder)) as services:
        while True:
            services.portfolio.export(ExportRequest(folder / "portfolio.docx"), PROGRESS)
            tell("exported portfolio.docx")
            yield


def erase(folder: Path, tell: Tell) -> Generator[None]:
    """Add a record, delete it and erase it for good."""
    with closing(opened(folder)) as services:
        for turn in count():
            draft = Draft(f"Gone {turn}", date(2026, 11, 9), fields={"note": "Nobody's business."})
            kept = services.journal.add("note", draft)[1].id
            services.journal.delete(kept)
            services.safety.bin.erase([kept], [], PROGRESS)
            tell(f"erased {kept}")
            yield


def replace(folder: Path, tell: Tell) -> Generator[None]:
    """Change something, then go back to a copy in place of the journal."""
    for turn in count():
        with closing(opened(folder)) as services:
            draft = Draft(f"Turn {turn}", date(2026, 11, 9), fields={"note": "Something new."})
            services.journal.add("note", draft)
            services.safety.backups.back_up(PROGRESS)
            copies = services.safety.backups.copies
        done = go_back(copies, copies.all()[-1], datetime.now(UTC), PROGRESS)
        if done.kept:
            tell(f"copied {done.kept.relative_to(folder)}")
        yield


def encrypt(folder: Path, tell: Tell) -> Generator[None]:
    """Give the journal a passphrase, or take it away, and change it between."""
    while True:
        with closing(opened(folder)) as services:
            protection = services.safety.protection
            if protection.encrypted:
                protection.change_passphrase(WORDS, CHEAP)
                protection.remove(PROGRESS)
            else:
                protection.add(WORDS, PROGRESS, CHEAP)
        tell("changed")
        yield


ACTS: dict[str, Act] = {
    "save": save,
    "delete": delete,
    "import": take_in,
    "migrate": migrate,
    "backup": back_up,
    "restore": bring_back,
    "export": export,
    "erase": erase,
    "replace": replace,
    "encrypt": encrypt,
}
# The same with a journal that is encrypted from the beginning.
SEALED = ", encrypted"
ACTS |= {f"{name}{SEALED}": ACTS[name] for name in ("save", "backup", "restore", "replace")}


def main(name: str, folder: Path, turns: int) -> int:
    """Do an act a number of times; what cannot be done is told as it is to a user."""
    act = ACTS[name](folder, print_line)
    try:
        for _ in range(turns):
            next(act)
    except JournalError as error:
        print_line(f"refused {error}")
        return 1
    return 0


def print_line(text: str) -> None:
    """Print a line in one write, so that a kill cannot leave half of it."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])))
