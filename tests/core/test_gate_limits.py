"""The limits of the process that handles a template, as far as they can be seen from here."""

import ctypes
import subprocess
import sys

from ccjournal.export.gate import windows

LOWER = """
import resource
from ccjournal.export.gate.limits import MEMORY, limit
limit(5)
print(resource.getrlimit(resource.RLIMIT_AS)[1] == MEMORY)
print(resource.getrlimit(resource.RLIMIT_CPU)[1])
print(resource.getrlimit(resource.RLIMIT_CORE)[1])
"""


def test_memory_time_and_images_of_the_memory_are_limited():
    said = subprocess.run(
        [sys.executable, "-c", LOWER], capture_output=True, text=True, check=True
    ).stdout
    assert said.split() == ["True", "6", "0"]


def test_the_limit_of_windows_is_given_as_windows_has_it():
    pointer = ctypes.sizeof(ctypes.c_void_p)
    assert ctypes.sizeof(windows._Basic) == {8: 64, 4: 48}[pointer]
    assert ctypes.sizeof(windows._Extended) == {8: 144, 4: 112}[pointer]
    assert windows._Extended.ProcessMemoryLimit.offset == {8: 112, 4: 96}[pointer]
