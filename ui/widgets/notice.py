"""A short sentence at the foot of the page, gone after a while; nothing depends on reading it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QWidget

from ui.announce import announce
from ui.widgets.boxes import column
from ui.widgets.roles import label

SHOWN_MS = 8_000


class Notice(QFrame):
    """Lies over the bottom of its parent and takes no room of its own."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setObjectName("note-strip")
        self._text = label("")
        self._text.setAccessibleName("Notice")
        self._over = over
        self._box = column(self._text, margins=10)
        self.setLayout(self._box)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self.hide)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What was told last."""
        return self._text.text()

    def tell(self, text: str) -> None:
        """Show a sentence."""
        self._text.setText(text)
        self._text.setAccessibleDescription(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay at the bottom."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        width = min(self._over.width() - 48, 560)
        self.setFixedWidth(width)
        self.setFixedHeight(max(self._box.heightForWidth(width), self.sizeHint().height()))
        left = (self._over.width() - width) // 2
        self.move(left, self._over.height() - self.height() - 72)
