"""The journal must run where there is no Qt at all."""

import subprocess
import sys
import textwrap


def test_every_core_module_imports_without_qt():
    code = """
        import importlib, pkgutil, sys
        for name in ("PySide6", "shiboken6", "ui"):
            sys.modules[name] = None
        import ccjournal
        for found in pkgutil.walk_packages(ccjournal.__path__, "ccjournal."):
            if not found.name.endswith(".migrations.env"):
                importlib.import_module(found.name)
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True)
