"""The pictures of a document: how each is drawn, and its file stored once."""

import zlib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from markupsafe import escape

from ccjournal.errors import ExportError
from ccjournal.export.engine.names import SPACES
from ccjournal.export.engine.package import OFFICE, Relation
from ccjournal.export.rich import Picture

# What a picture begins with, the end of its file's name, and its type.
KINDS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
)
EMU = 36_000
IMAGE = f"{OFFICE}/image"
EPOCH = (1980, 1, 1, 0, 0, 0)


class Pictures:
    """Remembers the pictures that were printed, and stores them after the words."""

    def __init__(self) -> None:
        self._wanted: dict[str, dict[object, tuple[str, Picture]]] = {}
        self._stored: dict[tuple[int, int], list[tuple[str, bytes | Path]]] = {}
        self._count = 0

    def drawn(self, part: str, picture: Picture, shape: str) -> str:
        """Return a picture as a part draws it."""
        wanted = self._wanted.setdefault(part, {})
        known = wanted.setdefault(picture.source, (f"rIdPicture{len(wanted) + 1}", picture))
        return _inline(known[0], picture, shape)

    def store(self, package: ZipFile) -> Iterator[tuple[str, Relation]]:
        """Store each picture once; yield the relation of every part that shows it."""
        for part, wanted in self._wanted.items():
            for relation, picture in wanted.values():
                yield part, Relation(relation, IMAGE, self._store(package, picture))

    @property
    def types(self) -> dict[str, str]:
        """The types of the files that were stored."""
        names = [name for stored in self._stored.values() for name, _ in stored]
        return {name: f"image/{name.rpartition('.')[2]}" for name in names}

    def _store(self, package: ZipFile, picture: Picture) -> str:
        """Store a picture unless the same is there; return the name of its file."""
        data = _data(picture.source)
        alike = self._stored.setdefault((len(data), zlib.crc32(data)), [])
        for name, source in alike:
            if _data(source) == data:
                return name
        kind = next((kind for start, kind in KINDS if data.startswith(start)), "")
        if not kind:
            raise ExportError(
                f"The picture {picture.description or 'without a description'!r} is of a kind "
                "that Word does not show",
                "Save it as PNG or JPEG",
            )
        self._count += 1
        name = f"word/media/picture{self._count}.{kind}"
        entry = ZipInfo(name, EPOCH)
        entry.compress_type = ZIP_STORED
        package.writestr(entry, data)
        alike.append((name, picture.source))
        return name


def _data(source: bytes | Path) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        return source.read_bytes()
    except OSError as error:
        raise ExportError(
            f"The picture {source.name} could not be read", error.strerror or str(error)
        ) from error


def _inline(relation: str, picture: Picture, shape: str) -> str:
    size = f'cx="{round(picture.width_mm * EMU)}" cy="{round(picture.height_mm * EMU)}"'
    named = f'name="Picture {shape}" descr="{escape(picture.description)}"'
    return (
        f'<w:drawing><wp:inline xmlns:wp="{SPACES["wp"]}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{shape}" {named}/>'
        f'<a:graphic xmlns:a="{SPACES["a"]}"><a:graphicData uri="{SPACES["pic"]}">'
        f'<pic:pic xmlns:pic="{SPACES["pic"]}"><pic:nvPicPr><pic:cNvPr id="{shape}" {named}/>'
        "<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        f'<a:blip xmlns:r="{SPACES["r"]}" r:embed="{relation}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
