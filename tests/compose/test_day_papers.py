"""The papers of the day with two days, three tracks, tasks and facts of the place, made by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
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
from tests.reading import Reading
from tests.thorough import often

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


@pytest.fixture(scope="module")
def printed(two_days: Plan, wording: Wording) -> Callable[[str], Reading]:
    return cache(lambda name: read(COMPOSERS[name](two_days, paper(name), wording)))


def elapsed(plan: Plan) -> Plan:
    wish = plan.session.asked.agenda.model_copy(update={"times": "elapsed"})
    asked = plan.session.asked.model_copy(update={"agenda": wish})
    return replace(plan, session=replace(plan.session, asked=asked))


def text_of(name: str, plan: Plan, wording: Wording) -> str:
    return document_text(COMPOSERS[name](plan, paper(name), wording))


@pytest.mark.parametrize("name", COMPOSERS)
def test_every_paper_of_two_days_and_three_tracks_can_be_read(name: str, printed: Callable[[str], Reading]) -> None:
    reading = printed(name)
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


def test_tracks_stand_side_by_side_in_one_row_of_the_agenda(printed: Callable[[str], Reading]) -> None:
    reading = printed("agenda")
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
    assert "Sort cards ×\u00a04" in said
    assert "Pens ×\u00a048" in said
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
        Recovery("arrival", 10, "lunch", 10, (), 0, until=645),
        Recovery("arrival", 20, "lunch", 10, (Cut("long", 40, 30),), 0, until=645),
        Recovery("arrival", 30, "lunch", 0, (Cut("long", 40, 30), Cut("four", 25, 0)), 5, 3, until=645),
        Recovery("one", 10, "lunch", 0, (), 10, later=(Cut("lunch", 45, 40),), still=5, until=645),
        Recovery("morning", 10, "", 0, (), 10, until=630),
    )
    card = late_card(replace(two_days, recoveries=found), paper("late-card"), wording)
    said = document_text(card)
    assert "To start Lunch at 10:45" in said
    assert "To end by 10:30" in said  # when the room booking ends, and not when the day should
    assert "Nothing to cut." in said
    assert "ask of everybody in the room 40 to 30 min" in said
    assert "Leave out Four" in said
    assert "Lunch starts 5 minutes late." in said
    assert "3 bingo words stay unsaid." in said
    assert "The day ends 10 minutes late." in said
    assert "Lunch starts 10 minutes late. / - Lunch 45 to 40 min / The day ends 5 minutes late." in said
    reading = read(card)
    assert (reading.problems(), reading.collisions(), len(reading.pdf.pages)) == ([], [], 1)
    assert min(reading.sizes()) >= 10


def test_slots_that_ask_for_the_same_share_a_row_that_names_the_first_and_the_last(
    two_days: Plan, wording: Wording
) -> None:
    after = ("arrival", "welcome", "long", "two", "three")
    found = tuple(Recovery(name, 10, "", 10, (), 0, until=690) for name in after)
    said = document_text(late_card(replace(two_days, recoveries=found), paper("late-card"), wording))
    assert "| Arrival 09:30 \u2013 / Three 10:45 | Nothing to cut. |" in said
    assert "Welcome" not in said


def crowd(session: Session, count: int, **more: Any) -> Plan:
    """A day of so many slots of twenty minutes."""
    slots = tuple(timed(f"s{n}", 540 + 20 * n, 20, title=f"The slot of number {n}", **more) for n in range(count))
    day = (TimedDay(1, DAY, 540, 540 + 20 * count),)
    plan = plan_of(session)
    agenda = plan.session.agenda.model_copy(update={"slots": tuple(each.slot for each in slots)})
    return replace(plan, session=replace(plan.session, agenda=agenda), timetable=Timetable(slots, day, ()))


def test_the_run_sheet_of_a_very_full_day_gives_each_slot_a_line_of_one_page(
    session: Session, wording: Wording
) -> None:
    reading = read(run_sheet(crowd(session, 36, leads=("Morgan Vale", "Sam Adeyemi")), paper("run-sheet"), wording))
    assert len(reading.pdf.pages) == 1
    assert min(reading.sizes()) >= 10
    assert reading.text().count("Morgan Vale and Sam Adeyemi") == 36


def test_an_agenda_gives_up_descriptions_before_its_table_goes_over_two_pages(
    session: Session, wording: Wording
) -> None:
    about = "A description that is long enough to take a second line on the page of the agenda, whatever is done."
    few, many = (read(agenda(crowd(session, count, about=about), paper("agenda"), wording)) for count in (9, 26))
    assert few.text().count("A description") == 9
    assert many.text().count("A description") == 0
    assert len(many.pdf.pages) == 2  # aims and place are overleaf


def test_a_card_that_is_too_long_for_a_page_keeps_headings_with_their_tables(
    session: Session, wording: Wording
) -> None:
    cuts = tuple(Cut(f"s{n}", 20, 10) for n in range(16))
    plan = crowd(session, 20)
    days = (TimedDay(1, DAY, 540, 900), TimedDay(2, DAY + timedelta(days=1), 540, 600))
    last = timed("last", 540, 20, 2), timed("end", 560, 20, 2)
    found = tuple(
        Recovery(f"s{n}", lost, "", 0, cuts[n % 8 :], n + 1, until=900)
        for n in range(often(9, 5))
        for lost in (10, 20, 30)
    )
    more = tuple(Recovery("last", lost, "", 0, (), lost, until=600) for lost in (10, 20, 30))
    timetable = Timetable((*plan.timetable.slots, *last), days, ())
    reading = read(
        late_card(replace(plan, timetable=timetable, recoveries=(*found, *more)), paper("late-card"), wording)
    )
    assert len(reading.pdf.pages) > 1
    day, held, table = (reading.all(role)[-1] for role in ("H2", "H3", "Table"))
    assert day.pages == held.pages == {min(table.pages)}
    assert min(reading.sizes()) >= 10
