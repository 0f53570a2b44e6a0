"""The list comes anew on the last evening: sorted otherwise, two more, one less, a name and an agency corrected."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.plan.plan import make_plan
from tests.thorough import rows

from .builds import fresh, people_of

HEADS = ("Name", "Organisation", "Role")


def write(source: Path, people: list[list[str]], *, emails: bool) -> None:
    """Write the list, with or without a column of addresses that stay as they were."""
    with (source.parent / "attendees.csv").open("w", encoding="utf-8", newline="") as file:
        listed = [[*row[:3], row[3]] if emails else row[:3] for row in people]
        csv.writer(file).writerows([[*HEADS, "Email"] if emails else HEADS, *listed])


def planned(source: Path):
    """Plan the session and keep its record, as a build does."""
    plan = make_plan(iisam_workshop.read_session(source))
    (source.parent / "session.record.json").write_text(plan.record.model_dump_json())
    return plan


def given(plan) -> dict[str, tuple[object, ...]]:
    """Name -> table, seat, code and squares."""
    cards = {card.owner: card for card in plan.game.cards}
    return {
        seat.attendee.name: (seat.table, seat.number, cards[seat.attendee.key].code, cards[seat.attendee.key].squares)
        for seat in plan.seats
    }


@pytest.mark.parametrize("emails", [True, False], ids=["with addresses", "without"])
@pytest.mark.parametrize("seed", rows([1, 2]))
def test_nobody_who_stays_gets_another_seat_table_card_or_code(tmp_path: Path, seed: int, emails: bool) -> None:
    source, chance = fresh(tmp_path / "day"), random.Random(seed)
    people = [[*row, f"p{number}@example.org"] for number, row in enumerate(people_of(source))]
    write(source, people, emails=emails)
    before = given(planned(source))
    chance.shuffle(people)
    gone, renamed, moved, *_ = people
    old = renamed[0]
    renamed[0] = f"{old.split()[0]} Quillfeather-Zyx"
    moved[1] = "Midshire Fire and Rescue"
    people = [
        *people[1:],
        ["Aurelia Brightwater", "Fosse Heath Homes", "", "a@example.org"],
        ["Zebulon Oakes", "", "", "z@x.org"],
    ]
    write(source, people, emails=emails)
    plan = planned(source)
    after = given(plan)
    assert after.pop(renamed[0]) == before.pop(old)
    late = [after.pop("Aurelia Brightwater"), after.pop("Zebulon Oakes")]
    del before[gone[0]]
    assert after == before
    assert sorted(place[1] for place in late) == [25, 26]
    assert [problem.code for problem in plan.problems].count("IW367") == 2
    assert given(planned(source)).items() > after.items()
