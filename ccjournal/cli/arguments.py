"""What may stand on the command line. Imports nothing of the journal."""

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from ccjournal.cli.output import complain

PROGRAM = "ccjournal"
LATER = ("import",)
LATER_PARTS = ("unit import", "unit export")
SEARCH_OPTIONS = re.compile(r"-h|--help|--json|(?:--limit|--passphrase-file)(?:=.*)?", re.DOTALL)


class Parser(argparse.ArgumentParser):
    """Answers wrong usage with one sentence and exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where to read more."""
        complain(f"{message}; `{self.prog} --help` shows what it takes")
        self.exit(2)


def read_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return what the user asks for; wrong usage and `--help` raise SystemExit."""
    return _parser().parse_args(_words_as_words(argv))


def not_yet(arguments: argparse.Namespace) -> str:
    """Return the name of what a later release will do, or nothing."""
    if arguments.command in {*LATER, *LATER_PARTS}:
        return f"`{arguments.command}`"
    return ""


def _words_as_words(argv: Sequence[str]) -> list[str]:
    """Let no word that is searched for be taken for an option: `search J -- -5` and `search J -5`.

    A space before it does not change what is searched for.
    """
    if not argv or argv[0] != "search":
        return list(argv)
    made, seen_file, value_next, only_words = ["search"], False, False, False
    for argument in argv[1:]:
        option = not only_words and SEARCH_OPTIONS.fullmatch(argument) is not None
        if argument == "--" and not only_words:
            only_words = True
        elif value_next or option or not seen_file:
            seen_file = seen_file or not (value_next or option)
            made.append(argument)
        else:
            made.append(f" {argument}")
        value_next = option and not value_next and argument in {"--limit", "--passphrase-file"}
    return made


def _parser() -> Parser:
    top = Parser(
        prog=PROGRAM,
        description="Write, link and hand in evidence of your work, kept in one journal file.",
        epilog="Without a command, `ccjournal [JOURNAL]` opens the window.",
        allow_abbrev=False,
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    _add_reading(commands)
    _add_writing(commands)
    _add_safekeeping(commands)
    _add_parts(commands)
    return top


def _add_reading(commands: "argparse._SubParsersAction[Parser]") -> None:
    found = _command(commands, "list", "list the records, newest first")
    _journal(found)
    found.add_argument("--kind", metavar="K", help="only this kind, such as star")
    found.add_argument("--limit", metavar="N", type=_count, help="at most this many")
    found = _command(commands, "show", "show one record")
    _journal(found)
    found.add_argument("ref", metavar="REF", help="such as R-0042")
    found = _command(commands, "search", "find words in the records")
    _journal(found)
    found.add_argument("words", metavar="WORDS", nargs="+", help="plain words, no syntax")
    found.add_argument("--limit", metavar="N", type=_count, default=50, help="at most this many")
    found = _command(commands, "coverage", "show what is evidenced and what is missing")
    _journal(found)
    _units(found)
    found = _command(commands, "suggest", "criteria that a record or a text may evidence")
    _journal(found)
    text = found.add_mutually_exclusive_group(required=True)
    text.add_argument("ref", metavar="REF", nargs="?")
    text.add_argument("--text-file", metavar="FILE", type=_path)
    found = _command(
        commands, "check", "questions about a record's writing, and personal data in it"
    )
    _journal(found)
    found.add_argument("ref", metavar="REF")


def _add_writing(commands: "argparse._SubParsersAction[Parser]") -> None:
    found = _command(commands, "new", "make a journal")
    _journal(found)
    found.add_argument("--sample", action="store_true", help="fill it with an invented month")
    _units(found)
    found = _command(commands, "add", "add records from a JSON file, all or none")
    _journal(found)
    found.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    _add_export(commands)
    found = _command(commands, "import", "take entries from other programs (a later release)")
    _journal(found)
    found.add_argument("file", metavar="FILE", type=_path)


def _add_export(commands: "argparse._SubParsersAction[Parser]") -> None:
    found = _command(commands, "export", "write a Word document")
    _journal(found)
    _output(found, "OUT.docx", required=True)
    found.add_argument(
        "--template",
        metavar="NAME|FILE",
        default="portfolio",
        type=_name,
        help="`ccjournal template list` shows them; or a .docx file; without it, the portfolio",
    )
    _units(found)
    found.add_argument("--ref", metavar="REF", nargs="+", action="extend", default=[])
    found.add_argument(
        "--profile",
        choices=("private", "assessor", "strict"),
        default="assessor",
        help="whom it is for: private tells all, assessor people by pseudonym (without it), "
        "strict no names, dates of events or places",
    )
    found.add_argument(
        "--folder",
        action="store_true",
        help="a folder of numbered documents with an index, or a zip file if OUT ends with .zip",
    )
    found.add_argument("--pdf", action="store_true", help="a PDF as well, made by LibreOffice")
    found.add_argument(
        "--authorship", metavar="FILE.json", type=_path, help="the signed history as well"
    )
    found.add_argument(
        "--quality",
        action="store_true",
        help="with a page on how the accounts stand: open questions, those set aside, claims",
    )


def _add_safekeeping(commands: "argparse._SubParsersAction[Parser]") -> None:
    found = _command(commands, "backup", "make a verified copy of a journal")
    _journal(found)
    _output(found, "FILE", required=False)
    found = _command(commands, "restore", "make a journal from a copy, never over another")
    found.add_argument("backup", metavar="BACKUP", type=_path, help="the copy")
    _output(found, "JOURNAL", required=True)
    _journal(_command(commands, "verify", "check every text of a journal; changes nothing"))
    found = _command(commands, "salvage", "make a journal of what a damaged file still gives")
    found.add_argument("journal", metavar="JOURNAL", type=_path, help="the damaged file")
    _output(found, "NEW", required=True)
    found = _command(commands, "authorship", "check an authorship file that was handed in")
    found.add_argument("file", metavar="FILE.json", type=_path)
    found.add_argument("document", metavar="DOCUMENT.docx", type=_path, nargs="?")
    found.add_argument(
        "--earlier",
        metavar="HEAD|FILE",
        type=_name,
        action="append",
        default=[],
        help="a head seen before, or an authorship file or document that holds one",
    )
    found.add_argument(
        "--program", metavar="FILE.py", type=_path, help="write the check itself, for others to run"
    )


def _add_parts(commands: "argparse._SubParsersAction[Parser]") -> None:
    templates = _group(commands, "template", "Word templates")
    _command(templates, "list", "list the templates, yours too", "template list")
    found = _command(templates, "check", "tell all that is wrong with a template", "template check")
    found.add_argument("file", metavar="FILE.docx", type=_path)
    units = _group(commands, "unit", "units of assessment")
    _journal(_command(units, "list", "list a journal's units", "unit list"))
    found = _command(units, "import", "take units in (a later release)", "unit import")
    _journal(found)
    found.add_argument("file", metavar="FILE", type=_path)
    found = _command(units, "export", "give a unit out (a later release)", "unit export")
    _journal(found)
    found.add_argument("code", metavar="CODE")
    _output(found, "FILE", required=True)


def _group(
    commands: "argparse._SubParsersAction[Parser]", name: str, title: str
) -> "argparse._SubParsersAction[Parser]":
    parser = commands.add_parser(name, help=title, description=title, allow_abbrev=False)
    return parser.add_subparsers(dest="part", metavar="COMMAND", required=True)


def _command(
    commands: "argparse._SubParsersAction[Parser]", name: str, title: str, full: str = ""
) -> Parser:
    parser = commands.add_parser(
        name, help=title, description=title.capitalize() + ".", allow_abbrev=False
    )
    parser.set_defaults(command=full or name)
    parser.add_argument("--json", action="store_true", help="one JSON document and nothing else")
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=_path,
        help="for an encrypted journal (or the variable CCJOURNAL_PASSPHRASE)",
    )
    return parser


def _journal(parser: Parser) -> None:
    parser.add_argument("journal", metavar="JOURNAL", type=_path, help="a .ccj file")


def _output(parser: Parser, metavar: str, *, required: bool) -> None:
    parser.add_argument("-o", "--output", metavar=metavar, type=_path, required=required)


def _units(parser: Parser) -> None:
    parser.add_argument(
        "--unit",
        metavar="CODE",
        nargs="+",
        action="extend",
        default=[],
        help="one or several units, such as QA; without it, all",
    )


def _path(text: str) -> Path:
    path = Path(_name(text))
    if not path.name:
        raise argparse.ArgumentTypeError(f"{text!r} is a folder, and a file is expected")
    return path


def _name(text: str) -> str:
    try:
        usable = bool(text) and b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        usable = False
    if not usable:
        raise argparse.ArgumentTypeError(f"{text!r} is no name")
    return text


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text[:10]) > 0:
        return int(text[:10])
    raise argparse.ArgumentTypeError(f"a number from 1 is expected, not {text!r}")
