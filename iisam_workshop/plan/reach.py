"""Which wishes for the winners no deal can meet: the arithmetic, with its numbers in the message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.model.game import Game
from iisam_workshop.model.session import Session
from iisam_workshop.plan.arrangement import fewest_stops
from iisam_workshop.plan.groups import Groups, hand_of
from iisam_workshop.plan.steering import Aim, Kept, Race
from iisam_workshop.plan.wishes import impossible

__all__ = ["beyond_reach"]

_WAYS = {"line": "line", "corners": "set of corners", "full": "full card"}


def beyond_reach(session: Session, game: Game, race: Race, aim: Aim, kept: Kept, new: int) -> tuple[Problem, ...]:
    """Refuse (IW612) what the numbers rule out: too few terms still to come, or too few said by then."""
    first = aim.first[0] if aim.first else 1
    problems = [*_too_late(session, game, race, first, kept, new)]
    for key, last in (("first_win", aim.first[1] if aim.first else 0), ("most_by", aim.most)):
        if last:
            problems += _too_soon(session, game, race, key, last)
    if not problems and aim.at_once:
        problems += _too_many_at_once(session, race, aim, len(kept.calls) + new)
    if not problems and game.pattern == "full" and not kept.calls:
        problems += _full_cards(session, game, race, aim, new)
    return tuple(problems)


def _too_late(session: Session, game: Game, race: Race, first: int, kept: Kept, new: int) -> Iterator[Problem]:
    """Find why cards cannot all stay open until a call: too few terms are left by then."""
    if first == 1 or not new:
        return
    late = hand_of(term for term, call in enumerate(race.board.when) if call >= first)
    left = [sum(late >> term & 1 for term in terms) for terms in race.groups.terms]
    if race.stages:
        yield from _never_a_stage(session, race, left)
        return
    if race.board.zones and game.pattern == "line":
        yield from _closed_columns(session, game, race.groups, left, 0 if kept.calls else new)
    yield from _closed_cards(session, race, left, 0 if kept.calls else new)


def _never_a_stage(session: Session, race: Race, left: Sequence[int]) -> Iterator[Problem]:
    if not any(count >= squares for count, squares in zip(left, race.groups.squares, strict=True)):
        slot = session.asked.bingo.first_win
        what = f"so many terms of every stage are said before ‘{slot}’ that each card has one of each by then"
        yield impossible(session, "first_win", what, "Choose an earlier slot, or a larger pool.")


def _closed_columns(session: Session, game: Game, groups: Groups, left: Sequence[int], new: int) -> Iterator[Problem]:
    """Find columns of journey cards without a term that is still to come: they hold one stage only."""
    slot, side = session.asked.bingo.first_win, "column" if game.heads_across else "row"
    hint = "Choose an earlier slot, or ‘layout: mixed’."
    for number, count in enumerate(left):
        name, size = session.catalogue.stage(game.heads[number]).name, len(groups.terms[number])
        most = _fullest(groups, number, count, new)
        if not count:
            what = (
                f"all {size} terms of ‘{name}’ are said before ‘{slot}’, and a {side} of a journey card has no others"
            )
            yield impossible(session, "first_win", what, hint)
        elif most < new:
            what = (
                f"{new:,} cards need a term of ‘{name}’ each that is said from ‘{slot}’ on; the pool has {count}, and "
                f"used evenly they fill {most:,} squares"
            )
            yield impossible(session, "first_win", what, hint)


def _closed_cards(session: Session, race: Race, left: Sequence[int], new: int) -> Iterator[Problem]:
    """Find that cards cannot have a term that is still to come on every line."""
    slot, groups = session.asked.bingo.first_win, race.groups
    need = fewest_stops(race.board.ways)
    most = sum(min(count, squares + (groups.more > 0)) for count, squares in zip(left, groups.squares, strict=True))
    filled = sum(_fullest(groups, number, count, new) for number, count in enumerate(left))
    if most < need:
        what = (
            f"to stay open until ‘{slot}’, a card needs {need} squares with terms that are said from then on; the pool "
            f"has {sum(left)} such terms"
        )
        yield impossible(session, "first_win", what, "Choose an earlier slot, or a larger pool.")
    elif filled < new * need:
        what = (
            f"{new:,} cards need {new * need:,} squares with terms that are said from ‘{slot}’ on; the pool has "
            f"{sum(left)} such terms, and used evenly they fill {filled:,}"
        )
        yield impossible(session, "first_win", what, "Choose an earlier slot.")


def _fullest(groups: Groups, number: int, count: int, cards: int) -> int:
    """Return how many squares so many terms of a group can fill at most when all are used evenly."""
    size = max(1, len(groups.terms[number]))
    total = cards * (groups.squares[number] + (groups.more > 0))
    return sum(sorted([total // size + (n < total % size) for n in range(size)], reverse=True)[:count])


def _too_soon(session: Session, game: Game, race: Race, key: str, last: int) -> Iterator[Problem]:
    """Find why no card can have won by a call: too few terms are said by then."""
    name = getattr(session.asked.bingo, key)
    said = [term for term, call in enumerate(race.board.when) if call <= last]
    if race.stages:
        silent = [stage for stage in race.stages if not hand_of(said) & stage]
        if silent:
            stage = session.catalogue.stage(game.pool[silent[0].bit_length() - 1].stage)
            what = f"no term of ‘{stage.name}’ is said by the end of ‘{name}’, and a card needs one of each stage"
            yield impossible(session, key, what, "Choose a later slot.")
        return
    need = min(map(len, race.board.ways))
    if len(said) < need:
        what = (
            f"a {_WAYS[game.pattern]} has {need} squares with terms, and only {len(said)} terms are said by the end of "
            f"‘{name}’"
        )
        yield impossible(session, key, what, "Choose a later slot, or a larger pool.")


def _too_many_at_once(session: Session, race: Race, aim: Aim, cards: int) -> Iterator[Problem]:
    """Find that wins outnumber calls; a winner has later terms on all other lines, so the last calls win none."""
    wish = session.asked.bingo
    first, last = aim.first[0] if aim.first else 1, race.last
    if not race.stages:
        last -= fewest_stops(race.board.ways) - 1
    since = f" from ‘{wish.first_win}’ on" if aim.first else ""
    wishes = [("", cards, last - first + 1)]
    if aim.most:
        wishes.append((f" by the end of ‘{wish.most_by}’", cards // 2 + 1, min(last, aim.most) - first + 1))
    for until, winners, calls in wishes:
        least = -(-winners // max(1, calls))
        if least > aim.at_once:
            what = (
                f"{_cards(winners)} are to win{since}{until}, and {calls} of the terms said then can win: at least "
                f"{least} must win at once"
            )
            yield impossible(session, "at_once", what, f"Set at_once to {least} or more.")
            return


def _full_cards(session: Session, game: Game, race: Race, aim: Aim, cards: int) -> Iterator[Problem]:
    """Full cards win with the last of their terms, so whoever holds a late term cannot win before it is said."""
    wish, groups = session.asked.bingo, race.groups
    for key, last, winners in (
        ("first_win", aim.first[1] if aim.first else 0, 1),
        ("most_by", aim.most, cards // 2 + 1),
    ):
        late = [sum(race.board.when[term] > last for term in terms) for terms in groups.terms] if last else []
        rows = list(zip(late, groups.terms, groups.squares, strict=True)) if last else []
        used = sum(cards * squares // len(terms) * count for count, terms, squares in rows if terms)
        room = (cards - winners) * sum(min(count, squares + (groups.more > 0)) for count, _, squares in rows)
        if used > room:
            what = (
                f"{sum(late)} terms are said after ‘{getattr(wish, key)}’ and used evenly they fill {used:,} squares; "
                f"the {cards - winners:,} cards that may win later have {room:,} for them"
            )
            yield impossible(session, key, what, "Choose a later slot, or the pattern ‘line’.")
    least = cards * game.squares // len(game.pool)
    if aim.at_once and len(groups.terms) == 1 and least > aim.at_once:
        what = f"{_cards(least)} or more hold the term that is said last, and full cards with it win at once"
        yield impossible(session, "at_once", what, f"Set at_once to {least} or more, or choose the pattern ‘line’.")


def _cards(number: int) -> str:
    return f"{number:,} card{'' if number == 1 else 's'}"
