"""``iisam-workshop certificates``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iisam_workshop.cli.build_command import running
from iisam_workshop.cli.list_options import Column
from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.certificates import CertificatesReport

__all__ = ["command"]


@click.command("certificates")
@click.argument("session", type=click.Path(path_type=Path))
@click.option(
    "--present",
    required=True,
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Who came: the list with a column Present, a report of an online meeting, card codes or seat numbers.",
)
@click.option("--guests", is_flag=True, help="Also for those who are not on the session's list.")
@click.option(
    "--map",
    "columns",
    multiple=True,
    type=Column("present", "sign"),
    metavar="PART=HEADING",
    help="Which column is which.",
)
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook.  [the one with a list]")
@click.option("--out", type=click.Path(path_type=Path), help="Folder.  [build/<council>-<date>-certificates]")
@click.option("--force", is_flag=True, help="Write into a folder that holds other files.")
@click.option("--strict", is_flag=True, help="Make nothing where there are warnings.")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
def command(  # noqa: PLR0913 - a parameter for each option
    session: Path,
    *,
    present: Path,
    guests: bool,
    columns: tuple[tuple[str, str], ...],
    sheet: str,
    out: Path | None,
    force: bool,
    strict: bool,
    json_: bool,
) -> None:
    """Make certificates of attendance for those who came, and the attendance record.

    People are matched with the session's list. A row that leads to nobody there, or to several people, is told and
    gets nothing; with --guests, those who are not on the list get a certificate with the name as it is written.
    """
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.certificates import PresentList, certificates

        listed = PresentList(present, dict(columns), sheet, guests)
        with running(strict=strict) as run:
            report = certificates(session, listed, out, force=force, run=run)
        if json_:
            _tell_machines(report)
        else:
            show_problems(report.made.problems)
            click.echo(_told(report))


def _told(report: CertificatesReport) -> str:
    made, others = report.made, f", and {report.guests} more" if report.guests else ""
    files = "\n".join(f"  {each.path}" for each in made.files)
    return f"{report.came} of {report.listed} on the list came{others}. Made in {made.folder}:\n{files}"


def _tell_machines(report: CertificatesReport) -> None:
    made = report.made
    files = [{"path": each.path, "pages": each.pages} for each in made.files]
    counts = {"listed": report.listed, "came": report.came, "guests": report.guests}
    as_json({"folder": str(made.folder), **counts, "files": files, "problems": made.problems})
