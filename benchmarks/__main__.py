"""Run the measurements and print their tables."""

import platform
import sys
from importlib import import_module

NAMES = (
    "startup",
    "typing",
    "spelling",
    "lists",
    "save",
    "search",
    "encryption",
    "checks",
    "export",
)


def main(names: list[str]) -> int:
    """Run the named measurements, or all."""
    if strange := set(names) - set(NAMES):
        print(f"No measurement {min(strange)!r}. Choose from: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    for name in names or NAMES:
        print(import_module(f"benchmarks.{name}").run(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
