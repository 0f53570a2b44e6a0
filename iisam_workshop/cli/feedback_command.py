"""``iisam-workshop feedback``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from iisam_workshop.cli.build_command import running
from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.feedback import FeedbackReport

__all__ = ["command"]


@click.command("feedback")
@click.argument("session", type=click.Path(path_type=Path))
@click.option(
    "--answers",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="The answers: typed into the list that --blank writes, or exported from a form on the web.",
)
@click.option("--blank", metavar="FILE", type=click.Path(path_type=Path), help="Write an empty list to type into.")
@click.option("--comments", is_flag=True, help="Print what people wrote as well, on further pages.")
@click.option("--sheet", default="", metavar="NAME", help="The sheet of a workbook.  [the first]")
@click.option("--out", type=click.Path(path_type=Path), help="Folder.  [build/<council>-<date>-feedback]")
@click.option("--force", is_flag=True, help="Write into a folder that holds other files.")
@click.option("--strict", is_flag=True, help="Make nothing where there are warnings.")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
def command(  # noqa: PLR0913 - a parameter for each option
    session: Path,
    *,
    answers: Path | None,
    blank: Path | None,
    comments: bool,
    sheet: str,
    out: Path | None,
    force: bool,
    strict: bool,
    json_: bool,
) -> None:
    """Make a page of what people said on the evaluation forms, with the numbers behind it."""
    if (answers is None) == (blank is None):
        raise click.UsageError("Give the answers with --answers, or write an empty list with --blank.")
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs import feedback as job

        if answers is None:
            assert blank is not None  # noqa: S101 - one of the two, as just seen
            _tell_blank(job.blank(session, blank), json_=json_)
            return
        with running(strict=strict) as run:
            report = job.feedback(session, job.AnswerList(answers, sheet, comments), out, force=force, run=run)
        if json_:
            files = [{"path": each.path, "pages": each.pages} for each in report.made.files]
            found = {"folder": str(report.made.folder), "forms": report.forms, "files": files}
            as_json({**found, "problems": report.made.problems})
        else:
            show_problems(report.made.problems)
            click.echo(_told(report))


def _told(report: FeedbackReport) -> str:
    files = "\n".join(f"  {each.path}" for each in report.made.files)
    return f"Read {report.forms} {'form' if report.forms == 1 else 'forms'}. Made in {report.made.folder}:\n{files}"


def _tell_blank(file: Path, *, json_: bool) -> None:
    if json_:
        as_json({"file": str(file)})
    else:
        click.echo(f"Wrote {file}: type a number from 1 to 5, or what somebody wrote, below each heading.")
