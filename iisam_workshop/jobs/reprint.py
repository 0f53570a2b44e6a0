"""What must be printed again after a build, by its manifest and that of the build before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
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
class _Pack:
    """A pack that is printed for each of an audience, with the files of its papers alone, and its copies before."""

    file: MadeFile
    papers: tuple[str, ...]
    before: int


@dataclass(frozen=True, slots=True)
class _Comparison:
    before: Made
    now: Made
    packs: tuple[_Pack, ...] = field(default=())

    def pack_of(self, file: str) -> _Pack | None:
        """Return the pack that a paper is in."""
        return next((pack for pack in self.packs if file in pack.papers), None)


def reprint(before: Made, now: Made, *, whole: bool = True) -> Reprint | None:
    """Compare two builds; None where the one before does not say enough. What is no longer there is told of ``whole``.

    A changed paper is to be printed as often as before, and what makes it more is told of its pack.
    """
    if not all(paper.file for paper in before.papers):
        return None
    made = _Comparison(before, now, tuple(_packs(before, now)))
    papers = [again for paper in now.papers if (again := _again(paper, made))]
    whole_packs = [pack for pack in made.packs if _all_of(pack, papers)]
    inside = {file for pack in whole_packs for file in pack.papers}
    listed = [
        *(Again(pack.file.path, "changed", (), pack.file.copies) for pack in whole_packs),
        *(_more(pack.file, pack.before) for pack in made.packs if pack not in whole_packs),
        *(each for each in papers if each.file not in inside),
        *_more_alone(made, {each.file for each in papers}),
    ]
    gone = {paper.file for paper in before.papers} - {paper.file for paper in now.papers}
    withdrawn = tuple(code for code in before.cards if code not in now.cards)
    return Reprint(tuple(each for each in listed if each.copies > 0), tuple(sorted(gone)) if whole else (), withdrawn)


def _again(paper: MadePaper, made: _Comparison) -> Again | None:
    """Return what is to be printed of a paper itself, without what only makes it more."""
    earlier = next((each for each in made.before.papers if each.file == paper.file), None)
    pack, copies = made.pack_of(paper.file), made.now.files[paper.file].copies
    if earlier and earlier.digest == paper.digest:
        return None
    if pack and pack.before:
        copies = min(copies, pack.before)
    if not earlier:
        return Again(paper.file, "new", (), copies)
    if not (paper.own_pages and earlier.own_pages):
        return Again(paper.file, "changed", (), copies)
    printed = {digest for page in earlier.own_pages for digest in page}
    pages = tuple(n for n, page in enumerate(paper.own_pages, 1) if not printed.issuperset(page))
    return Again(paper.file, "changed", pages if len(pages) < paper.pages else (), copies) if pages else None


def _packs(before: Made, now: Made) -> Iterator[_Pack]:
    """Return the packs of a build that are printed; the one of everything is only read."""
    alone = {paper.file for paper in now.papers}
    for path, file in now.files.items():
        if path.endswith("-pack.pdf") or "-pack." in path:
            papers = [each for each in alone if path not in alone and _belongs(now.files[each], file)]
            earlier = before.files.get(path)
            if papers:
                yield _Pack(file, tuple(sorted(papers)), earlier.copies if earlier else 0)


def _belongs(paper: MadeFile, pack: MadeFile) -> bool:
    languages = {_language(paper.path), _language(pack.path)}
    return (paper.audience, paper.each) == (pack.audience, pack.each) and len(languages) == 1


def _language(path: str) -> str:
    """Return the language in a file's name, empty where it has none."""
    return path.removesuffix(".pdf").partition(".")[2]


def _all_of(pack: _Pack, papers: Sequence[Again]) -> bool:
    """Say whether every paper of a pack is to be printed, all its pages."""
    changed = {each.file for each in papers if not each.pages}
    return len(pack.papers) > 1 and changed.issuperset(pack.papers)


def _more(file: MadeFile, before: int) -> Again:
    return Again(file.path, "more" if before else "new", (), file.copies - before)


def _more_alone(made: _Comparison, told: Collection[str]) -> Iterator[Again]:
    """Return the papers in no pack that have not changed, and of which there are more."""
    for paper in made.now.papers:
        if paper.file in made.before.files and paper.file not in told and not made.pack_of(paper.file):
            yield _more(made.now.files[paper.file], made.before.files[paper.file].copies)
