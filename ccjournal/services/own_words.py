"""The user's own words: a plain file, one word a line, that may also be edited by hand."""

from pathlib import Path

from ccjournal.errors import StorageError
from ccjournal.services.changes import Change

HEAD = "# Words that are spelled right. One a line.\n"
ADDED, TAKEN_OUT = "Add to my words", "Take out of my words"


class OwnWords:
    """Words of one computer's user, for all their journals. `version` grows with each change."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.version = 0
        self._words: list[str] | None = None

    def all(self) -> list[str]:
        """Return the words in the order of the alphabet."""
        if self._words is None:
            self._words = read_words(self.file)
        return sorted(self._words, key=str.casefold)

    def add(self, word: str) -> Change:
        """Take a word in."""
        self._write([each for each in self.all() if each != word] + [word])
        return Change(ADDED, frozenset(), undo=lambda: self.remove(word))

    def remove(self, word: str) -> Change:
        """Take a word out."""
        self._write([each for each in self.all() if each != word])
        return Change(TAKEN_OUT, frozenset(), undo=lambda: self.add(word))

    def _write(self, words: list[str]) -> None:
        part = self.file.with_suffix(".part")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            part.write_text(HEAD + "".join(f"{word}\n" for word in words), "utf-8")
            part.replace(self.file)
        except OSError as error:
            raise StorageError(
                f"Your words could not be kept in {self.file}", error.strerror or str(error)
            ) from error
        self._words = words
        self.version += 1


def read_words(file: Path) -> list[str]:
    """Return the words of a file, each once; a file that cannot be read has none."""
    try:
        text = file.read_text("utf-8-sig", errors="replace")
    except OSError:
        return []
    lines = (line.strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
