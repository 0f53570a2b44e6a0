"""The questions of the evaluation form: one for each aim, then the day, with codes that answers find them by."""

from __future__ import annotations

from iisam_workshop.model.agenda import Aim
from iisam_workshop.plan.evaluation import questions

from .builders import agenda, session


def test_each_aim_is_asked_about_before_and_now_and_then_the_day_as_a_whole() -> None:
    aims = (Aim(id="meet", text="Meet the partners."), Aim(id="try", text="Try a tool."))
    asked = questions(session(day=agenda(aims=aims)))
    assert [each.id for each in asked] == [f"W{number}" for number in range(1, 8)]
    assert [(each.kind, each.text, each.aim) for each in asked[:2]] == [
        ("before-after", "Meet the partners.", "meet"),
        ("before-after", "Try a tool.", "try"),
    ]
    assert [(each.kind, each.asked_for) for each in asked[2:]] == [
        ("scale", "worth"),
        ("text", "useful"),
        ("text", "do"),
        ("text", "improve"),
        ("text", "more"),
    ]


def test_every_answer_has_a_column_of_its_own() -> None:
    columns = [column for each in questions(session()) for column in each.answers]
    assert columns[:3] == ["W1 before", "W1 now", "W2"]
    assert len(set(columns)) == len(columns)
