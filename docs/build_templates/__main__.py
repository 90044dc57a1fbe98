"""Draws the templates that ship with the program: `python docs/build_templates [FOLDER]`."""

import sys
from pathlib import Path

import actions
import declaration
import discussion
import index
import locations
import margins
import matrix
import portfolio
import quality
import single
import tracking
import witnesses
from pages import package

BODIES = {
    "portfolio": portfolio.body,
    "reflective": single.reflective,
    "star": single.star,
    "coaching": single.coaching,
    "record": single.any_record,
    "claims": margins.body,
    "matrix": matrix.body,
    "tracking": tracking.body,
    "locations": locations.body,
    "index": index.body,
    "actions": actions.body,
    "discussion": discussion.body,
    "quality": quality.body,
    "witnesses": witnesses.status_list,
    "testimony": witnesses.testimony,
    "declaration": declaration.unit_declarations,
}


def main(folder: Path) -> None:
    """Write every template into a folder."""
    for name, body in BODIES.items():
        (folder / f"{name}.docx").write_bytes(package(body()))


if __name__ == "__main__":
    default = Path(__file__).parents[2] / "templates"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else default)
