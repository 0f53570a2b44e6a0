"""Requests to stop, in processes of their own: Ctrl-C, SIGTERM and SIGHUP, at any time, once or twice."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs a timer that sends a signal")

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
from iisam_workshop.cli.interrupts import listen
listen()
sys.path.insert(0, sys.argv[1])
try:
    import greedy
    time.sleep(5)
except KeyboardInterrupt:
    print("stopped after", "greedy" in sys.modules)
"""


def said(program: str, *arguments: object) -> str:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_an_interrupt_during_an_import_comes_after_it_and_is_not_lost(tmp_path: Path) -> None:
    (tmp_path / "greedy.py").write_text(GREEDY, encoding="utf-8")
    assert said(PROGRAM, tmp_path) == "stopped after True\n"


def test_an_interrupt_that_is_ignored_stays_ignored(tmp_path: Path) -> None:
    (tmp_path / "greedy.py").write_text(GREEDY, encoding="utf-8")
    ignoring = PROGRAM.replace("default_int_handler", "SIG_IGN").replace("sleep(5)", "sleep(0)")
    assert said(ignoring, tmp_path) == ""


TURNED = """
import os, signal, sys, time
for each in (signal.SIGTERM, signal.SIGHUP):  # under nohup the second is ignored
    signal.signal(each, signal.SIG_DFL)
signal.signal(signal.SIGINT, signal.default_int_handler)
from iisam_workshop.cli.report import guarded
from iisam_workshop.errors import InputUnreadable, Problem
with guarded():
    try:
        os.kill(os.getpid(), getattr(signal, sys.argv[1]))
        time.sleep(5)
    except:
        raise InputUnreadable(Problem("IW801", "the font is damaged"))
"""


@pytest.mark.parametrize(("kind", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_request_that_a_library_turns_into_an_error_is_told_as_what_it_is(kind: str, code: int) -> None:
    done = subprocess.run([sys.executable, "-c", TURNED, kind], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "Stopped; nothing is half written.\n")


# a run that tidies up while its user presses Ctrl-C again and again
IMPATIENT = """
import os, signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
from iisam_workshop.cli import interrupts
from iisam_workshop.cli.report import guarded
interrupts._PATIENCE = float(sys.argv[1])
ask = lambda: os.kill(os.getpid(), signal.SIGINT)
with guarded():
    try:
        ask()
        time.sleep(5)
    finally:
        ask()
        time.sleep(0.3)
        ask()
        print("tidy")
"""


def test_a_second_interrupt_does_not_stop_the_tidying_up_and_one_after_a_while_does() -> None:
    told = {
        patience: subprocess.run(
            [sys.executable, "-c", IMPATIENT, patience], capture_output=True, text=True, check=False
        )
        for patience in ("5", "0.1")
    }
    assert [(each.returncode, each.stdout, each.stderr) for each in told.values()] == [
        (130, "tidy\n", "Stopped; nothing is half written.\n"),
        (130, "", "Stopped; nothing is half written.\n"),
    ]


# the first words of the program itself, before it knows any command
EARLY = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
import iisam_workshop.cli as cli
def listened():
    begin()
    os.kill(os.getpid(), signal.SIGINT)
begin, cli.listen = cli.listen, listened
cli.main()
"""


def test_an_interrupt_before_any_command_is_known_is_told_in_the_same_words() -> None:
    done = subprocess.run([sys.executable, "-c", EARLY], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped; nothing is half written.\n")


# the command is known, and its module is about to be imported
BETWEEN = (
    EARLY.partition("def listened")[0]
    + """
from iisam_workshop.cli import lazy
def importing(name):
    os.kill(os.getpid(), signal.SIGINT)
lazy.import_module = importing
sys.argv[1:] = ["list", "stages"]
cli.main()
"""
)


def test_an_interrupt_before_a_command_is_imported_is_told_in_the_same_words() -> None:
    done = subprocess.run([sys.executable, "-c", BETWEEN], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped; nothing is half written.\n")
