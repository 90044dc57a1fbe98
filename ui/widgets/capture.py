"""The capture box: two lines, perhaps what they are about, kept with Ctrl+Enter."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from ccjournal.domain.capture import CAPTURE_KINDS
from ui.icons import pixmap
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.flow import Flow
from ui.widgets.prose import Prose
from ui.widgets.roles import button
from ui.widgets.side_button import with_room

QUESTION = "What happened on shift?"
ICON, GAP = 15, 3


class CaptureBox(QFrame):
    """Tells words to keep with the kind that was chosen, if any; nothing is asked."""

    kept = Signal(str, str)
    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("capture-box")
        self.text = Prose(lines=2, most=6)
        self.text.setObjectName("capture")
        self.text.setAccessibleName(QUESTION)
        self.text.setPlaceholderText(QUESTION)
        self.keep = button("Keep   Ctrl ↵", self.offer, "keep")
        self.keep.setAccessibleName("Keep")
        self.keep.setEnabled(False)
        self.kinds: dict[str, QPushButton] = {}
        chips = Flow(spacing=5)
        for kind in CAPTURE_KINDS:
            chip = button(kind.label, kind="chip")
            chip.setCheckable(True)
            wide = QSize(theme.px(ICON + GAP), theme.px(ICON))
            picture = pixmap(theme, kind.icon, "ink-2", ICON)
            chip.setIcon(with_room(picture, wide, theme.px(ICON)))
            chip.setIconSize(wide)
            chip.toggled.connect(partial(self._on_toggled, kind.key))
            chips.addWidget(chip)
            self.kinds[kind.key] = chip
        foot = row(chips, self.keep, spacing=8)
        foot.setStretch(0, 1)
        foot.setAlignment(chips, Qt.AlignmentFlag.AlignVCenter)
        box = column(self.text, foot, spacing=10)
        px = theme.px
        box.setContentsMargins(px(14), px(12), px(14), px(10))
        self.setLayout(box)
        self.text.edited.connect(self._on_edited)

    @property
    def kind(self) -> str:
        """The kind that is chosen, or nothing."""
        return next((key for key, chip in self.kinds.items() if chip.isChecked()), "")

    def offer(self) -> None:
        """Hand the words over to be kept."""
        words = self.text.words()
        if words.strip():
            self.kept.emit(words, self.kind)

    def show_words(self, words: str) -> None:
        """Show words, none of which are kept yet; without any, start anew."""
        self.text.set_words(words)
        if not words:
            for chip in self.kinds.values():
                chip.setChecked(False)
        self._on_edited()

    def _on_edited(self) -> None:
        self.keep.setEnabled(bool(self.text.words().strip()))
        self.edited.emit()

    def _on_toggled(self, key: str, checked: bool) -> None:
        for other, chip in self.kinds.items():
            if checked and other != key:
                chip.setChecked(False)
