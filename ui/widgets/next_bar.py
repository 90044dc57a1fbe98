"""The bar at the foot of a page and the card on Today: one sentence and the one filled button."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from ui.widgets.boxes import column, row
from ui.widgets.elided import Sentence
from ui.widgets.roles import button, label

if TYPE_CHECKING:
    from ui.desk import Desk

HEIGHT = 56
KEYS = "Alt N"


class NextBar(QFrame):
    """One useful step, said and done."""

    def __init__(self, *parts: QWidget, button: QPushButton) -> None:
        super().__init__()
        self.setObjectName("next-bar")
        self.head = label("Next", "next", wrap=False)
        self.sentence = Sentence()
        line = row(self.head, self.sentence, *parts, button, spacing=12)
        line.setStretch(1, 1)
        line.setContentsMargins(24, 10, 16, 10)
        self.setLayout(line)


class StepBar(NextBar):
    """The step that the whole journal asks for; Alt+N runs it from anywhere."""

    def __init__(self, desk: "Desk", *parts: QWidget) -> None:
        self._desk = desk
        self.act = _act(desk)
        super().__init__(*parts, button=self.act)
        self.setMinimumHeight(desk.theme.px(HEIGHT))
        desk.steps.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        step = self._desk.steps.step
        self.sentence.say(step.whole, step.sentence)
        name_act(self.act, step.button)


class NextCard(QFrame):
    """The step on Today, with its reason under it."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self.setObjectName("next-card")
        self._desk = desk
        self.title, self.detail = label("", "strong"), label("", "small")
        self.act = _act(desk)
        line = row(column(self.title, self.detail, spacing=4), self.act, spacing=16)
        line.setStretch(0, 1)
        px = desk.theme.px
        line.setContentsMargins(px(16), px(12), px(14), px(12))
        self.setLayout(line)
        desk.steps.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        step = self._desk.steps.step
        self.title.setText(step.title)
        self.detail.setText(step.detail)
        self.detail.setVisible(bool(step.detail))
        name_act(self.act, step.button)


def _act(desk: "Desk") -> QPushButton:
    made = button("", desk.steps.run, "primary")
    made.setObjectName("next-step")
    return made


def name_act(act: QPushButton, name: str) -> None:
    """Say on a filled button what it does and by which key; without a name it is not shown."""
    show_key(act, name, keyed=True)
    act.setVisible(bool(name))


def show_key(act: QPushButton, name: str, *, keyed: bool) -> None:
    """Name a button, with the key of the Next step where it is the filled one."""
    act.setText(f"{name}   {KEYS}" if keyed else name)
    act.setAccessibleName(name)
