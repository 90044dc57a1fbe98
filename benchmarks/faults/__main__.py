"""Make faults on purpose and print what they did: `python -m benchmarks.faults [NAME ...]`."""

import sys
from importlib import import_module

NAMES = ("kills", "typing", "power", "calls", "flips")


def main(names: list[str]) -> int:
    """Run the named kinds of faults, or all."""
    if strange := set(names) - set(NAMES):
        print(f"No fault {min(strange)!r}. Choose from: {', '.join(NAMES)}", file=sys.stderr)
        return 2
    for name in names or NAMES:
        print(import_module(f"benchmarks.faults.{name}").run(), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
