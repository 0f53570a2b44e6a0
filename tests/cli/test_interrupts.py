"""Ctrl-C while modules are imported, in a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

# a module that, like some libraries, catches everything while it is imported
GREEDY = """
import os, signal, time
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(0.2)
except:
    print("swallowed")
"""
PROGRAM = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)  # which a run in the background does not have
from iisam_workshop.cli.interrupts import wait_for_imports
wait_for_imports()
sys.path.insert(0, sys.argv[1])
try:
    import greedy
    time.sleep(5)
except KeyboardInterrupt:
    print("stopped after", "greedy" in sys.modules)
"""


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer that sends a signal")
def test_an_interrupt_during_an_import_comes_after_it_and_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "greedy.py").write_text(GREEDY, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == "stopped after True\n"


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer that sends a signal")
def test_an_interrupt_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    (tmp_path / "greedy.py").write_text(GREEDY, encoding="utf-8")
    ignoring = PROGRAM.replace("default_int_handler", "SIG_IGN").replace("sleep(5)", "sleep(0)")
    done = subprocess.run([sys.executable, "-c", ignoring, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout == ""


TURNED = """
import os, signal, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from iisam_workshop.cli.report import guarded
from iisam_workshop.errors import InputUnreadable, Problem
with guarded():
    try:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(5)
    except:
        raise InputUnreadable(Problem("IW801", "the font is damaged"))
"""


def test_an_interrupt_that_a_library_turns_into_an_error_is_told_as_an_interrupt() -> None:
    done = subprocess.run([sys.executable, "-c", TURNED], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped; nothing is half written.\n")
