"""Which parts go into which file, with front matter and filler pages around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property, partial

from iisam_workshop.compose.front import Entry, filler, front
from iisam_workshop.errors import Problem, refuse
from iisam_workshop.executors import SerialExecutor
from iisam_workshop.jobs.bench import Bench
from iisam_workshop.jobs.editions import Edition, Maker
from iisam_workshop.jobs.gate import vetted
from iisam_workshop.jobs.keys import file_key
from iisam_workshop.jobs.make import Pressed, press_document
from iisam_workshop.jobs.pack_file import PackFile, Unmade
from iisam_workshop.jobs.pack_kinds import (
    BOOKLET,
    PACKS,
    SCREEN,
    SINGLE,
    Pack,
    booklet_name,
    file_of,
    kind_of,
    leaves_name,
    mark_of,
    pack_name,
)
from iisam_workshop.jobs.printing import print_jobs, remarks, sides_of
from iisam_workshop.model.document import DocumentPlan, Flow
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Attachment, Binding, Part, Sides
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.tongues import bare
from iisam_workshop.model.wording import Wording

__all__ = ["Attached", "binding_of", "pack_files", "press_matter", "session_packs"]

Attached = Callable[[str], tuple[Attachment, ...]]


def pack_files(pressed: Pressed, attached: Attached = lambda _: ()) -> Iterator[PackFile]:
    """Return every file of a build in the order in which they are best looked at, ready to be bound.

    ``attached`` returns what goes into a session pack of a name.
    """
    bench = Bench()
    both = zip(pressed.editions, pressed.edition_parts, pressed.large_parts, strict=True)
    for edition, parts, larger in both:
        bindery = _Bindery(pressed, edition, bench, attached)
        for pack in PACKS:
            chosen = [part for part in (larger if pack.large else parts) if pack.holds(bindery.papers[part.id])]
            # the desk has one pack, whatever people read
            told = pack.audience == "desk" and edition is not pressed.editions[0]
            if chosen and not told and pack.copies(bindery.papers[chosen[0].id]):
                yield bindery.pack(pack, chosen)
        yield from (bindery.leaves(part) for part in larger if part.id in SINGLE)
    bindery = _Bindery(pressed, pressed.editions[0], bench)
    for part in pressed.parts:
        yield bindery.alone(part)
        if part.id in BOOKLET:
            yield bindery.booklet(part)


def session_packs(pressed: Pressed) -> Iterator[PackFile]:
    """Bind and return the session pack of each edition, and no other file."""
    bench = Bench()
    for edition, parts in zip(pressed.editions, pressed.edition_parts, strict=True):
        bindery = _Bindery(pressed, edition, bench)
        chosen = [part for part in parts if PACKS[0].holds(bindery.papers[part.id])]
        if chosen:
            yield bindery.pack(PACKS[0], chosen)


class _Bindery:
    """What the files of one edition share: the plan of each part, the filler page, and the parts once opened."""

    def __init__(self, pressed: Pressed, edition: Edition, bench: Bench, attached: Attached = lambda _: ()) -> None:
        self.pressed, self.edition, self.bench, self.attached = pressed, edition, bench, attached
        self.papers = {paper.id: paper for paper in pressed.plan.documents}

    @cached_property
    def blank(self) -> Part:
        """The filler page."""
        return self._filler(self.pressed.plan.session.layout)

    def _filler(self, layout: Layout) -> Part:
        paper = DocumentPlan("filler", "", "", "attendee", "once", 1)
        return self._press(paper, lambda _, __, words: filler(words), layout)

    def pack(self, pack: Pack, chosen: list[Part]) -> PackFile:
        """Bind parts behind a cover with contents, each on a right-hand page where both sides are printed."""
        large = self.pressed.large if pack.large else None
        copies = pack.copies(self.papers[chosen[0].id])
        whole = pack.kind == "session"
        told = (print_jobs(self.pressed, self.edition), remarks(self.pressed, self.edition)) if whole else None

        def cover(plan: Plan, _: DocumentPlan, wording: Wording) -> Flow:
            papers = {paper.id: paper for paper in plan.documents}
            if pack.kind != "session":  # whoever gets a pack reads of its own copies
                papers = {key: replace(paper, number=pack.copies(paper), large=0) for key, paper in papers.items()}
            entries = tuple(Entry(papers[part.id], part.pages) for part in chosen)
            return front(plan, wording, pack.kind, entries, told)

        matter = self._press(DocumentPlan(f"front-{pack.kind}", "", "", "attendee", "once", 1), cover, large)
        parts = (matter, *chosen)
        if pack.audience != "desk":  # what the desk has is printed on one side, where every page is a right-hand one
            parts = tuple(_right_handed([*parts], self._filler(large) if large else self.blank))
        title = f"{matter.title}: {bare(self.edition.leading.plan.session.asked.title)}"
        pages = sum(part.pages for part in parts)
        path, personal = pack_name(pack, self.edition), any(map(self._personal, chosen))
        attached = self.attached(path) if pack.kind == "session" else ()
        data = self._bind(title, parts, matter.lang, "one" if pack.audience == "desk" else "long", attached)
        holds, fronted = tuple(file_of(part, self.edition) for part in chosen), (matter.digest, matter.pages)
        return PackFile(path, data, pages, pack.audience, copies, pack.each, personal, holds=holds, front=fronted)

    def leaves(self, part: Part) -> PackFile:
        """Bind a paper in large print that is in no pack: briefs, from which tables take what they need, and others."""
        paper = self.papers[part.id]
        data = self._bind(part.title, (part,), part.lang, sides_of(part, SINGLE[part.id]))
        path, each = leaves_name(paper, mark_of(part, self.edition)), paper.copies
        each = "table" if each == "sets" else each
        return PackFile(path, data, part.pages, paper.audience, paper.large, each, holds=(file_of(part, self.edition),))

    def alone(self, part: Part) -> PackFile:
        """Bind one part as a file of its own; where there are several editions, its name has its language."""
        paper = self.papers[part.id]
        sides = None if part.id in SCREEN else sides_of(part, kind_of(part.id))
        data = self._bind(part.title, (part,), part.lang, sides)
        each, personal = paper.copies, self._personal(part)
        # what is printed as a booklet is not printed page by page
        copies = 0 if part.id in BOOKLET else paper.number
        return PackFile(file_of(part, self.edition), data, part.pages, paper.audience, copies, each, personal, part.id)

    def booklet(self, part: Part) -> PackFile:
        """Make the booklet of a part that is set on A5; raises ContentInvalid (IW331) where that had no room there."""
        if part.paper != "A5":
            what = f"a word of {part.id!r} is wider than a page of A5, so that no booklet can be made of it"
            refuse([Problem("IW331", what, "Break or shorten the longest word, or write booklet: false.")])
        from iisam_workshop.bind.booklet import imposed  # a session with a booklet needs pypdf

        paper, labels = self.papers[part.id], self.edition.leading.wording.labels
        title = bare(labels["programme.booklet"]).format(title=part.title)
        binding = Binding(title, bare(self.edition.leading.plan.session.council.name), part.lang, (part,), "short")
        data = Unmade(file_key(binding), partial(self.bench.booklet, binding))
        path, sides = booklet_name(part, self.edition), len(imposed(part.pages))
        return PackFile(
            path, data, sides, paper.audience, paper.number, paper.copies, holds=(file_of(part, self.edition),)
        )

    def _personal(self, part: Part) -> bool:
        return part.personal and self.pressed.plan.session.people.named

    def _press(self, paper: DocumentPlan, maker: Maker, layout: Layout | None = None) -> Part:
        return press_matter(self.pressed, self.edition, paper, maker, layout)

    def _bind(
        self, title: str, parts: tuple[Part, ...], lang: str, sides: Sides | None, attached: tuple[Attachment, ...] = ()
    ) -> Unmade:
        binding = binding_of(self.edition, title, parts, lang, sides, attached)
        return Unmade(file_key(binding), partial(self.bench.bind, binding))


def binding_of(
    edition: Edition,
    title: str,
    parts: tuple[Part, ...],
    lang: str,
    sides: Sides | None,
    attached: tuple[Attachment, ...] = (),
) -> Binding:
    """Return parts as one file of an edition, by the council, and for the archive where the session says so."""
    session = edition.leading.plan.session
    return Binding(title, bare(session.council.name), lang, parts, sides, attached, session.asked.documents.archive)


def press_matter(
    pressed: Pressed, edition: Edition, paper: DocumentPlan, maker: Maker, layout: Layout | None = None
) -> Part:
    """Compose and press what is made after the papers are counted; the gate looks at it as at every paper."""
    plan, document = pressed.plan, edition.make(paper, maker)
    if leaks := vetted((plan,), (document,)):
        refuse(leaks)
    what = document, layout or plan.session.layout, plan.pack_id, plan.session.name_type
    return pressed.kept.submit(SerialExecutor(), press_document, *what).result()


def _right_handed(parts: list[Part], blank: Part) -> Iterator[Part]:
    """Put a filler page wherever the next part would start on the back of a leaf."""
    pages = 0
    for part in parts:
        if pages % 2:
            yield blank
            pages += blank.pages
        yield part
        pages += part.pages
