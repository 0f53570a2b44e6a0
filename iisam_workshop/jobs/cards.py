"""Cards without a session: ten or ten thousand from the catalogue or any list of terms, in one file.

Everything here starts fast and streams: no model of a session is imported, no page is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from iisam_workshop import resources
from iisam_workshop.bind.metadata import xmp
from iisam_workshop.compose.loose_cards import Loose, loose_cards
from iisam_workshop.errors import OutputRefused, Place, Problem, refuse
from iisam_workshop.files import new_file
from iisam_workshop.jobs.card_stock import Stock, read_stock
from iisam_workshop.jobs.cut_names import cut_names
from iisam_workshop.load.word_lists import plain_layout, read_names
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.wording import Wording
from iisam_workshop.pdf.run import PrintRun, write_run
from iisam_workshop.plan.bulk_wish import BulkWish
from iisam_workshop.plan.loose import LooseDeal, deal_loose, pack_word
from iisam_workshop.press.card_look import plain_look
from iisam_workshop.press.cards import set_cards
from iisam_workshop.press.fonts import missing_glyphs, register
from iisam_workshop.press.scripts import unsettable

__all__ = ["CardsReport", "CardsWish", "make_cards"]

_PRODUCER = "iisam-workshop"
_Printed = tuple[int, list[str]]
"""How many pages there are, and the codes of cards with cut names."""


@dataclass(frozen=True, slots=True)
class CardsWish:
    """What is asked for. ``count`` of 0 makes a card for each name; ``pool`` of 0 takes all terms.

    ``free`` is None for a free square wherever there is a middle; ``listing`` is where to write each card's terms.
    ``stacked`` cards are in order when the sheets are cut at once and the piles laid on one another.
    """

    out: Path
    count: int = 0
    names: Path | None = None
    terms: Path | None = None
    grid: tuple[int, int] = (5, 5)
    free: bool | None = None
    free_text: str = ""
    journey: bool = False
    per_sheet: int = 1
    pool: int = 0
    title: str = ""
    seed: str = "cards"
    listing: Path | None = None
    stacked: bool = False


@dataclass(frozen=True, slots=True)
class CardsReport:
    """What was made, and what is proved of it; ``shared`` is None where there are too many pairs to look at all."""

    path: Path
    cards: int
    pages: int
    terms: int
    shared: int | None
    pair: tuple[str, str]
    floor: int
    uses: tuple[int, int]
    repeats: int
    problems: tuple[Problem, ...]


def make_cards(wish: CardsWish, progress: Callable[[str], None] = lambda _: None) -> CardsReport:
    """Make the cards and write them; raises WorkshopError, having written nothing, when anything is wrong."""
    progress("reading")
    names, doubts = read_names(wish.names) if wish.names else ((), ())
    stock = read_stock(wish.terms, wish.pool)
    count = wish.count or len(names)
    register(resources.folder("layouts") / "fonts")
    problems = (*_faults(wish, stock, count, len(names)), *_taken(wish))
    if problems:
        refuse(problems)
    progress("dealing")
    asked = _to_deal(wish, stock, count)
    dealt = deal_loose(asked)
    progress("printing")
    wording = read_wording("en")
    with _listed(wish, stock, dealt):
        pages, cut = _print(wish, stock, names, (asked.free, dealt), wording)
    shared, (one, other) = dealt.most_alike()
    pair = (dealt.codes[one], dealt.codes[other])
    uses = (min(dealt.uses), max(dealt.uses))
    doubts = (*stock.doubts, *doubts, *_undrawable(names), *cut_names(cut))
    return CardsReport(wish.out, count, pages, len(stock.terms), shared, pair, dealt.floor, uses, dealt.repeats, doubts)


def _faults(wish: CardsWish, stock: Stock, count: int, names: int) -> list[Problem]:
    columns, rows = wish.grid
    found = []
    if count < 1:
        hint = "Say how many with --count, or give a list with --names."
        found.append(Problem("IW251", "no card is asked for", hint))
    if count < names:
        what = f"{count:,} cards are asked for, and the list has {names:,} names"
        found.append(Problem("IW251", what, "Leave --count out for one card to each name, or raise it."))
    if not (3 <= columns <= 6 and 3 <= rows <= 6):
        what = f"a grid of {columns}x{rows} is asked for, and cards have 3 to 6 columns and rows"
        found.append(Problem("IW605", what, "Choose 3x3, 4x4 or 5x5."))
    if wish.free and not (columns % 2 and rows % 2):
        what = f"a free square is asked for, and a grid of {columns}x{rows} has no square in the middle"
        found.append(Problem("IW602", what, "Leave --free out, or choose an odd number of columns and rows."))
    if wish.journey and (wish.terms or len(stock.stages) not in wish.grid):
        what = "a journey layout needs the catalogue's terms and six columns or six rows, one for each stage"
        found.append(Problem("IW615", what, "Leave --terms out, and choose 6x4, 6x5, 4x6 or 6x6."))
    if wish.pool and wish.terms:
        what = "a pool is asked for, and it is of the catalogue's terms, not of a list of your own"
        found.append(Problem("IW604", what, "Leave --pool out, and take terms out of your list instead."))
    elif wish.pool and not 1 <= wish.pool <= len(stock.terms):
        what = f"a pool of {wish.pool} terms is asked for, and there are {len(stock.terms)}"
        found.append(Problem("IW604", what, f"Ask for {len(stock.terms)} or fewer."))
    gone = [(n, missing_glyphs(term)) for n, term in enumerate(stock.terms)]
    found += [
        Problem("IW231", f"the typeface cannot draw {' '.join(letters)} of term {n + 1}", "Write the term without.",
                Place(str(wish.terms)))
        for n, letters in gone
        if letters
    ]  # fmt: skip
    for option, text in (("--title", wish.title), ("--free-text", wish.free_text)):
        if letters := missing_glyphs(text):
            what = f"the typeface cannot draw {' '.join(letters)} of {option}"
            found.append(Problem("IW231", what, "Write the text without."))
    return found


def _taken(wish: CardsWish) -> list[Problem]:
    """Refuse (IW501) to write over a file that is no PDF, such as the list of names."""
    outputs = [(wish.out, b"%PDF"), *([(wish.listing, b"Card,")] if wish.listing else [])]
    found = []
    if wish.listing and wish.listing.resolve() == wish.out.resolve():
        what = f"{wish.out.name!r} is named for the cards and for their list"
        found.append(Problem("IW501", what, "Name another file for one of them."))
    for path, sign in outputs:
        try:
            with path.open("rb") as file:
                ours = file.read(len(sign)) == sign
        except FileNotFoundError:
            continue
        except OSError:
            raise OutputRefused(Problem("IW502", f"{path.name!r} cannot be written", "Name another file.")) from None
        if not ours:
            what = f"{path.name!r} is there already, and this program did not make it"
            found.append(Problem("IW501", what, "Name another file."))
    return found


def _free(wish: CardsWish) -> int | None:
    columns, rows = wish.grid
    if wish.free is False or not (columns % 2 and rows % 2):
        return None
    return rows // 2 * columns + columns // 2


def _to_deal(wish: CardsWish, stock: Stock, count: int) -> BulkWish:
    (columns, rows), free = wish.grid, _free(wish)
    squares = columns * rows - (free is not None)
    groups: tuple[tuple[int, ...], ...] = (tuple(range(len(stock.terms))),)
    seats: tuple[tuple[int, ...], ...] = (tuple(range(squares)),)
    if wish.journey:
        groups = tuple(tuple(n for n, stage in enumerate(stock.stage_of) if stage == each.id) for each in stock.stages)
        across = columns == len(groups)
        seats = tuple(
            tuple(range(place, squares, columns)) if across else tuple(range(place * columns, (place + 1) * columns))
            for place in range(len(groups))
        )
    return BulkWish(count, columns, rows, free, groups, seats, wish.seed)


def _print(
    wish: CardsWish, stock: Stock, names: Sequence[str], game: tuple[int | None, LooseDeal], wording: Wording
) -> _Printed:
    free, dealt = game
    pack = f"BINGO {pack_word(wish.seed)}"
    title = wish.title or wording.labels["bingo.heading"]
    deck = loose_cards(
        Loose(
            title=title,
            terms=stock.terms,
            columns=wish.grid[0],
            rows=wish.grid[1],
            free=free,
            free_text=wish.free_text,
            codes=dealt.codes,
            squares=dealt.squares,
            names=names,
            stages=stock.stages,
            heads=wish.journey,
            pack=pack,
            per_sheet=wish.per_sheet,
            stacked=wish.stacked and wish.per_sheet > 1,
        ),
        wording,
    )
    made = set_cards(deck, plain_look(*plain_layout("standard")), pack, lambda _: "")
    pages = -(-len(dealt.codes) // wish.per_sheet)
    run = PrintRun(
        title=title,
        lang=wording.lang,
        size=made.size,
        count=pages,
        sheets=made.sheets,
        formes=made.formes,
        plates=made.plates.made,
        fonts=made.case.fonts,
        metadata=xmp(title, _PRODUCER, wording.lang, _PRODUCER, accessible=True),
        information={"Title": title, "Producer": _PRODUCER},
    )
    with new_file(wish.out) as write:
        write_run(run, write)
    return pages, made.cut


@contextmanager
def _listed(wish: CardsWish, stock: Stock, dealt: LooseDeal) -> Iterator[None]:
    """Write each card's terms as CSV, for whoever checks the winners; the file is there when the block ends well."""
    if not wish.listing:
        yield
        return
    rows = (f"{n},{code}," for n, code in enumerate(dealt.codes, 1))
    quoted = ['"' + term.replace('"', '""') + '"' for term in stock.terms]
    with new_file(wish.listing) as write:
        squares = len(next(iter(dealt.squares)))
        write(f"Card,Code,{','.join(f'Square {n}' for n in range(1, squares + 1))}\r\n".encode())
        for row, face in zip(rows, dealt.squares, strict=True):
            write(f"{row}{','.join([quoted[term] for term in face])}\r\n".encode())
        yield


def _undrawable(names: Sequence[str]) -> list[Problem]:
    letters = set(chain.from_iterable(names))
    listed = "".join(sorted(letters))
    gone = missing_glyphs(listed) + unsettable(listed)
    if not gone:
        return []
    cards = [n for n, name in enumerate(names, 1) if not letters.isdisjoint(gone) and set(gone) & set(name)]
    shown = ", ".join(map(str, cards[:5])) + (" and others" if len(cards) > 5 else "")
    what = f"the typeface lacks letters of the name on card {shown}, so a line is printed instead"
    return [Problem("IW232", what, "Write the name on the line by hand.", None, "warning")]
