"""The backups of a journal: what each holds, what going back to it would change, and its proof."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from ccjournal.domain.secret import Passphrase
from ccjournal.errors import NeedsPassphraseError, WrongPassphraseError
from ccjournal.services.backups import Backups, Difference, Proof
from ccjournal.services.copies import Copy
from ccjournal.services.jobs import Progress
from ui.announce import announce
from ui.asking import Asker
from ui.errors import in_words
from ui.jobs import Job, JobRunner
from ui.models.backups import (
    about,
    change_in_words,
    extents_in_words,
    loses,
    proof_in_words,
    row_of,
    sentences,
    whole_moment,
)
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.passphrase_line import PassphraseLine
from ui.widgets.roles import button, hairline, label, scrolled

NONE = "There is no backup yet. The first one is made when you pause or close."
KEPT = "A copy of the journal as it is now is kept beside the backups, so that you can come back."
UNREAD = "It cannot be read, so it cannot be restored."
OWN_PASSPHRASE = "It has a passphrase of its own, from before the journal's was changed."
ASKED = "Passphrase of this backup"
LOOKING = "Comparing it with the journal."


class BackupsDialog(QDialog):
    """Lists the copies; `restore_wanted` tells which one is to take the journal's place."""

    restore_wanted = Signal(Copy, int)

    def __init__(
        self, backups: Backups, theme: Theme, crashes: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("backups")
        self.setWindowTitle("Backups")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._backups = backups
        self._crashes = crashes
        self._copies: Sequence[Copy] = ()
        self._loses = 0
        self._proving: Job | None = None
        self._runner = JobRunner(self)
        self._list_asker = self._asker(self._show_copies)
        self._asked = self._asker(self._show_change)
        self._make(theme)
        self._lay_out(theme)
        self._ask_for(needed=False)
        self._enable()
        self._list_asker.ask(lambda _progress: backups.copies.all())

    def _make(self, theme: Theme) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName("Backups, newest first")
        self.list.setProperty("boxed", "true")
        self.list.currentRowChanged.connect(self._on_chosen)
        self.title, self.about = label("", "pane-title"), label(NONE, "small")
        self.where, self.change, self.extent = label("", "small"), label(""), label("", "small")
        self.kept, self.said = label(KEPT, "small"), label("", "strong")
        self.change.setAccessibleName("What restoring would change")
        self.bar = QProgressBar()
        self.bar.setAccessibleName("Proving the backup")
        self.bar.setTextVisible(False)
        self.passphrase = PassphraseLine(theme, shown=False)
        self.passphrase.show_icons()
        self.passphrase.setAccessibleName(ASKED)
        self.passphrase.returnPressed.connect(self._open)
        self.asked = label(ASKED)
        self.open_it = button("Open it", self._open)
        self.prove = button("Prove it", self._prove)
        self.stop = button("Stop", self._stop)
        self.restore = button("Restore this backup", self._restore, "primary")

    def done(self, result: int) -> None:
        """Stop asking, then close."""
        self._list_asker.drop()
        self._asked.drop()
        self._runner.close()
        super().done(result)

    @property
    def copy(self) -> Copy | None:
        """The chosen copy."""
        place = self.list.currentRow()
        return self._copies[place] if 0 <= place < len(self._copies) else None

    def _asker(self, answered: Callable[..., object]) -> Asker:
        made = Asker(self._runner, self)
        made.answered.connect(answered)
        made.failed.connect(self._on_failed)
        return made

    def _lay_out(self, theme: Theme) -> None:
        px = theme.px
        details = QWidget()
        details.setLayout(
            column(
                self.title,
                self.about,
                self.where,
                6,
                hairline(),
                6,
                label("If you restore it", "head"),
                self.change,
                self.extent,
                self.kept,
                10,
                self.said,
                self.asked,
                row(self.passphrase, self.open_it),
                self.bar,
                -1,
            )
        )
        side = scrolled(details)
        self.list.setFixedWidth(px(300))
        middle = row(self.list, side, spacing=20)
        middle.setStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(label("Backups", "screen-title"))
        layout.addLayout(middle, 1)
        close = button("Close", self.reject)
        layout.addLayout(row(close, -1, self.stop, self.prove, self.restore))
        parent = self.parentWidget()
        size = QSize(px(860), px(520))
        self.resize(size.boundedTo(parent.size()) if parent else size)

    def _show_copies(self, copies: Sequence[Copy]) -> None:
        self._copies = copies
        for copy in copies:
            made = QListWidgetItem(row_of(copy), self.list)
            made.setData(Qt.ItemDataRole.AccessibleTextRole, row_of(copy).replace("\n", ", "))
        if copies:
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._enable()

    def _on_chosen(self) -> None:
        copy = self.copy
        if copy is None:
            return
        self.title.setText(whole_moment(copy.made))
        self.about.setText(about(copy))
        self.where.setText(f"In {copy.file.parent}")
        self.change.setText(LOOKING)
        self.extent.setText("")
        self.said.setText("")
        self._loses = 0
        self._ask_for(needed=False)
        self._asked.ask(partial(self._backups.compare, copy))
        self._enable()

    def _open(self) -> None:
        """Try the passphrase that the copy has and the journal has not."""
        copy, secret = self.copy, Passphrase(self.passphrase.text())
        self.passphrase.empty()
        if copy is None:
            return

        def work(progress: Progress) -> Difference:
            self._backups.copies.give(copy, secret)
            return self._backups.compare(copy, progress)

        self._ask_for(needed=False)
        self.change.setText(LOOKING)
        self.said.setText("")
        self._asked.ask(work)
        self._enable()

    def _ask_for(self, *, needed: bool) -> None:
        for part in (self.asked, self.passphrase, self.open_it):
            part.setVisible(needed)

    def _show_change(self, found: Difference) -> None:
        self._loses = loses(found)
        self.change.setText("\n\n".join(change_in_words(found)))
        self.extent.setText("\n".join(extents_in_words(found)))
        self._enable()

    def _prove(self) -> None:
        copy = self.copy
        if copy is None:
            return
        self.said.setText("Restoring it in a private place.")
        self._proving = self._runner.start(partial(self._backups.prove, copy))
        self._proving.progressed.connect(self._show_progress)
        self._proving.done.connect(self._on_proved)
        self._proving.failed.connect(self._on_failed)
        self._proving.cancelled.connect(self._on_stopped)
        self._enable()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop(self) -> None:
        if self._proving is not None:
            self._proving.cancel()

    def _show_progress(self, done: int, total: int, text: str) -> None:
        if text and self._proving is not None:
            self.said.setText(f"{text}.")
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _on_proved(self, proof: Proof) -> None:
        self._say(proof_in_words(proof))

    def _on_stopped(self) -> None:
        self._say("Stopped. Nothing was changed.")

    def _on_failed(self, error: BaseException) -> None:
        locked = isinstance(error, NeedsPassphraseError | WrongPassphraseError)
        if self.change.text() == LOOKING:
            self.change.setText(OWN_PASSPHRASE if locked else UNREAD)
        self._say(sentences(*in_words(error, self._crashes)))
        self._ask_for(needed=locked)
        if locked:
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, text: str) -> None:
        self._proving = None
        self.said.setText(text)
        self._enable()
        announce(self, text)
        self.prove.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        if (copy := self.copy) is not None:
            self.restore_wanted.emit(copy, self._loses)

    def _enable(self) -> None:
        """Let be done what can be done now."""
        busy, chosen = self._proving is not None, self.copy is not None
        known = chosen and self.change.text() not in {LOOKING, UNREAD, OWN_PASSPHRASE}
        self.list.setEnabled(not busy)
        self.prove.setVisible(not busy)
        self.prove.setEnabled(known)
        self.stop.setVisible(busy)
        self.bar.setVisible(busy)
        self.restore.setEnabled(known and not busy)
        for part in (self.kept, self.change):
            part.setVisible(chosen)
