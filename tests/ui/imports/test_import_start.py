"""The window's start is spared the importer: its rules take half a second to compile."""

import subprocess
import sys


def test_the_importer_is_not_loaded_with_the_window() -> None:
    code = "import sys, editor.ui.workbench; print([m for m in sys.modules if m.startswith('editor.importing.rec')])"
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "[]"
