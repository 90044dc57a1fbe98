"""A scroll area that keeps in view what has the focus, also when that grows."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from ui.widgets.roles import dress_scroll

# So many times its height is shown around what has the focus: the buttons below a line as well.
BELOW = 2


class FocusArea(QScrollArea):
    """Follows the focus into its content, by whichever key it came."""

    def __init__(self, inner: QWidget) -> None:
        super().__init__()
        dress_scroll(self, inner)
        if application := QApplication.instance():
            application.focusChanged.connect(self._on_focus)  # type: ignore[attr-defined]

    def bring(self, part: QWidget) -> None:
        """Scroll to a part, unless the user is at work in here."""
        inner, focus = self.widget(), self.window().focusWidget()
        if inner is not None and inner.isAncestorOf(part) and not inner.isAncestorOf(focus or self):
            self.ensureWidgetVisible(part, 0, 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow what has the focus when the content has been laid out anew."""
        done = super().eventFilter(watched, event)
        if watched is self.widget() and event.type() == QEvent.Type.Resize:
            self._on_focus(None, self.window().focusWidget())
        return done

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        inner = self.widget()
        if now is not None and inner is not None and inner.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, BELOW * now.height())
