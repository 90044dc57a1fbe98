"""From process start to the first paint, against a bare window in the same run."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.journals import make
from benchmarks.measure import Row, table

SIZES = (1, 10_000)
RUNS = 9
# What any Qt program pays: import, application, a window, its first paint.
BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, painted)
def painted():
    print(f"first paint {time.time():.4f}", file=sys.stderr)
    app.quit()
app = QApplication(sys.argv)
window = Window()
window.resize(1366, 768)
window.show()
app.exec()
"""


def run() -> str:
    """Return the table, in wall seconds."""
    rows = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "journal.ccj"
            make(file, size)
            ours, theirs = [], []
            for _ in range(RUNS):
                theirs.append(_seconds([sys.executable, "-c", BARE], folder))
                ours.append(_seconds([sys.executable, "main.py", str(file)], folder))
            rows.append(Row("start to first paint (wall)", size, median(ours), median(theirs)))
    return table("Start", rows, "at most 1.6 times a bare window, also with 10,000 records")


def _seconds(command: Sequence[str], home: str) -> float:
    own = {"CCJOURNAL_HOME": home, "CCJOURNAL_PAINT_TRACE": "1", "QT_QPA_PLATFORM": "offscreen"}
    begun = time.time()
    said = subprocess.run(
        command, check=True, env=os.environ | own, capture_output=True, text=True, timeout=60
    ).stderr
    painted = next(line for line in said.splitlines() if line.startswith("first paint "))
    return float(painted.split()[-1]) - begun
