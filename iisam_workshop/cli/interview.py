"""What ``new`` asks for, question by question; a wrong answer is asked for again, with the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from iisam_workshop.errors import WorkshopError, did_you_mean

__all__ = ["interview", "next_date"]

T = TypeVar("T")


class _Wrong(Exception):
    """An answer that cannot be, with the reason."""


def interview(given: dict[str, Any], *, every: bool) -> dict[str, Any]:
    """Return the wishes with what was missing asked for; with ``every``, all else that may be said of a day too."""
    click.echo("Enter takes what stands in [brackets]. Ctrl-C stops; nothing is written before the last answer.")
    answers = dict(given)
    if not answers["council"]:
        answers["council"] = _council()
    if not answers["date"]:
        answers["date"] = _date("Date of the session (such as 4 March 2027 or 4/3/2027)")
    if every:
        _day(answers)
        _people(answers)
    if not answers["folder"]:
        answers["folder"] = _folder(answers)
    return answers


def next_date(given: dict[str, Any]) -> dict[str, Any]:
    """Return the wishes of a session that starts from an earlier one, with date and folder asked for."""
    answers = dict(given)
    if not answers["date"]:
        answers["date"] = _date("Date of the new session (such as 3 June 2027)")
    if not answers["folder"]:
        answers["folder"] = _folder({**answers, "council": "session"})
    return answers


def _day(answers: dict[str, Any]) -> None:
    from iisam_workshop.jobs.new import meal_of

    if not answers["agenda"]:
        answers["agenda"] = _agenda()
    if not answers["start"]:
        answers["start"] = _time("Start", f"{_start_of(answers['agenda'])}, as the template has it")
    if not answers["lunch"] and meal_of(answers["agenda"]):
        answers["lunch"] = _time("Lunch at exactly", "whenever the morning ends")
    if not answers["finish"]:
        answers["finish"] = _time("Room booked until", "not known")


def _people(answers: dict[str, Any]) -> None:
    if not answers["people"]:
        wish = "How many people come, or the CSV file with their names"
        answers["people"] = _ask(wish, _people_wish, default="", shown="24 invented people, to try it out")
    if not answers["facilitators"]:
        wish = "Who leads (names, with commas between them)"
        answers["facilitators"] = _ask(wish, _names, default="", shown="to be named later")


def _ask(question: str, read: Callable[[str], T], *, default: str | None = None, shown: str = "") -> T:
    """Ask until there is an answer that can be read."""
    prompt = f"{question} [{shown}]" if shown else question
    while True:
        answer = click.prompt(prompt, default=default, show_default=default != "" and not shown, type=str)
        try:
            return read(answer.strip())
        except _Wrong as reason:
            click.echo(f"  {reason}")


def _council() -> str:
    return _ask("Council", _council_named)


def _council_named(name: str) -> str:
    from iisam_workshop.jobs.listing import listing
    from iisam_workshop.jobs.new import council_files, known_council

    _tried(lambda: council_files(" ".join(name.split())))
    if known_council(name):
        return name
    names = [each.title for each in listing("councils")]
    near = did_you_mean(name, names)
    if near.startswith("Did you mean"):
        meant = near.split("'")[1] if near.count("'") == 2 else near.split('"')[1]
        if click.confirm(f"  Did you mean {meant}?", default=True):
            return meant
    click.echo("  This council is new here, so a file council.yaml is made to say more of it.")
    return name


def _date(question: str) -> str:
    while True:
        day = _ask(question, _read_date)
        from iisam_workshop.model.text import spoken_day

        if click.confirm(f"  That is {spoken_day(day)}. Is it right?", default=True):
            return str(day.isoformat())


def _read_date(text: str) -> Any:
    from iisam_workshop.load.day_words import day_of

    day = day_of(text)
    if day is None:
        raise _Wrong("This is not a day of the calendar. Write 4 March 2027, or 4/3/2027 with the day first.")
    return day


def _agenda() -> str:
    from iisam_workshop.jobs.listing import listing

    days = listing("agendas")
    for number, day in enumerate(days, start=1):
        click.echo(f"  {number}  {day.title}: {day.about}")
    ids = [day.id for day in days]
    usual = str(ids.index("full-day") + 1)

    def read(answer: str) -> str:
        if answer.isdecimal() and 1 <= int(answer) <= len(ids):
            return ids[int(answer) - 1]
        if answer.casefold() in ids:
            return answer.casefold()
        raise _Wrong(f"Write a number from 1 to {len(ids)}.")

    return _ask("Which kind of day", read, default=usual)


def _start_of(agenda: str) -> str:
    from iisam_workshop.load.library import read_agenda
    from iisam_workshop.model.values import clock

    return clock(read_agenda(agenda).start[0])


def _time(question: str, otherwise: str) -> str:
    def read(answer: str) -> str:
        from iisam_workshop.load.clock_words import read_clock
        from iisam_workshop.model.values import clock

        minutes = read_clock(answer) if answer else None
        if answer and minutes is None:
            raise _Wrong("This is not a time of day. Write it as 9:30.")
        return "" if minutes is None else clock(minutes)

    return _ask(question, read, default="", shown=otherwise)


def _people_wish(answer: str) -> str:
    from iisam_workshop.jobs.new import people_wish

    _tried(lambda: people_wish(answer))
    return answer


def _names(answer: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in answer.split(",") if name.strip())


def _folder(answers: dict[str, Any]) -> Path:
    from iisam_workshop.jobs.new import council_files

    council = answers["council"]
    name = council if council == "session" else council_files(" ".join(council.split()))[0]
    return Path(_ask("Folder to make", lambda answer: answer, default=f"{name}-{answers['date']}"))


def _tried(attempt: Callable[[], object]) -> None:
    """Turn a refusal into a reason to ask again."""
    try:
        attempt()
    except WorkshopError as refusal:
        reasons = [
            f"{problem.message[:1].upper()}{problem.message[1:]}. {problem.hint}" for problem in refusal.problems
        ]
        raise _Wrong("\n  ".join(reasons)) from None
