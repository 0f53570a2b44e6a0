"""What answers come to, against arithmetic of another make."""

from __future__ import annotations

import statistics
from collections import Counter
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.feedback import FEW, Form, Tally
from iisam_workshop.model.plan import Plan
from iisam_workshop.plan.feedback import answer_columns, summary

MARKS = st.lists(st.integers(1, 5), max_size=40)


def tally(marks: list[int]) -> Tally:
    return Tally("W1", tuple(marks.count(n) for n in range(1, 6)))


@given(MARKS.filter(bool))
def test_a_tally_knows_its_middle_its_average_and_what_was_chosen_most(marks: list[int]) -> None:
    found = tally(marks)
    assert found.number == len(marks)
    assert found.median == statistics.median(marks)
    assert found.mean == Fraction(sum(marks), len(marks))
    assert list(found.most) == sorted(statistics.multimode(marks))
    assert found.few == (len(marks) < FEW)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=40))
def test_the_middle_half_lies_between_the_medians_of_the_halves(marks: list[int]) -> None:
    listed, half = sorted(marks), len(marks) // 2
    assert tally(marks).quartiles == (statistics.median(listed[:half]), statistics.median(listed[-half:]))


def test_nobody_has_no_middle() -> None:
    assert (tally([]).median, tally([]).mean, tally([]).most, tally([3]).quartiles) == (0, 0, (), (3, 3))


@given(st.lists(st.tuples(st.none() | st.integers(1, 5), st.none() | st.integers(1, 5)), max_size=30))
def test_who_rose_is_counted_among_those_who_answered_twice(
    plan: Plan, pairs: list[tuple[int | None, int | None]]
) -> None:
    code = plan.evaluation[0].id
    forms = [
        Form(n, {f"{code} {when}": mark for when, mark in zip(("before", "now"), pair, strict=True) if mark}, {})
        for n, pair in enumerate(pairs)
    ]
    found = summary(plan, forms).findings[0]
    signs = Counter((now > before) - (now < before) for before, now in pairs if before and now)
    assert (found.rose, found.stayed, found.fell) == (signs[1], signs[0], signs[-1])
    assert [each.number for each in found.tallies] == [sum(pair[n] is not None for pair in pairs) for n in (0, 1)]


def test_words_stand_from_a_to_z_so_that_no_form_can_be_put_together(plan: Plan) -> None:
    *_, last = plan.evaluation
    forms = [Form(n, {}, {last.id: text}) for n, text in enumerate(("tools", "Äpfel", "best"))]
    assert summary(plan, forms).findings[-1].words == ("Äpfel", "best", "tools")


def test_every_answer_of_the_form_has_a_column(plan: Plan) -> None:
    columns = answer_columns([(plan, read_wording("en"))])
    assert [column.code for column in columns] == [code for each in plan.evaluation for code in each.answers]
    assert all(column.words[0] for column in columns)
