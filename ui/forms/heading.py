"""The head of a record: its title, and what can be said of the proportion of its parts."""

from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.forms.title_line import TitleLine
from ui.theme import Theme
from ui.widgets.boxes import restyle
from ui.widgets.roles import label

GAP = 12


class Heading(QWidget):
    """The remark goes below a title that needs the line; a longer title is set smaller."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title = TitleLine()
        self.judged = label("", "small", wrap=False)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.title, 1)
        self._box.addWidget(self.judged)
        self.title.textChanged.connect(self._arrange)

    def judge(self, sentence: str, *, is_question: bool) -> None:
        """Say something of the proportion: a remark, or a question."""
        tick = "" if is_question or not sentence else "\N{CHECK MARK}  "
        self.judged.setText(f"{tick}{sentence}")
        restyle(self.judged, "role", "ask" if is_question else "small")
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the title the room that it needs."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px, text = self._theme.px, self.title.text()
        said = self.judged.isVisibleTo(self) and bool(self.judged.text())
        beside = self.judged.sizeHint().width() + px(GAP) if said else 0
        needed = self._width(text, "entry-title")
        directions = QBoxLayout.Direction
        stacked = said and needed > self.width() - beside
        self._box.setDirection(directions.TopToBottom if stacked else directions.LeftToRight)
        self._box.setSpacing(px(2 if stacked else GAP))
        restyle(self.title, "long", "true" if needed > self.width() else "false")
        self.title.setToolTip(text if self._width(text, "lead") > self.width() else "")

    def _width(self, text: str, role: str) -> int:
        metrics = QFontMetrics(self._theme.font(role))
        return metrics.horizontalAdvance(text) + self._theme.px(6)
