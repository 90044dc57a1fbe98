"""Labels, buttons, lines and boxes in the roles of the style sheet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)


def label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """Return a label that shows plain text only, whatever is in it."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def button(text: str, press: Callable[[], object] | None = None, kind: str = "") -> QPushButton:
    """Return a button; kind is primary, link, quiet, chip or danger."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if kind:
        made.setProperty("kind", kind)
    if kind in {"link", "quiet"}:
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if press is not None:
        made.clicked.connect(lambda _checked=False: press())
    return made


def hairline() -> QFrame:
    """Return a thin line between rows."""
    made = QFrame()
    made.setProperty("hairline", "true")
    return made


def column(*parts: QWidget | QLayout | int, margins: int = 0, spacing: int = 8) -> QVBoxLayout:
    """Return parts one below the other; a number is a gap, -1 a stretch."""
    box = QVBoxLayout()
    _fill(box, parts, margins, spacing)
    return box


def row(*parts: QWidget | QLayout | int, margins: int = 0, spacing: int = 8) -> QHBoxLayout:
    """Return parts side by side; a number is a gap, -1 a stretch."""
    box = QHBoxLayout()
    _fill(box, parts, margins, spacing)
    return box


def _fill(
    box: QBoxLayout, parts: tuple[QWidget | QLayout | int, ...], margins: int, spacing: int
) -> None:
    box.setContentsMargins(margins, margins, margins, margins)
    box.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            box.addWidget(part)
        elif isinstance(part, QLayout):
            box.addLayout(part)
        elif part < 0:
            box.addStretch(1)
        else:
            box.addSpacing(part)


def scrolled(inner: QWidget, name: str = "") -> QScrollArea:
    """Return a scroll area that makes its content as wide as itself."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    if name:
        area.setObjectName(name)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
