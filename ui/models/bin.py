"""What the bin says in words."""

from collections.abc import Sequence

from ccjournal.domain.bin import KEPT, BinItem
from ccjournal.domain.days import day_in_words
from ccjournal.domain.team import count_in_words
from ccjournal.services.backups import Held
from ccjournal.services.bin import Erased, Erasing

FULL = (
    f"What you delete stays here for {KEPT.days} days and can be put back. Then it is erased. Days "
    "count while you use the journal; of a longer break, 31 at most."
)
EMPTY = f"The bin is empty. What you delete stays here for {KEPT.days} days."


def named(item: BinItem) -> str:
    """Return what an item is called."""
    return f"{item.ref} {item.title or '(no title)'}"


def about(item: BinItem) -> str:
    """Return since when it is in the bin, and how long it stays."""
    day = day_in_words(item.deleted_at.astimezone().date())
    left = count_in_words(item.days_left, "day")
    return f"Deleted {day}. Stays at least {left} more."


def what_goes(erasing: Erasing, held: Held) -> str:
    """Return what is erased, and what still holds it."""
    counts = (
        count_in_words(erasing.words, "word"),
        count_in_words(erasing.versions, "saved version"),
        count_in_words(erasing.claims, "claim"),
    )
    gone = f"{', '.join(counts)} go for good. Nobody can bring them back."
    proof = "What is noted of it goes for good. Nobody can bring it back."
    return f"{gone if erasing.versions else proof} {still_held(held)}"


def still_held(held: Held) -> str:
    """Return until when backups hold what was erased."""
    said = []
    if held.until is not None:
        said.append(f"Automatic backups hold it until {day_in_words(held.until)}.")
    if held.others:
        many = len(held.others) > 1
        copies = f"{len(held.others)} other copies" if many else "1 other copy"
        said.append(f"{copies} may hold it until you delete {'them' if many else 'it'}.")
    return " ".join(said) or "No backup holds it."


def people_in_words(erasing: Erasing) -> str:
    """Return whom nothing else names."""
    return ", ".join(person.pseudonym for person in erasing.people)


def erased_in_words(erased: Erased, held: Held | None = None) -> str:
    """Return what has been erased, and what is still to be done."""
    told = [f"Erased: {refs_in_words(erased.refs)}."] if erased.refs else []
    if erased.refs and held is not None:
        told.append(still_held(held))
    if erased.untidy is not None:
        told.append(
            f"{erased.untidy.title.rstrip('.')}, so the file could not be cleaned up yet. That "
            "is tried again when the journal is opened."
        )
    return " ".join(told)


def refs_in_words(refs: Sequence[str]) -> str:
    """Return the first references, and how many more there are."""
    more = f" and {len(refs) - 3} more" if len(refs) > 3 else ""
    return ", ".join(refs[:3]) + more
