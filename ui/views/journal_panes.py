"""The panes of the Journal page, as many beside each other as there is room for."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ui.desk import Desk
from ui.views.writing import WritingPage
from ui.widgets.boxes import row
from ui.widgets.evidence_rail import EvidenceRail
from ui.widgets.pane_widths import PaneWidths
from ui.widgets.record_list import RecordList

# Logical widths of the page from which all three panes, or two of them, have room.
THREE_PANES, TWO_PANES = 860, 640
# Narrower than this the evidence is a rail, and opens over the text.
DOCKED = 890
LEAST_LIST, LEAST_EVIDENCE, LEAST_TEXT = 240, 280, 320


class JournalPanes(QWidget):
    """List, text and evidence; remembers what the user wants to see of them."""

    def __init__(
        self, desk: Desk, records: RecordList, middle: QStackedWidget, writing: WritingPage
    ) -> None:
        super().__init__()
        self._desk, self._theme = desk, desk.theme
        self._records, self._middle, self._writing = records, middle, writing
        self._panel = writing.panel
        self._list_wanted: bool | None = None
        self._evidence_wanted: bool | None = None
        self._opened_over = False
        self.is_focused = False
        self._splitter = QSplitter()
        for pane in (records, middle, self._panel):
            self._splitter.addWidget(pane)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.setStretchFactor(1, 1)
        panes = {"list_width": records, "evidence_width": self._panel}
        self._widths = PaneWidths(self._splitter, desk.widths, desk.theme, panes)
        self.rail = EvidenceRail(desk.theme)
        box = row(self._splitter, self.rail, spacing=0)
        box.setStretch(0, 1)
        self.setLayout(box)
        self._connect()

    def toggle_evidence(self) -> None:
        """Show or hide the evidence panel."""
        shown = self._panel.isVisible()
        if self._panel.lies_over:
            self._opened_over = not shown
        else:
            self._evidence_wanted = not shown
        self.arrange()

    def show_evidence(self) -> None:
        """Make sure that the evidence panel is there to work in."""
        if self.is_focused:
            self.toggle_focus()
        if not self._panel.isVisible():
            self.toggle_evidence()

    def toggle_focus(self) -> None:
        """Show only the text, or everything again."""
        self.is_focused = not self.is_focused and self._is_writing
        self._desk.focused.emit(self.is_focused)
        self.arrange()

    def toggle_list(self) -> None:
        """Show or hide the list."""
        self._list_wanted = not self._records.isVisible()
        self.arrange()

    def show_list(self) -> None:
        """Make sure that the list is there to search in."""
        self._list_wanted = True
        self.arrange()

    def forget_list(self) -> None:
        """Where it is narrow, the list makes room again for what was opened from it."""
        if self._logical_width < THREE_PANES:
            self._list_wanted = False

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many panes as there is room for."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Place the panes."""
        width, writing = self._logical_width, self._is_writing
        form = self._writing.form
        roomy = width >= THREE_PANES and not (form and form.beside)
        show_list = not writing or (roomy if self._list_wanted is None else self._list_wanted)
        rail = writing and TWO_PANES <= width < DOCKED and not self.is_focused
        wanted = self._opened_over if rail else self._evidence_wanted
        show_evidence = writing and (width >= DOCKED if wanted is None else wanted)
        if width < TWO_PANES and self._list_wanted:
            show_evidence = False
        only_text = self.is_focused and writing
        if only_text:
            show_list = show_evidence = False
        self._writing.bar.show_panes(
            records=show_list or only_text, evidence=show_evidence or only_text
        )
        self.rail.setVisible(rail)
        self._place_panel(over=rail)
        self._records.setVisible(show_list)
        self._panel.setVisible(show_evidence)
        narrow = width < TWO_PANES
        self._middle.setVisible(not (narrow and (show_list or show_evidence)) or not writing)
        if narrow and not writing:
            self._middle.hide()
        self._share(show_list=show_list, show_evidence=show_evidence)

    @property
    def _is_writing(self) -> bool:
        return self._middle.currentWidget() is self._writing

    @property
    def _logical_width(self) -> float:
        return self.width() * 100 / self._theme.text_size

    def _connect(self) -> None:
        self._panel.counted.connect(self.rail.show_count)
        self._panel.sections.counted.connect(self.rail.show_tips)
        self.rail.wanted.connect(self.toggle_evidence)
        self._panel.hide_wanted.connect(self.toggle_evidence)
        self._panel.wanted.connect(self.show_evidence)
        bar = self._writing.bar
        bar.focus_wanted.connect(self.toggle_focus)
        bar.list_wanted.connect(self.toggle_list)
        bar.evidence_wanted.connect(self.toggle_evidence)

    def _share(self, *, show_list: bool, show_evidence: bool) -> None:
        px = self._theme.px
        self._records.setMinimumWidth(px(LEAST_LIST))
        self._panel.setMinimumWidth(px(LEAST_EVIDENCE))
        records, evidence = self._widths.of("list_width"), self._widths.of("evidence_width")
        rest = self.width() - records * show_list - evidence * show_evidence
        self._splitter.setSizes([records, max(rest, px(LEAST_TEXT)), evidence])

    def _place_panel(self, *, over: bool) -> None:
        """Let the evidence lie over the text, or stand beside it."""
        self._panel.lies_over = over
        if not over:
            if self._panel.parentWidget() is not self._splitter:
                self._splitter.addWidget(self._panel)
            return
        if self._panel.parentWidget() is not self:
            self._panel.setParent(self)
        width = self._widths.of("evidence_width")
        left = self.width() - self.rail.width() - width
        self._panel.setGeometry(left, 0, width, self._splitter.height())
        self._panel.raise_()
