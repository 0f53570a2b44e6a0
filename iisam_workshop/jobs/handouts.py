"""One PDF for each person, for days that people join from elsewhere, and the table that a mail merge needs.

A file is called by the code of the card in it, so that no name stands in a folder, an e-mail's log or a link.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from iisam_workshop._version import versions
from iisam_workshop.bind.bind import Shelf, bind
from iisam_workshop.compose.briefs import own_brief
from iisam_workshop.errors import Problem, refuse
from iisam_workshop.export.cells import csv_table
from iisam_workshop.export.manifest import BuiltFile, manifest
from iisam_workshop.files import output_folder, try_folder, write_file
from iisam_workshop.jobs.build import record_of, record_path
from iisam_workshop.jobs.editions import Edition
from iisam_workshop.jobs.make import Composed, compose_session, large_layout, press_document, session_of
from iisam_workshop.jobs.pack_file import PackFile, fill, folder_beside
from iisam_workshop.jobs.page_problems import page_problems
from iisam_workshop.load.session import email_addresses
from iisam_workshop.model.deck import DocumentPlan, GridDeck
from iisam_workshop.model.document import Document
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Binding, Part
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.session import Session
from iisam_workshop.model.tongues import bare
from iisam_workshop.plan.documents import documents
from iisam_workshop.plan.large_print import LargePrint

__all__ = ["HandoutsReport", "hand_out"]

_SENT_AHEAD, _GLOSSARY = "joining", "glossary"
_BRIEFS, _DECKS = "briefs", ("bingo-cards", "bingo-cards-large")
_TABLE = "mail-merge.csv"
_HEAD = ("Card", "File", "Seat", "Table", "Name", "First name", "Organisation", "Language")


@dataclass(frozen=True, slots=True)
class HandoutsReport:
    """What was made: the folder, a PDF for each person and the table for a mail merge; ``papers`` are in each PDF.

    ``addresses`` counts the people with an e-mail address in the table.
    """

    folder: Path
    files: tuple[BuiltFile, ...]
    papers: tuple[str, ...]
    addresses: int
    problems: tuple[Problem, ...]


def hand_out(
    source: Path | str,
    out: Path | str | None = None,
    *,
    emails: bool = False,
    force: bool = False,
    strict: bool = False,
) -> HandoutsReport:
    """Make a PDF for each person of a session into ``out``, by default ``build/<council>-<date>-people`` beside it.

    Each has the handouts that everybody gets, the brief of the person's seat and the person's card. With ``emails``
    the table has the addresses of the list, which no other file of ours ever has.

    Raises WorkshopError, having written nothing, when anything is wrong with the session, warnings included where
    ``strict``; OutputRefused when the folder cannot be written.
    """
    source = Path(source)
    session = session_of(source)
    folder = Path(out) if out else folder_beside(source, session, "people")
    try_folder(folder, force=force)
    large = LargePrint(frozenset(who.key for who in session.people.attendees if who.large_print))
    wanted = [paper.id for paper in documents(session, 1, 1, large=large) if _goes_to_each(paper, session)]
    composed = compose_session(session, wanted)
    letters = email_addresses(source) if emails else {}
    people, named = _People(composed), session.people.named
    made = [*map(people.file, composed.plan.seats)]
    made.append(PackFile(_TABLE, _table(people, letters, emails=emails), 0, "facilitator", 0, "once", personal=named))
    files = tuple(file.listed for file in made)
    problems = (*composed.problems, *page_problems(composed.plan, people.pressed))
    if strict and problems:
        refuse(problems)
    with output_folder(folder, force=force) as output:
        fill(output, made)
        # the codes are promised now, so that printing cards later must not change them
        write_file(record_path(source), record_of(composed.plan))
        output.finish(manifest(composed.plan, people.parts, files, versions(), problems))
        papers = tuple(paper.id for paper in composed.plan.documents)
        return HandoutsReport(output.path, files, papers, sum(map(bool, letters.values())), problems)


def _goes_to_each(paper: DocumentPlan, session: Session) -> bool:
    if paper.id == _GLOSSARY and session.asked.bingo.play == "definition":
        return False  # whoever has it before the game need not know what the words mean
    each = (paper.audience, paper.copies) == ("attendee", "person") and paper.id != _SENT_AHEAD
    return each or paper.id == _BRIEFS or paper.id in _DECKS


class _People:
    """The parts of everybody's files: those that many share are pressed once."""

    def __init__(self, composed: Composed) -> None:
        self.plan, self.editions = composed.plan, composed.editions
        self.codes = {card.owner: card.code for card in composed.plan.game.cards if card.owner}
        self.shelf = Shelf()
        self._pressed: dict[tuple[int | str, ...], Part] = {}

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that are not one person's alone."""
        return tuple(part for key, part in self._pressed.items() if isinstance(key[0], int))

    @property
    def pressed(self) -> tuple[Part, ...]:
        """All parts."""
        return tuple(self._pressed.values())

    @cached_property
    def large(self) -> Layout:
        """The layout for those who want large print."""
        return large_layout(self.plan.session.layout)

    def file(self, seat: Seat) -> PackFile:
        """Return the PDF of whoever has that seat."""
        edition = self._edition(seat)
        parts = tuple(self._parts(seat, edition))
        words, asked = edition.leading.wording, edition.leading.plan.session
        title = f"{words.labels['file.person']}: {bare(asked.asked.title)}"
        data = bind(Binding(title, bare(asked.council.name), words.lang, parts), self.shelf)
        pages, named = sum(part.pages for part in parts), self.plan.session.people.named
        return PackFile(self.path(seat), data, pages, "attendee", 1, "once", personal=named)

    def path(self, seat: Seat) -> str:
        """Return the name of a person's file."""
        return f"{self.codes[seat.attendee.key]}.pdf"

    def _edition(self, seat: Seat) -> Edition:
        """Return the pack in the language that the person wants, the leading one where the list does not say."""
        return next((each for each in self.editions if each.mark == seat.attendee.language), self.editions[0])

    def _parts(self, seat: Seat, edition: Edition) -> Iterator[Part]:
        large = seat.attendee.large_print
        decks = [each for each in edition.documents if isinstance(each, GridDeck)]
        for document in edition.documents:
            if isinstance(document, GridDeck):
                if document is decks[0]:
                    yield self._card(self.codes[seat.attendee.key], decks, large=large)
            elif document.plan.id == _BRIEFS:
                role = self.plan.cast.dealt[seat.number]
                brief = edition.make(document.plan, partial(own_brief, partner_id=role))
                yield self._part((role, edition.mark), brief, large=large)
            else:
                yield self._part((id(document),), document, large=large)

    def _card(self, code: str, decks: Sequence[GridDeck], *, large: bool) -> Part:
        """Return a card, from the deck of its size where it lies in both."""
        held = [(deck, face) for deck in decks for face in deck.faces if face.code == code]
        deck, face = min(held, key=lambda each: each[0].large is not large)
        return self._part((code,), replace(deck, faces=(face,), per_sheet=1), large=large)

    def _part(self, key: tuple[int | str, ...], document: Document, *, large: bool) -> Part:
        if (*key, large) not in self._pressed:
            session = self.plan.session
            layout = self.large if large else session.layout
            self._pressed[*key, large] = press_document(document, layout, self.plan.pack_id, session.name_type)
        return self._pressed[*key, large]


def _table(people: _People, letters: Mapping[int, str], *, emails: bool) -> bytes:
    """Return the table of a mail merge, a row for each person in the order of the seats."""
    plan: Plan = people.plan
    rows: list[tuple[object, ...]] = [(*_HEAD, *(("E-mail",) if emails else ()))]
    for seat in plan.seats:
        who, path = seat.attendee, people.path(seat)
        told = (people.codes[who.key], path, seat.number, seat.table, who.name, who.called, who.agency)
        address = (letters.get(who.row, ""),) if emails else ()
        rows.append((*told, who.language or plan.session.languages[0], *address))
    return csv_table(rows)
