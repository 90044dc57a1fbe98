"""A template that did not ship is handled in a process that can be ended at any moment."""

import importlib
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ccjournal.errors import Cancelled, ExportError
from ccjournal.export.contexts import values
from ccjournal.export.gate.door import check_template, fill_foreign
from ccjournal.export.gate.process import CHILD, answer, command, started
from ccjournal.export.loading import ProblemsError
from ccjournal.export.word import document_text
from ccjournal.services.jobs import NoProgress
from tests.core.export_sources import PROPERTIES, Stages, proof, record, source
from tests.core.packages import document
from tests.core.tags import HOSTILE

PYTHON = sys.executable
# The process of a template must find these tasks too, whatever else is called `tests`.
HERE = Path(__file__).parent
STOPPED = "took more than 10 seconds"
LOOPS = (
    "{% for a in records %}{% for b in records %}{% for c in a.parts %}{% for d in b.parts %}"
    "{{ d.text }}{% endfor %}{% endfor %}{% endfor %}{% endfor %}"
)


@pytest.fixture
def odd_tasks(monkeypatch):
    """Return tasks that a process can be given, and let every process find them."""
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(HERE), str(HERE.parents[1])]))
    return importlib.import_module("odd_tasks")


def asked(task, progress=None):
    with started(task) as child:
        return answer(child, "letter.docx", task.seconds, progress or NoProgress())


def saved(folder, *paragraphs, name="letter.docx"):
    file = folder / name
    file.write_bytes(document(*paragraphs))
    return file


def filled(folder, *paragraphs, records=2, progress=None):
    file = saved(folder, *paragraphs)
    given = values(source([record(n) for n in range(1, records + 1)], evidence=[proof()]))
    target = folder / "out.docx"
    return fill_foreign(file, given, target, PROPERTIES, progress or NoProgress())


@pytest.mark.parametrize("name", ["Endless", "Asleep"])
def test_a_process_that_hangs_is_ended_in_time(odd_tasks, name):
    task = getattr(odd_tasks, name)()
    begun = time.monotonic()
    with pytest.raises(ExportError, match=STOPPED):
        asked(task)
    assert time.monotonic() - begun < task.seconds + 5


@pytest.mark.parametrize("name", ["Greedy", "Huge"])
def test_a_process_that_takes_too_much_memory_is_ended(odd_tasks, name):
    with pytest.raises(ExportError, match="more than 500 MB of memory"):
        asked(getattr(odd_tasks, name)())


def test_a_process_is_not_given_the_passphrase(odd_tasks, monkeypatch):
    monkeypatch.setenv("CCJOURNAL_PASSPHRASE", "seven grey herons wake")
    monkeypatch.setenv("CCJOURNAL_OTHER", "six grey herons wake")
    told = asked(odd_tasks.Telling())["environment"]
    assert "six grey herons wake" in told
    assert "seven grey herons wake" not in told


def test_a_process_that_dies_is_told_in_one_sentence(odd_tasks):
    with pytest.raises(ExportError, match=r"letter\.docx ended without a word"):
        asked(odd_tasks.Dying())


def test_a_fault_is_told_without_anybodys_words(odd_tasks):
    with pytest.raises(ExportError, match=r"KeyError in odd_tasks\.py, line \d+") as caught:
        asked(odd_tasks.Failing())
    assert "SECRET" not in str(caught.value)


def test_what_is_printed_is_no_answer(odd_tasks, capfd):
    assert asked(odd_tasks.Chatty()) == {"kept": True}
    assert capfd.readouterr() == ("", "")


def test_a_document_is_written_from_a_template_that_did_not_ship(tmp_path):
    stages = Stages()
    report = filled(tmp_path, "{{ learner.name }}", "{{ counts.records }} records", progress=stages)
    assert document_text(report.document) == ["Morgan Ellis", "2 records"]
    assert report.words_printed == 0
    assert "R-0001: Situation" in report.left_out
    assert stages.seen[-1] == "Saving"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["letter.docx", "out.docx"]


def test_a_template_with_problems_writes_nothing_and_tells_all(tmp_path):
    with pytest.raises(ProblemsError) as caught:
        filled(tmp_path, "{{ lerner.name }}", "{{ today() }}")
    assert [problem.where for problem in caught.value.problems] == ["paragraph 1", "paragraph 2"]
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("done", [1, 2, 3])
def test_a_cancelled_document_leaves_the_older_one(tmp_path, done):
    (tmp_path / "out.docx").write_bytes(b"the older one")
    with pytest.raises(Cancelled):
        filled(tmp_path, "{{ learner.name }}", progress=Stages(stop_at=done, error=Cancelled()))
    assert (tmp_path / "out.docx").read_bytes() == b"the older one"
    assert sorted(file.name for file in tmp_path.iterdir()) == ["letter.docx", "out.docx"]


def test_a_process_that_is_cancelled_while_it_is_silent_is_ended(odd_tasks):
    calls = iter(range(100))

    class Impatient:
        def step(self, *_):
            if next(calls) > 2:
                raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        asked(odd_tasks.Asleep(60.0), Impatient())
    assert time.monotonic() - begun < 10


def test_loops_that_pass_the_gate_are_stopped_by_the_clock(tmp_path):
    with pytest.raises(ExportError, match=STOPPED):
        filled(tmp_path, LOOPS, records=2_000)
    assert sorted(file.name for file in tmp_path.iterdir()) == ["letter.docx"]


def test_no_process_is_left_when_the_program_is_killed(odd_tasks, tmp_path):
    script = (
        "from pathlib import Path\n"
        "from odd_tasks import Writing\n"
        "from ccjournal.export.gate.process import started, answer\n"
        "class Told:\n"
        "    def step(self, *_): print('step', flush=True)\n"
        f"with started(Writing(Path({str(tmp_path / 'a.docx')!r}))) as child:\n"
        "    print(child.id, flush=True)\n"
        "    answer(child, 'a.docx', 60, Told())\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
    child = int(parent.stdout.readline())
    assert parent.stdout.readline().strip() == b"step"
    parent.kill()
    parent.communicate()
    until = time.monotonic() + 10
    while Path(f"/proc/{child}/exe").exists() and time.monotonic() < until:
        os.sched_yield()
    assert not Path(f"/proc/{child}/exe").exists()
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ExportError, match="could not be read"):
        check_template(tmp_path / "none.docx", NoProgress())


def test_a_packed_program_calls_itself(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command() == [sys.executable, CHILD]
    packed = tmp_path / "packed"
    packed.write_text(f'#!/bin/sh\nexec {shlex.quote(PYTHON)} -P -m ui "$@"\n')
    packed.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(packed))
    assert check_template(saved(tmp_path, "{{ learner.name }}"), NoProgress()) == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_template_is_refused_soon(tmp_path, name):
    begun = time.monotonic()
    with pytest.raises(ExportError) as caught:
        filled(tmp_path, HOSTILE[name])
    assert time.monotonic() - begun < 12
    assert caught.value.hint
    assert sorted(file.name for file in tmp_path.iterdir()) == ["letter.docx"]
