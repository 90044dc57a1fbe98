"""Folders that are copied elsewhere by another program, and the names that tell them.

A journal is one file that is written all the time. A program that copies the folder at the same
time may take half a save with it, put an older state back, or bring a second copy.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath

SYNC, NETWORK = "sync", "network"


@dataclass(frozen=True, slots=True)
class Place:
    """What a folder is: kept by a sync service, or on another computer."""

    kind: str
    name: str


# A part of the path that begins or is like this belongs to the service.
SERVICES: tuple[tuple[str, str], ...] = (
    (r"dropbox( \(.*\))?", "Dropbox"),
    (r"google ?drive( \(.*\))?|googledrive-.*|my drive|drivefs", "Google Drive"),
    (r"onedrive( - .*)?|onedrive-.*|skydrive", "OneDrive"),
    (r"icloud ?drive|mobile documents|com~apple~clouddocs", "iCloud Drive"),
    (r"box( sync)?|box-box", "Box"),
    (r"mega( uploads)?|megasync( uploads)?", "MEGA"),
    (r"pcloud ?drive|pcloudsync", "pCloud"),
    (r"nextcloud.*", "Nextcloud"),
    (r"owncloud.*", "ownCloud"),
    (r"syncthing", "Syncthing"),
    (r"seafile|seadrive", "Seafile"),
    (r"proton ?drive.*", "Proton Drive"),
    (r"tresorit.*|my tresors", "Tresorit"),
    (r"yandex\.?disk", "Yandex Disk"),
    (r"creative cloud files.*", "Creative Cloud"),
    (
        r"sync\.com|spideroak hive|koofr|jottacloud|baidu ?(net)?disk.*|resilio sync",
        "a sync service",
    ),
)
# A file or folder of this name in a folder or above it is the mark of a service.
MARKS: Mapping[str, str] = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".stignore": "Syncthing",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".sync_": "a sync service",
    ".seafile-data": "Seafile",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
# Environment variables that name the folder of a service; Windows moves Documents there.
VARIABLES: Mapping[str, str] = {
    "OneDrive": "OneDrive",
    "OneDriveCommercial": "OneDrive",
    "OneDriveConsumer": "OneDrive",
}
NETWORK_SYSTEMS = re.compile(
    r"nfs\d?|cifs|smb\w*|ncpfs|afs|9p|davfs\d?|webdav|sshfs|afpfs|ceph|glusterfs|lustre"
    r"|fuse\.(sshfs|rclone|davfs\d?|gvfsd-fuse|google-drive-ocamlfuse|s3fs|glusterfs|smbnetfs)"
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), name) for pattern, name in SERVICES)


def by_name(folder: PurePath) -> Place | None:
    """Return what the names in a path tell."""
    for part in reversed(folder.parts):
        for pattern, name in _PATTERNS:
            if pattern.fullmatch(part):
                return Place(SYNC, name)
    if str(folder).startswith(("\\\\", "//")) and not str(folder).startswith("\\\\?\\"):
        return Place(NETWORK, "another computer")
    return None


def by_variables(folder: PurePath, environment: Mapping[str, str]) -> Place | None:
    """Return what the environment tells: a folder that a service says is its own."""
    for variable, name in VARIABLES.items():
        root = environment.get(variable, "")
        if root and folder.is_relative_to(type(folder)(root)):
            return Place(SYNC, name)
    return None


def by_marks(names: Iterable[str]) -> Place | None:
    """Return what lies in a folder, or in one above it, and tells whose it is."""
    found = set(names)
    return next((Place(SYNC, name) for mark, name in MARKS.items() if mark in found), None)


def by_mounts(folder: PurePosixPath, mounts: str) -> Place | None:
    """Return what the system's list of mounts tells: lines of `what where type …`."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        parts = line.split()
        if len(parts) < 3:
            continue
        where = PurePosixPath(re.sub(r"\\([0-7]{3})", _octal, parts[1]))
        if folder.is_relative_to(where) and len(where.parts) >= deepest:
            deepest, kind = len(where.parts), parts[2]
    return Place(NETWORK, "another computer") if NETWORK_SYSTEMS.fullmatch(kind) else None


def by_mac_mounts(folder: PurePosixPath, mounts: str) -> Place | None:
    """Return what `mount` tells on a Mac: lines of `what on where (type, …)`."""
    lines = []
    for line in mounts.splitlines():
        if found := re.match(r"(.+) on (.+) \(([^,)]+)", line):
            where = found[2].replace(" ", r"\040")
            lines.append(f"x {where} {found[3]}")
    return by_mounts(folder, "\n".join(lines))


def _octal(found: "re.Match[str]") -> str:
    return chr(int(found[1], 8))
