"""Python's collection of unreachable objects, on the GUI thread alone.

Left to itself, Python collects on whichever thread happens to allocate. On a worker it would
delete widgets that only refer to each other, and Qt aborts when these have timers.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 500
# So many new objects make a look worth while; fewer since the last look mean that nobody is busy.
MANY, QUIET = 2_000, 300
# Collections of one age before the next is collected as well, as Python has it.
AGES = 10


class Tidy(QObject):
    """Collects the young often, all only while nothing happens: that takes some milliseconds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._before = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(EVERY)

    def look(self) -> None:
        """Collect what is due."""
        new, young, old = gc.get_count()
        quiet = abs(new - self._before) < QUIET
        if old > AGES and quiet:
            gc.collect()
        elif young > AGES:
            gc.collect(1)
        elif new > MANY:
            gc.collect(0)
        self._before = gc.get_count()[0]
