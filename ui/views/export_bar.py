"""The bar at the foot of Portfolio: the next step, the export under way, and how it ended."""

from PySide6.QtWidgets import QProgressBar

from ui.theme import Theme
from ui.widgets.boxes import restyle
from ui.widgets.next_bar import NextBar, show_key
from ui.widgets.roles import button, label

BAR = 320


class ExportBar(NextBar):
    """Shows the buttons that fit what is going on; the page decides what they do."""

    def __init__(self, theme: Theme) -> None:
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Progress")
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(theme.px(120))
        self.bar.setMaximumWidth(theme.px(BAR))
        self.step = label("", "small", wrap=False)
        self.stop = button("Stop")
        self.open = button("Open")
        self.folder = button("Show in folder")
        self.again = button("Check again")
        self.export = button("Export to Word")
        self.walk = button("Show the first", kind="primary")
        self._ends = (self.open, self.folder, self.again)
        parts = (self.bar, self.step, self.stop, *self._ends, self.export)
        super().__init__(*parts, button=self.walk)
        self.show_ready(findings=0)

    def show_ready(self, *, findings: int, walking: bool = False, possible: bool = True) -> None:
        """Offer to look at what was found, or to export when there is nothing."""
        self._show(export=True, walk=bool(findings))
        self.show_walking(walking=walking)
        anyway = "Export anyway…" if findings else "Export to Word"
        show_key(self.export, anyway, keyed=not findings)
        restyle(self.export, "kind", "" if findings else "primary")
        self.export.setEnabled(possible)

    def show_walking(self, *, walking: bool) -> None:
        """Say whether the walk through what was found begins or goes on."""
        show_key(self.walk, "Show the next" if walking else "Show the first", keyed=True)

    def show_running(self) -> None:
        """Show that it is under way, with a way to stop."""
        self._show(running=True)
        self.step.setText("")
        self.bar.setRange(0, 0)

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far it is."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.step.setText(f"Step {min(done + 1, total)} of {total}")
        if text:
            self.sentence.setText(f"{text}.")

    def show_done(self) -> None:
        """Offer what can be done with the document."""
        self._show(ended=True)

    def _show(
        self,
        *,
        running: bool = False,
        ended: bool = False,
        export: bool = False,
        walk: bool = False,
    ) -> None:
        for widget in (self.bar, self.step, self.stop):
            widget.setVisible(running)
        for widget in self._ends:
            widget.setVisible(ended)
        restyle(self.open, "kind", "primary" if ended else "")
        show_key(self.open, "Open", keyed=ended)
        self.export.setVisible(export)
        self.walk.setVisible(walk)
