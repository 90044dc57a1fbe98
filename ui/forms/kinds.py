"""The form in which a record is shown, also one that the journal no longer knows."""

from ccjournal.domain.record import Record
from ccjournal.domain.record_type import Field, RecordType
from ccjournal.errors import NotFoundError
from ccjournal.services.journal import Journal


def kind_of(journal: Journal, record: Record) -> RecordType:
    """Return a record's form; one made from its own keys when its definition is gone."""
    try:
        return journal.form(record)
    except NotFoundError:
        fields = tuple(Field(key, key.replace("_", " ").capitalize()) for key in record.fields)
        return RecordType(record.form, record.kind, record.kind, fields, fields[0].key)
