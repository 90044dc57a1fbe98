"""What the files of the project promise: locks, packaging, sizes, and what none may hold."""

import ast
import re
import subprocess
import tomllib
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from ccjournal.domain.anchor import attach_quote
from ccjournal.domain.claim import Claim
from ccjournal.domain.evidence import EvidenceItem, EvidenceKind
from ccjournal.domain.profile import Profile
from ccjournal.domain.record import Record
from ccjournal.export.contexts import PortfolioSource, values
from ccjournal.export.source import Value
from ccjournal.services.definitions import load_record_types, load_units

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")
TEXT = {".py", ".toml", ".md", ".txt", ".cfg", ".yml", ".sh", ".qss", ".svg", ".ini", ""}
# Character classes keep these patterns from finding themselves.
UNWANTED = {
    "a path of one machine": r"(?<![\w.~])/(?:wor[k]|far[m]|roo[t]|tmp/[\w-]+)/",
    "a registry's address": r"(?:pypi|pythonhosted|registry[.]npmjs|deb[.]debian)[.]org",
    "a stand-in for work": r"\b(?:TOD[O]|FIXM[E]|XX[X]|NotImplementedErro[r])\b",
}
UNWANTED_IN_TESTS = {
    "a sleep": r"\b(?:sleep|qtbot\.wait)[(]",
    "a test that does not run": r"pytest\.mark\.(?:ski[p]|xfai[l])\b|pytest\.ski[p][(]",
}
LONGEST_FUNCTION, LONGEST_MODULE = 40, 300


def tracked() -> list[Path]:
    """Return the files of the checkout as git knows them, new ones included."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def locked(name: str) -> dict[str, str]:
    """Return what a lock file pins: name to the whole entry, hashes included."""
    entries = re.split(r"\n(?=\S)", (ROOT / name).read_text("utf-8").strip())
    return {canonicalize_name(entry.split("==")[0].strip()): entry for entry in entries}


def names(requirements: list[str]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements}


def finds(patterns: dict[str, str], files: list[Path]) -> list[str]:
    return [
        f"{file.relative_to(ROOT)}:{number} {what}: {line.strip()[:90]}"
        for file in files
        if file.suffix in TEXT
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        for what, pattern in patterns.items()
        if re.search(pattern, line)
    ]


def test_no_file_holds_what_none_may_hold():
    assert finds(UNWANTED, tracked()) == []


def test_no_test_sleeps_or_is_left_out():
    assert finds(UNWANTED_IN_TESTS, [f for f in tracked() if ROOT / "tests" in f.parents]) == []


def test_functions_and_modules_keep_the_house_size():
    too_long = []
    for file in tracked():
        if file.suffix != ".py" or {"tests", "migrations"} & set(file.relative_to(ROOT).parts):
            continue
        text = file.read_text("utf-8")
        if text.count("\n") > LONGEST_MODULE:
            too_long.append(f"{file.relative_to(ROOT)} has {text.count(chr(10))} lines")
        too_long += [
            f"{file.relative_to(ROOT)}:{node.lineno} {node.name}"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
        ]
    assert too_long == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_has_a_version_and_hashes(name):
    for package, entry in locked(name).items():
        assert re.match(r"[\w.-]+==[\w.]+", entry), package
        assert "--hash=sha256:" in entry, package


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_place_to_download_from(name):
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    assert "index-url" not in text
    assert "find-links" not in text


def test_all_that_the_project_names_is_locked():
    project = pyproject()
    needed = names(project["project"]["dependencies"])
    tools = names(project["dependency-groups"]["dev"])
    assert needed <= set(locked("requirements.txt"))
    assert needed | tools <= set(locked("requirements-dev.txt"))


def test_both_locks_pin_the_same_versions():
    run, develop = locked("requirements.txt"), locked("requirements-dev.txt")
    assert {name: develop.get(name) for name in run} == run


def test_the_locked_versions_are_within_the_bounds():
    for text in pyproject()["project"]["dependencies"]:
        wanted = Requirement(text)
        entry = locked("requirements.txt")[canonicalize_name(wanted.name)]
        version = re.search(r"==([\w.]+)", entry).group(1)
        assert wanted.specifier.contains(version), text


def test_the_wheel_holds_everything_that_ships(tmp_path):
    built = next(WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"]))
    with zipfile.ZipFile(built) as wheel:
        inside = set(wheel.namelist())
    places = {"ccjournal": "", "ui": "", "templates": "ccjournal/", "resources": "ccjournal/"}
    for folder, below in places.items():
        for file in (ROOT / folder).rglob("*"):
            parts = file.relative_to(ROOT).parts
            if file.is_dir() or file.name.startswith("~$") or any("cache" in p for p in parts):
                continue
            if file.name not in {"ruff.toml", ".DS_Store"}:
                assert below + file.relative_to(ROOT).as_posix() in inside
    tops = {name.split("/")[0] for name in inside}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"ccjournal", "ui"}


def test_links_between_documents_lead_somewhere():
    broken = [
        f"{file.relative_to(ROOT)} -> {target}"
        for file in tracked()
        if file.suffix == ".md"
        for target in re.findall(r"\]\(([^)#\s]+)", file.read_text("utf-8"))
        if "://" not in target and not (file.parent / target).exists()
    ]
    assert broken == []


def names_in(value: Value) -> set[str]:
    """Return every name that a template can use in the values."""
    if isinstance(value, Mapping):
        return set(value).union(*map(names_in, value.values()))
    if isinstance(value, Sequence) and not isinstance(value, str):
        return set().union(*map(names_in, value))
    return set()


def test_every_name_for_templates_is_promised_in_the_documents():
    day, text = date(2026, 11, 9), "I led the late shift."
    units = load_units(ROOT / "resources" / "units")
    claim = Claim("c" * 32, "ST-1.1", attach_quote("task", text, "late shift"))
    star = Record("a" * 32, "star", "star", day, fields={"task": text}, claims=(claim,))
    coaching = Record("b" * 32, "coaching", "cycle", day, fields={"agent": "Agent A"})
    source = PortfolioSource(
        profile=Profile(),
        units=units,
        records=[star, coaching],
        types=load_record_types(ROOT / "resources" / "record_types").types,
        coverage=[],
        evidence=[EvidenceItem("e" * 32, EvidenceKind.PRODUCT, "Rota", day, ("ST-1.1",))],
        made_on=day,
    )
    promised = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "templates.md").read_text("utf-8")))
    given = names_in(values(source))
    assert len(given) > 50
    assert given <= promised
