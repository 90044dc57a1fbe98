"""What the system tells of the folder in which a journal lies."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path, PurePosixPath

from ccjournal.domain.places import (
    NETWORK,
    Place,
    by_mac_mounts,
    by_marks,
    by_mounts,
    by_name,
    by_variables,
)

# Windows' own number for a drive that is on another computer.
REMOTE = 4
# So many folders above are looked into for the mark of a service.
MOST_ABOVE = 6


def place_of(folder: Path) -> Place | None:
    """Return whose a folder is, when a sync service or another computer has it; else None."""
    found = Path(os.path.realpath(folder))
    return (
        by_name(found)
        or by_variables(found, os.environ)
        or by_marks(_names_around(found))
        or _by_system(found)
    )


def _names_around(folder: Path) -> list[str]:
    names: list[str] = []
    home = Path.home()
    for above in (folder, *folder.parents)[: MOST_ABOVE + 1]:
        # What lies in the home folder itself says nothing about the folders in it.
        if above in {home, above.parent}:
            break
        with suppress(OSError):
            names += [found.name for found in above.iterdir()]
    return names


def _by_system(folder: Path) -> Place | None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - for one system alone

        kind = ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\")
        return Place(NETWORK, "another computer") if kind == REMOTE else None
    try:
        if sys.platform == "darwin":
            listed = subprocess.run(["/sbin/mount"], capture_output=True, timeout=2, check=True)
            mounts = listed.stdout.decode("utf-8", errors="replace")
            return by_mac_mounts(PurePosixPath(folder), mounts)
        mounts = Path("/proc/self/mounts").read_text("utf-8", errors="surrogateescape")
        return by_mounts(PurePosixPath(folder), mounts)
    except (OSError, subprocess.SubprocessError):
        return None
