"""``iisam-workshop doctor``."""

from __future__ import annotations

import click

from iisam_workshop.cli.report import guarded

__all__ = ["command"]


@click.command("doctor")
@click.option("--json", "json_", is_flag=True, help="Print what was found as JSON.")
def command(*, json_: bool) -> None:
    """Say whether this machine has all that the program needs.

    Each line says ok, told (worth knowing, in nobody's way) or missing and what to do. No line has a name of yours
    or of a folder of yours, so that all of them can be sent to whoever looks after the machine. The command ends with
    8 where something is missing.
    """
    with guarded():
        from iisam_workshop.cli.doctor_lines import told

        status, text = told(json_=json_)
        click.echo(text)
        raise SystemExit(status)
