"""Two builds, or two PDFs, compared page by page, as they lie there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.files import MANIFEST
from iisam_workshop.load.compared import Compared, PageDifference, compare
from iisam_workshop.load.inputs import Found, Limit, read_file
from iisam_workshop.load.made import made_in

__all__ = ["Difference", "FileDifference", "PageDifference", "diff"]

_PDF = Limit("IW467", 200, "Compare its pages in a viewer.")


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
    for a PDF that is damaged, IW468 for one that takes too much.
    """
    _refuse_unlike(old, new)
    if not old.is_dir():
        return _compared([(new.name, old, new)], named=True)
    both = _files(old), _files(new)
    names = sorted(both[0] & both[1])
    found = _compared([(name, old / name, new / name) for name in names])
    alone = [FileDifference(name, "only before" if name in both[0] else "only now") for name in both[0] ^ both[1]]
    return Difference(tuple(sorted([*found.files, *alone], key=lambda file: ("/" in file.path, file.path))), found.same)


def _compared(files: Sequence[tuple[str, Path, Path]], *, named: bool = False) -> Difference:
    """Compare files, each by its name and the two places where it lies; one that is no PDF only by its bytes.

    Files that were ``named`` by the user are taken for PDFs, whatever they are called.
    """
    changed = [(name, old, new) for name, old, new in files if _bytes(old) != _bytes(new)]
    pdfs = [(old, new) for name, old, new in changed if named or name.lower().endswith(".pdf")]
    answers = compare((_bytes(old), _bytes(new)) for old, new in pdfs)
    pages = {new: _told(answer, old, new) for (old, new), answer in zip(pdfs, answers, strict=True)}
    told = []
    for name, _, new in changed:
        each = pages.get(new, Compared())
        told.append(FileDifference(name, "changed", each.pages, each.about))
    return Difference(tuple(told), len(files) - len(changed))


def _told(answer: Compared, old: Path, new: Path) -> Compared:
    """Return an answer; raises InputUnreadable (IW466, IW468) for none."""
    if answer.unread == "heavy":
        what = "comparing this PDF takes more time or memory than the program gives it, or breaks off"
        hint = "Open both files in a viewer; if they are not what you built, do not use them."
        raise InputUnreadable(Problem("IW468", what, hint, Place(str(new))))
    if answer.unread:
        what = "this PDF cannot be read, so its pages cannot be compared"
        hint = "Open it in a viewer; if it is damaged there too, build it again."
        raise InputUnreadable(Problem("IW466", what, hint, Place(str(old if answer.unread == "old" else new))))
    return answer


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
