"""The chips above a record: its form, the day it happened and the channel."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QDate, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QMenu, QSizePolicy, QToolButton, QWidget

from ccjournal.domain.record import CHANNELS, Record
from ccjournal.domain.record_type import RecordType
from ui.theme import Theme
from ui.widgets.boxes import row
from ui.widgets.roles import label

ICON_ROOM, TEXT_ROOM = 22, 18
LEAST_CHANNEL, MOST_CHANNEL = 84, 170


class Facts(QWidget):
    """Real inputs that look like chips; each is as wide as what it says."""

    edited = Signal()
    form_wanted = Signal(str)

    def __init__(self, kind: RecordType, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("entry-chips")
        self._theme = theme
        self._kind = kind
        self.kind_label = label(kind.title, "small", wrap=False)
        self._form = label(kind.form_title, "chip", wrap=False)
        self.form_button = QToolButton()
        self.form_button.setText(kind.form_title)
        self.form_button.setAccessibleName("Form")
        self.form_button.setToolTip("Write it in another form")
        self.form_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.form_button.hide()
        self.units = label("", "chip", wrap=False)
        self.units.hide()
        self.date = _date()
        self.channel = _channel()
        head = (self.kind_label, self._form, self.form_button)
        self.setLayout(row(*head, self.date, self.channel, self.units, -1, spacing=theme.px(7)))
        self._form.setVisible(self._is_named)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.date.userDateChanged.connect(self._on_date)
        self.channel.currentTextChanged.connect(self._on_channel)
        self._fit()

    def show_record(self, record: Record) -> None:
        """Show a record's day and channel; does not emit `edited`."""
        with QSignalBlocker(self.date), QSignalBlocker(self.channel):
            day = record.date
            self.date.setDate(QDate(day.year, day.month, day.day))
            if record.channel and self.channel.findText(record.channel) < 0:
                self.channel.addItem(record.channel)
            self.channel.setCurrentText(record.channel)
        self._fit()

    def offer_forms(self, forms: Sequence[RecordType]) -> None:
        """Let the form be changed while nothing is written; none to stop that."""
        others = [form for form in forms if form.kind == self._kind.kind]
        offered = len(others) > 1
        if offered:
            menu = QMenu(self.form_button)
            for form in others:
                action = menu.addAction(form.form_title or form.title)
                action.setToolTip(form.purpose)
                action.triggered.connect(partial(self._choose, form.form))
            self.form_button.setMenu(menu)
        self.form_button.setVisible(offered)
        self._form.setVisible(self._is_named and not offered)

    def show_units(self, titles: Sequence[str]) -> None:
        """Show which units the record is evidence for: the first, and how many more."""
        more = f" +{len(titles) - 1}" if len(titles) > 1 else ""
        self.units.setText(f"{titles[0]}{more}" if titles and not self._is_named else "")
        self.units.setToolTip(", ".join(titles))
        self.units.setAccessibleName(f"Evidence for {', '.join(titles)}" if titles else "")
        self._drop_what_has_no_room()

    @property
    def _is_named(self) -> bool:
        """Whether the form says more than the kind: STAR is a kind and its only form."""
        return bool(self._kind.form_title) and self._kind.form != self._kind.kind

    def set_locked(self, *, locked: bool) -> None:
        """Let them be read but not changed."""
        self.date.setEnabled(not locked)
        self.channel.setEnabled(not locked)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Drop the name of the kind where there is no room for it."""
        super().resizeEvent(event)
        self._drop_what_has_no_room()

    def _drop_what_has_no_room(self) -> None:
        gap, left = self._theme.px(7), self.width()
        for part in (self.date, self.channel):
            left -= part.width() + gap
        if self._is_named:
            chip = self.form_button if self.form_button.isVisibleTo(self) else self._form
            left -= chip.sizeHint().width() + gap
        kind = self.kind_label.sizeHint().width()
        self.kind_label.setVisible(left >= kind)
        units = self.units.sizeHint().width() + gap
        self.units.setVisible(bool(self.units.text()) and left - kind >= units)

    def _choose(self, form: str, _checked: bool = False) -> None:
        if form != self._kind.form:
            self.form_wanted.emit(form)

    def _on_date(self) -> None:
        self._fit()
        self.edited.emit()

    def _on_channel(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        px = self._theme.px
        metrics = QFontMetrics(self._theme.font("small-bold"))
        this_year = self.date.date().year() == QDate.currentDate().year()
        self.date.setDisplayFormat("d MMM" if this_year else "d MMM yyyy")
        width = metrics.horizontalAdvance(self.date.text())
        self.date.setFixedWidth(width + px(ICON_ROOM + TEXT_ROOM))
        said = self.channel.currentText() or "Channel"
        room = metrics.horizontalAdvance(said) + px(ICON_ROOM + TEXT_ROOM)
        self.channel.setFixedWidth(min(max(room, px(LEAST_CHANNEL)), px(MOST_CHANNEL)))


def _date() -> QDateEdit:
    made = QDateEdit()
    made.setObjectName("field-date")
    made.setAccessibleName("Date it happened")
    made.setToolTip("Date it happened")
    made.setCalendarPopup(True)
    made.setDisplayFormat("d MMM yyyy")
    made.setButtonSymbols(QDateEdit.ButtonSymbols.NoButtons)
    return made


def _channel() -> QComboBox:
    made = QComboBox(editable=True)
    made.setObjectName("field-channel")
    made.setAccessibleName("Channel")
    made.setToolTip("Channel")
    made.addItems(["", *CHANNELS])
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    if line := made.lineEdit():
        line.setPlaceholderText("Channel")
        line.setAccessibleName("Channel")
        line.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return made
