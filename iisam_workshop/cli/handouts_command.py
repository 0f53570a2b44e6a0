"""``iisam-workshop handouts``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.handouts import HandoutsReport

__all__ = ["command"]


@click.command("handouts")
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write into.  [build/<council>-<date>-people]")
@click.option("--emails", is_flag=True, help="Put the e-mail addresses of the list into the table for the mail merge.")
@click.option("--force", is_flag=True, help="Write into a folder that holds other files.")
@click.option("--strict", is_flag=True, help="Make nothing where there are warnings.")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
def command(session: Path, out: Path | None, *, json_: bool, emails: bool, force: bool, strict: bool) -> None:
    """Make one PDF for each person, for a day that people join online, and a table for a mail merge.

    Each file is called by the code of the bingo card in it, and holds what that person would find on the table: the
    handouts, the brief of the seat, the card. The table holds names: keep it as you keep the list.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.handouts import hand_out

        report = hand_out(session, out, emails=emails, force=force, strict=strict)
        if json_:
            files = [{"path": file.path, "pages": file.pages} for file in report.files]
            as_json({"folder": str(report.folder), "files": files, "problems": report.problems})
        else:
            show_problems(report.problems)
            _tell(report, emails=emails)


def _tell(report: HandoutsReport, *, emails: bool) -> None:
    people = len(report.files) - 1
    click.echo(f"Made {people} PDFs in {report.folder}, one for each person, called by card code.")
    click.echo(f"  In each: {', '.join(report.papers)}.")
    told = f", with an e-mail address for {report.addresses} of {people}" if emails else ""
    click.echo(f"  mail-merge.csv says whose file is whose{told}. It holds names: keep it as you keep the list.")
