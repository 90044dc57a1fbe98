"""The capture box over any page: two lines, Ctrl+Enter, and on with what was being done."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QMainWindow, QWidget

from ccjournal.domain.capture import kept_in_words
from ui.desk import Desk
from ui.views.finder import Scrim
from ui.widgets.boxes import column, row
from ui.widgets.capture import CaptureBox
from ui.widgets.roles import label

WIDTH, TOP = 560, 96


class CapturePanel(QFrame):
    """Whatever is typed stands in the box on Today as well, so that leaving loses nothing."""

    def __init__(self, desk: Desk, today: Callable[[], CaptureBox], window: QMainWindow) -> None:
        super().__init__(window)
        self.setObjectName("capture-panel")
        self.setAccessibleName("Quick note")
        self._desk, self._today, self._window = desk, today, window
        self._opener: QWidget | None = window.focusWidget()
        self._scrim = Scrim(window, desk.theme.colour("scrim"), self.leave)
        self.box = CaptureBox(desk.theme)
        self._lay_out()
        shadow = QGraphicsDropShadowEffect(self, blurRadius=24, color=QColor(0, 0, 0, 46))
        shadow.setOffset(0, 8)
        self.setGraphicsEffect(shadow)
        self.box.show_words(today().text.words())
        self.box.edited.connect(self._hand_on)
        self.box.kept.connect(self._keep)

    def show_over(self) -> None:
        """Open over the upper part of the window."""
        width = min(self._desk.theme.px(WIDTH), self._window.width() - 40)
        self.setFixedWidth(width)
        self.move((self._window.width() - width) // 2, min(TOP, self._window.height() // 8))
        self._scrim.cover()
        self.show()
        self._fit()
        self.raise_()
        self.box.text.setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus)

    def leave(self) -> None:
        """Close and give the focus back."""
        opener, self._opener = self._opener, None
        if not self.isVisible():
            return
        self.hide()
        self._scrim.hide()
        self._scrim.deleteLater()
        if opener is not None:
            opener.setFocus(Qt.FocusReason.PopupFocusReason)
        self.deleteLater()

    def event(self, event: QEvent) -> bool:
        """Grow with the words."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        px = self._desk.theme.px
        hint = label("Esc goes back. What you typed waits on Today.", "caption")
        head = row(label("Quick note", "pane-title", wrap=False), -1)
        box = column(head, self.box, hint, spacing=px(10))
        box.setContentsMargins(px(18), px(14), px(18), px(14))
        self.setLayout(box)

    def _fit(self) -> None:
        if box := self.layout():
            self.setFixedHeight(box.totalHeightForWidth(self.width()))

    def _hand_on(self) -> None:
        self._today().show_words(self.box.text.words())

    def _keep(self, _words: str, kind: str) -> None:
        today = self._today()
        for key, chip in today.kinds.items():
            chip.setChecked(key == kind)
        today.offer()
        if not today.text.words():
            self.leave()
            self._desk.told.emit(kept_in_words(kind))

    def _on_focus(self, _former: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isVisible() and not self.isAncestorOf(now):
            self._opener = None
            self.leave()
