"""The papers of the day with two days, three tracks, tasks and facts of the place, made by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from iisam_workshop.compose.agenda import agenda
from iisam_workshop.compose.day_picture import day_picture
from iisam_workshop.compose.late_card import late_card
from iisam_workshop.compose.packing_list import packing_list
from iisam_workshop.compose.run_sheet import run_sheet
from iisam_workshop.compose.running_order import running_order
from iisam_workshop.export.text import document_text
from iisam_workshop.model.agenda import Kit, Slot, Task
from iisam_workshop.model.late import Cut, Recovery
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.timetable import TimedDay, TimedSlot, TimedTask, Timetable
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.packing import pack
from tests.compose.games import paper, plan_of
from tests.papers import read

DAY = date(2027, 3, 4)
COMPOSERS = {
    "agenda": agenda,
    "day-picture": day_picture,
    "running-order": running_order,
    "run-sheet": run_sheet,
    "packing-list": packing_list,
}
SECRETS = ("Tell nobody", "Cut the talk", "Order lunch", "Rucksack")


def timed(name: str, start: int, minutes: int, day: int = 1, **more: Any) -> TimedSlot:
    kind = more.pop("kind", "talk")
    leads = more.pop("leads", ("Morgan Vale",))
    slot = Slot(id=name, title=more.pop("title", name.capitalize()), minutes=minutes, kind=kind, day=day, **more)
    return TimedSlot(slot, start, start + minutes, leads, day)


def task(name: str, days: int, audience: Any) -> TimedTask:
    return TimedTask(Task(id=name.lower().replace(" ", "-"), title=name, days=days, audience=audience), DAY)


SLOTS = (
    timed("arrival", 555, 15, kind="arrival"),
    timed("welcome", 570, 5, notes=("Tell nobody.",), if_late="Cut the talk.", kit=(Kit(item="Rucksack"),)),
    timed("long", 575, 40, title="A very long title of a talk on what the six stages ask of everybody in the room"),
    timed("one", 615, 30, kind="tool", track="Analysts", place="Room 2", stages=("pre-implementation",)),
    timed("two", 615, 20, kind="tool", track="Lawyers", place="Hall"),
    timed("three", 635, 10, kind="activity", track="Lawyers", place="Hall", leads=("Sam Adeyemi",)),
    timed("four", 615, 25, kind="game", track="Managers", leads=("Sam Adeyemi",)),
    timed("lunch", 645, 45, kind="meal", fixed=645, leads=()),
    timed("morning", 540, 15, 2, kind="arrival"),
    timed("last", 555, 60, 2, kind="close", leads=("Sam Adeyemi",)),
)


@pytest.fixture(scope="module")
def two_days(session: Session) -> Plan:
    plan = plan_of(session)
    facts = {"fire_exit": "Left of the stairs", "contact": "The desk", "wifi": "EastmereGuest", "step_free": "Lift"}
    venue = plan.session.asked.venue.model_copy(update=facts)
    asked = plan.session.asked.model_copy(update={"venue": venue})
    days = (TimedDay(1, DAY, 555, 690), TimedDay(2, DAY + timedelta(days=1), 540, 615))
    before = (task("Think of a plan", 3, "attendee"), task("Order lunch", 14, "facilitator"))
    timetable = Timetable(SLOTS, days, (), before, (task("Use a tool", 14, "attendee"),))
    agenda = plan.session.agenda.model_copy(update={"slots": tuple(each.slot for each in SLOTS)})
    packing = pack(timetable, plan.packing.heads, (), plan.game)
    return replace(
        plan, session=replace(plan.session, asked=asked, agenda=agenda), timetable=timetable, packing=packing
    )


def elapsed(plan: Plan) -> Plan:
    wish = plan.session.asked.agenda.model_copy(update={"times": "elapsed"})
    asked = plan.session.asked.model_copy(update={"agenda": wish})
    return replace(plan, session=replace(plan.session, asked=asked))


def text_of(name: str, plan: Plan, wording: Wording) -> str:
    return document_text(COMPOSERS[name](plan, paper(name), wording))


@pytest.mark.parametrize("name", COMPOSERS)
def test_every_paper_of_two_days_and_three_tracks_can_be_read(name: str, two_days: Plan, wording: Wording) -> None:
    reading = read(COMPOSERS[name](two_days, paper(name), wording))
    assert (reading.problems(), reading.collisions(), reading.crossed()) == ([], [], [])
    assert min(reading.sizes()) >= (12 if name in ("agenda", "day-picture", "running-order") else 10)
    if name != "packing-list":
        said = reading.text() + "".join(figure.entries["Alt"] for figure in reading.all("Figure"))
        titles = [each.slot.title for each in SLOTS]
        assert [title for title in titles if title not in said] == []
        assert all(place in said for place in ("Analysts", "Room 2", "Hall", "Managers"))


@pytest.mark.parametrize("name", ["agenda", "day-picture"])
def test_what_is_for_facilitators_is_not_told_to_everybody(name: str, two_days: Plan, wording: Wording) -> None:
    said = text_of(name, two_days, wording)
    assert [secret for secret in SECRETS if secret in said] == []


def test_the_agenda_tells_what_to_do_before_and_after_and_how_to_get_out(two_days: Plan, wording: Wording) -> None:
    said = text_of("agenda", two_days, wording)
    for words in ("Think of a plan", "Use a tool", "Left of the stairs", "EastmereGuest", "Day 2: Friday 5 March 2027"):
        assert words in said


def test_tracks_stand_side_by_side_in_one_row_of_the_agenda(two_days: Plan, wording: Wording) -> None:
    reading = read(agenda(two_days, paper("agenda"), wording))
    rows = [row for row in reading.all("TR") if "Analysts" in row.words()]
    assert len(rows) == 1
    cells = rows[0].all("TD")
    assert [next(word for word in ("One", "Two", "Four") if word in cell.words()) for cell in cells] == [
        *("One", "Two", "Four")
    ]
    heads = reading.all("TR")[0]
    grid = sum(int(cell.attributes.get("ColSpan", 1)) for cell in heads.kids)
    for row in reading.all("Table")[0].all("TR"):
        assert sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.kids) == grid


@pytest.mark.parametrize("name", ["agenda", "day-picture", "running-order", "run-sheet"])
def test_elapsed_times_count_from_the_start_of_each_day_which_is_told_once(
    name: str, two_days: Plan, wording: Wording
) -> None:
    said = text_of(name, elapsed(two_days), wording)
    assert "0:15" in said
    assert said.count("09:15") == 1
    assert said.count("09:00") == 1
    assert "10:15" not in said


def test_the_running_order_counts_the_kit_and_gives_own_columns_a_place(two_days: Plan, wording: Wording) -> None:
    first = SLOTS[1]
    kit = (Kit(item="Sort cards", per="table"), Kit(item="Pens", per="person", count=2))
    slot = first.slot.model_copy(update={"kit": kit, "columns": {"Slides": "1-4", "Lights": "on"}})
    slots = (SLOTS[0], replace(first, slot=slot), *SLOTS[2:])

    def told(columns: dict[str, str]) -> str:
        changed = replace(first, slot=slot.model_copy(update={"columns": columns}))
        every = (SLOTS[0], changed, *slots[2:])
        preset = two_days.session.agenda.model_copy(update={"slots": tuple(each.slot for each in every)})
        plan = replace(
            two_days,
            session=replace(two_days.session, agenda=preset),
            timetable=replace(two_days.timetable, slots=every),
        )
        return text_of("running-order", plan, wording)

    said = told({"Slides": "1-4", "Lights": "on"})
    assert "Sort cards, 1 per table: 4" in said
    assert "Pens, 2 per person: 48" in said
    assert "| Time | Session | Notes | Kit | Slides | Lights |" in said
    assert "Slides: 1-4 / Lights: on / Music: none" in told({"Slides": "1-4", "Lights": "on", "Music": "none"})


@pytest.mark.parametrize("name", ["running-order", "run-sheet"])
def test_a_paper_for_one_lead_tells_of_others_only_when_they_are_on(
    name: str, two_days: Plan, wording: Wording
) -> None:
    said = text_of(name, replace(two_days, lead="Sam Adeyemi"), wording)
    assert "for Sam Adeyemi" in said
    assert "Welcome" in said
    assert "Rucksack" not in said
    assert "Tell nobody" not in said


def test_a_run_sheet_of_fourteen_slots_is_one_page_whatever_they_say(session: Session, wording: Wording) -> None:
    plan = plan_of(session)
    prose = "Say this in one breath and leave it on the wall until everybody has seen it twice. " * 6
    slots = tuple(
        timed(f"s{n}", 540 + 30 * n, 30, title=f"The slot of number {n}", notes=(prose,), if_late=prose)
        for n in range(14)
    )
    crowded = replace(plan, timetable=Timetable(slots, (TimedDay(1, DAY, 540, 960),), ()))
    reading = read(run_sheet(crowded, paper("run-sheet"), wording))
    assert len(reading.pdf.pages) == 1
    assert min(reading.sizes()) >= 10
    assert all(f"The slot of number {n}" in reading.text() for n in range(14))


def test_the_card_says_what_to_cut_what_it_saves_and_what_it_costs(two_days: Plan, wording: Wording) -> None:
    found = (
        Recovery("arrival", 10, "lunch", 10, (), 0),
        Recovery("arrival", 20, "lunch", 10, (Cut("long", 40, 30),), 0),
        Recovery("arrival", 30, "lunch", 0, (Cut("long", 40, 30), Cut("four", 25, 0)), 5, 3),
        Recovery("morning", 10, "", 0, (), 10),
    )
    card = late_card(replace(two_days, recoveries=found), paper("late-card"), wording)
    said = document_text(card)
    assert "To start Lunch at 10:45" in said
    assert "no time lost by then" in said
    assert "ask of everybody in the room: 40 to 30 min" in said
    assert "Leave out Four" in said
    assert "Lunch starts 5 minutes late." in said
    assert "3 bingo words stay unsaid." in said
    assert "The day ends 10 minutes late." in said
    reading = read(card)
    assert (reading.problems(), reading.collisions(), len(reading.pdf.pages)) == ([], [], 1)
    assert min(reading.sizes()) >= 10
