"""Labels, buttons and lines in the roles of the style sheet."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
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


def clearable(line: QLineEdit) -> None:
    """Give a line a button that empties it, with a name; Qt's own has none."""
    line.setClearButtonEnabled(True)
    for clear in line.findChildren(QToolButton):
        clear.setAccessibleName("Empty the line")


def hairline() -> QFrame:
    """Return a thin line between rows."""
    made = QFrame()
    made.setProperty("hairline", "true")
    return made


def scrolled(inner: QWidget, name: str = "") -> QScrollArea:
    """Return a scroll area that makes its content as wide as itself."""
    area = QScrollArea()
    dress_scroll(area, inner, name)
    return area


def dress_scroll(area: QScrollArea, inner: QWidget, name: str = "") -> None:
    """Make a scroll area show its content as wide as itself, without a frame."""
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    if name:
        area.setObjectName(name)
