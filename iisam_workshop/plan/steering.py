"""Which card may win when, how far its hand is from that, and which call each takes when few may win at once.

Plain values only: terms and cards are numbers, and calls count from 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iisam_workshop.plan.arrangement import Board, Window, fewest_stops
from iisam_workshop.plan.chance import Stream
from iisam_workshop.plan.groups import Groups, Hand, hand_of, terms_of

__all__ = ["Aim", "Kept", "Measure", "Printed", "Race", "calls_apart", "set_windows", "shortfall"]

Measure = Callable[[Hand], int]
"""How many terms a hand is away from one that can win when it should."""


@dataclass(frozen=True, slots=True)
class Aim:
    """When cards are to win: ``first`` is the window of the first one, ``most`` the call by which most have won.

    Not more than ``at_once`` cards win with one call. None and 0 are no wish.
    """

    first: Window | None = None
    most: int = 0
    at_once: int = 0


@dataclass(frozen=True, slots=True)
class Race:
    """What decides when a hand wins: grid and order of the calls, the groups, and the stages if one of each wins."""

    board: Board
    groups: Groups
    stages: tuple[Hand, ...] = ()

    @property
    def last(self) -> int:
        """The number of the last call."""
        return len(self.board.when)

    @property
    def fixed(self) -> bool:
        """Whether the hand alone says when a card wins, wherever its terms stand."""
        return bool(self.stages) or len(self.board.ways[0]) == self.groups.total


@dataclass(frozen=True, slots=True)
class Printed:
    """What must not come again: hands of cards that count as dealt, other hands, and the lines of all of them."""

    held: tuple[Hand, ...] = ()
    barred: tuple[Hand, ...] = ()
    lines: frozenset[frozenset[int]] = frozenset()

    @property
    def hands(self) -> tuple[Hand, ...]:
        """All of them."""
        return (*self.held, *self.barred)


@dataclass(frozen=True, slots=True)
class Kept:
    """Cards that are printed: the calls with which they win, and which of these are cards of people."""

    calls: tuple[int, ...] = ()
    of_people: tuple[int, ...] = ()
    printed: Printed = Printed()


def shortfall(race: Race, window: Window) -> Measure:
    """Return the measure of a window: 0 for hands that can be laid so that they win in it."""
    first, last = window
    late = hand_of(term for term, call in enumerate(race.board.when) if call >= first)
    timely = hand_of(term for term, call in enumerate(race.board.when) if call <= last)
    if race.stages:
        return _stage_measure(race.stages, late, timely)
    zones = race.board.zones or (0,) * (max(map(max, race.board.ways)) + 1)
    masks = race.groups.masks if race.board.zones else (-1,)
    ways = {tuple(sorted(Counter(zones[place] for place in way).items())) for way in race.board.ways}
    bound = last < race.last
    return _way_measure([[(masks[zone], n) for zone, n in way] for way in sorted(ways)], late, timely, bound, race)


def _stage_measure(stages: Sequence[Hand], late: Hand, timely: Hand) -> Measure:
    def measure(hand: Hand) -> int:
        held = [hand & stage for stage in stages if hand & stage]
        return min((part & ~late).bit_count() for part in held) + sum(not part & timely for part in held)

    return measure


def _way_measure(
    ways: Sequence[Sequence[tuple[Hand, int]]], late: Hand, timely: Hand, bound: bool, race: Race
) -> Measure:
    stops = fewest_stops(race.board.ways)
    parts = [hand_of(term for mask, _ in way for term in terms_of(mask & late)) for way in ways]

    def measure(hand: Hand) -> int:
        short = max(0, stops - (hand & late).bit_count()) + sum(not hand & part for part in parts)
        if bound:
            timed = hand & timely
            short += min(
                sum(max(0, count - (timed & mask).bit_count()) for mask, count in way) + (not timed & part)
                for way, part in zip(ways, parts, strict=True)
            )
        return short

    return measure


def set_windows(
    race: Race, aim: Aim, hands: Sequence[Hand], people: Sequence[bool], kept: Kept, winners: int
) -> list[Window]:
    """Say for each new card in which calls it may win; those nearest to what is wished are chosen.

    ``people`` tells people's cards from spare ones. So many ``winners`` are chosen to win first, where no card of a
    person that is printed already does.
    """
    first = aim.first[0] if aim.first else 1
    windows = [(first, race.last)] * len(hands)
    chosen: list[int] = []
    if aim.first and not any(first <= call <= aim.first[1] for call in kept.of_people):
        early = shortfall(race, aim.first)
        owned = sorted((n for n, owner in enumerate(people) if owner), key=lambda n: early(hands[n]))
        chosen = owned[:winners]
        for number in chosen:
            windows[number] = aim.first
    if aim.most:
        soon = shortfall(race, (first, aim.most))
        others = sorted(set(range(len(hands))) - set(chosen), key=lambda n: (soon(hands[n]), n))
        wanted = (len(hands) + len(kept.calls)) // 2 + 1 - len(chosen) - sum(call <= aim.most for call in kept.calls)
        for number in others[: max(0, wanted)]:
            windows[number] = (first, aim.most)
    return windows


def calls_apart(
    race: Race, hands: Sequence[Hand], windows: Sequence[Window], room: dict[int, int], stream: Stream
) -> list[Window] | None:
    """Choose for each card the one call with which it wins, so many a call as there is ``room``; None if none fits."""
    measures: dict[int, Measure] = {}
    wanted: list[list[int]] = []
    for hand, (first, last) in zip(hands, windows, strict=True):
        calls = [race.board.when[term] for term in terms_of(hand)]
        for call in calls:
            if call not in measures:
                measures[call] = shortfall(race, (call, call))
        wanted.append(stream.shuffle(c for c in calls if first <= c <= last and not measures[c](hand)))
    given: dict[int, list[int]] = {}
    for number in sorted(range(len(hands)), key=lambda n: len(wanted[n])):
        if not _placed(number, wanted, given, room, set()):
            return None
    windows_of = {number: (call, call) for call, numbers in given.items() for number in numbers}
    return [windows_of[number] for number in range(len(hands))]


def _placed(
    number: int, wanted: Sequence[Sequence[int]], given: dict[int, list[int]], room: dict[int, int], seen: set[int]
) -> bool:
    """Find a call for a card; cards that have one move on where they can (augmenting paths)."""
    for call in wanted[number]:
        if call in seen:
            continue
        seen.add(call)
        held = given.setdefault(call, [])
        if len(held) < room.get(call, 0):
            held.append(number)
            return True
        for place, other in enumerate(held):
            if _placed(other, wanted, given, room, seen):
                held[place] = number
                return True
    return False
