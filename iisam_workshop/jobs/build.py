"""Build a session: all files into one folder, the session record beside the session file, the manifest last."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from iisam_workshop._version import versions
from iisam_workshop.errors import Problem, WorkshopError, refuse
from iisam_workshop.export.manifest import BuiltFile, manifest
from iisam_workshop.files import output_folder, remove_leftovers, try_file, try_folder, write_file
from iisam_workshop.jobs.forms import form_files
from iisam_workshop.jobs.lying import earlier_in, kept_in, put, settled, store
from iisam_workshop.jobs.make import Pressed, papers_asked_for, press_session, session_of
from iisam_workshop.jobs.own_type import wide_typeface
from iisam_workshop.jobs.pack_file import Lying, PackFile, folder_beside
from iisam_workshop.jobs.packs import pack_files
from iisam_workshop.jobs.print_order import counted_jobs, print_order_files
from iisam_workshop.jobs.recipe import Brew, attachment_for
from iisam_workshop.jobs.refusals import refuse_inputs
from iisam_workshop.jobs.reprint import Reprint, reprint
from iisam_workshop.jobs.translation import TRANSLATION
from iisam_workshop.load.lying import lying
from iisam_workshop.load.made import made
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.printing import PrintJob
from iisam_workshop.model.record import record_name
from iisam_workshop.model.session import Session

__all__ = ["BuildReport", "Run", "build", "record_of", "record_path"]


@dataclass(frozen=True, slots=True)
class Run:
    """How a build runs, which never changes what it makes: who is told of each step, and where parts are pressed.

    A ``strict`` run makes nothing where there are warnings.
    """

    progress: Callable[[str], None] = lambda _: None
    executor: Executor | None = None
    strict: bool = False


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build made: the folder, its files (PDFs first, as they are best looked at, then other forms), warnings.

    ``printing`` is what is to be printed of it; ``again`` what must be printed again since the build that the folder
    held before, None where it held none; ``left`` are the files that lay there already as they are, and were left
    alone.
    """

    folder: Path
    files: tuple[BuiltFile, ...]
    removed: tuple[str, ...]
    problems: tuple[Problem, ...]
    again: Reprint | None = None
    printing: tuple[PrintJob, ...] = ()
    left: frozenset[str] = frozenset()


def build(  # noqa: PLR0913 - a keyword for each option of the command
    source: Path | str,
    out: Path | str | None = None,
    *,
    seed: str | None = None,
    only: Collection[str] = (),
    lead: str | None = None,
    layout: str | None = None,
    paper: str | None = None,
    force: bool = False,
    draft: bool = False,
    run: Run | None = None,
) -> BuildReport:
    """Build the session of a file into ``out``, by default ``build/<council>-<date>`` beside it.

    ``only`` makes those documents and the files that hold them. ``lead`` names one of those who lead, for whom running
    order and run sheet are made, and no other document unless ``only`` names it. ``layout`` and ``paper`` go before
    the session's own; a pack in another look has a folder of its own, so that it does not replace the usual one. All
    pages of a ``draft`` say so.

    Raises WorkshopError, having written nothing, when anything is wrong with the session, warnings included in a
    strict run; OutputRefused when the folder cannot be written.
    """
    source, run = Path(source), run or Run()
    progress = run.progress
    progress("reading")
    session = session_of(source, seed, layout=layout, paper=paper, draft=draft)
    only = papers_asked_for(session, only, lead or "")
    looks = (session.layout.id if layout else "", paper, "draft" if draft else "", "only" if only else "")
    folder = Path(out) if out else folder_beside(source, session, *filter(None, looks))
    keeps, whole = record_path(source) if _keeps_record(session, only) else None, not only
    _try(folder, None if session.record else keeps, force=force)
    progress("setting pages")
    pressed = press_session(session, only, run.executor, lead or "", kept_in(folder) if whole else None)
    if run.strict and pressed.problems:
        refuse(pressed.problems)
    progress("binding")
    brew = Brew(source, pressed.plan, record_of(pressed.plan), only, layout or "", paper or "", draft)
    papers = _bound(pressed, brew)
    jobs = counted_jobs(pressed, papers)
    bound = [*papers, *([] if only else print_order_files(pressed, jobs)), *form_files(pressed)]
    progress("writing")
    # a copy lies with the papers that it belongs to; the one beside the session file is what the next build reads
    personal, kept_record = session.people.named, record_of(pressed.plan)
    record = PackFile(record_path(source).name, kept_record, 0, "facilitator", 0, "once", personal=personal)
    report = PackFile(TRANSLATION, pressed.translation, 0, "facilitator", 0, "once")
    beside = [*([report] if pressed.translation else []), *([record, store(pressed.kept, personal=personal)] * whole)]
    refuse_inputs(source, session.inputs, [folder / file.path for file in (*bound, *beside)])
    if keeps and not _lies_there(keeps, kept_record):
        try_file(keeps)
    with output_folder(folder, force=force) as output:
        before = earlier_in(folder)
        files = settled([*bound, *beside], before)
        listed = tuple(file.listed for file in files)
        contents = manifest(pressed.plan, pressed.parts, listed, versions(), _told_from(source, pressed.problems))
        removed = put(output, files, contents, partial(_keep_record, keeps, kept_record) if keeps else None)
    now = made(contents)
    again = reprint(before.made, now, whole=whole) if before.made and now else None
    left = frozenset(file.path for file in files if isinstance(file.data, Lying))
    return BuildReport(folder, listed[: len(bound)], removed, pressed.problems, again, jobs, left)


def _try(folder: Path, record: Path | None, *, force: bool) -> None:
    """Refuse what cannot be written before anything is made."""
    try_folder(folder, force=force)
    if record:
        try_file(record)


def _told_from(source: Path, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems with their files as one finds them from the session's folder, wherever that folder lies."""
    return tuple(_near(source.parent, problem) for problem in problems)


def _near(folder: Path, problem: Problem) -> Problem:
    if problem.place is None or not problem.place.file:
        return problem
    try:
        near = Path(os.path.relpath(problem.place.file, folder)).as_posix()
    except ValueError:  # on another drive
        near = Path(problem.place.file).name
    return replace(problem, place=replace(problem.place, file=near))


def _bound(pressed: Pressed, brew: Brew) -> list[PackFile]:
    """Bind every file; what goes wrong with their covers comes with what a wide typeface has to do with it."""
    try:
        return list(pack_files(pressed, lambda file: attachment_for(brew, file)))
    except WorkshopError as failure:
        refuse((*failure.problems, *wide_typeface(pressed.plan.session, failure.problems)))


def _keeps_record(session: Session, only: Collection[str]) -> bool:
    """Say whether a build is the session's own; one with another seed, or of some papers, leaves the record alone."""
    own = session.asked.seed or f"{session.council.id}-{session.asked.date.isoformat()}"
    return not only and session.seed == own


def _keep_record(path: Path, record: bytes) -> None:
    remove_leftovers(path.parent)
    if not _lies_there(path, record):
        write_file(path, record)


def _lies_there(path: Path, record: bytes) -> bool:
    return lying(path.parent, path.name, len(record)) == record


def record_path(source: Path) -> Path:
    """Return where the session record of a session file lies."""
    return source.with_name(record_name(source.name))


def record_of(plan: Plan) -> bytes:
    """Return the bytes of the session record that the next build starts from."""
    return (plan.record.model_dump_json(indent=1) + "\n").encode()
