"""What may not change from one version to the next, because papers that were handed out depend on it.

Each list is a file of ``tests/plan/vectors/``: made from a few words and numbers that stand here, by the functions that
a build uses. No session file, catalogue or layout of ours goes in, so that new content changes none of them; what
does change one is other arithmetic of ours, or another version of Python, Faker or numpy. ``make vectors`` writes them
again, and says what that means for packs that were handed out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from iisam_workshop.export.calendar import _uid
from iisam_workshop.load.attendees import people_of
from iisam_workshop.model.blocks import Heading, Paragraph, runs
from iisam_workshop.model.deck import DocumentPlan
from iisam_workshop.model.document import Flow
from iisam_workshop.model.fiction import Wanted
from iisam_workshop.model.roll import Entry
from iisam_workshop.model.spelling import plain, slug
from iisam_workshop.plan import codes
from iisam_workshop.plan.bulk_codes import bulk_codes
from iisam_workshop.plan.bulk_wish import BulkWish
from iisam_workshop.plan.chance import Chance
from iisam_workshop.plan.deal import deal
from iisam_workshop.plan.fiction import invent_people, sample_attendees
from iisam_workshop.plan.loose import deal_loose, pack_word
from iisam_workshop.plan.reserved import number
from iisam_workshop.plan.seating import seat_people
from iisam_workshop.plan.uniqueness import digest
from iisam_workshop.press.part import _digest
from tests.plan.builders import full_day, session

__all__ = ["FOLDER", "VECTORS", "Vector", "text_of"]

FOLDER = Path(__file__).parent / "vectors"
SEED = "leicestershire-2027-03-04"
DAY = date(2027, 3, 4)


@dataclass(frozen=True)
class Vector:
    """A list of lines that may not change; ``means`` is what it means for handed-out papers if it does all the same."""

    lines: Callable[[], Iterator[str]]
    stands_on: str
    means: str


def _chance() -> Iterator[str]:
    for name in ("deal", "calls", "seats"):
        stream = Chance(SEED).stream(name)
        yield f"below 1000, {name}: {' '.join(str(stream.below(1000)) for _ in range(12))}"
        yield f"shuffle of 20, {name}: {' '.join(map(str, Chance(SEED).stream(name, 'order').shuffle(range(20))))}"
        yield f"sample of 5 in 50, {name}: {' '.join(map(str, Chance(SEED).stream(name).sample(range(50), 5)))}"
    yield f"another language: {Chance('cyngor-ŵ').stream('a', 'b').below(10**9)}"
    yield f"bytes: {Chance(SEED).bytes(16, 'odds').hex()}"


def _codes() -> Iterator[str]:
    yield "of numbers: " + " ".join(map(codes.make, (0, 1, 22, 23, 12_345, codes.COUNT - 1)))
    stream, used = Chance(SEED).stream("codes"), set()
    for _ in range(10):
        used.add(codes.draw(stream, used))
    yield "drawn: " + " ".join(sorted(used))
    yield "by the thousand: " + " ".join(bulk_codes(10, SEED))
    yield f"word of a pack: {pack_word(SEED)}"


def _deal() -> Iterator[str]:
    game = deal(session(12, seed=SEED, day=full_day()))[0]
    for card in game.cards[:4]:
        yield f"{card.code} {' '.join(game.pool[square].id for square in card.squares)}"
    told = [(card.code, [game.pool[square].id for square in card.squares]) for card in game.cards]
    yield f"all {len(told)} cards: {digest(told)}"


def _bulk() -> Iterator[str]:
    for count in (40, 2_500):
        dealt = deal_loose(BulkWish(count, 5, 5, 12, (tuple(range(60)),), (tuple(range(24)),), SEED))
        yield f"first of {count}: {dealt.codes[0]} {' '.join(str(int(square)) for square in dealt.squares[0])}"
        told = [(code, [str(int(n)) for n in card]) for code, card in zip(dealt.codes, dealt.squares, strict=True)]
        yield f"all {count}: {digest(told)}"


def _people() -> Iterator[str]:
    entries = (
        Entry(2, 2, "Zoë O’Brien-Smith", "Eastmere Council", "Manager", email="zoe@eastmere.example"),
        Entry(3, 3, "SIÂN PŴLL", "Iechyd Dwyrain", filed="Pŵll, Siân"),
        Entry(4, 4, "Lee Fox", "Police"),
        Entry(5, 5, "Lee Fox", "Police", email="fox@police.example"),
        Entry(6, 6, "王小明", "Housing"),
    )
    for who in people_of(entries, SEED).attendees:
        yield f"row {who.row}: {who.key} {' '.join(who.also)}".rstrip()


def _seats() -> Iterator[str]:
    for count in (12, 24):
        seats = seat_people(session(count, seed=SEED))[0]
        for table in sorted({seat.table for seat in seats}):
            sitting = sorted((seat.number, seat.attendee.name) for seat in seats if seat.table == table)
            yield f"{count} people, table {table}: " + ", ".join(f"{at} {name}" for at, name in sitting)


_PELLS = (
    Wanted("mother", "woman", "pell", age=34),
    Wanted("son", "any", "pell", age=9),
    Wanted("tenant", "man", age=71),
    Wanted("doctor", "woman", title="Dr"),
    Wanted("neighbour", "any", welsh=True, age=52),
)


def _names() -> Iterator[str]:
    people, _ = invent_people(_PELLS, seed=SEED, scenario="long-lane", day=DAY, taken=("Ann Archer",), frozen={})
    for name, who in people.items():
        yield " ".join(filter(None, (f"{name}:", who.title, who.given, who.family, str(who.birth or ""))))
    for name, organisation, role in sample_attendees(SEED, 8):
        yield f"sample list: {name}, {organisation}, {role}"


def _numbers() -> Iterator[str]:
    kinds = ("phone", "email", "nhs", "nino", "postcode", "reference")
    for kind in kinds:
        found = [number(kind, name, seed=SEED, scenario="long-lane") for name in ("pell", "mobile-pell", "desk")]
        yield f"{kind}: {', '.join(found)}"


def _spelling() -> Iterator[str]:
    names = (
        "Siân’s Tŷ Hafan",
        "Łódź & Straße",
        "CON",
        "aux.pdf",
        "../../etc/passwd",
        "Ⅳ ½ ﬁne",
        "王小明",
        "a" * 70,
        "İıŞ",
    )
    for name in names:
        yield f"{name} -> file {slug(name) or '(nothing)'}; same as {plain(name)!r}"


def _digests() -> Iterator[str]:
    paper = DocumentPlan("minutes", "M", "Minutes", "attendee", "person", 1)
    flow = Flow(paper, (Heading(1, runs("Minutes")), Paragraph(runs("Ŵ: agree – in writing."))), "{part}-{page}")
    yield f"footer of a small paper: {_digest(flow)}"
    yield f"footer of plain values: {_digest('é', 1, 2.5, True, None, DAY, ('a', 'b'))}"
    yield f"certificate of one card: {digest([('7KM2A', ('acorn', 'bridge'))])}"


@dataclass(frozen=True)
class _Item:
    kind: str
    day: int | None
    id: str


def _calendar() -> Iterator[str]:
    for item in (_Item("day", 1, "tea"), _Item("joining", None, "call")):
        yield f"{item.id}: {_uid(item, session(4, seed=SEED))}"


_NEW_CARDS = (
    "A session that has its record (session.record.json) keeps every card and seat that was dealt. One without, and a "
    "pack made again from a recipe without its people, gets other ones: all that was printed before is void."
)

VECTORS = {
    "chance": Vector(_chance, "Python's random() and hashlib", _NEW_CARDS),
    "codes": Vector(_codes, "our own arithmetic, numpy", _NEW_CARDS),
    "deal": Vector(_deal, "our own dealer", _NEW_CARDS),
    "bulk": Vector(
        _bulk,
        "numpy",
        "'bingo cards' makes other cards from the same seed: a card that was printed cannot be printed again, and none "
        "of the old deal stands in a new table of cards.",
    ),
    "people": Vector(
        _people,
        "hashlib, and Python's Unicode for how names are compared",
        "Nobody on a list is found again in the record of an earlier build: everybody gets another card and another "
        "seat, and everything with a name is to be printed again.",
    ),
    "seats": Vector(
        _seats,
        "our own arithmetic",
        "A session that has its record keeps its seats. One without, and a pack made again from a recipe without its "
        "people, seats them elsewhere: badges, table plan and cards are to be printed again.",
    ),
    "names": Vector(
        _names,
        "Faker's lists of British names, and our own",
        "A session that was built keeps the names of its scenario in its record. One without, and a pack made again "
        "from a recipe without its people, gets other names; its papers and the earlier ones must not be mixed.",
    ),
    "numbers": Vector(
        _numbers,
        "our own arithmetic",
        "Numbers stand in no record: a built session prints other telephone numbers and references. Its scenario "
        "papers are to be printed again, all of them together; 'build' lists them.",
    ),
    "spelling": Vector(
        _spelling,
        "Python's Unicode tables",
        "Files get other names, and people are told apart otherwise: 'build' takes the old files away and tells the "
        "new ones as new, though their pages may be the same.",
    ),
    "digests": Vector(
        _digests,
        "how Python writes frozen values, and the fields of ours",
        "The short digest in the footer of every paper changes: 'build' tells every page to be printed again, though "
        "its words are the same. What was handed out stays right; two footers no longer prove two texts.",
    ),
    "calendar": Vector(
        _calendar,
        "hashlib",
        "Appointments get other identifiers: whoever imports agenda.ics again has every one of them twice.",
    ),
}


def text_of(name: str) -> str:
    """Return a vector as its file should be."""
    vector = VECTORS[name]
    head = (f"# Stands on {vector.stands_on}.", f"# If it changes: {vector.means}")
    return "\n".join((*head, "", *vector.lines(), ""))
