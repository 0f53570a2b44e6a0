"""Badges without room are told by the rows of the list, and nobody is named."""

from __future__ import annotations

from dataclasses import replace

from iisam_workshop.jobs.badge_room import badge_problems
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan


def test_rows_are_told_and_names_are_not(plan: Plan, parts: dict[str, Part]) -> None:
    badges = replace(parts["badges"], unnamed=(3,), shortened=(7, 2))
    found = list(badge_problems(plan, [parts["agenda"], badges]))
    rows = {seat.number: seat.attendee.row for seat in plan.seats}
    assert [problem.code for problem in found] == ["IW380", "IW381", "IW381"]
    assert [problem.message.split(":")[0] for problem in found] == [
        f"row {rows[3]} of the attendee list",
        *(f"row {row} of the attendee list" for row in sorted((rows[7], rows[2]))),
    ]
    assert {problem.severity for problem in found} == {"warning"}
    assert all(problem.place for problem in found)
    words = " ".join(f"{problem.message} {problem.hint}" for problem in found)
    assert not [seat for seat in plan.seats if seat.attendee.name in words or seat.attendee.agency in words]


def test_badges_with_room_are_silent(plan: Plan, parts: dict[str, Part]) -> None:
    assert list(badge_problems(plan, list(parts.values()))) == []
