"""A page that is read from top to bottom, as wide as a text is read well."""

from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import scrolled

WIDEST = 820


def text_page(theme: Theme, name: str, *parts: QWidget | QLayout | int) -> QScrollArea:
    """Return the parts one below the other, in an area that scrolls."""
    px, held, inner = theme.px, QWidget(), QWidget()
    box = column(*parts, -1, spacing=px(12))
    box.setContentsMargins(px(40), px(28), px(40), px(28))
    held.setLayout(box)
    held.setMaximumWidth(px(WIDEST))
    across = row(held, -1, spacing=0)
    across.setStretch(0, 20)
    inner.setLayout(across)
    return scrolled(inner, name)
