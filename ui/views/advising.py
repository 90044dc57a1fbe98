"""Reading along while somebody writes: off the GUI thread, once the keys rest."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from ccjournal.domain.answer import Answer, AnswerKind
from ccjournal.domain.next_step import Remark
from ccjournal.domain.record import Record
from ccjournal.domain.tip import Tip, moved
from ccjournal.services.advice import Reading
from ccjournal.services.checks import ABILITY, TITLE
from ui.asking import Asker
from ui.desk import Desk
from ui.views.written import Writing
from ui.widgets.boxes import restyle
from ui.widgets.evidence_panel import EvidencePanel
from ui.widgets.tip_marks import TipInks
from ui.widgets.tip_sections import Here

# How long the keys rest before the words are read, and from when it is said that they are.
PAUSE_MS, SLOW_MS = 400, 1_000


class Advising(QObject):
    """Shows what was found beside and in the words; old results stay until there are new ones."""

    gone_to = Signal(Tip)

    def __init__(self, desk: Desk, panel: EvidencePanel, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel, self._sections = panel, panel.sections
        self._writing: Writing | None = None
        self._visible, self._wanted = False, ""
        self.tips: Mapping[str, Tip] = {}
        self._texts: Mapping[str, str] = {}
        self._quiet: tuple[str, ...] = ()
        self._asker = Asker(desk.reads, self)
        self._asker.answered.connect(self._on_read)
        self._asker.failed.connect(self._on_failed)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._say_reading)
        self._sections.pointed.connect(self._point)
        desk.closing.connect(self.stop)

    @property
    def waits(self) -> bool:
        """Whether the words have changed since they were read, or are being read."""
        return self._pause.isActive() or self._asker.waits

    def show(self, writing: Writing, *, closed: bool) -> None:
        """Read a record that was opened, or that a command has changed."""
        before, self._writing = self._writing, writing
        if closed:
            self.stop()
            return
        if before is None or before.form is not writing.form:
            self._drop()
            self._pause.start(0)
        elif _told(before.record) != _told(writing.record):
            done = set(_told(writing.record)[0])
            left = [tip for tip in self.tips.values() if replace(tip.answer, reason="") not in done]
            self._show(left)
            self._pause.start(0)

    def kept(self, writing: Writing) -> None:
        """Note what the journal has now of the words on the page."""
        if self._writing is not None and self._writing.form is writing.form:
            self._writing = writing

    def touch(self) -> None:
        """Read again when the keys rest."""
        if self._writing is not None:
            self._pause.start(PAUSE_MS)

    def stop(self) -> None:
        """Read no more: nothing is open, or it cannot be changed."""
        self._drop()
        self._writing = None

    def set_visible(self, *, visible: bool) -> None:
        """Note whether the page with the words is looked at; only then it has a Next step."""
        self._visible = visible
        self._tell_next()

    def follow_caret(self, field: str, units: int) -> None:
        """Bring out what is about the words at the caret."""
        if self._writing is None or (prose := self._writing.form.prose(field)) is None:
            return
        found = [tip for tip in prose.tips.at(units) if tip.kind is not AnswerKind.SUGGESTION]
        self.bring_out(field, found[0].name if found else "")

    def bring_out(self, field: str, name: str) -> None:
        """Open the row of a tip and tint its words."""
        part = self._writing.form.parts.get(field) if self._writing else None
        self._sections.follow(Here(field, part.field.label if part else "", name))
        self._point("")

    def go_to(self, name: str) -> None:
        """Go to the words of a tip, as soon as they have been read."""
        self._wanted = name
        if not self.waits:
            self._go()

    def _go(self) -> None:
        tip, self._wanted = self.tips.get(self._wanted), ""
        if tip is not None:
            self.gone_to.emit(tip)

    def text_of(self, tip: Tip) -> str:
        """Return the text in which a tip was found."""
        return self._texts.get(_place(tip), "")

    def _read(self) -> None:
        """Have the words read as they stand now, kept or not."""
        if self._writing is None:
            return
        record = self._written(self._writing)
        if not any(text.strip() for text in record.fields.values()):
            self._drop()
            return
        self._asker.ask(partial(self._desk.services.advice.read, record))
        if not self._slow.isActive():
            self._slow.start()

    def _written(self, writing: Writing) -> Record:
        record, form, said = writing.record, writing.form, self._panel.wordings()
        claims = [
            replace(c, ability=said[c.id][0], because=said[c.id][1]) if c.id in said else c
            for c in record.claims
        ]
        fields, tables = {**record.fields, **form.answers()}, {**record.tables, **form.rows()}
        title = form.title.text()
        return replace(record, title=title, fields=fields, tables=tables, claims=tuple(claims))

    def _on_read(self, reading: Reading) -> None:
        """Show what was found where its words stand now, which may not be where they stood."""
        self._rest()
        if self._writing is None:
            return
        then, now = _texts(reading.record), _texts(self._written(self._writing))
        self._texts, self._quiet = now, reading.quiet
        places = ((tip, _place(tip)) for tip in reading.tips)
        found = [moved(tip, then.get(place, ""), now.get(place, "")) for tip, place in places]
        self._show([tip for tip in found if tip is not None])
        self._desk.steps.settle_leaks(reading.record.id, self.tips)
        self._go()

    def _on_failed(self, error: BaseException) -> None:
        """Tell once, and leave the writer in peace until another record is opened."""
        self.stop()
        self._desk.show_error(error)

    def _show(self, tips: list[Tip]) -> None:
        self.tips = {tip.name: tip for tip in tips}
        self._mark(tips)
        self._sections.show_tips(tips, self._quiet)
        self._tell_next()
        active = self._writing.form.active_prose() if self._writing else None
        if active and self._sections.here not in self.tips:
            self.follow_caret(active[0], active[1].textCursor().position())

    def _mark(self, tips: list[Tip]) -> None:
        if self._writing is None:
            return
        form, inks = self._writing.form, TipInks.of(self._desk.theme)
        for key in form.parts:
            if prose := form.prose(key):
                mine = [tip for tip in tips if tip.field == key and not tip.claim]
                prose.show_tips(mine, inks)
        leaks = {t.field for t in tips if t.kind is AnswerKind.PRIVACY}
        restyle(form.title, "leak", "true" if TITLE in leaks else "false")

    def _drop(self) -> None:
        self._pause.stop()
        self._asker.drop()
        self._rest()
        self._texts, self._quiet = {}, ()
        self._show([])
        self._sections.clear()

    def _rest(self) -> None:
        self._slow.stop()
        self._panel.show_reading(reading=False)

    def _say_reading(self) -> None:
        self._panel.show_reading(reading=True)

    def _point(self, name: str) -> None:
        """Tint the words of the row that is looked at, else of the one at the caret."""
        form = self._writing.form if self._writing else None
        for key in form.parts if form else ():
            if form and (prose := form.prose(key)):
                prose.tips.activate(name or self._sections.here)

    def _tell_next(self) -> None:
        """Tell the bar at the foot the first open question of this record."""
        record = self._writing.record if self._writing else None
        asked = next((t for t in self.tips.values() if t.kind is AnswerKind.CHECK), None)
        shown = record is not None and self._visible and asked is not None
        remark = Remark(record.id, asked.name, asked.says) if shown and record and asked else None
        self._desk.steps.set_question(remark)


def _told(record: Record) -> tuple[list[Answer], set[str]]:
    """Return what decides which tips are shown beside the words: answers and claims."""
    answers = [replace(answer, reason="") for answer in record.answers]
    claimed = {claim.criterion for claim in record.claims if claim.live}
    return [*answers, *(Answer(AnswerKind.SUGGESTION, key) for key in claimed)], claimed


def _place(tip: Tip) -> str:
    return f"{tip.claim} {tip.field}".strip()


def _texts(record: Record) -> dict[str, str]:
    """Return every text of a record by the place of its tips; a whole record has none."""
    texts = {"": "", TITLE: record.title, **record.fields}
    for claim in record.claims:
        texts[f"{claim.id} {ABILITY}"] = claim.ability
        texts[f"{claim.id} because"] = claim.because
    return texts
