"""The whole check as one Python file that can be handed in beside a document."""

import ast
from pathlib import Path

NAME = "verify_authorship.py"
MODULES = ("curve", "statement", "document", "checks", "program")
HEAD = '''"""Checks an authorship file that ccjournal has written; needs Python alone, 3.9 or newer.

    python verify_authorship.py AUTHORSHIP.json [DOCUMENT.docx] [--earlier HEAD-OR-FILE]
"""

from __future__ import annotations
'''
OWN, FUTURE = "ccjournal.", "__future__"


def one_file() -> str:
    """Return the modules of this package joined, each import once."""
    imports: dict[str, None] = {}
    bodies = []
    for name in MODULES:
        source = (Path(__file__).parent / f"{name}.py").read_text("utf-8")
        lines = source.splitlines()
        nodes = ast.parse(source).body
        for node in nodes:
            if isinstance(node, ast.Import | ast.ImportFrom):
                told = ast.unparse(node)
                if OWN not in told and FUTURE not in told:
                    imports[told] = None
        first = next(n for n in nodes[1:] if not isinstance(n, ast.Import | ast.ImportFrom))
        last_import = max(
            n.end_lineno or 0 for n in nodes if isinstance(n, ast.Import | ast.ImportFrom)
        )
        assert first.lineno > last_import
        bodies.append("\n".join(lines[last_import:]).strip("\n"))
    return "\n\n\n".join((f"{HEAD}\n" + "\n".join(sorted(imports)), *bodies)) + "\n"
