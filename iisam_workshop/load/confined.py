"""A process of its own for files that anybody may have made: little memory, little time, no file to write.

It is our own interpreter, isolated, with one of our own functions to run. What it reads comes on its standard input;
its answer goes to its standard output.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

__all__ = ["MEMORY", "SECONDS", "answer_of", "confine"]

MEMORY = 1 << 30
"""How many bytes such a process may hold."""
SECONDS = 20
"""How long it may work: seconds of the processor, not by the clock."""
_BEGIN = (
    "import sys; sys.path.insert(0, sys.argv[1]); sys.path.append(sys.argv[2]); "
    "from importlib import import_module; import_module(sys.argv[3]).main()"
)


def answer_of(module: str, request: bytes, seconds: float) -> bytes | None:
    """Return what the ``main`` of a module answers to a request, by the module's full name.

    None where it takes more ``seconds`` by the clock on the wall, or ends otherwise than it should.
    """
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with our own words
            [sys.executable, "-I", "-c", _BEGIN, *_homes(), module],
            input=request,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except subprocess.TimeoutExpired:
        return None
    return done.stdout if done.returncode == 0 else None


def confine(seconds: int = SECONDS) -> None:
    """Take away from this process what the work does not need, where the system can do that; Windows cannot."""
    try:
        import resource
    except ImportError:
        return
    limits = {"AS": MEMORY, "CPU": seconds, "CORE": 0, "FSIZE": 0}
    for name, most in limits.items():
        kind = getattr(resource, f"RLIMIT_{name}", None)
        if kind is None:
            continue
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):
            continue  # a stricter limit is set already, or the system has none of this kind


def _homes() -> tuple[str, str]:
    """Return where our own code and pypdf lie, which an isolated interpreter need not know."""
    spec = find_spec("pypdf")
    assert spec is not None and spec.origin is not None  # noqa: PT018, S101 - the program depends on it
    return str(Path(__file__).resolve().parents[2]), str(Path(spec.origin).resolve().parents[1])
