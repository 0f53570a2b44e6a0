"""What has no room on a badge, told by the rows of the list and without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan

__all__ = ["badge_problems"]


def badge_problems(plan: Plan, parts: Sequence[Part]) -> Iterator[Problem]:
    """Warn of badges with a line in the place of a name (IW380), and of those that say less than the list (IW381)."""
    unnamed = {seat for part in parts for seat in part.unnamed}
    shortened = {seat for part in parts for seat in part.shortened}
    line = "has no room on its badge, so a line is printed instead"
    yield from _told(plan, unnamed, ("IW380", f"the name {line}", "Write it by hand, or give a shorter name to call."))
    less = "the organisation or the role has no room on the badge and is left off"
    yield from _told(plan, shortened, ("IW381", less, "Shorten it in the list, if it should be on the badge."))


def _told(plan: Plan, seats: Iterable[int], said: tuple[str, str, str]) -> Iterator[Problem]:
    code, what, hint = said
    people = {seat.number: seat.attendee for seat in plan.seats}
    for person in sorted((people[number] for number in seats), key=lambda person: person.row):
        place = plan.session.places.at("attendees", person.key)
        yield Problem(code, f"row {person.row} of the attendee list: {what}", hint, place, "warning")
