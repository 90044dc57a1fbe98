"""The package of a template, looked at before any XML in it is parsed."""

import re
import stat
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ccjournal.export.gate import markup, relations
from ccjournal.export.problems import Problem

MEGABYTE = 1_000_000
# A letter with photographs of a whole team stays below; a bomb does not.
MOST_FILE, MOST_UNPACKED, MOST_XML = 30 * MEGABYTE, 60 * MEGABYTE, 16 * MEGABYTE
MOST_PARTS = 1_000
PIECE = 1 << 16
ZIP, OLD_WORD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# Bit 0: encrypted; 6: strongly; 13: its directory as well.
ENCRYPTED = 1 | 1 << 6 | 1 << 13
LOCAL_HEADER = 30
CONTENT_TYPES = "[Content_Types].xml"
# Letters, digits and a few signs, no step of dots alone, and nothing hidden but relationships.
STEP = r"(?:\.rels|[A-Za-z0-9_+()~ -]+(?:\.[A-Za-z0-9_+()~ -]+)*)"
NAME = re.compile(rf"\[Content_Types\]\.xml|{STEP}(?:/{STEP})*/?")
READ_ERRORS = (BadZipFile, EOFError, OSError, RuntimeError, zlib.error)
AGAIN = "Open it in Word and save it under a new name as a Word Document (.docx)"


def package_problems(content: bytes) -> list[Problem]:
    """Return what is wrong with a Word file as a file; nothing means that it may be parsed."""
    if problem := _shape(content):
        return [_of_file(problem, AGAIN)]
    try:
        with ZipFile(BytesIO(content)) as package:
            members = package.infolist()
            if problems := list(_members(members)):
                return problems
            parts = dict(_unpacked(package, members))
    except TooLargeError as error:
        return [
            _of_file(str(error), "Make its pictures smaller, or take out what it does not need")
        ]
    except (*READ_ERRORS, ValueError) as error:
        return [_of_file(f"It is damaged ({error})", AGAIN)]
    return _parts(parts)


class TooLargeError(Exception):
    """More comes out of the file than a template can need."""


def _shape(content: bytes) -> str:
    if content.startswith(OLD_WORD):
        return "It is protected by a password, or made by a Word of before 2007"
    if not content.startswith(ZIP):
        return "It is no Word document"
    if len(content) > MOST_FILE:
        return f"It is larger than {MOST_FILE // MEGABYTE} MB"
    return ""


def _members(members: list[ZipInfo]) -> Iterator[Problem]:
    """Yield what is odd about the list of parts."""
    if len(members) > MOST_PARTS:
        yield _of_file(
            f"It has {len(members):,} parts, and at most {MOST_PARTS:,} are taken", AGAIN
        )
        return
    seen: set[str] = set()
    for member in members:
        key = member.filename.casefold()
        if key in seen:
            yield Problem(_shown(member.filename), "", "", "This part is there twice", AGAIN)
        seen.add(key)
        if problem := _odd(member):
            yield Problem(_shown(member.filename), "", "", problem, AGAIN)
    if not {CONTENT_TYPES.casefold(), "word/document.xml"} <= seen:
        yield _of_file("It is no Word document: its main parts are missing", AGAIN)
    if _overlaps(members):
        yield _of_file("Two of its parts lie in the same place", AGAIN)


def _odd(member: ZipInfo) -> str:
    name = member.filename
    if member.orig_filename != name or not NAME.fullmatch(name):
        return "No part of a Word document has such a name"
    if member.flag_bits & ENCRYPTED:
        return "This part is protected by a password"
    if member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        return "This part is packed in a way that Word does not use"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "This part is a link to another file"
    if member.is_dir() and member.file_size:
        return "A folder holds text"
    return ""


def _overlaps(members: list[ZipInfo]) -> bool:
    """Whether two parts share bytes: a small file can hold a great many large ones so."""
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < end:
            return True
        name = member.filename.encode()
        end = member.header_offset + LOCAL_HEADER + len(name) + member.compress_size
    return False


def _unpacked(package: ZipFile, members: list[ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Yield every part as it really is: what the file says about sizes may be wrong."""
    whole = xml = 0
    for member in members:
        if member.is_dir():
            continue
        found = bytearray()
        with package.open(member) as part:
            while piece := part.read(PIECE):
                found += piece
                whole += len(piece)
                xml += len(piece) if markup.is_xml(member.filename, found) else 0
                if whole > MOST_UNPACKED:
                    raise TooLargeError(_more(MOST_UNPACKED))
                if xml > MOST_XML:
                    raise TooLargeError(f"{_more(MOST_XML)} of text")
        yield member.filename, bytes(found)


def _more(limit: int) -> str:
    return f"Unpacked, it holds more than {limit // MEGABYTE} MB"


def _parts(parts: Mapping[str, bytes]) -> list[Problem]:
    problems = [
        Problem(name, "", "", problem, AGAIN)
        for name, content in parts.items()
        if (problem := markup.problem(name, content))
    ]
    # Only what holds no declaration of types is handed to a parser.
    return problems or list(relations.problems(parts))


def _of_file(problem: str, hint: str) -> Problem:
    return Problem("the file", "", "", problem, hint)


def _shown(name: str) -> str:
    """Return a name that cannot harm who reads it."""
    return ascii(name)[1:-1][:80]
