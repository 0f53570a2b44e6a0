"""Write down, and refuse, what a run reaches for that it has no business with; standard library alone.

Loaded before the program: in a process of its own by ``sitecustomize`` beside it, in a forked one by ``forks``.
``IISAM_WATCH`` names the file that what is met is written to, a line each: ``kind<TAB>what``. Connections are refused;
files read outside the places that ``IISAM_MAY_READ`` lists, and processes started, are written down only.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_SOCKETS = ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "socket.bind")
_PROCESSES = ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.spawn", "pty.spawn")
_state: dict[str, Any] = {"to": -1, "may_read": (), "begun": False}


def begin() -> None:
    """Watch from here on, by what the environment says now."""
    _state["to"] = os.open(os.environ["IISAM_WATCH"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    _state["may_read"] = tuple(os.environ.get("IISAM_MAY_READ", "").split(os.pathsep))
    if not _state["begun"]:
        sys.addaudithook(_met)
        _state["begun"] = True


def _met(event: str, arguments: tuple[Any, ...]) -> None:
    if _state["to"] < 0:
        return
    if event in _SOCKETS:
        address = arguments[0] if event.startswith("socket.get") else arguments[1]
        _tell("socket", f"{event} {address!r}")
        raise PermissionError("no network in a test")
    if event in _PROCESSES:
        _tell("process", repr(arguments[:2]))
    elif event == "open" and isinstance(arguments[0], str | bytes | os.PathLike):
        _opened(os.fsdecode(arguments[0]), arguments[2])


def _opened(name: str, flags: Any) -> None:
    if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
        return
    path = os.path.abspath(name)  # noqa: PTH100 - pathlib would open what it resolves
    if not any(path == place or path.startswith(place.rstrip(os.sep) + os.sep) for place in _state["may_read"]):
        _tell("file", path)


def _tell(kind: str, what: str) -> None:
    os.write(_state["to"], f"{kind}\t{what}\n".encode(errors="backslashreplace"))
