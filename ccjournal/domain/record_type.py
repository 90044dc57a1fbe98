"""Record kinds and their forms: what can be written, and which prompts guide the writer."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FieldKind(StrEnum):
    """How an answer is written; each kind has one editor in `ui.forms.editors`."""

    LINE = "line"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a form. `share` is its sensible part of the record's words, in per cent."""

    key: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    prompt: str = ""
    hint: str = ""
    example: str = ""
    required: bool = False
    share: tuple[int, int] | None = None
    choices: tuple[str, ...] = ()

    @property
    def holds_account(self) -> bool:
        """Whether the learner tells something here, so that a claim can rest on it."""
        return self.kind in {FieldKind.TEXT, FieldKind.LINE}


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

    def missing(self, answers: Mapping[str, str]) -> tuple[Field, ...]:
        """Return the required fields that have no answer yet."""
        return tuple(f for f in self.fields if f.required and not answers.get(f.key, "").strip())
