"""Templates that other people made for other programs: the same words as docxtpl's.

They are no part of the project: CCJOURNAL_FOUND_TEMPLATES names the folder that they are in.
"""

import os
from pathlib import Path

import pytest

from tests.core.stand_in import filled_by_docxtpl, filled_by_us, letters

FOLDER = os.environ.get("CCJOURNAL_FOUND_TEMPLATES", "")
FOUND = sorted(Path(FOLDER).glob("*.docx")) if FOLDER else []


@pytest.mark.skipif(not FOUND, reason="CCJOURNAL_FOUND_TEMPLATES names no folder of templates")
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("path", FOUND, ids=lambda path: path.stem)
def test_a_found_template_has_the_words_that_docxtpl_gives_it(tmp_path, path):
    ours = filled_by_us(path, tmp_path / "ours.docx")
    theirs = filled_by_docxtpl(path, tmp_path / "theirs.docx")
    # Spaces may differ: docxtpl leaves the value of a {{p }} outside of any paragraph.
    assert letters(ours) == letters(theirs)
