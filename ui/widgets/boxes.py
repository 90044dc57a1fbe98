"""Rows and columns of widgets.

Like the whole shell this does without Qt's namespace of enums, which takes longer to make than the
window takes to paint.
"""

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget


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
