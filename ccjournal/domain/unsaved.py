"""Words that somebody has typed and no save has taken yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ccjournal.domain.record import Record


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What stood in a form, or in the box for two lines, at a moment.

    `written` holds the words as a record; one that the journal does not have yet has no id. `base`
    is the record as it was kept last. `wordings` are ability and because by claim. A captured
    note has no form; `about` is then the kind that was chosen for it.
    """

    at: datetime
    written: Record
    base: Record | None = None
    wordings: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    about: str = ""

    @property
    def is_note(self) -> bool:
        """Whether it was captured in two lines, in no form."""
        return not self.written.form
