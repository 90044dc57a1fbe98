"""A Word template in the Library: what it is for, and what is wrong with one of your own."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ccjournal.services.own_templates import Problem
from ccjournal.services.templates import TemplateInfo
from ui.announce import announce
from ui.desk import Desk
from ui.models.library import kinds_in_words
from ui.views.library_acts import LibraryActs
from ui.widgets.boxes import clear, column, row
from ui.widgets.roles import button, hairline, label

MAKE = "Make a template from this one"
MADE_HOW = "A copy opens in Word, and you change in it what you like. This one stays as it is."
CHECKING = "Looking at it…"
SOUND = "Nothing to mend"
MEND = "Mend it in Word and save it. Then check it again."


def template_parts(
    template: TemplateInfo, desk: Desk, acts: LibraryActs
) -> Iterator[QWidget | QLayout | int]:
    """Return the parts of a template, its title first."""
    titles = desk.services.journal.definitions.kinds()
    yield label(template.title, "screen-title")
    yield label(f"For: {kinds_in_words(template, titles)}", "caption")
    yield label(template.purpose)
    use = button("Use it in Portfolio", partial(desk.template_wanted.emit, template.name))
    yield _line(use, button(MAKE, partial(acts.make_template, template)))
    yield label(MADE_HOW, "small")
    if template.own is not None:
        yield 10
        yield TemplateProblems(template.own, desk, acts)


class TemplateProblems(QWidget):
    """Has a template checked and tells what is wrong with it, all at once."""

    def __init__(self, file: Path, desk: Desk, acts: LibraryActs) -> None:
        super().__init__()
        self._file = file
        self._acts = acts
        self._found = QVBoxLayout()
        self._found.setSpacing(desk.theme.px(7))
        self.head = label(CHECKING, "pane-title")
        self.again = button("Check again", self.check)
        opened = button("Open in Word", partial(desk.dialogs.open_outside, file))
        folder = button("Show folder", partial(desk.dialogs.open_outside, file.parent))
        self.setLayout(column(self.head, _line(opened, self.again, folder), self._found))
        acts.checked.connect(self._on_checked)
        self.check()

    def check(self) -> None:
        """Have the template looked at as it is now."""
        clear(self._found)
        self._say(CHECKING)
        self.again.setEnabled(False)
        self._acts.check_template(self._file)

    def _on_checked(self, file: Path, problems: Sequence[Problem]) -> None:
        if file != self._file:
            return
        self.again.setEnabled(True)
        number = len(problems)
        self._say(f"{number} {'thing' if number == 1 else 'things'} to mend" if number else SOUND)
        announce(self.head, self.head.text())
        if problems:
            self._found.addWidget(label(MEND))
        for problem in problems:
            self._found.addWidget(hairline())
            self._found.addWidget(label(f"{problem.problem}.", "strong"))
            self._found.addWidget(label(_ended(problem.hint)))
            self._found.addWidget(label(place_in_words(problem), "small"))

    def _say(self, text: str) -> None:
        self.head.setText(text)
        self.head.setAccessibleName(text)


def place_in_words(problem: Problem) -> str:
    """Return where in a template a problem stands."""
    place = ", ".join(filter(None, (problem.part, problem.where)))
    near = f", near “{problem.near}”" if problem.near else ""
    return f"{place[:1].upper()}{place[1:]}{near}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith(("?", ".", "!")) else f"{sentence}."


def _line(*buttons: QWidget) -> QLayout:
    line = row(*buttons, -1)
    line.setContentsMargins(0, 6, 0, 6)
    return line
