"""What must be printed again after a build, by its manifest and that of the build before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from iisam_workshop.load.made import Made, MadeFile, MadePaper

__all__ = ["Again", "Reprint", "reprint"]


@dataclass(frozen=True, slots=True)
class Again:
    """A file to print: its path, why, which pages (none for all of them), how many copies of them."""

    file: str
    why: Literal["changed", "new", "more"]
    pages: tuple[int, ...]
    copies: int


@dataclass(frozen=True, slots=True)
class Reprint:
    """What to print, which files of the build before are needed no longer, and which cards nobody holds any more."""

    again: tuple[Again, ...] = ()
    gone: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Comparison:
    """Two builds; ``packs`` are those of the later one that are printed."""

    before: Made
    now: Made
    packs: tuple[MadeFile, ...]

    def copies_before(self, path: str) -> int:
        """Return how often a file was to be printed before."""
        file = self.before.files.get(path)
        return file.copies if file else 0

    def pack_of(self, paper: str) -> MadeFile | None:
        """Return the pack that a paper is in, in the size of print in which it stands alone."""
        return next((pack for pack in self.packs if paper in pack.holds and not _is_large(pack)), None)


def reprint(before: Made, now: Made, *, whole: bool = True) -> Reprint | None:
    """Compare two builds; None where the one before does not say enough. What is no longer there is told of ``whole``.

    A changed paper is to be printed as often as before, and what makes it more is told of its pack.
    """
    if not before.papers or not all(paper.file for paper in before.papers):
        return None
    packs = tuple(file for file in now.files.values() if file.holds and file.audience != "all")
    both = _Comparison(before, now, packs)
    papers = [again for paper in now.papers if (again := _again(paper, both))]
    anew = [pack for pack in packs if _is_anew(pack, papers, both)]
    inside = {file for pack in anew if not _is_large(pack) for file in pack.holds}
    listed = [
        *(Again(pack.path, "changed" if both.copies_before(pack.path) else "new", (), pack.copies) for pack in anew),
        *(_more(pack, both) for pack in packs if pack not in anew),
        *(each for each in papers if each.file not in inside),
        *_more_alone(both, {each.file for each in papers}),
    ]
    gone = {paper.file for paper in before.papers} - {paper.file for paper in now.papers}
    withdrawn = tuple(code for code in before.cards if code not in now.cards)
    return Reprint(tuple(each for each in listed if each.copies > 0), tuple(sorted(gone)) if whole else (), withdrawn)


def _again(paper: MadePaper, both: _Comparison) -> Again | None:
    """Return what is to be printed of a paper itself, without what only makes it more."""
    earlier = next((each for each in both.before.papers if each.file == paper.file), None)
    pack, copies = both.pack_of(paper.file), both.now.files[paper.file].copies
    if earlier and earlier.digest == paper.digest:
        return None
    if pack:
        copies = min(copies, both.copies_before(pack.path))
    if not earlier:
        return Again(paper.file, "new", (), copies)
    if not (paper.own_pages and earlier.own_pages):
        return Again(paper.file, "changed", (), copies)
    printed = {digest for page in earlier.own_pages for digest in page}
    pages = tuple(n for n, page in enumerate(paper.own_pages, 1) if not printed.issuperset(page))
    return Again(paper.file, "changed", pages if len(pages) < paper.pages else (), copies) if pages else None


def _is_anew(pack: MadeFile, papers: Sequence[Again], both: _Comparison) -> bool:
    """Say whether a whole pack is to be printed: a new one, or one of which all papers are, or any in large print.

    Papers in large print stand nowhere alone, so that single ones cannot be printed.
    """
    changed = {each.file for each in papers if not each.pages}
    if not both.copies_before(pack.path) or _is_large(pack):
        return not both.copies_before(pack.path) or bool(changed.intersection(pack.holds))
    # a booklet is printed in the place of the paper that it holds
    alone = len(pack.holds) == 1 and bool(both.now.files[pack.holds[0]].copies)
    return not alone and changed.issuperset(pack.holds)


def _is_large(pack: MadeFile) -> bool:
    return "-large-print." in pack.path


def _more(file: MadeFile, both: _Comparison) -> Again:
    return Again(file.path, "more", (), file.copies - both.copies_before(file.path))


def _more_alone(both: _Comparison, told: Collection[str]) -> Iterator[Again]:
    """Return the papers in no pack that have not changed, and of which there are more."""
    for paper in both.now.papers:
        if paper.file in both.before.files and paper.file not in told and not both.pack_of(paper.file):
            yield _more(both.now.files[paper.file], both)
