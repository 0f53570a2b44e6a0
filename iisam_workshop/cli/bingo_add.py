"""``iisam-workshop bingo add``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from iisam_workshop.cli.build_command import running
from iisam_workshop.cli.print_again import entry_of, lines_of
from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.late import LateReport
    from iisam_workshop.model.game import CardLanguage

__all__ = ["command"]


@click.command("add", context_settings={"allow_extra_args": True})
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--name", required=True, help="Name of the person, as it is to stand on the card.")
@click.option("--organisation", default="", help="Organisation of the person.")
@click.option("--role", default="", help="Role of the person.")
@click.option("--language", type=click.Choice(("en", "cy", "both")), help="Language of the card.  [the session's]")
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write into.  [build/<council>-<date>]")
@click.option("--force", is_flag=True, help="Write into a folder that holds other files.")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
@click.pass_context
def command(
    context: click.Context,
    /,
    session: Path,
    *,
    name: str,
    out: Path | None,
    force: bool,
    json_: bool,
    **about: str | None,
) -> None:
    """Add somebody to the attendee list and make the card, without touching another.

    The list that the session names gets one row more, and the session is built. All other cards stay as they are, so
    that one page is to be printed.
    """
    if context.args:  # click's own words would repeat half a name
        raise click.UsageError('A word stands alone. Put texts of several words into quotes, as --name "Ann Bell".')
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.late import add, newcomer

        language = cast("CardLanguage | None", about["language"])
        person = newcomer(name, about["organisation"] or "", about["role"] or "", language)
        with running() as run:
            report = add(session, person, out, force=force, run=run)
        if json_:
            _tell_machines(report)
        else:
            show_problems(report.build.problems)
            click.echo(_told(report))
            for line in lines_of(report.build.again):
                click.echo(line)


def _told(report: LateReport) -> str:
    card = report.card
    where = f"card {card.code}, table {card.table}, seat {card.seat}"
    if not card.page:
        return f"Built {report.build.folder}: {where}; the session leaves bingo-cards out, so no page is to be printed"
    file = report.build.folder / "bingo-cards.pdf"
    if not report.kept:
        return f"Print all of {file}: without a record of an earlier build every card is new. Page {card.page}: {where}"
    return f"Print page {card.page} of {file}: {where}"


def _tell_machines(report: LateReport) -> None:
    card, made = report.card, report.build
    files = [{"path": file.path, "pages": file.pages, "copies": file.copies} for file in made.files]
    entry = {"code": card.code, "table": card.table, "seat": card.seat, "page": card.page or None}
    found = {"folder": str(made.folder), "card": entry, "others_kept": report.kept, "files": files}
    as_json({**found, "print_again": entry_of(made.again), "problems": made.problems})
