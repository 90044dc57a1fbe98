"""Settings: declared once here, read from and written to one TOML file."""

from dataclasses import Field, asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

# ruff: noqa: PLC0415 - the window is painted without what only some of these functions need


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default. A new setting is one new line; numbers name their range."""

    device: str = ""
    last_journal: str = ""
    theme: str = "system"
    text_size: int = field(default=100, metadata={"range": range(50, 301)})
    reading_style: str = "book"
    line_spacing: str = "normal"
    line_length: str = "normal"
    word_counts: bool = True
    only_text: bool = False
    paper: str = "white"
    reading_ruler: bool = False
    reduced_motion: bool = False
    spelling: bool = True
    second_place: str = ""
    autosave_seconds: int = field(default=2, metadata={"range": range(61)})
    keyring: bool = False
    lock_minutes: int = field(default=10, metadata={"range": range(241)})
    list_width: int = field(default=268, metadata={"range": range(120, 1001)})
    person_width: int = field(default=408, metadata={"range": range(120, 1001)})
    evidence_width: int = field(default=336, metadata={"range": range(120, 1001)})
    old_after_months: int = field(default=24, metadata={"range": range(1, 1201)})


def load_settings(path: Path) -> Settings:
    """Read settings; what is broken, unknown or out of its range falls back to the default."""
    try:
        # Some editors put a byte order mark first.
        text = path.read_text("utf-8-sig")
        import tomllib

        raw = tomllib.loads(text)
    except (OSError, ValueError, RecursionError):
        return Settings()
    known = {f.name: f for f in fields(Settings)}
    return Settings(**{k: v for k, v in raw.items() if k in known and _fits(v, known[k])})


def save_settings(path: Path, settings: Settings) -> None:
    """Write settings so that a crash leaves either the old file or the new one."""
    lines = [f"{key} = {_toml(value)}\n" for key, value in asdict(settings).items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text("".join(lines), "utf-8", errors="replace")
    part.replace(path)


def device_id(settings: Settings) -> str:
    """Return the id under which this computer writes versions, 32 hexadecimal digits.

    A computer without one, or with a damaged one, is given a new one.
    """
    from uuid import UUID, uuid4

    try:
        return UUID(settings.device).hex
    except ValueError:
        return uuid4().hex


def _fits(value: object, setting: Field[Any]) -> bool:
    return type(value) is setting.type and value in setting.metadata.get("range", (value,))


def _toml(value: str | int) -> str:
    """Return a value as TOML, whose escapes are those of JSON; only JSON leaves DEL as it is."""
    import json

    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
