"""What a session asks of its winners, as call numbers, and the refusals that need no arithmetic."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from iisam_workshop.errors import Place, Problem, did_you_mean
from iisam_workshop.model.game import Game
from iisam_workshop.model.session import Session
from iisam_workshop.plan.steering import Aim, Kept

__all__ = ["aim_of", "asked_for", "broken_by_print", "impossible", "none_found"]

_KEYS = ("first_win", "most_by", "at_once")


def asked_for(session: Session) -> tuple[str, ...]:
    """Return the keys with which the session says when cards are to win."""
    return tuple(key for key in _KEYS if getattr(session.asked.bingo, key) is not None)


def aim_of(session: Session, game: Game) -> tuple[Aim, tuple[Problem, ...]]:
    """Return what is asked for; IW617 for a slot that says no terms, IW612 for wishes that contradict one another."""
    wish = session.asked.bingo
    if wish.play != "background":
        return Aim(), tuple(_not_in_the_background(session))
    problems = [problem for key in ("first_win", "most_by") for problem in _unheard(session, game, key)]
    if problems:
        return Aim(), tuple(problems)
    totals = accumulate(len(said.terms) for said in game.slots)
    ends = {said.slot: end for said, end in zip(game.slots, totals, strict=True)}
    starts = {said.slot: ends[said.slot] - len(said.terms) + 1 for said in game.slots}
    first = (starts[wish.first_win], ends[wish.first_win]) if wish.first_win else None
    most = ends[wish.most_by] if wish.most_by else 0
    if first and most and most < first[0]:
        what = f"most cards are to win by the end of ‘{wish.most_by}’, and the first one later, in ‘{wish.first_win}’"
        problems = [impossible(session, "most_by", what, "Name the same slot or a later one.")]
    return Aim(first, most, wish.at_once or 0), tuple(problems)


def broken_by_print(session: Session, aim: Aim, kept: Kept, new: int, people: int) -> tuple[Problem, ...]:
    """Refuse (IW613) wishes that printed cards break; ``people`` are those of the ``new`` cards that are not spare."""
    wish, problems = session.asked.bingo, []
    if aim.first:
        early = sum(call < aim.first[0] for call in kept.calls)
        timely = any(aim.first[0] <= call <= aim.first[1] for call in kept.of_people)
        if early:
            problems.append(("first_win", f"{_cards(early)} already dealt would win before ‘{wish.first_win}’"))
        elif not timely and not people:
            problems.append(("first_win", f"no card that is already dealt to a person wins in ‘{wish.first_win}’"))
    in_time = sum(call <= aim.most for call in kept.calls) + new
    if aim.most and 2 * in_time <= len(kept.calls) + new:
        late = len(kept.calls) + new - in_time
        problems.append(("most_by", f"{_cards(late)} already dealt would win after ‘{wish.most_by}’"))
    crowd = max((kept.calls.count(call) for call in set(kept.calls)), default=0)
    if aim.at_once and crowd > aim.at_once:
        problems.append(("at_once", f"{_cards(crowd)} already dealt would win at once"))
    return tuple(
        Problem(
            "IW613",
            what,
            f"Take {key} out, or delete the session record to deal afresh if nothing is printed yet.",
            _place(session, key),
        )
        for key, what in problems
    )


def impossible(session: Session, key: str, what: str, hint: str) -> Problem:
    """Refuse (IW612) a wish that no deal can meet; ``what`` says why."""
    return Problem("IW612", what, hint, _place(session, key))


def none_found(session: Session, cards: int) -> Problem:
    """Refuse (IW614) what the numbers allow but the dealer did not find."""
    keys = asked_for(session)
    what = f"no way was found to deal {_cards(cards)} that win as {' and '.join(keys)} ask"
    hint = "Choose another slot, more terms (bingo.pool), or take one of these keys out."
    return Problem("IW614", what, hint, _place(session, keys[0]))


def _not_in_the_background(session: Session) -> Iterator[Problem]:
    play = session.asked.bingo.play
    for key in asked_for(session):
        what = f"{key} times the wins to the slots of the day, and with ‘play: {play}’ all terms are called in one"
        yield impossible(session, key, what, f"Write ‘play: background’, or take {key} out.")


def _unheard(session: Session, game: Game, key: str) -> Iterator[Problem]:
    name = getattr(session.asked.bingo, key)
    said = [slot.slot for slot in game.slots]
    if name is None or name in said:
        return
    known = any(slot.id == name for slot in session.agenda.slots)
    why = "and that slot says no terms" if known else "and the agenda has no such slot"
    hint = f"Slots that say terms: {', '.join(said)}." if known else did_you_mean(name, said)
    yield Problem("IW617", f"{key} is {name!r}, {why}", hint, _place(session, key))


def _place(session: Session, key: str) -> Place | None:
    return session.places.at("session", "bingo", key)


def _cards(number: int) -> str:
    return f"{number:,} card{'' if number == 1 else 's'}"
