"""The laws, standards and procedures that a text names. A pure function."""

import re

CAPITAL = r"[A-Z][\w\N{RIGHT SINGLE QUOTATION MARK}'&-]*"
KNOWN = (
    r"(?:UK )?GDPR|DPA 2018|PECR|PCI[ -]DSS|HSWA(?: 1974)?"
    r"|(?:BS |EN )*ISO(?:/IEC)? \d{4,5}(?:-\d+)?"
    r"|(?:DISP|PRIN|ICOBS|CONC|MCOB|SYSC) ?\d[\w.]*|COPC|FCA|Ofcom|Ofgem|ICO"
)
KIND = r"(?:Act|Regulations?|Directive|Duty|Code|Procedure|Policy|Standards?|Principles?)"
SMALL = "(?:of|and|for|to|in|on|at|the) "
TITLED = rf"{CAPITAL}(?: (?:{SMALL})?\(?{CAPITAL}\)?){{0,7}}? {KIND}(?: \d{{4}})?"
PLACE = r"(?:[Ss]ection|[Cc]lause|[Aa]rticle|[Rr]ule|[Rr]egulation|[Pp]aragraph|[Ss]tep)"
CLAUSE = rf"{PLACE} \d[\w()]*(?:\.[\w()]+)*"
NAMED = re.compile(
    rf"\b(?:{CLAUSE} of (?:the |our )?)?(?:{TITLED}|(?:{KNOWN})\b)(?:,? {CLAUSE})?|\b{CLAUSE}"
)
# Words that begin a sentence and belong to no name.
OPENING = re.compile(
    r"^(?:The|A|An|Our|My|Your|Their|This|That|Under|Of|In|By|With|And|But|So|If|When|As|Is|Does"
    r"|Because|Since|Both|Each|Every) ",
    re.IGNORECASE,
)


def named_rules(text: str) -> tuple[str, ...]:
    """Return what is named, each once, in the words of the text."""
    found: dict[str, str] = {}
    for match in NAMED.finditer(" ".join(text.split())):
        name = match.group()
        while shorter := OPENING.match(name):
            name = name[shorter.end() :]
        if " " in name or name.isupper() or re.fullmatch(KNOWN, name):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())
