"""The rows that stand on the pages of a damaged file, read without SQLite.

The pages can be read one by one, so that a page that is lost takes its own rows with it and no
others; those of an encrypted journal are opened with its key. The format is that of SQLite's
documents; nothing here writes.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from ccjournal.paths import JournalFiles
from ccjournal.storage.faults import Progress, told
from ccjournal.storage.first_page import MAGIC, PAGE, RESERVED, mac_key, opened_page
from ccjournal.storage.key_file import Key

LEAF = 0x0D
# What every journal is made with; the header may be gone.
USUAL_PAGE = 4096
PAGE_SIZES = {1 << power for power in range(9, 17)}
LOG_HEAD, FRAME_HEAD = 32, 24
LOG_MAGIC = (0x377F0682, 0x377F0683)
# So many bytes has a number of each kind; 8 and 9 are 0 and 1 themselves.
SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
FIRST_BLOB, MOST_COLUMNS = 12, 64
STEP = 256
Value = int | bytes | None
Row = tuple[Value, ...]


class Pages:
    """The pages of a file, with those that its log has written since."""

    def __init__(self, file: Path, key: Key | None = None, *, with_log: bool = True) -> None:
        with told(file):
            self._content = file.read_bytes()
            self.size = _page_size(self._content) if key is None else PAGE
            # What SQLite may use of a page; the rest is the cipher's.
            self._usable = self.size - (_reserved(self._content) if key is None else RESERVED)
            self._open = None if key is None else _opener(key)
            log = JournalFiles(file).log
            there = with_log and log.is_file()
            self._newer = _in_log(log.read_bytes(), self.size) if there else {}
        self.count = max([len(self._content) // self.size, *self._newer])

    def page(self, number: int) -> bytes:
        """Return a page by its number, which begins with 1; nothing where there is none."""
        page = self._newer.get(number)
        if page is None:
            page = self._content[(number - 1) * self.size : number * self.size]
        return page if self._open is None else self._open(page, number)

    def rows(self, progress: Progress) -> Iterator[Row]:
        """Yield every row that can be read, in the order of the pages."""
        for number in range(1, self.count + 1):
            if number % STEP == 1:
                progress.step(number, self.count, "Reading what is left")
            page = self.page(number)
            start = 100 if number == 1 else 0
            if len(page) >= self._usable and page[start] == LEAF:
                yield from self._cells(page, start)

    def _cells(self, page: bytes, start: int) -> Iterator[Row]:
        for cell in range(_number(page, start + 3, 2)):
            place = _number(page, start + 8 + 2 * cell, 2)
            try:
                yield _values(self._payload(page, place))
            except (IndexError, ValueError):
                continue

    def _payload(self, page: bytes, place: int) -> bytes:
        """Return what a cell holds, from this page and those that it flows over to."""
        length, place = _varint(page, place)
        _row_id, place = _varint(page, place)
        most, least = self._usable - 35, (self._usable - 12) * 32 // 255 - 23
        local = length
        if length > most:
            local = least + (length - least) % (self._usable - 4)
            local = local if local <= most else least
        found = [page[place : place + local]]
        left, following = length - local, _number(page, place + local, 4) if length > local else 0
        while left > 0:
            over = self.page(following)
            # Each page takes something off, so that a ring of pages comes to an end too.
            if len(over) < self._usable or not following:
                raise ValueError(following)
            found.append(over[4 : min(4 + left, self._usable)])
            left -= self._usable - 4
            following = _number(over, 0, 4)
        payload = b"".join(found)
        if len(payload) != length:
            raise ValueError(length)
        return payload


def _page_size(content: bytes) -> int:
    said = _number(content, 16, 2) if len(content) > 18 else 0
    said = 65536 if said == 1 else said
    return said if said in PAGE_SIZES else USUAL_PAGE


def _reserved(content: bytes) -> int:
    """Return how many bytes at the end of each page are not SQLite's; none in any plain journal."""
    return content[20] if content.startswith(MAGIC) and len(content) > 20 else 0


def _opener(key: Key) -> Callable[[bytes, int], bytes]:
    signed_with = mac_key(key)
    return lambda page, number: opened_page(page, number, key.value, signed_with) or b""


def _in_log(log: bytes, size: int) -> Mapping[int, bytes]:
    """Return the newest page of each number that a finished save has written to the log."""
    if _number(log, 0, 4) not in LOG_MAGIC or _number(log, 8, 4) != size:
        return {}
    salt = log[16:24]
    found: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    for place in range(LOG_HEAD, len(log) - size - FRAME_HEAD + 1, size + FRAME_HEAD):
        if log[place + 8 : place + 16] != salt:
            break
        waiting[_number(log, place, 4)] = log[place + FRAME_HEAD : place + FRAME_HEAD + size]
        if _number(log, place + 4, 4):
            found |= waiting
            waiting = {}
    return found


def _values(payload: bytes) -> Row:
    """Return the values of a row: whole numbers, texts as bytes, nothing for anything else."""
    end, place = _varint(payload, 0)
    kinds: list[int] = []
    while place < end:
        kind, place = _varint(payload, place)
        kinds.append(kind)
        if len(kinds) > MOST_COLUMNS:
            raise ValueError(end)
    found: list[Value] = []
    for kind in kinds:
        size = (kind - FIRST_BLOB) // 2 if kind >= FIRST_BLOB else SIZES[kind]
        piece = payload[place : place + size]
        if len(piece) != size:
            raise ValueError(size)
        found.append(_value(kind, piece))
        place += size
    return tuple(found)


def _value(kind: int, piece: bytes) -> Value:
    if kind >= FIRST_BLOB:
        return piece
    if kind in {8, 9}:
        return kind - 8
    return int.from_bytes(piece, "big", signed=True) if 1 <= kind <= 6 else None


def _varint(content: bytes, place: int) -> tuple[int, int]:
    """Return a number of one to nine bytes, and where the next begins."""
    value = 0
    for step in range(8):
        byte = content[place + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + step + 1
    return value << 8 | content[place + 8], place + 9


def _number(content: bytes, place: int, size: int) -> int:
    return int.from_bytes(content[place : place + size], "big")
