"""One part of a form: its name and prompt beside the editor, and its share of the words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ccjournal.domain.record_type import Field
from ccjournal.domain.text import word_count
from ui.forms.editors import EDITORS, Editor, Offer, TextEditor
from ui.theme import Theme
from ui.widgets.boxes import restyle
from ui.widgets.roles import label

LABEL_WIDTH = 172


class Part(QWidget):
    """Label, prompt and hint on the left, the editor on the right; stacked where it is narrow."""

    edited = Signal()

    def __init__(self, field: Field, offer: Offer, theme: Theme) -> None:
        super().__init__()
        self.field = field
        self._theme = theme
        self._words: int | None = None
        self.editor: Editor = EDITORS[field.kind](field, offer)
        self._name = label(field.label, "strong")
        self._name.setBuddy(self.editor.inner)
        self._prompt = label(field.prompt, "small")
        self._hint = label(field.hint, "caption")
        self._count = label("", "caption")
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 4, 0, 0)
        side.setSpacing(3)
        for widget in (self._name, self._prompt, self._hint, self._count):
            side.addWidget(widget)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 8, 0, 8)
        self._box.setSpacing(theme.px(16))
        self._box.addWidget(self._side, 0, Qt.AlignmentFlag.AlignTop)
        self._box.addWidget(self.editor, 1, Qt.AlignmentFlag.AlignTop)
        self.editor.edited.connect(self._on_edited)
        self.editor.entered.connect(self._show_hint)
        self.editor.left.connect(self._show_hint)
        self.arrange(stacked=False)

    def set_answer(self, text: str) -> None:
        """Show an answer and count it."""
        self.editor.set_answer(text)
        self._words = None
        self._show_hint()

    def words(self) -> int:
        """Return the number of words, counted again only after an edit."""
        if self._words is None:
            account = self.field.holds_account
            self._words = word_count(self.editor.answer()) if account else 0
        return self._words

    def show_share(self, total: int) -> None:
        """Show the part's words and, where the form knows a sensible share, how it compares."""
        count = self.words()
        if not self.field.share or not count or not isinstance(self.editor, TextEditor):
            one = "1 word" if count == 1 else f"{count} words"
            self._count.setText(one if count else "")
            restyle(self._count, "role", "caption")
            return
        low, high = self.field.share
        share = round(100 * count / total)
        odd = total >= 60 and not low <= share <= high
        usual = f" Usual is {low} to {high} %." if odd else ""
        self._count.setText(f"{count} words, {share} %.{usual}")
        restyle(self._count, "role", "ask" if odd else "caption")

    def arrange(self, *, stacked: bool) -> None:
        """Put the label above the editor instead of beside it."""
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self._box.setSpacing(self._theme.px(4 if stacked else 16))
        self._side.setMinimumWidth(0 if stacked else self._theme.px(LABEL_WIDTH))
        self._side.setMaximumWidth(16_777_215 if stacked else self._theme.px(LABEL_WIDTH))

    def _on_edited(self) -> None:
        self._words = None
        self._show_hint()
        self.edited.emit()

    def _show_hint(self) -> None:
        wanted = self.editor.inner.hasFocus() or not self.editor.answer().strip()
        self._hint.setVisible(bool(self.field.hint) and wanted)
