"""One dictionary, read by Hunspell, or by plain Python where Hunspell cannot be loaded."""

from collections.abc import Sequence
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spylls.hunspell.readers.file_reader import BaseReader

MOST = 15
# Hunspell refuses longer words; so many letters are no word of a language.
LONGEST = 40


class Dictionary(Protocol):
    """Knows words, and words that are like others."""

    def knows(self, word: str) -> bool:
        """Return whether a word is in it."""

    def near(self, word: str) -> Sequence[str]:
        """Return words that are like one that is not in it."""


class NativeDictionary:
    """Hunspell itself, by `chunspell`; holds Python's lock while it works."""

    def __init__(self, folder: Path, name: str) -> None:
        from hunspell import Hunspell  # noqa: PLC0415 - may be missing; see `open_dictionary`

        # Named, because the system's own encoding cannot write every folder on Windows.
        self._words = Hunspell(name, hunspell_data_dir=str(folder), system_encoding="UTF-8")

    def knows(self, word: str) -> bool:
        """Return whether a word is in it."""
        return bool(self._words.spell(_printable(word)))

    def near(self, word: str) -> Sequence[str]:
        """Return words that are like one that is not in it."""
        return list(self._words.suggest(_printable(word[:LONGEST])))


class PlainDictionary:
    """The same files read by `spylls`, about three times more slowly."""

    def __init__(self, folder: Path, name: str) -> None:
        from spylls import hunspell  # noqa: PLC0415 - half a second that few computers need

        affixes, context = hunspell.readers.read_aff(_reader(folder / f"{name}.aff"))
        words = _reader(folder / f"{name}.dic")
        dic = hunspell.readers.read_dic(words, aff=affixes, context=context)
        self._words = hunspell.Dictionary(affixes, dic)

    def knows(self, word: str) -> bool:
        """Return whether a word is in it."""
        return bool(self._words.lookup(word))

    def near(self, word: str) -> Sequence[str]:
        """Return words that are like one that is not in it."""
        return list(islice(self._words.suggest(word[:LONGEST]), MOST))


def open_dictionary(folder: Path, name: str) -> Dictionary:
    """Return the dictionary `name` of a folder, read by the best library that can be loaded."""
    try:
        return NativeDictionary(folder, name)
    except (ImportError, OSError):
        return PlainDictionary(folder, name)


def _reader(file: Path) -> "BaseReader":
    """Return the lines of a file for `spylls`, whose own reader leaves the file open."""
    from spylls.hunspell.readers.file_reader import BaseReader  # noqa: PLC0415 - see above

    reader = BaseReader(StringIO(file.read_text("utf-8")))
    reader.reset_encoding = lambda _encoding: None  # it is UTF-8 already
    return reader


def _printable(word: str) -> str:
    """Return a word that can be encoded; half a character cannot."""
    return word.encode("utf-8", "replace").decode("utf-8")
