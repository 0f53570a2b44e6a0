"""``iisam-workshop check``."""

from __future__ import annotations

from pathlib import Path

import click

from iisam_workshop.cli.look_options import look_options
from iisam_workshop.cli.report import as_json, exit_code, guarded, show_problems

__all__ = ["command"]


@click.command("check")
@click.argument("session", type=click.Path(path_type=Path))
@look_options
@click.option("--json", "json_", is_flag=True, help="Print the problems as JSON.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
def command(session: Path, *, layout: str | None, paper: str | None, json_: bool, strict: bool) -> None:
    """Say everything that is wrong with a session; write nothing."""
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.check import check

        problems = check(session, layout=layout, paper=paper)
        code = exit_code(problems, strict=strict)
        if json_:
            as_json({"ok": code == 0, "problems": problems})
        else:
            show_problems(problems)
            click.echo(_summary(len(problems), code))
        raise SystemExit(code)


def _summary(count: int, code: int) -> str:
    found = "1 remark" if count == 1 else f"{count or 'no'} remarks"
    return f"Ready to build, {found}." if code == 0 else f"Not ready: {found} to see to."
