"""What people are told before the day holds together, and each slip is told at its line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from iisam_workshop.errors import ContentInvalid, Place
from iisam_workshop.model.own import Contact
from iisam_workshop.model.session import JoiningWish, Session
from iisam_workshop.plan.joining import joining_problems
from iisam_workshop.plan.plan import make_plan

from .builders import session

LINK = "https://meet.example.org/journey"
PLACES = {("session", "joining", key): Place("session.yaml", n, 9) for n, key in enumerate(("how", "link", "reply_by"))}


def asking(places: Any = PLACES, leave_out: tuple[str, ...] = (), **wish: Any) -> Session:
    made = session(places=places, leave_out=leave_out)
    return replace(made, asked=made.asked.model_copy(update={"joining": JoiningWish(**wish)}))


def found(made: Session) -> list[tuple[str, str, int | None]]:
    return [(each.code, each.severity, each.place and each.place.line) for each in joining_problems(made)]


@pytest.mark.parametrize(
    ("wish", "problems"),
    [
        ({}, []),
        ({"how": "online", "link": LINK}, []),
        ({"how": "online"}, [("IW385", "warning", 0)]),
        ({"how": "hybrid"}, [("IW385", "warning", 0)]),
        ({"link": LINK}, [("IW387", "warning", 1)]),
        ({"reply_by": date(2027, 3, 4), "reply_to": "the desk"}, []),
        ({"reply_by": date(2027, 3, 5), "reply_to": "the desk"}, [("IW386", "error", 2)]),
        ({"reply_by": date(2027, 2, 1)}, [("IW388", "warning", 2)]),
    ],
)
def test_each_slip_is_told_at_its_line(wish: Any, problems: Any) -> None:
    assert found(asking(**wish)) == problems


def test_the_council_is_somebody_to_answer_to() -> None:
    made = asking(reply_by=date(2027, 2, 1))
    council = made.council.model_copy(update={"contact": Contact(team="Training team")})
    assert found(replace(made, council=council)) == []


def test_without_joining_instructions_nothing_is_asked() -> None:
    assert found(asking(how="online", leave_out=("joining",))) == []


def test_a_plan_refuses_answers_after_the_day_with_both_days_in_words() -> None:
    with pytest.raises(ContentInvalid) as refused:
        make_plan(asking(reply_by=date(2027, 3, 11), reply_to="the desk"))
    (problem,) = refused.value.problems
    assert "by 11 March 2027, and the session begins on 4 March 2027" in problem.message
