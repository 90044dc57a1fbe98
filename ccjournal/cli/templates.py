"""The commands about Word templates; they need no journal."""

import argparse
from collections.abc import Sequence

from ccjournal.bootstrap import own_templates
from ccjournal.cli.output import TerminalProgress, complain, count, show, table
from ccjournal.paths import AppPaths
from ccjournal.services.own_templates import Problem


def list_templates(arguments: argparse.Namespace) -> int:
    """List the templates that ship, and the user's own."""
    found = own_templates(AppPaths.default()).all()
    values = [
        {
            "name": t.name,
            "title": t.title,
            "kinds": list(t.kinds),
            "own": t.own is not None,
            "group": t.group.value,
            "purpose": t.purpose,
        }
        for t in found
    ]
    cells = [
        (t.name, t.title, ", ".join(t.kinds) or "all", "you" if t.own else "ccjournal", t.purpose)
        for t in found
    ]
    show(
        values,
        table(("NAME", "TITLE", "KINDS", "FROM", "WHAT IT IS"), cells),
        as_json=arguments.json,
    )
    return 0


def check_template(arguments: argparse.Namespace) -> int:
    """Tell everything that is wrong with a template."""
    progress = TerminalProgress()
    try:
        problems = own_templates(AppPaths.default()).check(arguments.file, progress)
    finally:
        progress.clear()
    keys = ("part", "where", "near", "problem", "hint")
    value = {
        "ok": not problems,
        "problems": [{key: getattr(problem, key) for key in keys} for problem in problems],
    }
    name = arguments.file.name
    show(value, _told(name, problems), as_json=arguments.json)
    if problems:
        complain(f"{name} has {count(len(problems), 'problem')}; mend it in Word, and check again")
    return 1 if problems else 0


def _told(name: str, problems: Sequence[Problem]) -> str:
    if not problems:
        return f"All good: {name} can be used as a template"
    return "\n\n".join(map(_problem, problems))


def _problem(problem: Problem) -> str:
    """Return one problem as two lines: where, then what is wrong and what to do."""
    place = ", ".join(filter(None, (problem.part, problem.where)))
    near = f", near “{problem.near}”" if problem.near else ""
    return f"{place}{near}:\n  {problem.problem}. {problem.hint}"
