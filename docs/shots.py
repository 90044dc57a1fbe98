"""Pictures of every page and state, from the sample journal: `make shots`, or name some of them.

They go to `--to FOLDER`, else among the documents. The window is drawn without a screen, on a fixed
day, so that a picture changes only with the look.
"""

import contextlib
import datetime
import os
import sys
import tempfile
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
TODAY = datetime.date(2026, 11, 18)
real_date = datetime.date


class _Always(type):
    def __instancecheck__(cls, thing: object) -> bool:
        return isinstance(thing, real_date)


class FixedDate(real_date, metaclass=_Always):
    """Stands in for `date`: it makes common dates, and its today is always the same."""

    def __new__(cls, *numbers: int) -> real_date:  # type: ignore[misc]
        """Return a common date."""
        return real_date(*numbers)

    @classmethod
    def today(cls) -> real_date:  # type: ignore[override]
        """Return the day of the pictures."""
        return TODAY


datetime.date = FixedDate  # type: ignore[misc]

# ruff: noqa: E402 - the day is fixed before anything asks for it
from posing import Scene, pump, wait
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from scenes import EMPTY, FIRST, SAMPLE

from ccjournal.paths import AppPaths
from ui.app import make_window, start
from ui.dialogs.service import Dialogs
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.views.finder import Finder

PICTURES = ROOT / "docs" / "pictures"
COLOURS = 96


@dataclass(frozen=True, slots=True)
class Look:
    """How a series of pictures is taken; the suffix is the end of their names."""

    suffix: str
    theme: str = "light"
    size: int = 100
    wide: int = 1366
    high: int = 768


LOOKS = (
    Look(""),
    Look("-dark", theme="dark"),
    Look("-contrast", theme="high-contrast"),
    Look("-200", size=200),
    Look("-1920", wide=1920, high=1080),
)


def fewer_colours(image: QImage) -> QImage:
    """Return a picture with a palette of the colours that cover most of it."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(plain.constBits()).cast("I"))
    table: list[int] = []
    step = 0
    while len(table) < min(COLOURS, len(counted)) and step < 64:
        near = 24 - step if step < 20 else 0
        for colour, _count in counted.most_common(4_000):
            if len(table) == COLOURS:
                break
            if all(_apart(colour, other) > near for other in table):
                table.append(colour)
        step += 8
    return plain.convertToFormat(
        QImage.Format.Format_Indexed8,
        [colour | 0xFF000000 for colour in table],
        Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither,
    )


def _apart(one: int, other: int) -> int:
    return max(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


class Camera:
    """One window in one look, and the pictures that are taken of it."""

    def __init__(self, look: Look, wanted: set[str], folder: Path) -> None:
        self._look = look
        self._wanted = wanted
        self._folder = folder
        self._paths = AppPaths(Path("Journals"), Path("Settings"), Path("Documents"))
        self._paths.documents.mkdir()
        Preferences(self._paths).set(theme=look.theme, text_size=look.size)
        self.window: MainWindow = make_window(self._paths, Quiet())
        self.window.resize(QSize(look.wide, look.high))
        self.window.show()

    def all(self) -> None:
        """Take what is wanted, before there is a journal, in the sample and in an empty one."""
        window = self.window
        start(window, self._paths, [])
        self._take(FIRST)
        window.open_sample()
        wait(lambda: window.journal)
        pump(800)
        self._take(SAMPLE)
        wait(window.close_journal)
        window.create_file(self._paths.data / "empty.ccj", ["ST", "QA"])
        wait(lambda: window.journal)
        self._take(EMPTY)
        window.close()

    def _take(self, scenes: Mapping[str, Scene]) -> None:
        for name, show in scenes.items():
            if self._wanted and name not in self._wanted:
                continue
            dialog = show(self.window)
            pump(400)
            file = self._folder / f"{name}{self._look.suffix}.png"
            picture = fewer_colours((dialog or self.window).grab().toImage())
            picture.save(str(file), "PNG", 0)
            print(f"{file.name}  {file.stat().st_size // 1024} KB", flush=True)
            if dialog is not None:
                dialog.close()
            for over in self.window.findChildren(Finder):
                over.leave()


class Quiet(Dialogs):
    """Says yes to everything, so that no question stops the camera."""

    def confirm(self, *_words: str) -> bool:
        """Go on."""
        return True

    def tell(self, *_words: str) -> None:
        """Say nothing."""


def main(words: Sequence[str]) -> int:
    """Take the pictures, all or those that are named."""
    parser = ArgumentParser(description=__doc__)
    known = [*FIRST, *SAMPLE, *EMPTY]
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(known)}")
    parser.add_argument("--to", type=Path, default=PICTURES, help="the folder for the pictures")
    asked = parser.parse_args(words)
    if unknown := set(asked.names) - set(known):
        parser.error(f"there is no {', '.join(sorted(unknown))}")
    QLocale.setDefault(QLocale("en_GB"))
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    application.setCursorFlashTime(0)
    folder = asked.to.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    for look in LOOKS:
        with tempfile.TemporaryDirectory() as place, contextlib.chdir(place):
            camera = Camera(look, set(asked.names), folder)
            camera.all()
            camera.window.deleteLater()
    size = sum(file.stat().st_size for file in folder.glob("*.png"))
    print(f"{size / 1_000_000:.1f} MB in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
