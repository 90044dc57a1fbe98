"""Record kinds and their forms: what can be written, and which prompts guide the writer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How an answer is written; each kind has one editor in `ui.forms.editors`."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    PERSON = "person"
    TABLE = "table"


class Role(StrEnum):
    """What a part of a form is for; writing checks read parts by their role."""

    SCENE = "scene"
    TASK = "task"
    DEED = "deed"
    EFFECT = "effect"
    FEELING = "feeling"
    THOUGHT = "thought"
    PLAN = "plan"
    OBSERVATION = "observation"
    FEEDBACK = "feedback"
    AGREED = "agreed"
    VIEW = "view"
    FREE = "free"


class ColumnKind(StrEnum):
    """What stands in a column of a table; DONE is the day on which a row was ticked off."""

    TEXT = "text"
    DATE = "date"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a field of the kind table."""

    key: str
    label: str
    kind: ColumnKind = ColumnKind.TEXT
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a form. `share` is its sensible part of the record's words, in per cent.

    `shared` parts may be handed to the person whom the record is about. `role` tells the writing
    checks what the part is for.
    """

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    prompt: str = ""
    hint: str = ""
    example: str = ""
    required: bool = False
    share: tuple[int, int] | None = None
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    shared: bool = False
    role: Role | None = None

    @property
    def holds_account(self) -> bool:
        """Whether the learner tells something here, so that a claim can rest on it."""
        return self.kind in {FieldKind.TEXT, FieldKind.LINE}

    @property
    def is_table(self) -> bool:
        """Whether the answer is rows of a table and no text."""
        return self.kind is FieldKind.TABLE

    @property
    def done_column(self) -> Column | None:
        """The column that makes the rows of a table things to tick off, if there is one."""
        return next((c for c in self.columns if c.kind is ColumnKind.DONE), None)

    @property
    def what_column(self) -> Column | None:
        """The first column of text, which says what a row is about."""
        return next((c for c in self.columns if c.kind is ColumnKind.TEXT), None)


@dataclass(frozen=True, slots=True)
class RecordType:
    """One form of a record kind, read from `resources/record_types/<form>.toml`."""

    form: str
    kind: str
    title: str
    fields: tuple[Field, ...]
    summary: str
    form_title: str = ""
    purpose: str = ""
    default: bool = False
    order: int = 100
    template: str = "record.docx"
    checks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The full name on screen; the form only where it adds something."""
        same = not self.form_title or self.form_title == self.title
        return self.title if same else f"{self.title}: {self.form_title}"

    def field(self, key: str) -> Field | None:
        """Return a field by key."""
        return next((f for f in self.fields if f.key == key), None)

    @property
    def tables(self) -> tuple[Field, ...]:
        """The fields whose answer is a table, in order."""
        return tuple(f for f in self.fields if f.is_table)

    def missing(
        self, answers: Mapping[str, str], tables: Mapping[str, Sequence[object]] | None = None
    ) -> tuple[Field, ...]:
        """Return the required fields that have no answer yet; a table needs a row."""
        rows = tables or {}
        return tuple(
            f
            for f in self.fields
            if f.required
            and not (rows.get(f.key) if f.is_table else answers.get(f.key, "").strip())
        )
