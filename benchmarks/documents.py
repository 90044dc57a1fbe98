"""One Word document written in a process of its own, by our engine or by one to compare with.

`python -m benchmarks.documents ENGINE RECORDS FOLDER` prints CPU seconds and peak memory. Where the
folder holds pictures, each record has one.
"""

import json
import random
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from struct import pack
from xml.sax.saxutils import escape

from benchmarks.journals import STAR_SHARES, record

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
PICTURE_BYTES = 300_000
WIDTH, HEIGHT = 80, 45
EMU = 36_000
PARTS = tuple(STAR_SHARES)
DRAWING = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    'wordprocessingDrawing"><wp:extent cx="{cx}" cy="{cy}"/><wp:docPr id="{n}" name="{n}"/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
    'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://'
    'schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{n}" '
    'name="{n}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP{n}"/><a:stretch>'
    '<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext '
    'cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"/></pic:spPr></pic:pic></a:graphicData>'
    "</a:graphic></wp:inline></w:drawing>"
)
Records = Sequence[dict[str, object]]


def picture(number: int) -> bytes:
    """Return a PNG picture that is unlike every other one and cannot be packed smaller."""
    noise = random.Random(number).randbytes(PICTURE_BYTES)
    chunks = (
        (b"IHDR", pack(">IIBBBBB", 1600, 900, 8, 2, 0, 0, 0)),
        (b"IDAT", noise),
        (b"IEND", b""),
    )
    made = (pack(">I", len(d)) + n + d + pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def texts(count: int) -> Records:
    """Return what the documents tell."""
    dice = random.Random(1)
    made: list[dict[str, object]] = []
    for number in range(count):
        one = record(dice, number)
        parts = [{"label": key.title(), "text": one.fields[key]} for key in PARTS]
        claims = [{"code": "ST 2.1", "because": one.claims[0].because}] if one.claims else []
        made.append({"heading": one.title, "date": str(one.date), "parts": parts, "claims": claims})
    return made


def write_template(path: Path, *, pictures: bool) -> None:
    """Write the template that every engine but the floor fills."""
    shown = _p("", "{{ record.picture }}") if pictures else ""
    body = (
        _p("", "{%p for record in accounts %}")
        + _p("Heading1", "{{ record.heading }}")
        + _p("", "{{ record.date }}")
        + shown
        + _p("", "{%p for part in record.parts %}")
        + _p("Heading2", "{{ part.label }}")
        + _p("", "{{ part.text }}")
        + _p("", "{%p endfor %}")
        + _table(
            _row("{%tr for claim in record.claims %}", ""),
            _row("{{ claim.code }}", "{{ claim.because }}"),
            _row("{%tr endfor %}", ""),
        )
        + _p("", "{%p endfor %}")
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", f"{_opening()}{body}{_closing()}")
        _rest(package, ())


def by_us(records: Records, folder: Path, pictures: Sequence[Path]) -> Callable[[], object]:
    """Return the work of our engine, with everything that it does: it reads the document back."""
    from ccjournal.export.rich import Picture  # noqa: PLC0415 - of this engine alone
    from ccjournal.export.word import DocumentProperties, fill  # noqa: PLC0415
    from ccjournal.services.jobs import NoProgress  # noqa: PLC0415

    properties = DocumentProperties("Portfolio", "Morgan Ellis")
    for one, path in zip(records, pictures, strict=False):
        one["picture"] = Picture(path, "A chart", WIDTH, HEIGHT)
    values: dict[str, object] = {"accounts": records}
    template, target = folder / "template.docx", folder / "ours.docx"
    return lambda: fill(template, values, target, properties, NoProgress())  # type: ignore[arg-type]


def by_docxtpl(records: Records, folder: Path, pictures: Sequence[Path]) -> Callable[[], object]:
    """Return the work of docxtpl; nothing that it writes is read back."""
    from docx.shared import Mm  # noqa: PLC0415 - of this engine alone
    from docxtpl import DocxTemplate, InlineImage  # noqa: PLC0415

    def work() -> None:
        template = DocxTemplate(folder / "template.docx")
        for one, path in zip(records, pictures, strict=False):
            one["picture"] = InlineImage(template, str(path), Mm(WIDTH), Mm(HEIGHT))
        template.render({"accounts": records}, autoescape=True)
        template.save(folder / "docxtpl.docx")

    return work


def by_hand(records: Records, folder: Path, pictures: Sequence[Path]) -> Callable[[], object]:
    """Return the least that anybody could do: strings put together and streamed into a zip."""

    def work() -> None:
        with zipfile.ZipFile(folder / "floor.docx", "w", zipfile.ZIP_DEFLATED) as package:
            with package.open("word/document.xml", "w") as entry:
                entry.write(_opening().encode())
                for number, one in enumerate(records, 1):
                    entry.write("".join(_record(number, one, shown=bool(pictures))).encode())
                entry.write(_closing().encode())
            for number, path in enumerate(pictures, 1):
                package.write(path, f"word/media/{number}.png", zipfile.ZIP_STORED)
            _rest(package, range(1, len(pictures) + 1))

    return work


def _record(number: int, one: dict[str, object], *, shown: bool) -> Iterator[str]:
    yield _p("Heading1", str(one["heading"]))
    yield _p("", str(one["date"]))
    if shown:
        drawn = DRAWING.format(n=number, cx=WIDTH * EMU, cy=HEIGHT * EMU)
        yield f"<w:p><w:r>{drawn}</w:r></w:p>"
    for part in one["parts"]:  # type: ignore[attr-defined]
        yield _p("Heading2", part["label"]) + _p("", part["text"])
    yield _table(*(_row(claim["code"], claim["because"]) for claim in one["claims"]))  # type: ignore[attr-defined]


def _opening() -> str:
    return f'{HEAD}<w:document xmlns:w="{W}" xmlns:r="{OFFICE}"><w:body>'


def _closing() -> str:
    return "<w:p/><w:sectPr/></w:body></w:document>"


def _p(style: str, text: str) -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(*rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/><w:gridCol w:w="7000"/>'
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _row(*cells: str) -> str:
    made = (f"<w:tc><w:tcPr/>{_p('', cell)}</w:tc>" for cell in cells)
    return f"<w:tr>{''.join(made)}</w:tr>"


def _rest(package: zipfile.ZipFile, pictures: Sequence[int]) -> None:
    """Write what a package needs beside its body."""
    relations = f"{HEAD}<Relationships xmlns='{PACKAGE}/relationships'>{{}}</Relationships>"
    images = "".join(
        f'<Relationship Id="rIdP{n}" Type="{OFFICE}/image" Target="media/{n}.png"/>'
        for n in pictures
    )
    styles = f'<Relationship Id="rIdS" Type="{OFFICE}/styles" Target="styles.xml"/>'
    main = f'<Relationship Id="r" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    package.writestr("word/styles.xml", f'{HEAD}<w:styles xmlns:w="{W}"/>')
    package.writestr("word/_rels/document.xml.rels", relations.format(styles + images))
    package.writestr("_rels/.rels", relations.format(main))
    package.writestr(
        "[Content_Types].xml",
        f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" '
        'ContentType="image/png"/><Override PartName="/word/document.xml" ContentType='
        f'"{TYPES}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType='
        f'"{TYPES}.styles+xml"/></Types>',
    )


ENGINES = {"ours": by_us, "docxtpl": by_docxtpl, "floor": by_hand}


def main(engine: str, count: int, folder: Path) -> None:
    """Do the work once, and print what it took."""
    work = ENGINES[engine](texts(count), folder, sorted(folder.glob("*.png"))[:count])
    begun = time.process_time()
    work()
    seconds = time.process_time() - begun
    print(json.dumps({"seconds": seconds, "megabytes": _peak()}))


def _peak() -> float:
    """Return the megabytes of memory that this process held at most."""
    status = Path("/proc/self/status")
    if status.exists():
        # What the system counts for a process begins with what its parent had.
        line = next(one for one in status.read_text().split("\n") if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    import resource  # noqa: PLC0415 - there is none on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1 << 20)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
