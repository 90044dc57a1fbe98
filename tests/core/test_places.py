"""Whose a folder is: told by names, variables, marks and the system's list of mounts."""

import json
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from ccjournal.cli import main as run_command
from ccjournal.domain.conflict_names import is_conflict_copy
from ccjournal.domain.places import (
    NETWORK,
    SYNC,
    by_mac_mounts,
    by_marks,
    by_mounts,
    by_name,
    by_variables,
)
from ccjournal.services.whereabouts import Whereabouts, note_on_place
from ccjournal.storage.meta import MetaStore
from ccjournal.storage.places import place_of
from tests.core.storing import created

OTHERS = [
    (r"C:\Users\zoe\OneDrive - Larkfield\Documents", "OneDrive"),
    (r"C:\Users\zoe\OneDrive\Desktop", "OneDrive"),
    (r"C:\Users\zoe\Dropbox (Private)\work", "Dropbox"),
    (r"G:\My Drive\portfolio", "Google Drive"),
    (r"C:\Users\zoe\iCloudDrive", "iCloud Drive"),
    (r"C:\Users\zoe\Box\units", "Box"),
    (r"P:\pCloud Drive", "pCloud"),
    ("/home/zoe/Dropbox", "Dropbox"),
    ("/Users/zoe/Library/Mobile Documents/com~apple~CloudDocs/x", "iCloud Drive"),
    ("/Users/zoe/Library/CloudStorage/GoogleDrive-zoe@example.org/My Drive", "Google Drive"),
    ("/Users/zoe/Library/CloudStorage/OneDrive-Larkfield", "OneDrive"),
    ("/home/zoe/Nextcloud2/x", "Nextcloud"),
    ("/home/zoe/ownCloud", "ownCloud"),
    ("/home/zoe/MEGAsync", "MEGA"),
    ("/home/zoe/Proton Drive", "Proton Drive"),
]
OWN = [
    r"C:\Users\zoe\AppData\Local\ccjournal",
    r"C:\Users\Dropboxer\Documents",
    "/home/zoe/.local/share/ccjournal",
    "/home/zoe/boxes/mega-market/my drives",
    "/home/box office/onedriver",
]
MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/export /home nfs4 rw 0 0
//server/share /mnt/my\040share cifs rw 0 0
zoe@host: /home/zoe/far fuse.sshfs rw 0 0
tmpfs /home/zoe/near tmpfs rw 0 0
portal /run/doc fuse.portal rw 0 0
broken
"""
MAC = """
/dev/disk3s1 on / (apfs, sealed, local)
//zoe@server/share on /Volumes/My Share (smbfs, nodev, nosuid)
map auto_home on /System/Volumes/Data/home (autofs, automounted)
"""


def path(text):
    return PureWindowsPath(text) if "\\" in text else PurePosixPath(text)


@pytest.mark.parametrize(("folder", "name"), OTHERS)
def test_a_service_is_known_by_the_name_of_its_folder(folder, name):
    found = by_name(path(folder))
    assert (found.kind, found.name) == (SYNC, name)


@pytest.mark.parametrize("folder", OWN)
def test_a_folder_of_ones_own_is_none(folder):
    assert by_name(path(folder)) is None


def test_a_shared_folder_of_windows():
    assert by_name(PureWindowsPath(r"\\server\share\zoe")).kind == NETWORK
    assert by_name(PureWindowsPath(r"\\?\C:\Users\zoe")) is None


def test_documents_that_windows_has_moved():
    environment = {"OneDrive": r"D:\Cloud", "OneDriveCommercial": ""}
    found = by_variables(PureWindowsPath(r"D:\Cloud\Documents"), environment)
    assert found.name == "OneDrive"
    assert by_variables(PureWindowsPath(r"D:\Cloudy"), environment) is None
    assert by_variables(PureWindowsPath(r"D:\Cloud"), {}) is None


def test_the_marks_that_services_leave():
    assert by_marks(["a", ".stfolder"]).name == "Syncthing"
    assert by_marks([".dropbox.cache"]).name == "Dropbox"
    assert by_marks(["stfolder", "journal.ccj"]) is None


@pytest.mark.parametrize(
    ("folder", "far"),
    [
        ("/home/zoe/x", True),
        ("/mnt/my share/x", True),
        ("/home/zoe/far/x", True),
        ("/home/zoe/near/x", False),
        ("/run/doc/x", False),
        ("/homes", False),
        ("/", False),
    ],
)
def test_the_mounts_of_linux(folder, far):
    found = by_mounts(PurePosixPath(folder), MOUNTS)
    assert (found is not None) is far


def test_the_mounts_of_a_mac():
    assert by_mac_mounts(PurePosixPath("/Volumes/My Share/x"), MAC).kind == NETWORK
    assert by_mac_mounts(PurePosixPath("/Users/zoe"), MAC) is None


def test_a_real_folder_is_looked_at(tmp_path, monkeypatch):
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        monkeypatch.delenv(variable, raising=False)
    inner = tmp_path / "portfolio" / "units"
    inner.mkdir(parents=True)
    assert place_of(inner) is None
    assert note_on_place(inner) == ""
    (tmp_path / "portfolio" / ".stfolder").mkdir()
    assert place_of(inner).name == "Syncthing"
    assert note_on_place(inner).startswith(f"{inner} belongs to Syncthing")
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    assert place_of(link).name == "Dropbox"
    assert place_of(Path(tmp_path / "gone")) is None


def test_it_is_told_until_it_is_accepted_and_again_elsewhere(tmp_path):
    for name in ("Dropbox", "OneDrive"):
        (tmp_path / name).mkdir()
    with created(tmp_path / "Dropbox" / "my.ccj") as database:
        meta = MetaStore(database)
        here = Whereabouts(database.file, meta, writes=True)
        assert here.place().name == "Dropbox"
        here.accept()
        assert here.place() is None
        there = Whereabouts(tmp_path / "OneDrive" / "my.ccj", meta, writes=True)
        assert there.place().name == "OneDrive"
        assert Whereabouts(there._folder / "my.ccj", meta, writes=False).place() is None
        assert not any(os.sep in value for value in meta.many().values())


@pytest.mark.parametrize(
    "name",
    [
        "my (Anna's conflicted copy 2026-11-22).ccj",
        "my (conflicted copy 2026-11-22 130501).ccj",
        "my (Case Conflict).ccj",
        "my_conflict-20261122-130501.ccj",
        "my.sync-conflict-20261122-130501-ABCDEFG.ccj",
        "my (1).ccj",
        "my(2).ccj",
        "my 2.ccj",
        "my (SFConflict anna@example.org 2026-11-22-13-05-01).ccj",
        "my-DESKTOP-4F8T2QX.ccj",
        "my-SHIFT-PC.ccj",
        "my-annas-laptop.ccj",
        "my-annas-laptop-2.ccj",
        "my (mine 2026-11-22 1305).ccj",
    ],
)
def test_the_name_of_a_second_copy(name):
    assert is_conflict_copy(name, "my.ccj", ("annas-laptop",))


@pytest.mark.parametrize(
    "name",
    ["my.ccj", "mine.ccj", "my-notes.ccj", "my.ccj.lock", "my old.ccj", "my backups", "other.ccj"],
)
def test_the_name_of_something_else(name):
    assert not is_conflict_copy(name, "my.ccj", ("annas-laptop",))


def test_a_journal_without_an_ending():
    assert is_conflict_copy("diary (1)", "diary")
    assert not is_conflict_copy("diary.lock", "diary")


def test_the_command_line_tells_it_among_the_findings(tmp_path, services, capsys):
    services.close()
    (tmp_path / "Dropbox").mkdir()
    target = tmp_path / "Dropbox" / "out.docx"
    words = ["export", str(services.file), "-o", str(target), "--json"]
    assert run_command(words) == 0
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert any("belongs to Dropbox" in found["finding"] for found in findings)
