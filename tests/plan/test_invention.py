"""What a scenario invents beside its people, and what is told when a name has to change."""

from __future__ import annotations

from datetime import date

import pytest

from iisam_workshop.plan.invention import Known, invented, made_up
from iisam_workshop.plan.plan import make_plan
from tests.plan import builders, plays

DAY = date(2027, 3, 4)
TOWN = {"id": "town", "names": ("Eastmere", "Westmere", "Northmere")}


def test_the_last_name_of_a_place_is_used_where_all_are_real() -> None:
    scenario = plays.scenario(places=(TOWN,))
    taken = ("Eastmere House", "Westmere", "Northmere")
    assert made_up(scenario, Known("x", DAY))[0].places == {"town": "Eastmere"}
    assert made_up(scenario, Known("x", DAY, places=taken[:2]))[0].places == {"town": "Northmere"}
    assert made_up(scenario, Known("x", DAY, places=taken))[0].places == {"town": "Northmere"}


def test_just_the_numbers_are_made_that_a_text_asks_for() -> None:
    scenario = plays.scenario(case="Ring {{ phone.desk }}, or write to {{ email.desk }} about {{ reference.case }}.")
    made = made_up(scenario, Known("x", DAY))[0].numbers
    assert set(made) == {("phone", "desk"), ("email", "desk"), ("reference", "case")}
    assert len(set(made.values())) == 3


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "1 of the invented people has another name"), (2, "2 invented people have other names")],
)
def test_names_that_somebody_has_by_now_change_and_are_counted(count: int, said: str) -> None:
    people = tuple(plays.Person(id=name, who="a tenant") for name in ("ada", "bea", "cat"))
    play = builders.scenario().model_copy(update={"people": people})
    record = make_plan(builders.session(play=play)).record
    names = [" ".join(reversed(name.split("|"))) for name in record.names.values()]
    taken = tuple(builders.attendee(n) for n in range(6))
    late = [builders.Attendee(f"late-{n}", name, row=90 + n) for n, name in enumerate(names[:count])]
    _, (problem,) = invented(builders.session((*taken, *late), play=play, record=record))
    assert (problem.code, problem.severity) == ("IW312", "warning")
    assert problem.message == f"{said} than in the last build, because somebody real has it"
