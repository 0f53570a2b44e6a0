"""The command line: parse, call a job, print. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import io
import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; ``--version`` alone is answered before click is imported."""
    if sys.argv[1:] == ["--version"]:
        from iisam_workshop._version import VERSION

        print(f"iisam-workshop {VERSION}")
        return
    from iisam_workshop.cli.app import app

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that knows few letters is no reason to stop
    app(prog_name="iisam-workshop")
