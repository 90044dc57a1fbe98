"""Words that end in an ellipsis where there is no room."""

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

ELLIPSIS = Qt.TextElideMode.ElideRight


class Elided(QLabel):
    """Shows as much as fits; the whole text is in the tool tip."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that leaves room to others."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what fits."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), ELLIPSIS, self.width())
        self.setToolTip(self.text() if text != self.text() else "")
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.end()


class Sentence(QLabel):
    """Wraps like any label; where there are shorter words, those are shown from a third line on."""

    def __init__(self, most: int = 2) -> None:
        super().__init__()
        self._most = most
        self._shorter = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def say(self, text: str, shorter: str) -> None:
        """Show words, or fewer of them where those do not fit on the lines there are."""
        self._shorter = shorter
        self.setText(text)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height of the words, or of the lines that may be."""
        return min(super().heightForWidth(width), self._tallest())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the least size."""
        return super().minimumSizeHint().boundedTo(QSize(self.maximumWidth(), self._tallest()))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the words, or the shorter ones."""
        cut = super().heightForWidth(self.width()) > self._tallest()
        self.setToolTip(self.text() if cut else "")
        if not cut:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        room, metrics = self.rect(), self.fontMetrics()
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self._shorter).height()
        room.setTop((self.height() - min(needed, self._tallest())) // 2)
        draw_lines(painter, room, self._shorter, self._most)
        painter.end()

    def _tallest(self) -> int:
        # A line has its leading too; two pixels are for what rounding takes.
        lines = self._most * self.fontMetrics().lineSpacing() + 2
        return lines if self._shorter else self.maximumHeight()


class ElidedLink(QPushButton):
    """A link whose name may be of any length, and may hold any sign."""

    def __init__(self, name: str, press: Callable[[], object]) -> None:
        super().__init__(name.replace("&", "&&"))
        self._name = name
        self.setProperty("kind", "link")
        self.setAccessibleName(name)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda _checked=False: press())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return a width that leaves room to others."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what fits."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        short = self.sizeHint().width() - self.width()
        if short > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(self._name) - short
            option.text = metrics.elidedText(self._name, ELLIPSIS, room).replace("&", "&&")
        self.setToolTip(self._name if short > 0 else "")
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


def draw_lines(painter: QPainter, rect: QRect, text: str, most: int) -> None:
    """Draw words on a few lines; the last ends in an ellipsis where there are more."""
    metrics = painter.fontMetrics()
    layout = QTextLayout(text, painter.font())
    layout.beginLayout()
    for number in range(most):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(rect.width())
        end = line.textStart() + line.textLength()
        words = text[line.textStart() :] if number == most - 1 else text[line.textStart() : end]
        cut = metrics.elidedText(words.strip(), ELLIPSIS, rect.width())
        top = rect.y() + number * metrics.height() + metrics.ascent()
        painter.drawText(rect.x(), top, cut)
    layout.endLayout()
