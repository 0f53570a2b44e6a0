"""Calling the command line: in this process when what it says matters, as a program when the process does."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from iisam_workshop.cli.app import app
from tests import raised

# A class name of Python or of a library, a traceback, or a path into an installation.
INNARDS = re.compile(
    r"Traceback|File \"|\b[A-Z]\w*(?:Error|Exception|Warning)\b|pydantic|site-packages|\b0x[0-9a-f]{6,}"
)


@dataclass(frozen=True)
class Answer:
    """What a call said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        return self.out + self.err


def call(*arguments: object) -> Answer:
    """Call the command line in this process."""
    result = CliRunner().invoke(app, [str(each) for each in arguments], prog_name="iisam-workshop")
    return Answer(result.exit_code, result.stdout, result.stderr)


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "iisam_workshop", *map(str, arguments)]


def start(*arguments: object, **environment: str) -> Answer:
    """Start the program as a process of its own."""
    env = {**os.environ, **environment}
    done = subprocess.run(command(*arguments), capture_output=True, env=env, timeout=60, check=False)
    raised.MET.update(raised.CODE.findall(done.stderr.decode(errors="replace")))
    return Answer(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Everything below a folder: files with their bytes, folders with nothing."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def edit(path: Path, old: str, new: str) -> tuple[int, int]:
    """Replace a text that stands once in a file; return the line and column (from 1) where it stood."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    before = text[: text.index(old)]
    path.write_text(text.replace(old, new), encoding="utf-8")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
