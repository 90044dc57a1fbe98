"""The people you coach, what is due first; those no longer coached stand apart."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ccjournal.domain.team import Member, Tone, count_in_words, member_in_words
from ui.theme import Theme

MEMBER_ROLE = Qt.ItemDataRole.UserRole + 1
ROW, HEAD = 56, 36
INKS = {Tone.LATE: "alert-ink", Tone.DUE: "ask-ink", Tone.QUIET: "ink-2"}
APART = "No longer coached"


class TeamDelegate(QStyledItemDelegate):
    """Pseudonym, number of sessions, and what comes next."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(  # noqa: N802 - Qt's name
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a member or a heading."""
        height = ROW if isinstance(index.data(MEMBER_ROLE), Member) else HEAD
        return QSize(self._theme.px(160), self._theme.px(height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one line."""
        theme, member = self._theme, index.data(MEMBER_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        inner = rect.adjusted(theme.px(18), theme.px(9), -theme.px(14), -theme.px(6))
        if isinstance(member, Member):
            self._ground(painter, rect, state)
            self._member(painter, inner, member)
        else:
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("ink-2"))
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), str(index.data()))
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
        theme = self._theme
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent-tint"))
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("select"))

    def _member(self, painter: QPainter, rect: QRect, member: Member) -> None:
        theme, today = self._theme, date.today()
        top = int(Qt.AlignmentFlag.AlignTop)
        number = len(member.sessions)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("ink-2"))
        if number:
            painter.drawText(
                rect, top | int(Qt.AlignmentFlag.AlignRight), count_in_words(number, "session")
            )
        painter.setFont(theme.font("body-medium"))
        painter.setPen(theme.colour("ink"))
        height = QFontMetrics(painter.font()).height()
        room = rect.width() - (theme.px(72) if number else 0)
        _elided(painter, rect.adjusted(0, 0, room - rect.width(), 0), member.person.pseudonym)
        words, tone = member_in_words(member, today)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour(INKS[tone]))
        _elided(painter, rect.adjusted(0, height + theme.px(2), 0, 0), words)


class TeamList(QListWidget):
    """Shows members; the page fills it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._delegate = TeamDelegate(theme)
        self.setAccessibleName("Team")
        self.setObjectName("team-list")
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_members(self, members: Sequence[Member], chosen: str) -> None:
        """Show members and choose one by id, else the first."""
        with QSignalBlocker(self):
            self.clear()
            apart = False
            for member in members:
                if member.person.retired and not apart:
                    apart = True
                    head = QListWidgetItem(APART)
                    head.setFlags(Qt.ItemFlag.NoItemFlags)
                    self.addItem(head)
                self.addItem(_item(member))
            self.choose(chosen)

    def choose(self, person_id: str) -> None:
        """Choose somebody by id, else the first."""
        lines = {}
        for line in range(self.count()):
            member = self.item(line).data(MEMBER_ROLE)
            if isinstance(member, Member):
                lines[member.person.id] = line
        if lines:
            self.setCurrentRow(lines.get(person_id, next(iter(lines.values()))))

    @property
    def member(self) -> Member | None:
        """Who is chosen."""
        item = self.currentItem()
        found = item.data(MEMBER_ROLE) if item else None
        return found if isinstance(found, Member) else None


def _item(member: Member) -> QListWidgetItem:
    item = QListWidgetItem(member.person.pseudonym)
    item.setData(MEMBER_ROLE, member)
    words, _tone = member_in_words(member, date.today())
    parts = [member.person.pseudonym, words, count_in_words(len(member.sessions), "session")]
    parts += [APART.lower()] if member.person.retired else []
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(parts))
    return item


def _elided(painter: QPainter, rect: QRect, text: str) -> None:
    cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft), cut)
