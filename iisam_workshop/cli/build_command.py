"""``iisam-workshop build``."""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from iisam_workshop.cli.filled import Filled
from iisam_workshop.cli.look_options import look_options
from iisam_workshop.cli.print_again import entry_of, lines_of
from iisam_workshop.cli.report import as_json, guarded, show_problems

if TYPE_CHECKING:
    from iisam_workshop.jobs.build import BuildReport, Run
    from iisam_workshop.model.printing import PrintJob

__all__ = ["command", "running"]


@click.command("build")
@click.argument("session", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write into.  [build/<council>-<date>]")
@click.option(
    "--seed",
    type=Filled("the seed is empty; leave --seed out for the session's own."),
    help="Another seed than the session's: other cards, other seats.",
)
@click.option("--only", multiple=True, metavar="DOCUMENT", help="Only this document; may be repeated.")
@click.option(
    "--lead",
    type=Filled("the name is empty; leave --lead out for the papers of all."),
    metavar="NAME",
    help="Running order and run sheet for one of those who lead.",
)
@look_options
@click.option("--draft", is_flag=True, help="Mark every page as a draft.")
@click.option("--force", is_flag=True, help="Write into a folder that holds other files.")
@click.option("--strict", is_flag=True, help="Make nothing where there are warnings.")
@click.option("--json", "json_", is_flag=True, help="Print what was made as JSON.")
def command(session: Path, *, lead: str | None, strict: bool, json_: bool, **wishes: Any) -> None:
    """Make the PDFs of a session."""
    with guarded(as_json_too=json_):
        from iisam_workshop.jobs.build import build

        with running(strict=strict) as run:
            report = build(session, run=run, lead=lead or "", **wishes)
        if json_:
            files = [
                {"path": file.path, "pages": file.pages, "copies": file.copies, "made": file.path not in report.left}
                for file in report.files
            ]
            printing = [{**asdict(job), "sheets": job.sheets, "weight": job.weight} for job in report.printing]
            told = {
                "folder": str(report.folder),
                "files": files,
                "print_again": entry_of(report.again),
                "printing": printing,
            }
            as_json({**told, "problems": report.problems})
        else:
            show_problems(report.problems)
            _tell(report)


@contextmanager
def running(*, strict: bool = False) -> Iterator[Run]:
    """Tell each step on a terminal, once a run has taken longer than a second; ``strict`` is the run's."""
    from iisam_workshop.jobs.build import Run

    begun, told = time.monotonic(), sys.stderr.isatty()

    def progress(step: str) -> None:
        if told and time.monotonic() - begun > 1:
            click.echo(f"\r\033[K{step} …", err=True, nl=False)

    try:
        yield Run(progress, strict=strict)
    finally:
        if told and time.monotonic() - begun > 1:
            click.echo("\r\033[K", err=True, nl=False)


def _tell(report: BuildReport) -> None:
    pdfs = [file for file in report.files if file.path.endswith(".pdf")]
    packs = [file for file in pdfs if "/" not in file.path]
    click.echo(_made(report, len(pdfs), sum(file.path in report.left for file in pdfs)))
    wide = max([22, *(len(file.path) for file in packs)])
    jobs = {job.file: job for job in report.printing}
    for file in packs:
        click.echo(f"  {file.path:<{wide}} {file.pages:>3} pages   {_printing(file.path, jobs)}".rstrip())
    _tell_more("parts/", len(pdfs) - len(packs), "each document alone", wide)
    others = [file.path for file in report.files if file not in pdfs]
    folders = dict.fromkeys(f"{path.partition('/')[0]}/" for path in others if "/" in path)
    data = [path for path in others if "/" not in path]
    _tell_more(" ".join(folders), len(others) - len(data), "the documents to read on a screen or to change", wide)
    for start, what in _DATA.items():
        found = [path for path in data if path.startswith(f"{start}.")]
        _tell_more(found[0] if len(found) == 1 else f"{start}.*", len(found), what, wide)
    whole = next((file.path for file in packs if file.path.startswith("session-pack")), "")
    look = f" Look through {whole} first." if whole and len(packs) > 1 else ""
    click.echo(f"{_papers(report.printing)}.{look}")
    for line in lines_of(report.again):
        click.echo(line)


def _made(report: BuildReport, pdfs: int, left: int) -> str:
    """Say how many PDFs were made, and how many lay there already just so."""
    if not left:
        return f"Made {pdfs} PDFs in {report.folder}:"
    if left == pdfs:
        nothing = all(file.path in report.left for file in report.files)
        are = "1 PDF is as it was" if left == 1 else f"{left} PDFs are as they were"
        return f"{'Nothing' if nothing else 'No PDF'} has changed: {are} in {report.folder}:"
    rest = "1 is as it was" if left == 1 else f"{left} are as they were"
    made = "1 PDF" if pdfs - left == 1 else f"{pdfs - left} PDFs"
    return f"Made {made} in {report.folder}, {rest}:"


def _tell_more(name: str, files: int, what: str, wide: int) -> None:
    if files:
        click.echo(f"  {name:<{wide}} {files:>3} {'file ' if files == 1 else 'files'}   {what}")


_DATA = {
    "agenda": "the agenda for calendars, spreadsheets and programs",
    "joining": "the joining instructions, to paste into an e-mail",
    "main-events": "the scenario's messages, for facilitators only",
    "print-order": "the print order for spreadsheets and the print room",
}
"""What files that are no papers are for, by how their names begin."""

_NOT_PRINTED = {
    "programme": "the pages of the booklet in reading order",
    "projector": "show it in the room; nothing to print",
    "session-pack": "everything once, to read through",
    "print-order": "which file to print on which paper, and how to cut it",
}
"""What files are for that are not printed for the day, by how their names begin."""
_SIDES = {"one": "one side", "long": "both sides", "short": "both sides (short edge)"}
_KINDS = {
    "badges": "badges to cut out, blank ones among them",
    "tents": "a sign for each table, to fold",
    "attendee-large": "one for each person who wants large print",
}
_WHOM = {
    "person": "one for each person",
    "table": "one for each table",
    "facilitator": "one for each facilitator",
    "large": "for those who want large print",
    "desk": "for the desk",
    "named": "each card is somebody's own",
    "wall": "for the wall",
}


def _printing(path: str, jobs: Mapping[str, PrintJob]) -> str:
    """Return how a file is printed."""
    job = jobs.get(path)
    if job is None:
        return next((told for start, told in _NOT_PRINTED.items() if path.startswith(start)), "")
    times = "only the pages that are wanted" if job.some else "once" if job.copies == 1 else str(job.copies)
    sides = _SIDES[job.sides] + (f" of {job.paper}" if job.paper != "A4" else "") + (", thick paper" * job.card)
    told = _KINDS.get(job.kind) or _WHOM.get(job.whom, "")
    return f"print {times}, {sides}: {told}" if told else f"print {times}, {sides}"


def _papers(jobs: Collection[PrintJob]) -> str:
    """Return on which paper to print, with the files that need another than most."""
    from iisam_workshop.model.printing import usual_paper

    usual = usual_paper([job.paper for job in jobs] or ["A4"])
    others = [f"{job.file} on {job.paper}" for job in jobs if job.paper != usual]
    return ", ".join([f"Print on {usual} at 100 %", *others])
