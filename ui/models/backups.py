"""What the window says of backups."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from ccjournal.domain.backups import CopyKind
from ccjournal.domain.days import day_and_month, day_in_words, short_day_in_words
from ccjournal.domain.team import count_in_words
from ccjournal.services.backups import Difference, Proof, Second, Standing
from ccjournal.services.copies import Copy, Extent

KINDS = {
    CopyKind.AUTOMATIC: "Made by itself",
    CopyKind.BY_HAND: "Made by you",
    CopyKind.BEFORE_UPDATE: "Before an update",
    CopyKind.REPLACED: "Replaced by a backup",
    CopyKind.DAMAGED: "Damaged, kept as it was",
}
# So many records are named; the rest are counted.
MOST_NAMED = 5


class Line(NamedTuple):
    """The line in the sidebar: words, icon, its colour, and the whole sentence behind it."""

    text: str
    icon: str
    colour: str
    detail: str


def side_line(standing: Standing, now: datetime) -> Line:
    """Return what always stands in the sidebar."""
    last = standing.last
    good = f"The last good backup is from {moment(last.made, now)}." if last else "No backup yet."
    if standing.fault is not None:
        why = sentences(standing.fault.title, standing.fault.hint)
        return Line("Not backed up", "triangle-alert", "alert-ink", f"{why} {good}")
    second = second_in_words(standing.second, now)
    if last is None:
        return Line("No backup yet", "circle-dashed", "ink-3", second or good)
    if standing.late:
        day = short_day_in_words(last.made.date(), now.date())
        detail = f"{good} There are newer words. Back up now in the Journal menu."
        return Line(f"Last backup {day}", "clock", "ask-ink", detail)
    when = moment(last.made, now)
    return Line(
        f"Backed up {when}", "circle-check", "ink-2", " ".join(filter(None, (good, second)))
    )


def moment(made: datetime, now: datetime) -> str:
    """Return a time of today as 14:05 and any other by its day."""
    if made.date() == now.date():
        return f"{made:%H:%M}"
    return short_day_in_words(made.date(), now.date())


def whole_moment(made: datetime) -> str:
    """Return a day and a time: 18 Nov 2026, 14:05."""
    return f"{day_in_words(made.date())}, {made:%H:%M}"


def sentences(*parts: str) -> str:
    """Return parts of an error as sentences."""
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def second_in_words(second: Second | None, now: datetime) -> str:
    """Return how the second place stands; nothing when none is chosen."""
    if second is None:
        return ""
    if not second.there:
        return "The second place is not there now. It is caught up when it is back."
    if second.fault is not None:
        return f"In the second place: {sentences(second.fault.title, second.fault.hint)}"
    if second.missing:
        return f"{count_in_words(second.missing, 'backup')} still to go to the second place."
    if second.last is None:
        return "The second place gets the next backup."
    return f"The second place has the backup of {moment(second.last.made, now)}."


def standing_in_words(standing: Standing, now: datetime) -> str:
    """Return how the backups stand, for the preferences."""
    if standing.fault is not None:
        return side_line(standing, now).detail
    if standing.last is None:
        return "No backup yet. The first one is made when you pause or close."
    when = moment(standing.last.made, now)
    count = count_in_words(standing.count, "backup")
    said = f"Backed up {when} and checked. {count}, {size_in_words(standing.size)}."
    return f"{said} Newer words follow when you pause." if standing.changed else said


def row_of(copy: Copy) -> str:
    """Return a copy as the list shows it."""
    place = ", second place" if copy.second else ""
    return f"{whole_moment(copy.made)}\n{KINDS[copy.kind]}{place}"


def about(copy: Copy) -> str:
    """Return what is known of a copy without opening it."""
    known = [KINDS[copy.kind]]
    if copy.fact is not None:
        known.append(count_in_words(copy.fact.records, "record"))
    known.append(size_in_words(copy.size))
    checked = "It was checked in full when it was made." if copy.checked else "Not checked yet."
    return f"{', '.join(known)}. {checked}"


def change_in_words(found: Difference) -> list[str]:
    """Return what restoring would change, in sentences."""
    said = [
        _named(found.gone, "is not in this backup and would go", "are not in it and would go"),
        _named(found.changed, "would be as it was then", "would be as they were then"),
        _named(found.back, "would come back", "would come back"),
    ]
    return [line for line in said if line] or ["No record would change."]


def extents_in_words(found: Difference) -> list[str]:
    """Return how much both sides hold, and how new they are."""
    sides = (("This backup", found.there), ("The journal now", found.here))
    return [f"{name}: {_extent(side)}." for name, side in sides]


def loses(found: Difference) -> int:
    """Return how many records have words now that the backup does not have."""
    return len(found.gone) + len(found.changed)


def proof_in_words(proof: Proof) -> str:
    """Return in a sentence what was compared."""
    records, versions = f"{proof.records:,}", f"{proof.versions:,}"
    if proof.ok:
        said = "record" if proof.records == 1 else "records"
        many = "version" if proof.versions == 1 else "versions"
        found = f"{records} {said}, {versions} {many}: every word is there."
        if not proof.erased:
            return found
        texts = count_in_words(proof.erased, "text")
        return f"{found} It still holds {texts} that you have erased since."
    differ = ", ".join(proof.differing)
    return f"These records are not as the journal has them: {differ}. Keep both and ask for help."


def size_in_words(size: int) -> str:
    """Return the size of files."""
    if size < 1_000_000:
        return f"{max(size // 1_000, 1)} KB"
    return f"{size / 1_000_000:.1f} MB" if size < 1_000_000_000 else f"{size / 1e9:.1f} GB"


def _named(records: Sequence[tuple[str, str]], one: str, more: str) -> str:
    if not records:
        return ""
    named = [f"{ref} {title}".strip() for ref, title in records[:MOST_NAMED]]
    if len(records) > MOST_NAMED:
        named.append(f"and {len(records) - MOST_NAMED} more")
    count = count_in_words(len(records), "record")
    return f"{count} {one if len(records) == 1 else more}: {', '.join(named)}."


def _extent(side: Extent) -> str:
    records = count_in_words(side.records, "record")
    said = f"{records}, {count_in_words(side.versions, 'version')}"
    if side.newest is None:
        return said
    local = side.newest.astimezone()
    return f"{said}, the newest from {day_and_month(local.date())} {local:%H:%M}"
