"""All pages of a session on a few pictures, made without touching any build."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from iisam_workshop.errors import InputUnreadable, OutputRefused, Problem
from iisam_workshop.export.contact_sheet import Leaf, contact_sheets, leaves
from iisam_workshop.files import new_file, remove_file
from iisam_workshop.jobs.build import Run
from iisam_workshop.jobs.make import papers_asked_for, press_session, session_of
from iisam_workshop.jobs.packs import session_packs
from iisam_workshop.load.insert.selection import selection
from iisam_workshop.load.previews import is_preview

__all__ = ["Preview", "preview"]

_PRIVATE = 0o600


@dataclass(frozen=True, slots=True)
class Preview:
    """The pictures that were written, how many pages are on them and in the pack, and warnings."""

    files: tuple[Path, ...]
    shown: int
    pages: int
    problems: tuple[Problem, ...]


def preview(
    source: Path | str,
    out: Path | str | None = None,
    *,
    only: Collection[str] = (),
    pages: str = "",
    run: Run | None = None,
) -> Preview:
    """Draw every page of the session pack, or of the papers in ``only``, small, with its folio below.

    ``pages`` are numbers such as ``1-12`` or ``4-``, folios such as ``H-3`` and letters of papers, parted by commas.
    The first picture is ``out``, by default ``<session>-preview.png`` beside the session file; more are numbered.

    Raises WorkshopError: whatever is wrong with the session; IW464 for pages that are not there, IW514 where a file of
    somebody else's would be written over.
    """
    run, source = run or Run(), Path(source)
    first = Path(out) if out else source.with_name(f"{source.stem}-preview.png")
    run.progress("reading")
    session = session_of(source)
    run.progress("setting pages")
    pressed = press_session(session, papers_asked_for(session, only, ""), run.executor)
    packs = [file.made for file in session_packs(pressed)]
    every = [leaves(data) for data in packs]
    wanted = [(data, _chosen(found, pages)) for data, found in zip(packs, every, strict=True)]
    if pages and not any(chosen for _, chosen in wanted):
        what = f"the pack has no page {pages!r}"
        hint = "Write numbers as 1-12, or folios as they stand at the foot of a page, such as A-2; commas part them."
        raise InputUnreadable(Problem("IW464", what, hint))
    run.progress("drawing")
    sheets = [sheet for data, chosen in wanted for sheet in contact_sheets(data, chosen)]
    files = tuple(_named(first, number) for number in range(1, len(sheets) + 1))
    _refuse_strangers(files)
    for file, sheet in zip(files, sheets, strict=True):
        with new_file(file, _PRIVATE) as write:
            write(sheet)
    _remove_older(first, len(files))
    shown, total = sum(len(chosen) for _, chosen in wanted), sum(map(len, every))
    return Preview(files, shown, total, pressed.problems)


def _chosen(every: Sequence[Leaf], pages: str) -> list[Leaf]:
    """Return the pages that are asked for, in their order in the pack; all where none are."""
    asked = [word.strip() for word in pages.split(",") if word.strip()]
    return [leaf for leaf in every if not pages or any(_is_meant(leaf, word) for word in asked)]


def _is_meant(leaf: Leaf, word: str) -> bool:
    if numbers := selection(word):
        return any(first <= leaf.number + 1 <= (last or leaf.number + 1) for first, last in numbers.runs)
    folio, said = leaf.folio.casefold(), word.casefold()
    return folio == said or folio.rpartition("-")[0] == said


def _named(first: Path, number: int) -> Path:
    return first if number == 1 else first.with_name(f"{first.stem}-{number}{first.suffix}")


def _refuse_strangers(files: Sequence[Path]) -> None:
    taken = [file for file in files if file.exists() and not is_preview(file)]
    if taken:
        what = f"there is a file {taken[0].name!r} already, which is no preview of ours"
        raise OutputRefused(Problem("IW514", what, "Name another file with --out."))


def _remove_older(first: Path, made: int) -> None:
    """Remove what is left of an earlier preview with more pictures."""
    for file in _later(first, made):
        remove_file(file)


def _later(first: Path, made: int) -> Iterator[Path]:
    number = made + 1
    while (file := _named(first, number)).exists() and is_preview(file):
        yield file
        number += 1
