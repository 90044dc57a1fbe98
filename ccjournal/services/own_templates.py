"""All Word templates, those that ship and the user's own: named, checked, and copied."""

import os
from contextlib import ExitStack, suppress
from itertools import count
from pathlib import Path

from ccjournal.errors import RefusedError, StorageError
from ccjournal.export.gate.child import main as handle_template
from ccjournal.export.gate.door import check_template, fill_foreign
from ccjournal.export.problems import Problem
from ccjournal.export.source import Values
from ccjournal.export.word import DocumentProperties, FilledReport, fill
from ccjournal.services.jobs import Progress
from ccjournal.services.templates import TEMPLATES, Group, TemplateInfo

__all__ = ["Problem", "Templates", "handle_template"]

ENDING = ".docx"
# Word keeps one such file beside each document that is open.
OPEN_IN_WORD = "~$"
# A file that did not change since, by its time and size, is not checked again.
State = tuple[str, int, int]


class Templates:
    """The templates of the program and of one folder, which is read each time."""

    def __init__(self, shipped: Path, own: Path) -> None:
        self.folder = own
        self._shipped = shipped
        self._checked: dict[State, tuple[Problem, ...]] = {}

    def all(self) -> tuple[TemplateInfo, ...]:
        """Return every template, the user's own last."""
        return (*TEMPLATES, *map(self._own, self._files()))

    def find(self, name: str) -> TemplateInfo:
        """Return a template by its name, or by the file that it is in; raises `RefusedError`."""
        known = self.all()
        for template in known:
            if name in (template.name, template.own and template.own.name):
                return template
        file = Path(name).expanduser()
        if file.suffix.lower() == ENDING and file.is_file():
            return self._own(Path(os.path.realpath(file)))
        raise RefusedError(
            f"There is no template {name!r}",
            f"Choose from {', '.join(template.name for template in known)}, or name a .docx file",
        )

    def file(self, template: TemplateInfo) -> Path:
        """Return the file of a template."""
        return template.own or self._shipped / template.file

    def fill(
        self,
        template: TemplateInfo,
        values: Values,
        target: Path,
        properties: DocumentProperties,
        progress: Progress,
    ) -> FilledReport:
        """Write a document; a template that did not ship is given a process of its own."""
        write = fill_foreign if template.own else fill
        return write(self.file(template), values, target, properties, progress)

    def check(self, file: Path, progress: Progress) -> tuple[Problem, ...]:
        """Return everything that is wrong with a template; raises `ExportError`.

        It is looked at in a process of its own, once for each state of the file.
        """
        state = _state(file)
        if state not in self._checked:
            self._checked[state] = check_template(file, progress)
        return self._checked[state]

    def copy(self, template: TemplateInfo) -> Path:
        """Make a template of the user's own from another one, never over a file; return it."""
        try:
            content = self.file(template).read_bytes()
            self.folder.mkdir(parents=True, exist_ok=True)
            return self._new(template, content)
        except OSError as error:
            raise StorageError(
                f"The template could not be copied to {self.folder}", error.strerror or str(error)
            ) from error

    def _new(self, template: TemplateInfo, content: bytes) -> Path:
        """Write a file under the first name that is free."""
        for name in (_name(template, number) for number in count(1)):
            file = self.folder / name
            with suppress(FileExistsError), ExitStack() as unfinished, file.open("xb") as made:
                unfinished.callback(file.unlink)
                made.write(content)
                unfinished.pop_all()
                break
        return file

    def _files(self) -> list[Path]:
        try:
            found = [file for file in self.folder.iterdir() if _is_template(file)]
        except OSError:
            return []
        return sorted(found, key=lambda file: file.name.casefold())

    def _own(self, file: Path) -> TemplateInfo:
        """Return a template of the user's; one that is called like one of ours keeps its ending."""
        ours = {template.name for template in TEMPLATES}
        name = file.name if file.stem in ours else file.stem
        return TemplateInfo(name, file.stem, "A template of your own.", Group.OWN, own=file)


def _is_template(file: Path) -> bool:
    hidden = file.name.startswith((OPEN_IN_WORD, "."))
    return file.suffix.lower() == ENDING and not hidden and file.is_file()


def _state(file: Path) -> State:
    try:
        found = file.stat()
    except OSError:
        return str(file), 0, 0
    return str(file), found.st_mtime_ns, found.st_size


def _name(template: TemplateInfo, number: int) -> str:
    """Return what a copy is called: `My STAR account.docx`, `My STAR account 2.docx`."""
    title = template.title if template.own else f"My {_small(template.title)}"
    return f"{title}{f' {number}' if number > 1 else ''}{ENDING}"


def _small(title: str) -> str:
    """Return a title as it goes on within another; abbreviations stay."""
    return title[0].lower() + title[1:] if title[1:2].islower() else title
