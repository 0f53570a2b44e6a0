"""Two builds, or two PDFs, compared page by page, as they lie there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.files import MANIFEST
from iisam_workshop.load.inputs import Found, Limit, read_file
from iisam_workshop.load.made import made_in
from iisam_workshop.load.pdf_pages import ReadPage, read_pages

__all__ = ["Difference", "FileDifference", "PageDifference", "diff"]

Kind = Literal["text", "picture", "look", "pack line", "new", "gone"]
_PDF = Limit("IW467", 200, "Compare its pages in a viewer.")


@dataclass(frozen=True, slots=True)
class PageDifference:
    """A page that differs: its number in the later file (in the earlier where it is gone), folio, bookmark, and how.

    ``pack line`` is told where nothing but pack and digest at the foot differ, ``look`` where the words are the same
    and the drawing is not.
    """

    page: int
    folio: str
    title: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class FileDifference:
    """A file that differs: only in the earlier or the later build, or changed, with the pages of a PDF that differ.

    ``about`` says that what a PDF says of itself differs: title, language, bookmarks, attachments, settings for
    printing. A changed PDF without either differs in how it is written or tagged.
    """

    path: str
    kind: Literal["only before", "only now", "changed"]
    pages: tuple[PageDifference, ...] = ()
    about: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """All files that differ, and how many are the same to the last byte."""

    files: tuple[FileDifference, ...]
    same: int


def diff(old: Path, new: Path) -> Difference:
    """Compare two folders of builds, or two PDFs.

    Raises InputUnreadable: IW401, IW402 and IW467 for what cannot be read, IW465 for a folder that is no build, IW466
    for a PDF that is damaged.
    """
    _refuse_unlike(old, new)
    if not old.is_dir():
        before, after = _bytes(old), _bytes(new)
        if before == after:
            return Difference((), 1)
        return Difference((_pages(new.name, (before, str(old)), (after, str(new))),), 0)
    both = _files(old), _files(new)
    names = sorted({*both[0], *both[1]}, key=lambda name: ("/" in name, name))
    found: list[FileDifference] = []
    same = 0
    for name in names:
        if name not in both[1] or name not in both[0]:
            found.append(FileDifference(name, "only before" if name in both[0] else "only now"))
            continue
        before, after = _bytes(old / name), _bytes(new / name)
        if before == after:
            same += 1
        elif name.lower().endswith(".pdf"):
            found.append(_pages(name, (before, str(old / name)), (after, str(new / name))))
        else:
            found.append(FileDifference(name, "changed"))
    return Difference(tuple(found), same)


def _refuse_unlike(old: Path, new: Path) -> None:
    for path in (old, new):
        if not path.exists():
            what = "there is no such file or folder"
            raise InputUnreadable(Problem("IW401", what, "Check the name.", Place(str(path))))
    if old.is_dir() is not new.is_dir():
        what = "a folder cannot be compared with a file"
        raise InputUnreadable(Problem("IW402", what, "Name two folders of builds, or two PDFs.", Place(str(new))))
    for path in (old, new):
        if path.is_dir() and made_in(path) is None:
            what = "this is not the folder of a finished build"
            hint = "Name the folder that 'build' wrote; if a build broke off there, build again."
            raise InputUnreadable(Problem("IW465", what, hint, Place(str(path))))


def _files(folder: Path) -> set[str]:
    """Return the files of a build's folder but for the manifest and what is only the program's, reached by no link."""
    found = set()
    for where, _, names in os.walk(folder):
        for name in names:
            path = Path(where) / name
            ours = name == MANIFEST or name.startswith(".iisam")
            if not ours and not path.is_symlink() and path.is_file():
                found.add(path.relative_to(folder).as_posix())
    return found


def _bytes(path: Path) -> bytes:
    return read_file(Found(path, str(path), path.name), _PDF)


def _pages(name: str, old: tuple[bytes, str], new: tuple[bytes, str]) -> FileDifference:
    before, after = read_pages(*old), read_pages(*new)
    pages = tuple(_compared(before.pages, after.pages))
    return FileDifference(name, "changed", pages, before.about != after.about)


def _compared(before: Sequence[ReadPage], after: Sequence[ReadPage]) -> Iterator[PageDifference]:
    """Compare pages that have the same folio; those of which only one file has the folio are new or gone."""
    known = SequenceMatcher(None, [page.folio for page in before], [page.folio for page in after], autojunk=False)
    for what, i, i2, j, j2 in known.get_opcodes():
        if what == "equal":
            for n, (one, other) in enumerate(zip(before[i:i2], after[j:j2], strict=True), j + 1):
                if one.look != other.look:
                    yield PageDifference(n, other.folio, other.title, _kind(one, other))
            continue
        for n, page in enumerate(before[i:i2], i + 1):
            yield PageDifference(n, page.folio, page.title, "gone")
        for n, page in enumerate(after[j:j2], j + 1):
            yield PageDifference(n, page.folio, page.title, "new")


def _kind(before: ReadPage, after: ReadPage) -> Kind:
    (said, foot), (says, feet) = before.said, after.said
    if said != says:
        return "text"
    if before.pictures != after.pictures:
        return "picture"
    return "pack line" if foot != feet and before.drawn == after.drawn else "look"
