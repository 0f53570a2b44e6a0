"""The command line: parse, call a job, print. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import io
import sys
from contextlib import suppress
from typing import NoReturn

from iisam_workshop.cli.interrupts import listen, stop
from iisam_workshop.cli.streams import have_streams

__all__ = ["main"]


def main() -> None:
    """Run the command line; ``--version`` alone is answered before click is imported."""
    try:
        listen()
        have_streams()
        _run()
    except KeyboardInterrupt:
        stop()


def _run() -> None:
    if sys.argv[1:] == ["--version"]:
        from iisam_workshop._version import VERSION

        with suppress(OSError):  # then click says it again, and what became of it
            print(f"iisam-workshop {VERSION}", flush=True)
            return
    try:
        from iisam_workshop.cli.app import app
        from iisam_workshop.cli.report import guarded
    except ImportError as failure:
        _without_click(failure)

    with guarded():
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")  # a terminal that knows few letters is no reason to stop
        app(prog_name="iisam-workshop")


def _without_click(failure: ImportError) -> NoReturn:
    from iisam_workshop.cli.missing import missing_library

    if sys.argv[1:2] == ["doctor"]:
        from iisam_workshop.cli.doctor_lines import told

        status, text = told(json_="--json" in sys.argv)
        print(text)
        raise SystemExit(status) from None
    if (problem := missing_library(failure)) is None:
        raise failure
    print(problem, file=sys.stderr)
    raise SystemExit(8) from None
