"""A rehearsal in plain words: what was assumed, when the day ends, what may go wrong."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from math import ceil, sqrt

from iisam_workshop.model.rehearsal import Finish, Rehearsal, Risk, Spread
from iisam_workshop.model.values import clock

__all__ = ["told"]

_WIDE = 100
_MINUTES = ("start", "end", "booking", "message")
_TABLES = ("briefs", "too-few", "alone")


def told(title: str, days: int, found: Rehearsal) -> Iterator[str]:
    """Tell a rehearsal line by line; ``days`` is how many days the session has."""
    plays = found.assumptions.plays
    yield f"{title}: {plays:,} plays of {'the day' if days == 1 else 'each day'}."
    yield ""
    yield "Assumed, not known:"
    yield from _assumed(found)
    yield ""
    for finish in found.finishes:
        yield from _wrapped(_ends(finish, days), "")
    yield ""
    happened = [risk for risk in found.risks if risk.hits]
    yield "What may go wrong, in how many of 100 plays:" if happened else "Nothing went wrong in any play."
    for risk, others in _by_slot(happened):
        text = f"{_what(risk, days)}{_more(risk, plays)}{_others(others, plays)}"
        yield from _wrapped(f"{_of_100(risk.hits, plays):>5}  {text}", " " * 7)
    if never := [risk for risk in found.risks if not risk.hits]:
        yield ""
        yield "Never in these plays:"
        for line in _happy(never, days):
            yield from _wrapped(f"       {line}", " " * 7)
    yield ""
    yield from _wrapped(_how_sure(plays), "")


def _assumed(found: Rehearsal) -> Iterator[str]:
    assumed = found.assumptions
    lines = [
        (_late(assumed.late, "the day starts"), f"--late {_written(assumed.late)}"),
        (f"a slot lasts {_per_cent(assumed.lengths)} of its planned length", f"--lengths {_written(assumed.lengths)}%"),
        *(
            (f"the slot {name} lasts {_per_cent(own)} of it", f"--slot {name}={_written(own)}%")
            for name, own in assumed.slots.items()
        ),
        (_late(assumed.back, "people are back", " after breaks and meals"), f"--back {_written(assumed.back)}"),
        (f"{assumed.no_shows} of 100 people do not come", f"--no-shows {assumed.no_shows}%"),
        *_of_bingo(found),
    ]
    wide = max(len(what) for what, _ in lines)
    for what, option in lines:
        yield f"  {what:<{wide}}   {option}"


def _of_bingo(found: Rehearsal) -> Iterator[tuple[str, str]]:
    assumed = found.assumptions
    if found.bingo in ("called", "definition"):
        yield f"the caller takes {assumed.call} seconds for a call", f"--call {assumed.call}"
    elif found.bingo:
        yield f"{assumed.skipped} of 100 bingo terms are never said", f"--skipped {assumed.skipped}%"


def _late(spread: Spread, who: str, when: str = "") -> str:
    if spread.least == spread.most:
        how = f"{_count(spread.most, 'minute')} late" if spread.most else "on time"
        return f"{who} {how}{when}"
    return f"{who} {spread.least} to {spread.most} minutes late{when}, mostly about {spread.likely}"


def _per_cent(spread: Spread) -> str:
    if spread.least == spread.most:
        return f"{spread.most} %"
    return f"{spread.least} to {spread.most} %, mostly about {spread.likely} %,"


def _written(spread: Spread) -> str:
    return f"{spread.least}-{spread.likely}-{spread.most}"


def _ends(finish: Finish, days: int) -> str:
    booked = "" if finish.booked is None else f", and the room is booked until {clock(finish.booked)}"
    planned = f"{_day(finish.day, days).capitalize()} should end at {clock(finish.planned)}{booked}."
    return f"{planned} Half of the plays end by {clock(finish.middle)}, 90 of 100 by {clock(finish.nine_of_ten)}."


def _what(risk: Risk, days: int) -> str:
    """Say what may go wrong, as a sentence without its end."""
    day, at, name = _day(risk.day, days), clock(risk.at), f"‘{risk.name}’"
    on_day = f" on {day}" if days > 1 else ""
    return {
        "start": f"{name} ({at}{on_day}) starts more than 5 minutes late",
        "end": f"{day.capitalize()} ends more than 5 minutes after {at}",
        "booking": f"The room is still in use at {at}{on_day}, when its booking ends",
        "message": f"Message {risk.message}, {name}, comes after {at}{on_day}, when its slot should have ended",
        "briefs": f"A table has fewer people than the {risk.limit} briefs, so that somebody has to speak for two",
        "too-few": f"A table has fewer than {risk.limit} people, with whom the scenario cannot be played",
        "alone": "Somebody sits alone at a table",
        "no-win": f"No card of anybody who came has won after the {risk.limit} terms that there is time for",
        "early-win": f"The first card wins before {name}",
        "late-win": f"The first card wins after {name}",
        "few-wins": f"By the end of {name}, no more than half of the cards have won",
        "at-once": f"More than {risk.limit} cards win on the same term",
    }[risk.kind]


def _more(risk: Risk, plays: int) -> str:
    """Say how much, and what the card for running late can do about it."""
    text = "."
    if risk.usual:
        text = f"; then {_how_much(risk)}."
    if risk.caught is not None:
        text += f" With the late card: {_of_100(risk.caught, plays)}."
    return text


def _how_much(risk: Risk) -> str:
    worst = f", {risk.bad} or more in the worst tenth" if risk.bad > risk.usual else ""
    if risk.kind in _MINUTES:
        return f"usually by {_count(risk.usual, 'minute')}{worst}"
    thing = "table" if risk.kind in _TABLES else "card"
    return f"usually {_count(risk.usual, thing)}{worst}"


def _by_slot(risks: Sequence[Risk]) -> list[tuple[Risk, list[Risk]]]:
    """Put the messages of one slot together: the most frequent one, and the others behind it."""
    firsts: list[tuple[Risk, list[Risk]]] = []
    for risk in risks:
        same = [others for first, others in firsts if risk.kind == first.kind == "message" and risk.slot == first.slot]
        if same:
            same[0].append(risk)
        else:
            firsts.append((risk, []))
    return firsts


def _others(messages: Sequence[Risk], plays: int) -> str:
    told_of = [f"message {risk.message} in {_of_100(risk.hits, plays)}" for risk in messages]
    return f" So does {', '.join(told_of)}." if told_of else ""


def _happy(risks: Sequence[Risk], days: int) -> Iterator[str]:
    """Name what never happened, all messages of the scenario together."""
    messages = [risk.message for risk in risks if risk.kind == "message"]
    for risk in risks:
        if risk.kind != "message":
            yield f"{_what(risk, days)}."
    if messages:
        who = (
            f"Message {messages[0]} comes" if len(messages) == 1 else f"One of the messages {', '.join(messages)} comes"
        )
        yield f"{who} after its slot should have ended."


def _how_sure(plays: int) -> str:
    error = ceil(100 / sqrt(plays))
    return (
        f"With {plays:,} plays each share is right to within about {error} of 100, as far as the assumptions are. "
        "Nobody cuts anything in these plays, but where the late card is named."
    )


def _of_100(hits: int, plays: int) -> str:
    share = 100 * hits / plays
    if 0 < share < 1:
        return "< 1"
    return "> 99" if 99 < share < 100 else f"{share:.0f}"


def _day(number: int, days: int) -> str:
    return "the day" if days == 1 else f"day {number}"


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDE, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
