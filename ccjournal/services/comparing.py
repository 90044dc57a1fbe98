"""Two states of one record beside each other, part by part, in the words of its form."""

from collections.abc import Iterator, Mapping

from ccjournal.domain.days import whole_day_in_words
from ccjournal.domain.difference import PartDifference, compared
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.rows import Rows

# What a part is called that no form knows, and what is written in no form at all.
UNKNOWN, WORDS = "Part “{}”", "Words"
DATE = "Date"


def differences(
    now: Record | None, other: Record, types: Mapping[str, RecordType]
) -> tuple[PartDifference, ...]:
    """Return the parts in which two states differ; without a present one, all that is written."""
    one = dict(_texts(now, types)) if now else {}
    two = dict(_texts(other, types))
    if now is None:
        del two[DATE]
    found = (compared(label, one.get(label, ""), two.get(label, "")) for label in {**two, **one})
    return tuple(part for part in found if part is not None)


def _texts(record: Record, types: Mapping[str, RecordType]) -> Iterator[tuple[str, str]]:
    form = types.get(record.form)
    labels = {field.key: field.label for field in form.fields} if form else {}
    yield "Title", record.title
    yield DATE, whole_day_in_words(record.date)
    yield "Channel", record.channel
    for key in dict.fromkeys([*labels, *record.fields, *record.tables]):
        text = record.fields.get(key, "") or _rows(record.tables.get(key, ()))
        yield labels.get(key, UNKNOWN.format(key) if record.form else WORDS), text
    for number, claim in enumerate(record.claims, start=1):
        words = f"{claim.criterion} “{claim.anchor.quote}”\n{claim.ability}\n{claim.because}"
        yield f"Claim {number}", words


def _rows(rows: Rows) -> str:
    return "\n".join(", ".join(text for text in row.values() if text) for row in rows)
