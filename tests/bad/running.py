"""Run the real program in a child process: little memory, little time, a home of its own, no network, all watched.

By default the child is forked from a process that has the program's modules in it already, which takes a tenth of a
second (``forks``); ``anew`` starts an interpreter, as somebody at a keyboard does. ``make torture`` starts all anew.
What a run did is looked for from outside: exit code, signal, what it said, the files below its folder. How long it took
is told in seconds of processor, which do not grow when the machine has other work, and by the clock.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import signal
import site
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests import raised
from tests.thorough import THOROUGH

__all__ = ["CHECKOUT", "INNARDS", "MARK", "PATIENCE", "Ended", "Limits", "Run", "run", "tree"]

CHECKOUT = Path(__file__).parents[2]
GUARD = Path(__file__).parent / "guard"

MARK = "Zebedee Quillfeather"
"""A name that stands in lists and must stand in no message."""

PATIENCE = 6
"""By the clock a run may take so many times the seconds of processor that it has: others work on this machine too."""

# A class name of Python or of a library, a traceback, the text of a parser, or a path into an installation.
INNARDS = re.compile(
    r"Traceback|File \"|\b[A-Z]\w*(?:Error|Exception|Warning)\b|pydantic|site-packages|\b0x[0-9a-f]{6,}|<class"
    r"|\bNoneType\b|\bTrue\b|\bFalse\b"
)


@dataclass(frozen=True)
class Limits:
    """What a run may use: bytes of memory, seconds of processor, bytes of a file, open files."""

    memory: int = 1 << 30
    seconds: int = 10
    file_size: int | None = None
    files: int | None = None


class Ended(NamedTuple):
    """How a process ended: exit code or minus a signal, most bytes of memory, seconds of processor."""

    code: int
    peak: int
    processor: float


@dataclass(frozen=True)
class Run:
    """How a run ended. ``code`` is its exit code, or minus the signal that killed it; ``peak`` is in bytes.

    ``seconds`` are by the clock, ``processor`` what it and what it started and waited for have worked. ``left`` is what
    lies in its folder for temporary files after it.
    """

    code: int
    out: str
    err: str
    seconds: float
    processor: float
    peak: int
    met: tuple[tuple[str, str], ...]
    left: tuple[str, ...]

    @property
    def said(self) -> str:
        return self.out + self.err

    def of(self, kind: str) -> tuple[str, ...]:
        """What it reached for: ``socket``, ``process`` or ``file``."""
        return tuple(what for each, what in self.met if each == kind)


def tree(folder: Path) -> dict[str, str]:
    """Everything below a folder: names, with a digest of what each file holds; links and pipes are not followed."""
    return {path.relative_to(folder).as_posix(): _kind(path) for path in sorted(folder.rglob("*"))}


def _kind(path: Path) -> str:
    if path.is_symlink():
        return f"link to {path.readlink()}"
    if path.is_file():
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return "folder" if path.is_dir() else "something else"


def run(
    *arguments: object,
    at: Path,
    limits: Limits = Limits(),
    variables: Mapping[str, str] | None = None,
    anew: bool = THOROUGH,
    standard_input: bytes = b"",
    first_on_path: Path | None = None,
) -> Run:
    """Run ``iisam-workshop`` with some arguments, the folder ``at`` being where it stands.

    ``first_on_path`` is a folder of modules that go before those of the same names, for a program started ``anew``.
    Its home is a folder beside ``at``, which it should have no reason to look into, but for the folder for temporary
    files in it. ``variables`` go before the few
    that every run has.
    """
    with tempfile.TemporaryDirectory(prefix="home-of-", dir=at.parent) as home:
        place = Path(home)
        environment = _environment(place, at) | dict(variables or {})
        if first_on_path:
            environment["PYTHONPATH"] = f"{first_on_path}{os.pathsep}{environment['PYTHONPATH']}"
            environment["IISAM_MAY_READ"] += f"{os.pathsep}{first_on_path}"
        words = [os.fspath(each) if isinstance(each, os.PathLike) else str(each) for each in arguments]
        (place / "in").write_bytes(standard_input)
        (place / "temporary").mkdir()
        begin = time.perf_counter()
        start = _anew if anew else _forked
        ended = start(words, at, environment, limits, place)
        seconds = time.perf_counter() - begin
        met = (place / "met").read_text(encoding="utf-8").splitlines() if (place / "met").exists() else []
        said = [(place / name).read_text(encoding="utf-8", errors="replace") for name in ("out", "err")]
        raised.MET.update(raised.CODE.findall("".join(said)))
        reached = tuple((kind, what) for kind, _, what in (line.partition("\t") for line in met))
        left = tuple(path.name for path in (place / "temporary").iterdir())
        return Run(ended.code, said[0], said[1], seconds, ended.processor, ended.peak, reached, left)


def _environment(home: Path, at: Path) -> dict[str, str]:
    (home / ".secret").write_text(f"{MARK}\n")
    may_read = (
        *(str(at), str(at.resolve()), str(CHECKOUT), sys.prefix, sys.base_prefix, str(Path(sys.executable).parent)),
        *site.getsitepackages(), sysconfig.get_paths()["stdlib"], str(home / "temporary"),
        *("/dev/null", "/dev/urandom", "/usr/share/zoneinfo", "/proc", "/sys", "/etc/localtime"),
        *("/etc/mime.types", "/usr/lib", "/usr/share/locale", str(home / "in")),
    )  # fmt: skip
    return {
        "PATH": os.environ.get("PATH", ""),
        "HOME": str(home),
        "TMPDIR": str(home / "temporary"),
        "LANG": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join([str(GUARD), str(CHECKOUT)]),
        "PYTHONSAFEPATH": "",
        "IISAM_WORKSHOP_DATA": str(home / "data"),
        "IISAM_WATCH": str(home / "met"),
        "IISAM_MAY_READ": os.pathsep.join(may_read),
    }


def _anew(words: list[str], at: Path, environment: dict[str, str], limits: Limits, place: Path) -> Ended:
    with (place / "in").open("rb") as given, (place / "out").open("wb") as out, (place / "err").open("wb") as err:
        child = subprocess.Popen(
            [sys.executable, "-m", "iisam_workshop", *words],
            cwd=at, env=environment, stdin=given, stdout=out, stderr=err,
            preexec_fn=lambda: confine(limits),
        )  # fmt: skip
        return wait(child.pid, limits.seconds * PATIENCE)


def confine(limits: Limits) -> None:
    """Put limits upon this process."""
    soft = {"AS": limits.memory, "CPU": limits.seconds, "FSIZE": limits.file_size, "NOFILE": limits.files, "CORE": 0}
    for name, most in soft.items():
        if most is not None:
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))


def wait(child: int, seconds: float) -> Ended:
    """Wait for a child, kill it when its time by the clock is over."""
    end = time.perf_counter() + seconds
    while True:
        found, status, used = os.wait4(child, os.WNOHANG)
        if found:
            return Ended(os.waitstatus_to_exitcode(status), used.ru_maxrss * 1024, used.ru_utime + used.ru_stime)
        if time.perf_counter() > end:
            os.kill(child, signal.SIGKILL)
            end = float("inf")
        time.sleep(0.002)


# -- children of a process that has everything imported


@cache
def _server() -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.bad.forks"],
        cwd=CHECKOUT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(GUARD), str(CHECKOUT)])},
    )  # fmt: skip


def _forked(words: list[str], at: Path, environment: dict[str, str], limits: Limits, place: Path) -> Ended:
    server = _server()
    assert server.stdin is not None and server.stdout is not None  # noqa: PT018
    wish = {"words": words, "at": str(at), "environment": environment, "limits": vars(limits), "place": str(place)}
    server.stdin.write(json.dumps(wish) + "\n")
    server.stdin.flush()
    return Ended(*json.loads(server.stdout.readline()))
