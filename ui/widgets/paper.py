"""The editor of a part of a record: what the keys do to its words."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QMenu

from ui.widgets.markup import BoldMarks, go_on_with_list, make_link, toggle_bold
from ui.widgets.prose import Prose

CLAUSE = "Insert a law or clause…\tCtrl+R"
TABS = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
RETURNS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class Paper(Prose):
    """Plain text with the marks of bold, lists and links. Tab neither leaves nor changes it.

    `tabbed` tells that Tab was pressed, so that somebody can say which keys leave the text.
    """

    tabbed = Signal()
    clause_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(lines=1, page=True)
        self.setTabChangesFocus(False)
        self._bold = BoldMarks(self.document())

    def toggle_bold(self) -> None:
        """Make the selected words bold, or plain again."""
        self._change(toggle_bold)

    def make_link(self) -> None:
        """Make a link of the selected words."""
        self._change(make_link)

    def usual_menu(self) -> QMenu:
        """Return what can always be done, and the way to a law or clause."""
        menu = super().usual_menu()
        if not self.isReadOnly():
            menu.addSeparator()
            menu.addAction(CLAUSE).triggered.connect(lambda _checked: self.clause_wanted.emit())
        return menu

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where no typing is left to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document, keys = self.document(), QKeySequence.StandardKey
            spent = event.matches(keys.Undo) and not document.isUndoAvailable()
            if spent or (event.matches(keys.Redo) and not document.isRedoAvailable()):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Tab out of the words, and let Enter go on with a list."""
        plain = event.modifiers() in {
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        }
        if event.key() in TABS and not self.isReadOnly():
            self.tabbed.emit()
        elif event.key() in RETURNS and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            # Qt would put in a character that ends a line but no paragraph.
            self._change(lambda at: at.insertBlock())
        elif not (event.key() in RETURNS and plain and self._change(go_on_with_list)):
            super().keyPressEvent(event)

    def _change(self, change: Callable[[QTextCursor], bool | None]) -> bool:
        """Change the words at the caret; false when nothing was to be changed."""
        at = self.textCursor()
        if self.isReadOnly() or change(at) is False:
            return False
        self.setTextCursor(at)
        return True
