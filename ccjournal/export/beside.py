"""A folder of our own beside what is to be written, gone when the work is done."""

from collections.abc import Iterator
from contextlib import contextmanager
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
