"""Hands drawn, kept apart and laid out, with or without wishes for the winners: plain values in, plain values out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from iisam_workshop.plan.arrangement import Board, Squares, Window, called_by, lay_out
from iisam_workshop.plan.chance import Chance, Stream
from iisam_workshop.plan.groups import Groups, Hand
from iisam_workshop.plan.hands import draw_hands
from iisam_workshop.plan.overlap import keep_apart
from iisam_workshop.plan.steering import Aim, Kept, Printed, Race, calls_apart, set_windows, shortfall
from iisam_workshop.plan.trading import fitted, thinned

__all__ = ["Want", "deal_faces", "deal_to_win", "drawn"]


@dataclass(frozen=True, slots=True)
class Want:
    """A card still to be dealt: the name of its streams, and whether it is a person's."""

    name: str
    owned: bool = False


def drawn(groups: Groups, printed: Printed, chance: Chance, wants: Sequence[Want]) -> list[Hand]:
    """Draw a hand for each card that is wanted; fewer where no more were found."""
    streams = [chance.stream("card", want.name) for want in wants]
    return draw_hands(groups, printed.held, printed.barred, streams)


def deal_faces(
    hands: Sequence[Hand], board: Board, groups: Groups, printed: Printed, chance: Chance, wants: Sequence[Want]
) -> tuple[list[Squares], int]:
    """Keep hands apart and lay them out; also return how many share a line with another card."""
    apart = keep_apart(hands, printed.hands, groups, chance.stream("exchanges"))
    return lay_out(apart, board, groups, set(printed.lines), _face_streams(chance, wants))


def deal_to_win(
    hands: Sequence[Hand], race: Race, aim: Aim, kept: Kept, chance: Chance, wants: Sequence[Want]
) -> tuple[list[Squares], int] | None:
    """Trade terms and lay hands out so that cards win as wished; None where no way was found.

    Also returns how many cards share a line with another.
    """
    people = [want.owned for want in wants]
    # Where the hand alone decides, early winners hold much the same terms, so there is one of them.
    most = 1 if race.fixed else min(3, 1 + sum(people) // 4)
    for winners in sorted({most, 1}, reverse=True):
        wide = set_windows(race, aim, hands, people, kept, winners)
        timed = _timed_hands(hands, wide, race, aim, kept, chance)
        if timed is None:
            continue
        fit, windows = timed
        taken, streams = set(kept.printed.lines), _face_streams(chance, wants)
        faces, clashes = lay_out(fit, race.board, race.groups, taken, streams, windows)
        if not race.board.ways or _all_in_time(faces, race.board, windows):
            return faces, clashes
    return None


def _timed_hands(
    hands: Sequence[Hand], windows: Sequence[Window], race: Race, aim: Aim, kept: Kept, chance: Chance
) -> tuple[list[Hand], Sequence[Window]] | None:
    stream = chance.stream("steering")
    fit = fitted(race, hands, windows, kept, stream)
    if fit is None:
        return None
    measures = {window: shortfall(race, window) for window in set(windows)}
    printed = kept.printed.hands
    fit = keep_apart(
        fit, printed, race.groups, chance.stream("exchanges"), lambda n, hand: not measures[windows[n]](hand)
    )
    if not aim.at_once:
        return fit, windows
    if race.fixed:
        thin = thinned(race, fit, windows, kept, aim.at_once, stream)
        return None if thin is None else (thin, windows)
    said = Counter(kept.calls)
    room = {call: aim.at_once - said[call] for call in range(1, race.last + 1)}
    calls = calls_apart(race, fit, windows, room, stream)
    return None if calls is None else (fit, calls)


def _all_in_time(faces: Sequence[Squares], board: Board, windows: Sequence[Window]) -> bool:
    wins = zip((called_by(face, board) for face in faces), windows, strict=True)
    return all(first <= call <= last for call, (first, last) in wins)


def _face_streams(chance: Chance, wants: Sequence[Want]) -> list[Stream]:
    return [chance.stream("face", want.name) for want in wants]
