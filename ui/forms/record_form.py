"""The form for one record, made from its definition."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from ccjournal.domain.prompts import Cue
from ccjournal.domain.proportion import proportion
from ccjournal.domain.record import Record
from ccjournal.domain.record_type import RecordType
from ccjournal.domain.rows import Rows
from ccjournal.services.journal import Draft
from ui.forms.editors import Offer, RowsEditor, TextEditor
from ui.forms.facts import Facts
from ui.forms.heading import Heading
from ui.forms.part import LABEL_GAP, LABEL_WIDTH, Part
from ui.reading import setting
from ui.theme import Theme
from ui.widgets.boxes import column, restyle, row
from ui.widgets.gutter import WIDTH as GUTTER
from ui.widgets.marks import Inks, Mark
from ui.widgets.paper import Paper
from ui.widgets.proportion_bar import ProportionBar

# The widest line of words, and the widest beside labels: usual, and in a wide window.
MEASURE, MEASURE_BESIDE = (640, 700), (600, 660)
# Under this width labels go on top.
NARROW = 480
# Kinds whose parts read as one text; the others have names beside the words.
FLOWING = {"reflective", "note"}
COUNT_PAUSE_MS = 250


class RecordForm(QWidget):
    """Title, then one growing editor for each part. The chips stand above the page: `facts`."""

    edited = Signal()
    left = Signal()
    tabbed = Signal()
    caret_moved = Signal(str, int)
    clause_wanted = Signal()

    def __init__(self, kind: RecordType, theme: Theme, people: Sequence[str] = ()) -> None:
        super().__init__()
        self.kind = kind
        self._theme = theme
        self._record: Record | None = None
        self._title_edited = False
        self._active = ""
        self._wide = False
        self.beside = kind.kind not in FLOWING
        self.facts = Facts(kind, theme)
        self.date, self.channel = self.facts.date, self.facts.channel
        self._heading = Heading(theme)
        self.title, self.judged = self._heading.title, self._heading.judged
        self.bar = ProportionBar(theme)
        offer = Offer(people)
        self.parts = {
            field.key: Part(field, offer, theme, beside=self.beside) for field in kind.fields
        }
        self._pause = QTimer(self, singleShot=True, interval=COUNT_PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self._lay_out()
        self._connect()

    def draft(self) -> Draft:
        """Return what is written; what was not touched comes back exactly as it was given."""
        if self._record is None:
            raise AssertionError("nothing is shown yet")
        return Draft(
            self.title.text() if self._title_edited else self._record.title,
            self.day(),
            self.channel.currentText(),
            {**self._record.fields, **self.answers()},
            self.rows(),
            self._record.aims,
        )

    def day(self) -> date:
        """Return the day on which it was."""
        day = self.date.date()
        return date(day.year(), day.month(), day.day())

    def answers(self) -> dict[str, str]:
        """Return what is written, by field key."""
        parts = {key: part for key, part in self.parts.items() if not part.field.is_table}
        return {key: part.editor.answer() for key, part in parts.items()}

    def rows(self) -> dict[str, Rows]:
        """Return what stands in the tables, by field key."""
        editors = {key: part.editor for key, part in self.parts.items()}
        return {k: e.table.rows() for k, e in editors.items() if isinstance(e, RowsEditor)}

    def show_record(self, record: Record) -> None:
        """Show a record's words; does not emit `edited`."""
        self._record = record
        self._title_edited = False
        with QSignalBlocker(self.title):
            if self.title.text() != record.title:
                self.title.setText(record.title)
                self.title.setCursorPosition(0)
        self.facts.show_record(record)
        for key, part in self.parts.items():
            if isinstance(part.editor, RowsEditor):
                part.editor.table.show_rows(record.tables.get(key, ()))
            part.set_answer(record.fields.get(key, ""))
        self._count()

    def kept(self, record: Record, draft: Draft) -> None:
        """Note that this record now holds what a draft held; the title may have changed since."""
        self._record = record
        self._title_edited = self._title_edited and self.title.text() != draft.title

    def set_locked(self, *, locked: bool) -> None:
        """Let the words be read but not changed."""
        self.title.setReadOnly(locked)
        self.facts.set_locked(locked=locked)
        for key, part in self.parts.items():
            if prose := self.prose(key):
                prose.setReadOnly(locked)
            else:
                part.editor.setEnabled(not locked)

    def prose(self, key: str) -> Paper | None:
        """Return the text editor of a part."""
        part = self.parts.get(key)
        return part.editor.prose if part and isinstance(part.editor, TextEditor) else None

    def active_prose(self) -> tuple[str, Paper] | None:
        """Return the part that the caret is or was last in."""
        found = self.prose(self._active)
        return (self._active, found) if found else None

    def mark(self, marks: Mapping[str, Sequence[Mark]]) -> None:
        """Mark the words of claims, by field key."""
        inks = Inks.of(self._theme)
        for key in self.parts:
            if prose := self.prose(key):
                prose.mark(marks.get(key, ()), inks)

    def ask(self, cues: Mapping[str, Sequence[Cue]]) -> None:
        """Ask what the criteria of the record add to the prompts, by field key."""
        for key, part in self.parts.items():
            part.ask(cues.get(key, ()))

    def show_active(self, name: str) -> None:
        """Bring one mark out and let the others rest."""
        for key in self.parts:
            if prose := self.prose(key):
                prose.activate(name)

    def move_part(self, step: int) -> None:
        """Put the caret into the next or the previous part."""
        keys = list(self.parts)
        now = next((n for n, p in enumerate(self.parts.values()) if p.editor.has_caret()), None)
        place = 0 if now is None else min(now + step, len(keys) - 1)
        if place < 0:
            self._to_title()
        else:
            self.focus_part(keys[place])

    def focus_part(self, key: str) -> None:
        """Put the caret into a part."""
        if key in self.parts:
            self.parts[key].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert(self, text: str) -> None:
        """Put words in at the caret."""
        active = self.active_prose()
        if active and not active[1].isReadOnly():
            active[1].textCursor().insertText(text)

    def change(self, change: Callable[[Paper], None]) -> None:
        """Change the words of the part that has the caret."""
        active = self.active_prose()
        if active and active[1].hasFocus():
            change(active[1])

    def focus_first(self) -> None:
        """Put the caret where writing starts: the first empty part, else the first."""
        parts = list(self.parts.values())
        empty = next((p for p in parts if not p.editor.answer().strip()), parts[0])
        empty.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_title(self, text: str) -> None:
        """Give a new record a title; it is kept once something is written."""
        self.title.setText(text)
        self._title_edited = True

    def inset(self, width: int) -> int:
        """Return how far the words stand from the left edge of a page of this width."""
        px = self._theme.px
        if self.beside:
            return max(px(36), (width - px(self._whole + GUTTER)) // 2)
        return max(px(40), (width - px(self._whole + GUTTER // 3)) // 2)

    @property
    def _whole(self) -> int:
        """The width of labels and words together."""
        if self.beside:
            return LABEL_WIDTH + LABEL_GAP + round(MEASURE_BESIDE[self._wide] * setting.measure)
        return round(MEASURE[self._wide] * setting.measure)

    def set_wide(self, *, wide: bool) -> None:
        """Set the words larger, on longer lines, where the window is wide."""
        self._wide = wide
        for key in self.parts:
            if prose := self.prose(key):
                restyle(prose, "wide", "true" if wide else "false")

    def fit(self, width: int) -> None:
        """Take on the width of the page."""
        px = self._theme.px
        inset = self.inset(width)
        stacked = width < px(NARROW)
        inset = px(20) if stacked else inset
        self._box.setContentsMargins(inset, 0, 0, px(24))
        self.setMaximumWidth(inset + px(self._whole + GUTTER))
        for part in self.parts.values():
            part.arrange(stacked=stacked)

    def _lay_out(self) -> None:
        px = self._theme.px
        head = row(self._heading, px(GUTTER), spacing=0)
        bar = row(self.bar, px(GUTTER), spacing=0)
        has_shares = setting.counts and any(field.share for field in self.kind.fields)
        parts = list(self.parts.values())
        self._box = column(head, spacing=px(14 if self.beside else 8))
        if self.beside and has_shares:
            self._box.addLayout(bar)
        for part in parts:
            part.show_line(shown=part is not parts[-1])
            self._box.addWidget(part)
        if not (self.beside and has_shares):
            self._box.addSpacing(px(28))
            self._box.addLayout(bar)
        self._box.addStretch(1)
        self.setLayout(self._box)
        # Only now: what is shown before it has a parent is a window of its own.
        self.bar.setVisible(has_shares)
        self.judged.setVisible(has_shares and self.beside)

    def _connect(self) -> None:
        self.title.textEdited.connect(self._on_title_edited)
        self.title.editingFinished.connect(self.left)
        self.facts.edited.connect(self.edited)
        self.bar.chosen.connect(self.focus_part)
        keys = list(self.parts)
        self.title.went_down.connect(partial(self._flow, keys[0], up=False))
        for place, (key, part) in enumerate(self.parts.items()):
            part.edited.connect(self._on_edited)
            part.editor.left.connect(self.left)
            prose = self.prose(key)
            if prose is None:
                continue
            prose.tabbed.connect(self.tabbed)
            prose.clause_wanted.connect(self.clause_wanted)
            prose.caret_moved.connect(lambda place, key=key: self._on_caret(key, place))
            prose.went_up.connect(
                partial(self._flow, keys[place - 1], up=True) if place else self._to_title
            )
            if place + 1 < len(keys):
                prose.went_down.connect(partial(self._flow, keys[place + 1], up=False))

    def _on_title_edited(self) -> None:
        self._title_edited = True
        self.edited.emit()

    def _to_title(self) -> None:
        self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def _flow(self, key: str, *, up: bool) -> None:
        """Let the caret flow over the edge of a part, to the end or the beginning of the other."""
        if prose := self.prose(key):
            operation = QTextCursor.MoveOperation
            prose.moveCursor(operation.End if up else operation.Start)
        self.focus_part(key)

    def _on_edited(self) -> None:
        self._pause.start()
        self.edited.emit()

    def _on_caret(self, key: str, place: int) -> None:
        self._active = key
        self.bar.show_current(key)
        self.caret_moved.emit(key, place)

    def _count(self) -> None:
        if not self.bar.isVisibleTo(self):
            return
        counts = {key: part.words() for key, part in self.parts.items()}
        shown = proportion(self.kind.fields, counts)
        self.bar.show_proportion(shown)
        self._heading.judge(shown.sentence, is_question=shown.is_question)
