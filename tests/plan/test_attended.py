"""Which people the rows of a list of those present speak of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.attendance import Mark
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Plan
from iisam_workshop.plan.attended import attended


def row(number: int, name: str = "", agency: str = "", **more: object) -> Mark:
    return Mark(number, number, Attendee(f"row-{number}", name, agency, row=number, **more))  # type: ignore[arg-type]


def came(plan: Plan, *marks: Mark, guests: bool = False) -> tuple[list[str], list[str]]:
    """The names of those who came, and the codes of what was told."""
    attendance, problems = attended(plan, marks, "came.csv", guests=guests)
    return [seat.attendee.name for seat in attendance.came], [problem.code for problem in problems]


def with_people(plan: Plan, **changes: Attendee) -> Plan:
    """The example with other people in the first seats."""
    seats = [replace(seat, attendee=who) for seat, who in zip(plan.seats, changes.values(), strict=False)]
    return replace(plan, seats=(*seats, *plan.seats[len(seats) :]))


def test_a_name_is_found_however_it_is_spelt(plan: Plan) -> None:
    assert came(plan, row(2, "Sian Prosser"))[0] == ["Siân Prosser"]
    assert came(plan, row(2, "SIÂN  prosser")) == (["Siân Prosser"], [])


def test_people_are_listed_from_a_to_z_whatever_the_order_of_the_rows(plan: Plan) -> None:
    names = [seat.attendee.name for seat in reversed(plan.seats)]
    found, _ = came(plan, *(row(n, name) for n, name in enumerate(names, 2)))
    assert sorted(found) == sorted(names)
    assert found == came(plan, *(row(n, name) for n, name in enumerate(sorted(names), 2)))[0]


def test_a_stranger_is_told_by_row_and_gets_nothing(plan: Plan) -> None:
    attendance, (problem,) = attended(plan, (row(2, "Siân Prosser"), row(7, "Zoë Vex")), "came.csv", guests=False)
    assert (problem.code, problem.place and problem.place.line) == ("IW392", 7)
    assert "row 7" in problem.message
    assert "Zoë" not in str(problem)
    assert (len(attendance.came), attendance.guests, attendance.strangers) == (1, (), 1)


def test_a_stranger_is_a_guest_where_guests_are_welcome_and_only_once(plan: Plan) -> None:
    twice = replace(row(8, "Zoë Vex"), person=row(7, "Zoë Vex").person)
    attendance, problems = attended(plan, (row(7, "Zoë Vex"), twice), "came.csv", guests=True)
    assert [who.name for who in attendance.guests] == ["Zoë Vex"]
    assert [problem.code for problem in problems] == ["IW395"]


def test_nobody_comes_twice(plan: Plan) -> None:
    assert came(plan, row(2, "Siân Prosser"), row(9, "Siân Prosser")) == (["Siân Prosser"], ["IW395"])


def test_two_of_one_name_are_told_apart_by_organisation_or_not_at_all(plan: Plan) -> None:
    both = with_people(plan, a=Attendee("a", "Ann Vex", "Police"), b=Attendee("b", "Ann Vex", "Health"))
    attendance, problems = attended(both, (row(4, "Ann Vex", "health"),), "came.csv", guests=False)
    assert [seat.attendee.key for seat in attendance.came] == ["b"]
    assert problems == ()
    _, problems = attended(both, (row(4, "Ann Vex"), row(5, "Declan O'Neill")), "came.csv", guests=True)
    assert [(problem.code, problem.place and problem.place.line) for problem in problems] == [("IW393", 4)]


def test_rows_that_lead_to_nobody_and_to_several_people_are_counted_together(plan: Plan) -> None:
    both = with_people(plan, a=Attendee("a", "Ann Vex", "Police"), b=Attendee("b", "Ann Vex", "Health"))
    rows = (row(4, "Ann Vex"), row(5, "Declan O'Neill"), row(6, "Zoë Vex"), row(7, "Ann Vex", "Fire"))
    assert attended(both, rows, "came.csv", guests=False)[0].strangers == 3


def test_somebody_whose_name_was_corrected_is_found_by_another_key(plan: Plan) -> None:
    known = with_people(plan, a=Attendee("a", "Ann Vex", also=("email-1",)))
    assert came(known, row(4, "Anne Vexe", also=("email-1",)))[0] == ["Ann Vex"]


def test_card_codes_and_seats_say_who_came(plan: Plan) -> None:
    one, other = plan.seats[3], plan.seats[9]
    code = next(card.code for card in plan.game.cards if card.owner == one.attendee.key)
    marks = (Mark(1, 1, sign=f"{code[:4]}-{code[4]}".lower()), Mark(2, 2, sign=str(other.number)))
    assert sorted(came(plan, *marks)[0]) == sorted([one.attendee.name, other.attendee.name])


def test_a_spare_card_and_an_unknown_seat_are_told(plan: Plan) -> None:
    spare = next(card.code for card in plan.game.cards if not card.owner)
    signs = (str(plan.seats[0].number), spare, "999")
    marks = [Mark(n, n, sign=sign) for n, sign in enumerate(signs, 1)]
    assert came(plan, *marks)[1] == ["IW392", "IW392"]


def test_a_day_to_which_nobody_came_has_no_papers(plan: Plan) -> None:
    with pytest.raises(ContentInvalid, match="IW396"):
        attended(plan, (row(2, "Zoë Vex"),), "came.csv", guests=False)
