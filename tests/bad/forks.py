"""A process that has the program imported and forks a child for each run that is asked of it, a line of JSON each.

It answers with exit code (or minus a signal), peak memory in bytes and seconds of processor. The child sets its limits,
takes over its standard streams and environment, begins to watch itself, and runs the program's own ``main``.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
import traceback
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import watch

import iisam_workshop.cli
from tests.bad.running import PATIENCE, Limits, confine, wait

_WARM = ("cli", "jobs", "load", "load.roll", "plan", "compose", "press", "bind", "export")


def main() -> None:
    """Serve until standard input ends."""
    for room in _WARM:
        package = import_module(f"iisam_workshop.{room}")
        for module in iter_modules(package.__path__):
            import_module(f"iisam_workshop.{room}.{module.name}")
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        wish = json.loads(line)
        child = os.fork()
        if child == 0:
            _child(wish)
        answer = wait(child, wish["limits"]["seconds"] * PATIENCE)
        print(json.dumps(answer), flush=True)


def _child(wish: dict[str, Any]) -> None:
    """Become the program; never returns."""
    status = 70
    try:
        os.chdir(wish["at"])
        for number, (name, flags) in enumerate(_STREAMS):
            os.dup2(os.open(Path(wish["place"]) / name, flags, 0o600), number)
        os.environ.clear()
        os.environ.update(wish["environment"])
        tempfile.tempdir = None
        sys.argv = ["iisam-workshop", *wish["words"]]
        sys.stdin, sys.stdout, sys.stderr = (open(n, "rw"[n > 0], closefd=False) for n in range(3))  # noqa: SIM115
        confine(Limits(**wish["limits"]))
        watch.begin()
        status = _ended()
    finally:
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):  # as an interpreter that ends
                stream.flush()
        os._exit(status)


_STREAMS = (
    ("in", os.O_RDONLY),
    ("out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ("err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
)


def _ended() -> int:
    """Run the program as an interpreter does; return its exit code."""
    try:
        iisam_workshop.cli.main()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    main()
