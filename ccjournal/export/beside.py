"""Writing beside a target first, and what can go wrong when that takes its place, in words."""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ccjournal.errors import ExportError


@contextmanager
def private_folder(target: Path) -> Iterator[Path]:
    """Give a folder beside the target, so that what is finished can be moved in one step."""
    try:
        folder = TemporaryDirectory(prefix=".ccjournal-", dir=target.parent)
    except OSError as error:
        raise ExportError(
            f"Nothing can be written to the folder {target.parent}", "Choose another folder"
        ) from error
    with folder:
        yield Path(folder.name)


def refuse_target(target: Path) -> None:
    """Raise `ExportError` where no document can be written."""
    if not target.parent.is_dir():
        raise ExportError(
            f"There is no folder {target.parent}", "Make it first, or choose another folder"
        )
    if target.is_dir():
        raise ExportError(f"{target} is a folder", "Give the document a name of its own")
    if target.exists() and not os.access(target, os.W_OK):
        raise ExportError(f"{target.name} must not be changed", "Choose another name")


@contextmanager
def disk(target: Path) -> Iterator[None]:
    """Turn the errors of writing a target into words."""
    try:
        yield
    except PermissionError as error:
        raise ExportError(
            f"{target.name} could not be written: another program has it open, "
            "or the folder must not be changed",
            "Close it there, or choose another name or folder",
        ) from error
    except OSError as error:
        raise ExportError(
            f"{target.name} could not be written", error.strerror or str(error)
        ) from error


def put_in_place(made: Mapping[Path, Path]) -> None:
    """Give finished files their names, all of them or none; `made` has them by their targets."""
    with ExitStack() as back:
        for target, file in made.items():
            older = file.with_name(f"older {file.name}")
            with disk(target):
                there = target.is_file()
                if there:
                    shutil.copy2(target, older)
                file.replace(target)
            if there:
                back.callback(older.replace, target)
            else:
                back.callback(target.unlink)
        back.pop_all()
