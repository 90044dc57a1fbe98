"""Colours, faces and sizes: Fusion with our own palettes, filled in from `resources/qss`."""

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from ccjournal.paths import shipped
from ui.motion import Motion
from ui.reading import MEASURES, Reading, setting
from ui.scale import LARGEST, SMALLEST, Scale
from ui.style_sheet import fill_in

__all__ = ["LARGEST", "SMALLEST", "THEMES", "Theme", "load_fonts"]

THEMES = {
    "system": "As the system",
    "light": "Light",
    "dark": "Dark",
    "high-contrast": "High contrast",
}
SHELL_FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold")
WRITING_FONTS = ("Literata-Regular", "Literata-SemiBold")
# Their size belongs to the reading style.
WRITING_ROLES = {"writing", "writing-wide"}
PARAGRAPH_GAP = 10
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

    def __init__(
        self, name: str = "system", text_size: int = 100, reading: Reading | None = None
    ) -> None:
        super().__init__()
        self._folder = shipped("resources") / "qss"
        self._tokens = json.loads((self._folder / "tokens.json").read_text("utf-8"))
        self._name = name if name in THEMES else "system"
        # Qt's own palette follows the system; it is looked at before ours takes its place.
        window = QApplication.palette().color(QPalette.ColorRole.Window)
        self._system_is_dark = window.lightness() < 128
        self._system_wants_contrast = False
        self.scale = Scale.of(text_size)
        self._motion = Motion()
        self.reading = reading or Reading()
        self._colours = self._mixed()

    @property
    def name(self) -> str:
        """The theme that the user has chosen."""
        return self._name

    @property
    def text_size(self) -> int:
        """The size of everything, in per cent."""
        return self.scale.percent

    @property
    def shown(self) -> str:
        """The palette in use; the system's choice is followed when the user made none."""
        if self._name != "system":
            return self._name
        if self._system_wants_contrast:
            return "high-contrast"
        return "dark" if self._system_is_dark else "light"

    def look_again(self) -> None:
        """Follow the system where it asks for high contrast: it is asked after the first paint."""
        self._system_wants_contrast = _system_wants_contrast()
        if self._system_wants_contrast and self._name == "system":
            self.choose()

    def choose(
        self,
        *,
        name: str | None = None,
        text_size: int | None = None,
        reading: Reading | None = None,
    ) -> None:
        """Change theme, text size or reading style and restyle every widget."""
        self._name = name or self._name
        self.scale = Scale.of(text_size or self.text_size)
        self.reading = reading or self.reading
        self.apply()
        self.changed.emit()

    def apply(self) -> None:
        """Give palette, font and style sheet to the application."""
        self._colours = self._mixed()
        self.load_faces(self.reading.style)
        QApplication.setPalette(_palette(self.colour))
        QApplication.setFont(self.font("body"))
        setting.line_percent = self.line_percent()
        gap = float(self._tokens["spacing"][self.reading.spacing]) * PARAGRAPH_GAP
        setting.paragraph_gap = self.px(gap)
        setting.ruler = self.colour("accent-tint") if self.reading.ruler else None
        setting.measure, setting.counts = MEASURES[self.reading.length], self.reading.counts
        self._motion.set_calm(calm=self.reading.calm)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setStyleSheet(self.style_sheet())

    def style_sheet(self) -> str:
        """Return the style sheet with this theme's colours and sizes."""
        text = "\n".join(f.read_text("utf-8") for f in sorted(self._folder.glob("*.qss")))
        icons = (self._folder.parent / "icons").as_posix()
        text = text.replace("@icons", icons).replace("@mode", self.shown)
        return fill_in(text, self._colours, self._sizes(), self.px)

    def colour(self, key: str) -> QColor:
        """Return a colour of the palette in use."""
        return QColor(self._colours[key])

    def hex(self, key: str) -> str:
        """Return a colour as text, for rich labels and pictures."""
        return str(self._colours[key])

    def px(self, size: float) -> int:
        """Return a size in pixels at the present text size."""
        return self.scale.px(size)

    def edge(self, kind: str = "edge") -> int:
        """Return the width of a line: `edge`, `ring` (focus) or `bar` (selection)."""
        shown = "high-contrast" if self.shown == "high-contrast" else "plain"
        return int(self._tokens["edge"][shown][kind])

    def duration(self, kind: str) -> int:
        """Return how long a movement lasts, in ms; none where motion is reduced."""
        return 0 if self.reading.calm else int(self._tokens["motion"][kind])

    def family(self, face: str, style: str = "") -> str:
        """Return the family of a face, `ui` or `write`, in a reading style."""
        return str(self._tokens["reading"][style or self.reading.style][face])

    def font(self, role: str, style: str = "") -> QFont:
        """Return the font of a role, in the reading style in use or in another."""
        kind = self._tokens["type"][role]
        family = self.family(kind["face"], style)
        font = QFont([family, "DejaVu Serif" if family == "Literata" else "DejaVu Sans"])
        font.setPixelSize(self.px(self._type_size(role, style)))
        font.setWeight(QFont.Weight(kind["weight"]))
        return font

    def line_percent(self) -> int:
        """Return the line height of the writing face, in per cent of the font's own."""
        font = self.font("writing")
        wanted = float(self._tokens["reading"][self.reading.style]["line"]) * font.pixelSize()
        natural = QFontMetricsF(font).height() or wanted
        factor = float(self._tokens["spacing"][self.reading.spacing])
        return round(100 * factor * wanted / natural)

    def load_faces(self, *styles: str) -> None:
        """Make the faces of reading styles known to Qt; Inter and Literata are there already."""
        for style in styles:
            load_fonts(tuple(self._tokens["reading"][style]["fonts"]))

    def _mixed(self) -> dict[str, str]:
        tint = self._tokens["tint"][self.reading.paper].get(self.shown, {})
        return {**self._tokens["color"][self.shown], **tint}

    def _type_size(self, role: str, style: str = "") -> int:
        size, types = int(self._tokens["type"][role]["size"]), self._tokens["type"]
        if role in WRITING_ROLES:
            larger = size - int(types["writing"]["size"])
            return int(self._tokens["reading"][style or self.reading.style]["size"]) + larger
        return size

    def _sizes(self) -> dict[str, int | str]:
        kinds = ("edge", "ring", "bar")
        edges: dict[str, int | str] = {kind: self.edge(kind) for kind in kinds}
        types = {f"type-{role}": self.px(self._type_size(role)) for role in self._tokens["type"]}
        radii = {f"radius-{k}": self.px(size) for k, size in self._tokens["radius"].items()}
        faces = {face: f'"{self.family(face)}"' for face in ("ui", "write")}
        return {**edges, **types, **radii, **faces}


def _palette(colour: Callable[[str], QColor]) -> QPalette:
    made = QPalette()
    for role, key in PALETTE.items():
        made.setColor(role, colour(key))
    off, ink = QPalette.ColorGroup.Disabled, QPalette.ColorRole
    for role in (ink.WindowText, ink.Text, ink.ButtonText):
        made.setColor(off, role, colour("ink-3"))
    return made


def _system_wants_contrast() -> bool:
    hints = QApplication.styleHints()
    read = getattr(hints, "accessibility", None)  # from Qt 6.10 on
    contrast = read().contrastPreference() if read is not None and read() is not None else None
    return getattr(contrast, "name", "") == "HighContrast"


_loaded: set[str] = set()


def load_fonts(names: tuple[str, ...]) -> None:
    """Make some of the bundled fonts known to Qt, each once."""
    folder: Path = shipped("resources") / "fonts"
    for name in names:
        if name not in _loaded:
            _loaded.add(name)
            QFontDatabase.addApplicationFont(str(folder / f"{name}.ttf"))
