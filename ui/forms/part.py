"""One part of a form: a quiet heading and its cue, the words, and the gutter beside them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout, QWidget

from ccjournal.domain.prompts import Cue
from ccjournal.domain.record_type import Field
from ccjournal.domain.text import word_count
from ui.forms.editors import EDITORS, Editor, Offer, TextEditor
from ui.theme import Theme
from ui.widgets.boxes import restyle, row
from ui.widgets.cue_lines import CueLines
from ui.widgets.elided import Elided
from ui.widgets.gutter import WIDTH as GUTTER
from ui.widgets.gutter import Gutter
from ui.widgets.roles import hairline, label

LABEL_WIDTH, LABEL_GAP = 112, 24
WIDEST = 16_777_215


class Part(QWidget):
    """`beside` puts name and cue left of the words.

    Else they stand above, the cue as long as the part is empty or has the caret.
    """

    edited = Signal()

    def __init__(self, field: Field, offer: Offer, theme: Theme, *, beside: bool = False) -> None:
        super().__init__()
        self.field = field
        self._theme = theme
        self._beside = beside
        self._words: int | None = None
        self.editor: Editor = EDITORS[field.kind](field, offer)
        self.editor.setMaximumWidth(WIDEST)
        self._name = label(field.label, "part" if beside else "head", wrap=beside)
        self._name.setBuddy(self.editor.inner)
        self.cue: QLabel = label(field.prompt, "cue") if beside else Elided("cue")
        self.cue.setText(field.prompt)
        self.cue.setToolTip(field.hint)
        self.asks = CueLines()
        self._line = hairline()
        self._side = QWidget()
        self._lay_out()
        self.editor.edited.connect(self._on_edited)
        self.editor.entered.connect(self._show_place)
        self.editor.left.connect(self._show_place)
        self._show_place()

    def set_answer(self, text: str) -> None:
        """Show an answer."""
        self.editor.set_answer(text)
        self._words = None
        self._show_place()

    def ask(self, cues: Sequence[Cue]) -> None:
        """Ask what the criteria of the record add to the prompt."""
        self.asks.show_cues(cues)
        said = (self.field.prompt, self.field.hint, *(cue.spoken for cue in cues))
        self.editor.inner.setAccessibleDescription(" ".join(filter(None, said)))
        self._show_place()

    def words(self) -> int:
        """Return the number of words, counted again only after an edit."""
        if self._words is None:
            account = self.field.holds_account
            self._words = word_count(self.editor.answer()) if account else 0
        return self._words

    def arrange(self, *, stacked: bool) -> None:
        """Put the label above the words where there is no room beside them."""
        if not self._beside:
            return
        direction, px = QBoxLayout.Direction, self._theme.px
        self._box.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._box.setSpacing(px(4 if stacked else LABEL_GAP))
        self._side.setMinimumWidth(0 if stacked else px(LABEL_WIDTH))
        self._side.setMaximumWidth(WIDEST if stacked else px(LABEL_WIDTH))

    def show_line(self, *, shown: bool) -> None:
        """Show the hairline that parts it from the next."""
        self._line.setVisible(shown and self._beside)

    def _lay_out(self) -> None:
        px = self._theme.px
        side = QVBoxLayout(self._side) if self._beside else row(spacing=px(8))
        side.setContentsMargins(0, px(3) if self._beside else 0, 0, 0)
        if self._beside:
            side.setSpacing(px(2))
        side.addWidget(self._name)
        side.addWidget(self.cue, 0 if self._beside else 1)
        if not self._beside:
            self._side.setLayout(side)
            self._side.setMinimumHeight(px(22))
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(px(14))
        words.addLayout(row(self.editor, self._gutter(), spacing=0))
        words.addLayout(row(self.asks, px(GUTTER), spacing=0))
        words.addStretch(1)
        line = row(self._line, px(GUTTER))
        line.setSpacing(0)
        words.addLayout(line)
        directions = QBoxLayout.Direction
        way = directions.LeftToRight if self._beside else directions.TopToBottom
        self._box = QBoxLayout(way, self)
        self._box.setContentsMargins(0, 0, 0, px(0 if self._beside else 10))
        self._box.setSpacing(px(LABEL_GAP if self._beside else 2))
        top = Qt.AlignmentFlag.AlignTop
        self._box.addWidget(self._side, 0, top if self._beside else Qt.AlignmentFlag(0))
        self._box.addLayout(words, 1)
        self._line.setVisible(self._beside)
        self.arrange(stacked=False)

    def _gutter(self) -> QWidget:
        if isinstance(self.editor, TextEditor):
            return Gutter(self.editor.prose, self._theme)
        room = QWidget()
        room.setFixedWidth(self._theme.px(GUTTER))
        return room

    def _on_edited(self) -> None:
        self._words = None
        self._show_place()
        self.edited.emit()

    def _show_place(self) -> None:
        here = self.editor.has_caret()
        self.asks.set_resting(resting=not here and not self.editor.is_empty())
        if self._beside:
            restyle(self._name, "role", "part-now" if here else "part")
        else:
            self.cue.setVisible(bool(self.field.prompt) and (here or self.editor.is_empty()))
