"""A band above the page: one thing about the journal as a whole, and what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QPushButton

from ui.announce import announce
from ui.theme import Theme
from ui.widgets.boxes import clear, column, restyle, row
from ui.widgets.flow import Flow
from ui.widgets.roles import button, label


@dataclass(frozen=True, slots=True)
class Word:
    """What a band says: a title, a sentence, and acts by their names."""

    title: str
    text: str
    acts: Sequence[tuple[str, Callable[[], object]]] = ()
    alert: bool = False


class Band(QFrame):
    """Shows one word at a time."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("band")
        self._title, self._text = label("", "alert-title"), label("")
        self._acts = Flow(spacing=4)
        self._word: Word | None = None
        words = column(-1, self._title, self._text, -1, spacing=4)
        box = row(words, self._acts, spacing=theme.px(24))
        box.setStretch(0, 1)
        px = theme.px
        box.setContentsMargins(px(24), px(10), px(24), px(10))
        self.setLayout(box)
        self.hide()

    @property
    def buttons(self) -> dict[str, QPushButton]:
        """The buttons that are shown, by what they say."""
        found = (self._acts.itemAt(at) for at in range(self._acts.count()))
        shown = [item.widget() for item in found if item is not None]
        return {made.text(): made for made in shown if isinstance(made, QPushButton)}

    def tell(self, word: Word | None) -> None:
        """Show a word, or nothing; a word that is shown already stays as it is."""
        if word == self._word:
            return
        self._word = word
        clear(self._acts)
        self.setVisible(word is not None)
        if word is None:
            return
        self._title.setText(word.title)
        self._title.setProperty("role", "alert-title" if word.alert else "strong")
        self._title.style().polish(self._title)
        self._text.setText(word.text)
        restyle(self, "alert", "true" if word.alert else "false")
        for name, act in word.acts:
            made = button(name, act, "link")
            self._acts.addWidget(made)
            made.show()
        announce(self, f"{word.title}. {word.text}")
