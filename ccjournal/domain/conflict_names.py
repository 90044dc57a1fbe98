"""The names that sync services give to a second copy of a file that changed in two places."""

import re

# After the stem of the journal; each service has its own way.
ENDS = (
    # Dropbox, Nextcloud, ownCloud, Box: "my (Anna's conflicted copy 2026-11-22).ccj"
    r" \([^)]*(conflicted copy|conflict|in conflict)[^)]*\)",
    # Nextcloud and ownCloud of old: "my_conflict-20261122-130501.ccj"
    r"_conflict-\d{8}-\d{6}",
    # Syncthing: "my.sync-conflict-20261122-130501-ABCDEFG.ccj"
    r"\.sync-conflict-\d{8}-\d{6}(-[A-Z0-9]{7})?",
    # Google Drive and many others: "my (1).ccj"
    r" ?\(\d{1,3}\)",
    # MEGA, Seafile: "my (SFConflict anna 2026-11-22-13-05-01).ccj", "my (anna's copy).ccj"
    r" \(SFConflict [^)]*\)",
    r" \([^)]*'s copy\)",
    # iCloud: "my 2.ccj"
    r" \d{1,2}",
    # What this program keeps when another one has changed the journal.
    r" \(mine \d{4}-\d\d-\d\d \d{4}\)( \d+)?",
)
_AFTER = re.compile("|".join(f"(?:{end})" for end in ENDS), re.IGNORECASE)
# OneDrive adds the name of the computer: "my-SHIFT-PC.ccj", and a number after that.
_NUMBER = re.compile(r"-\d{1,3}$")
_AS_WINDOWS_NAMES = re.compile(r"(DESKTOP|LAPTOP|WIN|PC)-[A-Z0-9]{4,}|[A-Z0-9-]+-(PC|LAPTOP)")


def is_conflict_copy(name: str, journal: str, computers: tuple[str, ...] = ()) -> bool:
    """Whether a file may be a second copy of a journal; `computers` are names that are known.

    "my-notes.ccj" beside "my.ccj" is somebody's own journal: a computer's name is taken for one
    when it is known, or written as Windows writes it.
    """
    stem, dot, end = journal.rpartition(".")
    if not dot:
        stem, end = journal, ""
    tail = f".{end}" if dot else ""
    if name == journal or not name.startswith(stem) or not name.endswith(tail):
        return False
    added = name[len(stem) : len(name) - len(tail)] if tail else name[len(stem) :]
    if _AFTER.fullmatch(added):
        return True
    if not added.startswith("-"):
        return False
    known = {computer.casefold() for computer in computers}
    names = {added[1:], _NUMBER.sub("", added[1:])}
    return any(n.casefold() in known or _AS_WINDOWS_NAMES.fullmatch(n) for n in names)
