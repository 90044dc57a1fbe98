"""Which questions the criteria of a record add to the parts of its form."""

from collections.abc import Mapping
from pathlib import Path

from ccjournal.domain.prompts import USUAL_KIND, Cue, Prompts, cues
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.unit import Criterion
from ccjournal.errors import NotFoundError
from ccjournal.services.journal import Journal
from ccjournal.services.prompt_files import read_prompts
from ccjournal.services.units import Units


class Prompting:
    """Asks; it writes nothing. The file is read when it is first needed."""

    def __init__(self, file: Path, journal: Journal, units: Units) -> None:
        self._file = file
        self._journal = journal
        self._units = units
        self._prompts: Prompts | None = None

    def of_record(self, record: Record) -> Mapping[str, tuple[Cue, ...]]:
        """Return the questions by part: for what the record aims at, then for what it claims."""
        form = self._journal.types.get(record.form)
        criteria = self._towards(record)
        return cues(form, criteria, self._read()) if form and criteria else {}

    def form_for(self, criterion_id: str) -> RecordType:
        """Return the form in which a criterion is best written about; raises `NotFoundError`."""
        kind = self._read().kind_for(self._units.criterion(criterion_id).criterion)
        definitions = self._journal.definitions
        if form := definitions.form_of(kind) or definitions.form_of(USUAL_KIND):
            return form
        raise NotFoundError("The form of STAR accounts is missing")

    def _read(self) -> Prompts:
        if self._prompts is None:
            self._prompts = read_prompts(self._file)
        return self._prompts

    def _towards(self, record: Record) -> list[Criterion]:
        ids = dict.fromkeys((*record.aims, *(claim.criterion for claim in record.claims)))
        known = {c.id: c for unit in self._units.all() for c in unit.criteria} if ids else {}
        return [known[criterion_id] for criterion_id in ids if criterion_id in known]
