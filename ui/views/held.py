"""The page for a journal that is open elsewhere: who has it, and what can be done meanwhile."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ccjournal.errors import HeldError
from ui.announce import announce
from ui.icons import pixmap
from ui.theme import Theme
from ui.widgets.boxes import clear, column, row
from ui.widgets.flow import Flow
from ui.widgets.roles import button, label

WIDEST = 560


class HeldPage(QWidget):
    """Shows one refusal with its acts; the first act is the filled button."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("view-held")
        sign = label("", wrap=False)
        sign.setPixmap(pixmap(theme, "lock", "accent", 28))
        self._title, self._hint = label("", "screen-title"), label("", "intro")
        self._acts = Flow(spacing=theme.px(12))
        inner = QWidget()
        inner.setMaximumWidth(theme.px(WIDEST))
        inner.setLayout(column(-1, sign, self._title, self._hint, 10, self._acts, -1, spacing=10))
        box = row(-1, inner, -1, margins=theme.px(32))
        box.setStretch(1, 10)
        self.setLayout(box)

    def show_held(self, error: HeldError, acts: list[tuple[str, Callable[[], object]]]) -> None:
        """Say who has the journal and offer what can be done."""
        self._title.setText(error.title)
        self._hint.setText(error.hint)
        clear(self._acts)
        for number, (name, act) in enumerate(acts):
            self._acts.addWidget(button(name, act, "" if number else "primary"))
        announce(self, f"{error.title}. {error.hint}")

    def focus_first(self) -> None:
        """Put the focus on the first act."""
        if (first := self._acts.itemAt(0)) and isinstance(made := first.widget(), QPushButton):
            made.setFocus(Qt.FocusReason.OtherFocusReason)
