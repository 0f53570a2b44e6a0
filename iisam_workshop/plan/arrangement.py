"""Where each term stands on a card: by chance, so that no line is the line of another card, and to win when it should.

A card wins with the first of the grid's *ways* that is complete; for a line these are the lines, for corners and full
cards there is one. A window are the first and the last call with which a card may win.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.groups import Groups, Hand, terms_of

__all__ = ["Board", "Lines", "Squares", "Window", "called_by", "fewest_stops", "lay_out", "line_sets"]

Squares = tuple[int, ...]
"""The terms of a card as positions in the pool, row by row."""

Lines = tuple[tuple[int, ...], ...]
"""Lines of a grid, or other ways to win, as positions among its squares."""

Window = tuple[int, int]
"""The first and the last call (from 1) with which a card may win."""

_SWAPS = 600
_TRIES = 8
_NODES = 400


@dataclass(frozen=True, slots=True)
class Board:
    """A grid: its lines, the ways to win that depend on where terms stand, and when each term of the pool is called.

    ``zones`` are the group to which each square belongs in a journey layout, empty where terms may stand anywhere.
    """

    lines: Lines
    ways: Lines = ()
    when: tuple[int, ...] = ()
    zones: tuple[int, ...] = ()


def lay_out(
    hands: Sequence[Hand],
    board: Board,
    groups: Groups,
    taken: set[frozenset[int]],
    streams: Iterable[Stream],
    windows: Sequence[Window] = (),
) -> tuple[list[Squares], int]:
    """Lay every hand on the grid; also return how many of them share a line with another or a ``taken`` one.

    A line is its set of terms, in whatever order; the lines of these cards join the taken ones. A card for which no
    way was found to win in its window is laid by chance alone.
    """
    faces, clashes = [], 0
    for number, (hand, stream) in enumerate(zip(hands, streams, strict=True)):
        window = windows[number] if windows and board.ways else None
        squares = tuple(_best(_parted(hand, board, groups), board, taken, stream, window))
        mine = line_sets(squares, board.lines)
        clashes += not taken.isdisjoint(mine)
        taken |= mine
        faces.append(squares)
    return faces, clashes


def line_sets(squares: Squares, lines: Lines) -> set[frozenset[int]]:
    """Return the lines of a card as sets of terms."""
    return {frozenset([squares[place] for place in line]) for line in lines}


def called_by(squares: Sequence[int], board: Board) -> int:
    """Return the call with which a card wins, where the ways to win depend on where terms stand."""
    return min(max(board.when[squares[place]] for place in way) for way in board.ways)


@cache
def fewest_stops(ways: Lines) -> int:
    """Return on how few squares a card needs terms that are still to come, so that no way to win is complete."""
    least = max(len(_apart(_masks(ways))), 1)
    while not any(True for _ in _hits(_masks(ways), least, 0)):
        least += 1
    return least


def _parted(hand: Hand, board: Board, groups: Groups) -> dict[int, list[int]]:
    """Return the terms of a hand by zone."""
    if not board.zones:
        return {0: list(terms_of(hand))}
    return {zone: list(terms_of(hand & mask)) for zone, mask in enumerate(groups.masks)}


def _best(
    terms: dict[int, list[int]], board: Board, taken: set[frozenset[int]], stream: Stream, window: Window | None
) -> list[int]:
    best: list[int] = []
    least = len(board.lines) + 1
    for _ in range(_TRIES if window else 1):
        start = _timed(terms, board, stream, window) if window else _shuffled(terms, board, stream)
        if not start:
            continue
        squares, clashes = _untangled(start, board, taken, stream, window)
        if len(clashes) < least:
            best, least = squares, len(clashes)
        if not clashes:
            break
    return best or _shuffled(terms, board, stream)


def _shuffled(terms: dict[int, list[int]], board: Board, stream: Stream) -> list[int]:
    left = {zone: stream.shuffle(held) for zone, held in terms.items()}
    zones = board.zones or (0,) * len(left[0])
    return [left[zone].pop() for zone in zones]


def _untangled(
    start: list[int], board: Board, taken: set[frozenset[int]], stream: Stream, window: Window | None
) -> tuple[list[int], Lines]:
    """Swap squares of taken lines as long as that leaves no more such lines than before, and the win in its window."""
    squares, clashes = start, _clashes(start, board.lines, taken)
    for _ in range(_SWAPS):
        if not clashes:
            break
        one, other = stream.choice(stream.choice(clashes)), stream.below(len(squares))
        if board.zones and board.zones[one] != board.zones[other]:
            continue
        trial = list(squares)
        trial[one], trial[other] = trial[other], trial[one]
        if window and not window[0] <= called_by(trial, board) <= window[1]:
            continue
        left = _clashes(trial, board.lines, taken)
        if len(left) <= len(clashes):
            squares, clashes = trial, left
    return squares, clashes


def _clashes(squares: Sequence[int], lines: Lines, taken: set[frozenset[int]]) -> Lines:
    return tuple(line for line in lines if frozenset([squares[place] for place in line]) in taken)


def _timed(terms: dict[int, list[int]], board: Board, stream: Stream, window: Window) -> list[int]:
    """Lay a card so that it wins in its window: one way complete in time, a later term on every other; or nothing."""
    first, last = window
    zones = board.zones or (0,) * len(terms[0])
    for way in stream.shuffle(board.ways) if last < max(board.when) else [()]:
        placed = _completed(way, zones, terms, board.when, (stream, first, last))
        if placed is None:
            continue
        late = {
            zone: [term for term in stream.shuffle(held) if board.when[term] >= first and term not in placed.values()]
            for zone, held in terms.items()
        }
        stopped = sum(1 << place for place, term in placed.items() if board.when[term] >= first)
        open_ways = [mask for mask in _masks(board.ways) if not mask & stopped]
        stops = _stops(open_ways, zones, {zone: len(held) for zone, held in late.items()}, placed, stream)
        if stops is None:
            continue
        placed |= {place: late[zones[place]].pop() for place in stops}
        done = set(placed.values())
        left = {zone: stream.shuffle(term for term in held if term not in done) for zone, held in terms.items()}
        return [placed[place] if place in placed else left[zone].pop() for place, zone in enumerate(zones)]
    return []


def _completed(
    way: Sequence[int],
    zones: Sequence[int],
    terms: dict[int, list[int]],
    when: Sequence[int],
    draw: tuple[Stream, int, int],
) -> dict[int, int] | None:
    """Fill a way with terms called by the last call, at least one of them in the window, the early ones first."""
    stream, first, last = draw
    if not way:
        return {}
    early = {zone: [t for t in stream.shuffle(held) if when[t] < first] for zone, held in terms.items()}
    timely = {zone: [t for t in stream.shuffle(held) if first <= when[t] <= last] for zone, held in terms.items()}
    keys = [place for place in stream.shuffle(way) if timely[zones[place]]]
    if not keys:
        return None
    placed = {keys[0]: timely[zones[keys[0]]].pop()}
    for place in way:
        zone = zones[place]
        if place not in placed:
            if not (early[zone] or timely[zone]):
                return None
            placed[place] = (early[zone] or timely[zone]).pop()
    return placed


def _stops(
    ways: Sequence[int], zones: Sequence[int], budget: dict[int, int], filled: Iterable[int], stream: Stream
) -> list[int] | None:
    """Choose squares that lie on all ways together, no more in a zone than it has terms; None where none were found."""
    order = stream.shuffle(place for place in range(len(zones)) if place not in set(filled))
    nodes = iter(range(_NODES))

    def reach(left: Sequence[int], chosen: list[int]) -> list[int] | None:
        if not left:
            return chosen
        if next(nodes, None) is None or len(_apart(left)) > sum(budget.values()):
            return None
        narrow = min(left, key=lambda mask: sum(mask >> place & 1 for place in order))
        for place in order:
            if narrow >> place & 1 and budget[zones[place]] and place not in chosen:
                budget[zones[place]] -= 1
                found = reach([mask for mask in left if not mask >> place & 1], [*chosen, place])
                budget[zones[place]] += 1
                if found is not None:
                    return found
        return None

    return reach(ways, [])


def _apart(ways: Iterable[int]) -> list[int]:
    """Return ways of which no two have a square in common; each needs a square of its own."""
    seen, found = 0, []
    for mask in ways:
        if not mask & seen:
            seen |= mask
            found.append(mask)
    return found


def _hits(ways: Sequence[int], budget: int, chosen: int) -> Iterator[int]:
    """Run through sets of at most so many squares that lie on all ways."""
    if not ways:
        yield chosen
    elif len(_apart(ways)) <= budget:
        for place in terms_of(ways[0]):
            yield from _hits([mask for mask in ways if not mask >> place & 1], budget - 1, chosen | 1 << place)


def _masks(ways: Lines) -> list[int]:
    return [sum(1 << place for place in way) for way in ways]
