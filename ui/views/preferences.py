"""Preferences: how the words look and are checked. Each change shows at once and is kept."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.reading import LENGTHS, PAPERS, SPACINGS, Reading
from ui.scale import LARGEST, SMALLEST
from ui.theme import THEMES, Theme
from ui.widgets.boxes import column, row
from ui.widgets.cards import StyleCards
from ui.widgets.flow import Flow
from ui.widgets.roles import button, hairline, label, scrolled

STEP = 10
# Extra room above a part, so that its name goes with what is below it.
APART = 10


class Restyle(Protocol):
    """What changes the look of the window and keeps it."""

    def __call__(
        self,
        *,
        theme: str | None = None,
        text_size: int | None = None,
        reading: Reading | None = None,
    ) -> None:
        """Change what is named."""


class PreferencesDialog(QDialog):
    """Stays open beside the window, so that a change can be looked at.

    What is not about the look is a part with a name, made elsewhere.
    """

    def __init__(
        self,
        theme: Theme,
        restyle: Restyle,
        parts: Mapping[str, QWidget],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.parts = parts
        self.setObjectName("preferences")
        self.setWindowTitle("Preferences")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme = theme
        self._restyle = restyle
        self._groups: list[QButtonGroup] = []
        self._body = QVBoxLayout()
        inner = QWidget()
        inner.setLayout(self._body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 18)
        self._area = scrolled(inner)
        layout.addWidget(self._area, 1)
        self.close_button = button("Close", self.accept)
        layout.addLayout(row(-1, self.close_button))
        self._build()
        self.styles.cards[theme.reading.style].setFocus(Qt.FocusReason.OtherFocusReason)
        size = QSize(theme.px(800), theme.px(680))
        self.resize(size.boundedTo(parent.size()) if parent else size)
        theme.changed.connect(self._on_changed)

    def show_part(self, name: str) -> None:
        """Bring a part into view, with the focus on the first that can be done there."""
        part = self.parts[name]
        buttons = (b for b in part.findChildren(QPushButton) if b.isEnabled())
        first = part.focusProxy() or next(buttons, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, part, partial(self._area.ensureWidgetVisible, part))

    def _build(self) -> None:
        reading = self._theme.reading
        self._groups = []
        self.styles = StyleCards(self._theme)
        for key, card in self.styles.cards.items():
            card.toggled.connect(partial(self._on_style, key))
        self.spacing = self._chips(SPACINGS, reading.spacing, self._choose_spacing)
        self.lengths = self._chips(LENGTHS, reading.length, self._choose_length)
        self.papers = self._chips(PAPERS, reading.paper, self._choose_paper)
        self.themes = self._chips(THEMES, self._theme.name, self._choose_theme)
        self.ruler = _check("Tint the line that I am writing on", reading.ruler)
        self.ruler.toggled.connect(lambda on: self._read(ruler=on))
        self.calm = _check("No movement, and a caret that does not blink", reading.calm)
        self.calm.toggled.connect(lambda on: self._read(calm=on))
        self.counts = _check("Count the words, and show how they are shared out", reading.counts)
        self.counts.toggled.connect(lambda on: self._read(counts=on))
        self.alone = _check("Begin a new record with only the text (F11)", reading.alone)
        self.alone.toggled.connect(lambda on: self._read(alone=on))
        self._make_sizes()
        self._lay_out()

    def _make_sizes(self) -> None:
        size = self._theme.text_size
        self.smaller = button("Smaller", partial(self._resize_text, -STEP))
        self.larger = button("Larger", partial(self._resize_text, STEP))
        self.smaller.setEnabled(size > SMALLEST)
        self.larger.setEnabled(size < LARGEST)
        self.size_shown = label(f"{size} %", "strong", wrap=False)

    def _lay_out(self) -> None:
        self._body.setContentsMargins(2, 2, 2, 2)
        head = (
            label("Preferences", "screen-title"),
            label("Every change shows at once and stays on this computer.", "small"),
        )
        parts = (self._words(), self._whole())
        self._body.addLayout(column(*head, *parts, spacing=8))
        for name, part in self.parts.items():
            self._body.addLayout(column(APART, hairline(), APART, _section(name), part))
        self._body.addStretch(1)

    def _words(self) -> QVBoxLayout:
        """Return what is chosen for the words that are written."""
        return column(
            APART,
            _section("Easiest to read"),
            self.styles,
            APART,
            _section("Space between lines"),
            _wrapped(self.spacing),
            APART,
            _section("Length of lines"),
            _wrapped(self.lengths),
            APART,
            _section("Paper"),
            _wrapped(self.papers),
            *(row(check, -1) for check in (self.ruler, self.calm, self.counts, self.alone)),
            spacing=8,
        )

    def _whole(self) -> QVBoxLayout:
        """Return what is chosen for the whole window."""
        return column(
            APART,
            hairline(),
            APART,
            _section("Colours"),
            _wrapped(self.themes),
            APART,
            _section("Text size"),
            row(self.smaller, self.size_shown, self.larger, -1, spacing=12),
            spacing=8,
        )

    def _chips(
        self, titles: Mapping[str, str], chosen: str, choose: Callable[[str], None]
    ) -> dict[str, QWidget]:
        group = QButtonGroup(self)
        self._groups.append(group)
        made: dict[str, QWidget] = {}
        for key, title in titles.items():
            chip = button(title, partial(choose, key), "chip")
            chip.setCheckable(True)
            chip.setChecked(key == chosen)
            chip.setAccessibleName(title)
            group.addButton(chip)
            made[key] = chip
        return made

    def _on_style(self, key: str, on: bool) -> None:
        if on:
            self._read(style=key)

    def _choose_spacing(self, key: str) -> None:
        self._read(spacing=key)

    def _choose_length(self, key: str) -> None:
        self._read(length=key)

    def _choose_paper(self, key: str) -> None:
        self._read(paper=key)

    def _choose_theme(self, key: str) -> None:
        self._restyle(theme=key)

    def _resize_text(self, by: int) -> None:
        self._restyle(text_size=self._theme.text_size + by)

    def _read(self, **values: str | bool) -> None:
        self._restyle(reading=self._theme.reading.but(**values))

    def _on_changed(self) -> None:
        size = self._theme.text_size
        self.size_shown.setText(f"{size} %")
        self.smaller.setEnabled(size > SMALLEST)
        self.larger.setEnabled(size < LARGEST)
        for card in self.styles.cards.values():
            card.updateGeometry()
            card.update()


def _section(name: str) -> QWidget:
    return label(name, "strong")


def _wrapped(chips: Mapping[str, QWidget]) -> Flow:
    line = Flow()
    for chip in chips.values():
        line.addWidget(chip)
    return line


def _check(text: str, on: bool) -> QCheckBox:
    made = QCheckBox(text)
    made.setAccessibleName(text)
    made.setChecked(on)
    return made
