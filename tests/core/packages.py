"""Word files made by hand, honest and hostile, for the tests of the gate."""

import struct
import warnings
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from docx import Document

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MICROSOFT = "http://schemas.microsoft.com/office/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCUMENT, TYPES = "word/document.xml", "[Content_Types].xml"
RELATIONS, SETTINGS = "word/_rels/document.xml.rels", "word/settings.xml"


def document(*paragraphs, body=""):
    """Return the bytes of a Word file of these paragraphs, and of what stands in `body`."""
    made, file = Document(), BytesIO()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(file)
    content = file.getvalue()
    if not body:
        return content
    xml = parts(content)[DOCUMENT].decode()
    return packed(content, {DOCUMENT: xml.replace("<w:sectPr", f"{body}<w:sectPr", 1)})


def parts(content):
    with ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(content, changes=None, *, taken=(), last=()):
    """Return a Word file with other parts; `last` are added even where there is one already."""
    kept = {name: part for name, part in parts(content).items() if name not in taken}
    kept |= changes or {}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as package, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        for name, part in (*kept.items(), *last):
            package.writestr(name, part)
    return file.getvalue()


def replaced(content, part, old, new):
    """Return a Word file in which something stands in the place of something else."""
    xml = parts(content)[part].decode()
    assert old in xml
    return packed(content, {part: xml.replace(old, new, 1)})


def related(content, kind, target, *, mode="", part=RELATIONS):
    """Return a Word file with one more relationship."""
    mode = f' TargetMode="{mode}"' if mode else ""
    new = f'<Relationship Id="rX9" Type="{kind}" Target="{target}"{mode}/></Relationships>'
    return replaced(content, part, "</Relationships>", new)


def typed(content, name, kind):
    """Return a Word file that says what kind of part one is."""
    new = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    return replaced(content, TYPES, "</Types>", new)


def with_link(content):
    """Return a Word file in which a part is a link to another file of the computer."""
    info = ZipInfo("word/media/image9.png")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return packed(content, last=[(info, "/etc/passwd")])


def with_flag(content, bit):
    """Return a Word file whose first part is said to be protected."""
    changed = bytearray(content)
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.index(sign) + offset
        changed[place] |= bit
    return bytes(changed)


def with_method(content, method):
    changed = bytearray(content)
    for sign, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", changed, content.index(sign) + offset, method)
    return bytes(changed)


def lying_about_size(content):
    """Return a Word file with a part that says that it is small, and is not."""
    huge = b"<a>" + b" " * 5_000_000
    squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = squeezed.compress(huge) + squeezed.flush()
    made = bytearray(packed(content, last=[("word/huge.xml", huge)]))
    assert data[:40] in made
    size = struct.pack("<I", len(huge))
    return bytes(made.replace(size, struct.pack("<I", 100)))


def overlapping(content, copies=50):
    """Return a Word file in which many parts share the bytes of one."""
    whole = packed(content, last=[("word/media/a.png", b"\0" * 1_000_000)])
    end = whole.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<I", whole, end + 16)[0]
    entry = whole[whole.rindex(b"PK\x01\x02", 0, end) : end]
    names = [f"word/media/{chr(98 + n % 20)}{n:02}.png".encode() for n in range(copies)]
    more = b"".join(
        entry[:28] + struct.pack("<H", len(name)) + entry[30:46] + name for name in names
    )
    directory = whole[start:end] + more
    count = struct.unpack_from("<H", whole, end + 10)[0] + copies
    tail = struct.pack("<HHIIH", count, count, len(directory), start, 0)
    return whole[:start] + directory + whole[end : end + 8] + tail


def stored(name, part):
    """Return a part as it is added unpacked."""
    info = ZipInfo(name)
    info.compress_type = ZIP_STORED
    return info, part
