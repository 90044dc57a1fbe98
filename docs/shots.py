"""Pictures of every page and state, from the sample journal: `make shots`, or name some of them.

The window is drawn without a screen, on a fixed day, so that a picture changes only with the look.
"""

import contextlib
import datetime
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
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
from PySide6.QtCore import QEventLoop, QLocale, QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ccjournal.errors import StorageError
from ccjournal.paths import AppPaths
from ui.app import make_window, start
from ui.dialogs.service import Dialogs
from ui.main_window import MainWindow
from ui.preferences import Preferences
from ui.views.search import SearchPage

PICTURES = ROOT / "docs" / "pictures"
COLOURS = 96
PATIENCE = 20_000


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


def pump(milliseconds: int) -> None:
    """Let the window work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait(ready: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    for _ in range(PATIENCE // 20):
        pump(20)
        if ready():
            return
    raise TimeoutError("the window did not become ready for its picture")


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
    """One window in one look, and the pictures that can be taken of it."""

    def __init__(self, look: Look, wanted: set[str]) -> None:
        self._look = look
        self._wanted = wanted
        self._paths = AppPaths(Path("Journals"), Path("Settings"), Path("Documents"))
        Preferences(self._paths).set(theme=look.theme, text_size=look.size)
        self.window: MainWindow = make_window(self._paths, Dialogs())
        self.window.resize(QSize(look.wide, look.high))
        self.window.show()

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """Keep a picture of the window, or of a dialog."""
        if self._wanted and name not in self._wanted:
            return
        pump(400)
        file = PICTURES / f"{name}{self._look.suffix}.png"
        fewer_colours((widget or self.window).grab().toImage()).save(str(file), "PNG", 0)
        print(f"{file.relative_to(ROOT)}  {file.stat().st_size // 1024} KB", flush=True)

    def all(self) -> None:
        """Take every page and state."""
        window = self.window
        start(window, self._paths, [])
        self.take("first-run")
        window.show_first_run(StorageError("The disk is full", "Free some room and try again"))
        self.take("first-run-refused")
        window.open_sample()
        wait(lambda: window.journal)
        pump(800)
        for key in ("today", "journal", "coverage", "coaching", "portfolio", "library"):
            window.show_page(key)
            self.take({"journal": "journal-new"}.get(key, key))
        self._records()
        self._coverage()
        self._over()
        window.close_journal()
        window.create_file(self._paths.data / "empty.ccj", ["ST", "QA"])
        wait(lambda: window.journal)
        for key in ("today", "coaching", "portfolio"):
            window.show_page(key)
            self.take(f"{key}-empty")
        window.close()

    def _records(self) -> None:
        journal = self.window.journal
        assert journal is not None
        rows = journal.desk.services.journal.rows()
        star = next(row for row in rows if row.kind == "star" and row.live_claims >= 3)
        reflection = next(row for row in rows if row.kind == "reflective" and row.live_claims >= 2)
        for name, row in (("journal", star), ("reflection", reflection)):
            journal.desk.record_wanted.emit(row.id)
            pump(300)
            if form := journal.journal_page.writing.form:
                form.focus_first()
            self.take(name)
        form = journal.journal_page.writing.form
        if (prose := form and form.prose("so_what")) is not None:
            prose.setFocus()
            prose.select(0, prose.words().index(".") + 1)
        journal.commands.run_writing("claim")
        self.take("claim")

    def _coverage(self) -> None:
        journal = self.window.journal
        assert journal is not None
        journal.desk.criterion_wanted.emit("ST-2.1")
        self.take("coverage-drawer")
        rows = journal.desk.services.journal.rows(kind="coaching")
        journal.desk.record_wanted.emit(rows[0].id)
        self.take("session")
        journal.show_page("search")
        if isinstance(page := journal.pages["search"], SearchPage):
            page.search("complaint")
        self.take("search")

    def _over(self) -> None:
        window = self.window
        window.show_page("today")
        window.window_command("palette")
        palette = window.findChild(QWidget, "command-palette")
        self.take("palette")
        if palette is not None:
            palette.close()
        window.window_command("preferences")
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                self.take("preferences", dialog)
                dialog.close()


def main(wanted: set[str]) -> int:
    """Take the pictures, all or those that are named."""
    QLocale.setDefault(QLocale("en_GB"))
    application = QApplication([sys.argv[0], "-style", "Fusion"])
    application.setCursorFlashTime(0)
    PICTURES.mkdir(exist_ok=True)
    for look in LOOKS:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            camera = Camera(look, wanted)
            camera.all()
            camera.window.deleteLater()
    size = sum(file.stat().st_size for file in PICTURES.glob("*.png"))
    print(f"{size / 1_000_000:.1f} MB in {PICTURES.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:])))
