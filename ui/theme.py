"""Colours, fonts and sizes: Fusion with our own palettes, filled in from `resources/qss`."""

import json
import re
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ccjournal.paths import shipped

THEMES = {
    "system": "As the system",
    "light": "Light",
    "dark": "Dark",
    "high-contrast": "High contrast",
}
SMALLEST, LARGEST = 90, 200
PIXELS = re.compile(r"\b(\d+)px")
COLOUR = re.compile(r"@([a-z0-9-]+)")
SHELL_FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold")
WRITING_FONTS = ("Literata-Regular", "Literata-SemiBold")
# Role: (face, size in px at 100 %, weight).
FONTS = {
    "caption": ("Inter", 12, 400),
    "small": ("Inter", 13, 400),
    "small-bold": ("Inter", 13, 600),
    "body": ("Inter", 14, 400),
    "body-medium": ("Inter", 14, 500),
    "pane-title": ("Inter", 16, 600),
    "screen-title": ("Inter", 24, 600),
    "writing": ("Literata", 17, 400),
    "entry-title": ("Literata", 26, 600),
    "quote": ("Literata", 14, 400),
}
PALETTE = {
    QPalette.ColorRole.Window: "surface",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "paper",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "paper",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "alert-ink",
    QPalette.ColorRole.ToolTipBase: "paper",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "ink-3",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.Light: "paper",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "line-strong",
    QPalette.ColorRole.Dark: "control-line",
    QPalette.ColorRole.Shadow: "control-line",
    QPalette.ColorRole.Accent: "accent",
}


class Theme(QObject):
    """The look in use. `changed` is told after every widget has been restyled."""

    changed = Signal()

    def __init__(self, name: str = "system", text_size: int = 100) -> None:
        super().__init__()
        self._folder = shipped("resources") / "qss"
        self._colours = json.loads((self._folder / "tokens.json").read_text("utf-8"))["color"]
        self._name = name if name in THEMES else "system"
        # Qt's own palette follows the system; it is looked at before ours takes its place.
        window = QApplication.palette().color(QPalette.ColorRole.Window)
        self._system_is_dark = window.lightness() < 128
        self._text_size = min(max(text_size, SMALLEST), LARGEST)

    @property
    def name(self) -> str:
        """The theme that the user has chosen."""
        return self._name

    @property
    def text_size(self) -> int:
        """The size of everything, in per cent."""
        return self._text_size

    @property
    def shown(self) -> str:
        """The palette in use; the system's choice is followed when the user made none."""
        if self._name != "system":
            return self._name
        return "dark" if self._system_is_dark else "light"

    def choose(self, *, name: str | None = None, text_size: int | None = None) -> None:
        """Change theme or text size and restyle every widget."""
        self._name = name or self._name
        self._text_size = min(max(text_size or self._text_size, SMALLEST), LARGEST)
        self.apply()
        self.changed.emit()

    def apply(self) -> None:
        """Give palette, font and style sheet to the application."""
        palette = QPalette()
        for role, key in PALETTE.items():
            palette.setColor(role, self.colour(key))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("ink-3"))
        palette.setColor(
            QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, self.colour("ink-3")
        )
        QApplication.setPalette(palette)
        QApplication.setFont(self.font("body"))
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        """Return the style sheet with this theme's colours and sizes."""
        colours = self._colours[self.shown]
        text = (self._folder / "app.qss").read_text("utf-8")
        icons = (self._folder.parent / "icons").as_posix()
        text = text.replace("@icons", icons).replace("@mode", self.shown)
        text = COLOUR.sub(lambda m: colours[m[1]], text)
        return PIXELS.sub(lambda m: f"{self._scaled(int(m[1]))}px", text)

    def colour(self, key: str) -> QColor:
        """Return a colour of the palette in use."""
        return QColor(self._colours[self.shown][key])

    def hex(self, key: str) -> str:
        """Return a colour as text, for rich labels and pictures."""
        return str(self._colours[self.shown][key])

    def px(self, size: float) -> int:
        """Return a size in pixels at the present text size."""
        return round(size * self._text_size / 100)

    def font(self, role: str) -> QFont:
        """Return the font of a role."""
        family, size, weight = FONTS[role]
        font = QFont([family, "DejaVu Serif" if family == "Literata" else "DejaVu Sans"])
        font.setPixelSize(self.px(size))
        font.setWeight(QFont.Weight(weight))
        return font

    def _scaled(self, size: int) -> int:
        return size if size < 3 else self.px(size)


def load_fonts(names: tuple[str, ...]) -> None:
    """Make some of the bundled fonts known to Qt."""
    folder: Path = shipped("resources") / "fonts"
    for name in names:
        QFontDatabase.addApplicationFont(str(folder / f"{name}.ttf"))
