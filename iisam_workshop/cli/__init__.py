"""The command line: parse, call a job, print. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line; ``--version`` alone is answered before click is imported."""
    if sys.argv[1:] == ["--version"]:
        from iisam_workshop._version import VERSION

        print(f"iisam-workshop {VERSION}")
        return
    from iisam_workshop.cli.app import app

    app(prog_name="iisam-workshop")
