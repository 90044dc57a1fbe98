"""Questions about a record, and personal data in it, for the screens and the command line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.checks.account import Account
from ccjournal.domain.checks.aside import SetAside, set_aside
from ccjournal.domain.checks.check import Check, Question, applies, ask
from ccjournal.domain.checks.rules import RULES
from ccjournal.domain.person import Person
from ccjournal.domain.privacy.find import Finder
from ccjournal.domain.privacy.kinds import DataKind, PersonalData
from ccjournal.domain.record import Record
from ccjournal.services.journal import Journal
from ccjournal.services.people import People
from ccjournal.services.regulations import Regulations
from ccjournal.services.units import Units

TITLE = "title"
BECAUSE = "because"
ABILITY = "ability"


@dataclass(frozen=True, slots=True)
class Leak:
    """Personal data in a part of a record, in its title or in a claim.

    `field` is the part's key or `title`; with the id of a claim it is `ability` or `because`.
    """

    field: str
    data: PersonalData
    name: str
    why: str
    claim: str = ""

    @property
    def question(self) -> str:
        """What is said of it: HC-4471-902 looks like a policy or reference number."""
        if self.name:
            return f"{self.data.words} looks like {self.name}."
        return f"{self.data.words} is in your list of people. Write {self.data.instead}?"

    @property
    def answer(self) -> Answer:
        """What is kept when the words may stay, without the reason."""
        return Answer(AnswerKind.PRIVACY, self.data.kind, self.field, self.data.words)


class Checks:
    """What an assessor would ask about a record, and what should not be in it."""

    def __init__(
        self,
        checks: Sequence[Check],
        kinds: Mapping[str, DataKind],
        parts: tuple[Journal, Units, People],
        regulations: Regulations,
    ) -> None:
        self._checks = checks
        self._regulations = regulations
        self._kinds = kinds
        self._finder = Finder(kinds)
        self._journal, self._units, self._people = parts

    def questions(self, record: Record) -> tuple[Question, ...]:
        """Return the questions about a record as it stands, without those set aside."""
        return ask(self.account(record), self._checks, RULES)

    def account(self, record: Record) -> Account:
        """Return a record as checks read it, with the criteria that it claims."""
        claimed = {claim.criterion for claim in record.claims if claim.live}
        units = [u for u in self._units.all() if any(c.id in claimed for c in u.criteria)]
        criteria = [c for unit in units for c in unit.criteria if c.id in claimed]
        form = self._journal.form(record)
        laws = self._regulations.names(record.date)
        others = self._regulations.other_names(record.date)
        named = laws, others, self._regulations.bodies()
        return Account(record, form, tuple(criteria), tuple(units), *named)

    def quiet(self, record: Record, questions: Sequence[Question]) -> tuple[str, ...]:
        """Return the titles of the checks that read a record and asked none of its questions."""
        account = self.account(record)
        asked = {question.rule for question in questions}
        return tuple(c.title for c in self._checks if applies(c, account) and c.rule not in asked)

    def set_aside(self, records: Iterable[Record]) -> tuple[SetAside, ...]:
        """Return what was set aside as not needed in some records, with the reasons."""
        return set_aside(records, self._checks)

    def leaks(self, record: Record) -> tuple[Leak, ...]:
        """Return the personal data in everything that would leave with a record."""
        kept = {(a.key, a.field, a.words) for a in record.answers}
        people = self._people.all()
        found = (k for place in self._texts(record) for k in self._in_text(people, *place))
        return tuple(k for k in found if (k.data.kind, k.field, k.data.words) not in kept)

    def leaks_in(self, text: str) -> tuple[Leak, ...]:
        """Return the personal data in a text that stands in no part of a record."""
        return tuple(self._in_text(self._people.all(), "", "", text))

    def _texts(self, record: Record) -> Iterator[tuple[str, str, str]]:
        """Yield part, claim and text of everything that people wrote."""
        yield TITLE, "", record.title
        for field in self._journal.form(record).fields:
            if field.holds_account:
                yield field.key, "", record.fields.get(field.key, "")
        for claim in record.claims:
            yield ABILITY, claim.id, claim.ability
            yield BECAUSE, claim.id, claim.because

    def _in_text(
        self, people: Sequence[Person], field: str, claim: str, text: str
    ) -> Iterator[Leak]:
        for data in self._finder.find(text, people):
            kind = self._kinds.get(data.kind)
            yield Leak(field, data, kind.name if kind else "", kind.why if kind else "", claim)
