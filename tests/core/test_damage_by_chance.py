"""Whatever is damaged in a file, no command ends in a traceback."""

import random
import string

import pytest
import sqlcipher3.dbapi2 as driver

from ui.__main__ import main

SEEDS = range(60)
COMMANDS = (
    ("list",),
    ("show", "R-0001"),
    ("coverage",),
    ("verify",),
    ("search", "chat"),
    ("export", "-o", "out.docx"),
)
ODD = (None, "", "{", "[]", "[1]", '{"a": 1}', "2026-99-99", b"\xff\x00", -1, 2**62, 0.5, "\ud7ff")


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCJOURNAL_HOME", str(folder / "home"))
        assert main(["new", str(folder / "j.ccj"), "--sample"]) == 0
    return (folder / "j.ccj").read_bytes()


def damage_bytes(file, chance):
    content = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 3, 200))):
        place = chance.randrange(100, len(content))
        content[place] = chance.choice((0, 255, content[place] ^ 1, chance.randrange(256)))
    file.write_bytes(content)


def damage_values(file, chance):
    raw = driver.connect(str(file), isolation_level=None)
    for setting in ("foreign_keys = OFF", "ignore_check_constraints = ON"):
        raw.execute(f"PRAGMA {setting}")
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    for _ in range(3):
        table = chance.choice([row[0] for row in raw.execute(listed)])
        columns = [row[1] for row in raw.execute(f"PRAGMA table_info({table})")]
        statement = f'UPDATE OR IGNORE {table} SET "{chance.choice(columns)}" = ?'  # noqa: S608
        statement += " WHERE rowid % 3 = 0" if chance.random() < 0.5 else ""
        try:
            raw.execute(statement, (chance.choice(ODD),))
        except driver.Error:
            raw.execute(f"DROP TABLE IF EXISTS {table}")
    raw.close()


def damage_json(file, chance):
    """Change one character of a value that is JSON, so that it is another, or none."""
    raw = driver.connect(str(file), isolation_level=None)
    table, column = chance.choice(
        (("unit", "content"), ("record", "fields"), ("record", "tables"), ("version", "content"))
    )
    query = f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608
    for key, text in raw.execute(query).fetchall():
        place = chance.randrange(min(len(text), 200))
        odd = chance.choice(string.punctuation + string.digits)
        changed = text[:place] + odd + text[place + 1 :]
        raw.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (changed, key))  # noqa: S608
    raw.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_no_damage_ends_in_a_traceback(sample, seed, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CCJOURNAL_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    file, chance = tmp_path / "j.ccj", random.Random(seed)
    file.write_bytes(sample)
    (damage_bytes, damage_values, damage_json)[seed % 3](file, chance)
    before = file.read_bytes()
    for command, *rest in COMMANDS:
        assert main([command, "j.ccj", *rest]) in {0, 1}
        said = capsys.readouterr()
        assert "Traceback" not in said.err
    assert file.read_bytes() == before
