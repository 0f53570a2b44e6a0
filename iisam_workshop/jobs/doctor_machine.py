"""The machine: where files can be written, helper processes, time zones, letters on the terminal, Java."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from iisam_workshop.errors import OutputRefused
from iisam_workshop.files import try_file
from iisam_workshop.model.fitness import Finding, found

__all__ = ["console", "helper_processes", "java", "room", "temporary", "time_zones", "writes"]

_LEAST, _GOOD = 50, 500
"""Megabytes of free space: for a pack with nothing else, and for a day's work in peace."""
_PATIENCE = 60
_LETTERS = "Ŵŷ – ’ é"


def writes(folder: Path) -> bool:
    """Try whether files can be written into a folder; leaves nothing behind."""
    try:
        try_file(folder / "trial")
    except OutputRefused:
        return False
    return True


def room(folder: Path) -> Iterator[Finding]:
    """Look whether the folder can be written, and how much room its disk has."""
    if not writes(folder):
        hint = "Go to a folder of your own, such as Documents, and run the command again; or name one with --out."
        yield Finding(
            "this folder", "missing", "nothing can be written into the folder that you stand in", hint, "IW813"
        )
        return
    free = shutil.disk_usage(folder).free // 1_000_000
    said = f"can be written; {free:,} MB are free"
    if free < _LEAST:
        hint = "Free some space, or go to a folder on another disk."
        yield Finding("this folder", "missing", f"can be written, but only {free} MB are free", hint, "IW813")
    elif free < _GOOD:
        yield Finding("this folder", "told", said, "A pack takes up to 50 MB; free some space before a large one.")
    else:
        yield found("this folder", said)


def temporary() -> Iterator[Finding]:
    """Look whether there is a folder for temporary files."""
    try:
        good = writes(Path(tempfile.gettempdir()))
    except OSError:
        good = False
    if good:
        yield found("temporary files", "their folder can be written")
    else:
        hint = "Let TMPDIR (on Windows TEMP) name a folder that can be written."
        yield Finding("temporary files", "missing", "no folder for them can be written", hint, "IW814")


def helper_processes() -> Iterator[Finding]:
    """Start a process as those that read PDFs of others are."""
    from importlib.util import find_spec

    from iisam_workshop.load.confined import answer_of

    if find_spec("pypdf") is None:
        raise ImportError(name="pypdf")
    try:
        answer = answer_of("iisam_workshop.load.insert.child", b"[]\nno PDF", _PATIENCE)
    except OSError:
        answer = None
    if answer is None:
        hint = "Let your IT people allow Python to start Python. Until then, leave inserts and own PDFs out."
        said = "cannot be started; PDFs of others are read in them"
        yield Finding("helper processes", "missing", said, hint, "IW815")
    else:
        yield found("helper processes", "can be started, to read PDFs of others")


def time_zones() -> Iterator[Finding]:
    """Look whether British summer time is known."""
    from zoneinfo import ZoneInfo

    try:
        known = datetime(2027, 7, 1, tzinfo=ZoneInfo("Europe/London")).utcoffset() == timedelta(hours=1)
    except (LookupError, OSError, ValueError):
        known = False
    if known:
        yield found("time zones", "British summer time is known")
    else:
        hint = "Install iisam-workshop again, with its library tzdata."
        yield Finding("time zones", "missing", "British summer time is not known", hint, "IW816")


def console() -> Iterator[Finding]:
    """Look whether Welsh letters can be shown, and whether names of files can have them."""
    shown, files = sys.stdout.encoding or "ascii", sys.getfilesystemencoding()
    poor = [what for what, code in (("on this terminal", shown), ("in names of files", files)) if not _has(code)]
    if poor:
        hint = "Papers are not touched by it. To see such letters, set PYTHONUTF8=1 or use another terminal."
        yield Finding("letters", "told", f"not all can be shown {' and '.join(poor)} ({shown}, {files})", hint)
    else:
        yield found("letters", f"all can be shown ({shown})")


def java() -> Iterator[Finding]:
    """Say whether Java and veraPDF are there, which nobody needs for making papers."""
    use = "veraPDF checks PDFs once more by the rules of accessibility, and runs on Java. Papers are made without it."
    for name, command in (("Java", "java"), ("veraPDF", "verapdf")):
        path = shutil.which(command)
        if path is None:
            yield Finding(name, "told", "is not there, and is not needed to make papers", use)
        elif name == "Java":
            yield _java_of(path, use)
        else:
            yield found(name, "is there")


def _java_of(path: str, use: str) -> Finding:
    done = None
    with suppress(OSError, subprocess.TimeoutExpired):
        done = subprocess.run([path, "-version"], capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    if done is None or done.returncode:
        return Finding("Java", "told", "is there, but does not start", use)
    return found("Java", (done.stderr or done.stdout).decode(errors="replace").splitlines()[0][:60])


def _has(encoding: str) -> bool:
    try:
        _LETTERS.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True
