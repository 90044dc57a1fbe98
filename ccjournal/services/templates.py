"""The Word templates that ship: what each is for, and what it takes."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Group(StrEnum):
    """Templates that are offered together, by their title on screen."""

    WHOLE = "Everything together"
    ACCOUNTS = "Your accounts"
    OVERVIEW = "Lists and overviews"
    FORMS = "Forms to fill in and sign"
    OWN = "Your own templates"


@dataclass(frozen=True, slots=True)
class TemplateInfo:
    """A Word template. `kinds` are the record kinds that it is made for; none: all.

    `own` is the file of one that did not ship.
    """

    name: str
    title: str
    purpose: str
    group: Group
    kinds: tuple[str, ...] = ()
    own: Path | None = None

    @property
    def file(self) -> str:
        """The file's name in the templates folder."""
        return f"{self.name}.docx"

    @property
    def per_record(self) -> bool:
        """Whether there is nothing to print without a record."""
        return self.group is Group.ACCOUNTS

    @property
    def prints_words(self) -> bool:
        """Whether all words of the records should stand in the document."""
        return self.group in {Group.WHOLE, Group.ACCOUNTS}


TEMPLATES = (
    TemplateInfo(
        "portfolio",
        "Whole portfolio",
        "Cover, contents, criteria, every account, other evidence, matrix and declaration.",
        Group.WHOLE,
    ),
    TemplateInfo(
        "reflective",
        "Reflective account",
        "One or more reflective accounts, each on its own pages with lines to sign on.",
        Group.ACCOUNTS,
        ("reflective",),
    ),
    TemplateInfo(
        "star",
        "STAR account",
        "One or more STAR accounts, each on its own pages with lines to sign on.",
        Group.ACCOUNTS,
        ("star",),
    ),
    TemplateInfo(
        "coaching",
        "Coaching record",
        "One or more coaching sessions with targets, for you and the person coached to sign.",
        Group.ACCOUNTS,
        ("coaching",),
    ),
    TemplateInfo(
        "record",
        "Any record",
        "Records of every kind, your own kinds too, each on its own pages.",
        Group.ACCOUNTS,
    ),
    TemplateInfo(
        "claims",
        "Claims with margin references",
        "Accounts with the criteria in the margin, beside the words that show them.",
        Group.ACCOUNTS,
    ),
    TemplateInfo(
        "matrix",
        "Evidence matrix",
        "For each unit: criteria across evidence, and what every reference stands for.",
        Group.OVERVIEW,
    ),
    TemplateInfo(
        "locations",
        "Evidence location sheet",
        "Where evidence is kept that must not leave the workplace, and who can show it.",
        Group.OVERVIEW,
    ),
    TemplateInfo(
        "index",
        "Portfolio index",
        "For a portfolio as a folder of documents: all of them with links, in their order.",
        Group.OVERVIEW,
    ),
    TemplateInfo(
        "actions",
        "Action plan",
        "Targets and follow-ups, and the criteria that are still to be shown.",
        Group.OVERVIEW,
    ),
    TemplateInfo(
        "discussion",
        "Professional discussion plan",
        "For each criterion: your strongest accounts, the law you named, likely questions.",
        Group.OVERVIEW,
    ),
    TemplateInfo(
        "quality",
        "Quality page",
        "How each account stands: open questions, those set aside and why, words and claims.",
        Group.OVERVIEW,
    ),
    TemplateInfo(
        "tracking",
        "Unit tracking sheet",
        "For each unit: method, evidence, reference and dates, for the assessor to sign off.",
        Group.FORMS,
    ),
    TemplateInfo(
        "witnesses",
        "Witness status list",
        "Who saw your work and in which role, with specimen signatures.",
        Group.FORMS,
    ),
    TemplateInfo(
        "testimony",
        "Witness testimony",
        "An empty form for a witness: what to look for, and room for their own words.",
        Group.FORMS,
    ),
    TemplateInfo(
        "declaration",
        "Unit declaration",
        "For each unit: that it is your own work, and what part AI tools had in the words.",
        Group.FORMS,
    ),
)
WHOLE = TEMPLATES[0].name
# Only in a folder of documents where it is asked for.
QUALITY = "quality"
