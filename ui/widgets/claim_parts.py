"""Two parts of a claim's card: what it is backed by, and what stands there once its words went."""

from PySide6.QtWidgets import QLabel, QWidget

from ccjournal.domain.coverage import CriterionCoverage, proof_line
from ui.icons import pixmap
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.roles import button, label

LOST = "The sentence this claim rested on was rewritten. Does the claim still hold?"


class LostWords(QWidget):
    """Asks whether a claim still holds."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.quote = label("", "quote")
        self.quote.setProperty("bar", "true")
        self.reattach = button("Attach to the new sentence", kind="link")
        self.withdraw = button("Withdraw it", kind="quiet")
        acts = row(self.reattach, self.withdraw, -1, spacing=theme.px(14))
        self.setLayout(column(label(LOST, "small"), self.quote, acts, spacing=theme.px(6)))


class ProofLine(QWidget):
    """Says what a claim has beyond the learner's word, and asks where there is nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        sign = QLabel()
        sign.setPixmap(pixmap(theme, "user-check", "ink-2", 15))
        self._text = label("", "small", wrap=False)
        self.who = button("Who saw this?", kind="link")
        self.setLayout(row(sign, self._text, self.who, -1, spacing=theme.px(6)))
        self.show_state(None)

    def show_state(self, state: CriterionCoverage | None) -> None:
        """Show what a criterion has."""
        self._text.setText(proof_line(state) if state else "Your word only.")
        self.who.setVisible(not (state and state.proofs))
