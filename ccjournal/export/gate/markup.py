"""XML as bytes: what must not stand in it, found without parsing it."""

import re

BOM = b"\xef\xbb\xbf"
ENDINGS = (".xml", ".rels", ".vml", ".svg")
OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<", b"\x00\x00", b"\x4c\x6f\xa7\x94")
ENCODING = re.compile(rb"""^<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([^"'>]{0,40})""")
UTF8 = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
# Comments and CDATA are all that may begin so; a document type can name files and grow for ever.
DECLARATION = re.compile(rb"<!(?!--|\[CDATA\[)")


def is_xml(name: str, content: bytes | bytearray) -> bool:
    """Whether a part is XML by its name or by how it begins."""
    return name.lower().endswith(ENDINGS) or content[:200].removeprefix(BOM).lstrip()[:1] == b"<"


def problem(name: str, content: bytes) -> str:
    """Return what is wrong with a part that is XML; nothing for pictures and fonts."""
    if not is_xml(name, content):
        return ""
    text = content.removeprefix(BOM)
    declared = ENCODING.match(text)
    if content.startswith(OTHER_ENCODINGS) or (declared and declared[1].lower() not in UTF8):
        return "It is written in an encoding that Word does not use"
    try:
        content.decode()
    except UnicodeDecodeError:
        return "It holds bytes that are no text"
    if DECLARATION.search(text):
        return "It declares a document type, which Word never writes"
    return ""
