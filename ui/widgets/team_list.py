"""The people you coach, what is due first; those no longer coached stand apart."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from ccjournal.domain.team import Member, Tone, count_in_words, member_in_words
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import label
from ui.widgets.row_delegate import Index, RowDelegate, write

MEMBER_ROLE = Qt.ItemDataRole.UserRole + 1
ROW, HEAD = 56, 36
INKS = {Tone.LATE: "alert-ink", Tone.DUE: "ask-ink", Tone.QUIET: "ink-2"}
APART = "No longer coached"
PROMISE = "Real names stay in this journal. They are never exported."
TOP_RIGHT = int(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)


class TeamDelegate(RowDelegate):
    """Pseudonym, number of sessions, and what comes next."""

    def sizeHint(self, _option: Option, index: Index) -> QSize:  # noqa: N802 - Qt's name
        """Return the height of a member or a heading."""
        height = ROW if isinstance(index.data(MEMBER_ROLE), Member) else HEAD
        return QSize(self._theme.px(160), self._theme.px(height))

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        """Draw one line."""
        px, member = self._theme.px, index.data(MEMBER_ROLE)
        rect: QRect = option.rect
        painter.save()
        inner = rect.adjusted(px(18), px(9), -px(14), -px(6))
        if isinstance(member, Member):
            self.ground(painter, rect, option.state)
            self._member(painter, inner, member)
        else:
            self.take(painter, "caption", "ink-2")
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), str(index.data()))
        painter.restore()

    def _member(self, painter: QPainter, rect: QRect, member: Member) -> None:
        px, number = self._theme.px, len(member.sessions)
        end = 0
        if number:
            said = count_in_words(number, "session")
            end = self.take(painter, "caption", "ink-2").horizontalAdvance(said) + px(8)
            painter.drawText(rect, TOP_RIGHT, said)
        height = self.take(painter, "body-medium", "ink").height()
        write(painter, rect.adjusted(0, 0, -end, 0), member.person.pseudonym)
        words, tone = member_in_words(member, date.today())
        self.take(painter, "small", INKS[tone])
        write(painter, rect.adjusted(0, height + px(2), 0, 0), words)


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


class TeamPane(QFrame):
    """The team with its title, a way to add somebody, and what becomes of real names."""

    def __init__(self, team: TeamList, add: QPushButton, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("list-pane")
        px = theme.px
        head = row(label("Team", "pane-title", wrap=False), -1, add)
        head.setContentsMargins(px(18), px(16), px(12), px(10))
        foot = column(label(PROMISE, "caption"))
        foot.setContentsMargins(px(18), px(8), px(14), px(14))
        box = column(head, team, foot, spacing=0)
        box.setStretch(1, 1)
        self.setLayout(box)


def _item(member: Member) -> QListWidgetItem:
    item = QListWidgetItem(member.person.pseudonym)
    item.setData(MEMBER_ROLE, member)
    words, _tone = member_in_words(member, date.today())
    parts = [member.person.pseudonym, words, count_in_words(len(member.sessions), "session")]
    parts += [APART.lower()] if member.person.retired else []
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(parts))
    return item
