"""Settings: declared once here, read from and written to one TOML file."""

import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from uuid import UUID, uuid4


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default. A new setting is one new line."""

    device: str = ""
    last_journal: str = ""
    theme: str = "system"
    text_size: int = 100
    autosave_seconds: int = 2
    old_after_months: int = 24


def load_settings(path: Path) -> Settings:
    """Read settings; a broken file, unknown keys and wrong types fall back to the defaults."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    known = {f.name: f.type for f in fields(Settings)}
    return Settings(**{k: v for k, v in raw.items() if k in known and type(v) is known[k]})


def save_settings(path: Path, settings: Settings) -> None:
    """Write settings so that a crash leaves either the old file or the new one."""
    lines = [f"{key} = {_toml(value)}\n" for key, value in asdict(settings).items()]
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text("".join(lines), "utf-8")
    part.replace(path)


def device_id(settings: Settings) -> str:
    """Return the id under which this computer writes versions, 32 hexadecimal digits.

    A computer without one, or with a damaged one, is given a new one.
    """
    try:
        return UUID(settings.device).hex
    except ValueError:
        return uuid4().hex


def _toml(value: str | int) -> str:
    if isinstance(value, str):
        escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
        return f'"{escaped}"'
    return str(value).lower()
