"""Libraries that are loaded before a program and stand between it and the disk."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def missing() -> str:
    """Return why no such library can be made here, or nothing."""
    if sys.platform != "linux":
        return "needs Linux"
    return "" if shutil.which("cc") else "needs a C compiler"


def compiled(name: str, folder: Path) -> Path:
    """Compile one of the C files beside this module and return the library."""
    library = folder / f"{name}.so"
    command = ["cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(HERE / f"{name}.c")]
    subprocess.run(command, check=True, capture_output=True)
    return library


def preloaded(library: Path, module: str, *words: str, **more: str) -> subprocess.Popen[str]:
    """Start a module of ours with a library before it."""
    environment: Mapping[str, str] = {**os.environ, "LD_PRELOAD": str(library), **more}
    return subprocess.Popen(
        [sys.executable, "-m", module, *words],
        env=environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
