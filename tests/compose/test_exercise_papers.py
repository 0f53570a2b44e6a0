"""The papers around the exercise: the observer’s sheet, hot debrief with its tally, forms, action plan, coverage."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from iisam_workshop.compose.action_plan import action_plan
from iisam_workshop.compose.coverage import coverage_grid
from iisam_workshop.compose.documents import compose
from iisam_workshop.export.text import document_text
from iisam_workshop.jobs.make import press_document
from iisam_workshop.model.agenda import Aim
from iisam_workshop.model.cast import Findings
from iisam_workshop.model.coverage import AimCover, Hole
from iisam_workshop.model.document import Flow
from iisam_workshop.model.people import Attendee
from iisam_workshop.model.plan import Plan, Seat
from iisam_workshop.model.values import clock
from iisam_workshop.model.wording import Wording
from tests.papers import bound
from tests.plan.plays import fact
from tests.reading import Reading
from tests.thorough import THOROUGH, often, rows

IDS = ("action-plan", "debrief-form", "coverage", "observer-sheet", "hot-debrief")
HANDOUTS = ("action-plan", "debrief-form")
NAMES = ("X" * 60, "Ng", "Wolfeschlegelsteinhausenbergerdorff", "Albuquerque-Thornton")
Read = Callable[[str], Reading]


def composed(name: str, plan: Plan, wording: Wording) -> Flow:
    (paper,) = (each for each in plan.documents if each.id == name)
    made = compose(plan, paper, wording)
    assert isinstance(made, Flow)
    return made


def reading(name: str, plan: Plan, wording: Wording) -> Reading:
    return Reading(bound(press_document(composed(name, plan, wording), plan.session.layout, plan.pack_id)))


@pytest.fixture(scope="module")
def read(plan: Plan, wording: Wording) -> Read:
    return cache(lambda name: reading(name, plan, wording))


def seats(*sizes: int, name: str = "") -> tuple[Seat, ...]:
    places = [table for table, size in enumerate(sizes, 1) for _ in range(size)]
    return tuple(
        Seat(table, number, Attendee(f"k{number}", name and f"{name} {number}"))
        for number, table in enumerate(places, 1)
    )


def seated(plan: Plan, *sizes: int, name: str = "") -> Plan:
    people = replace(plan.session.people, named=bool(name))
    return replace(plan, session=replace(plan.session, people=people), seats=seats(*sizes, name=name))


@pytest.mark.parametrize("name", IDS)
def test_a_paper_of_the_exercise_can_be_read_by_everybody(name: str, read: Read) -> None:
    found = read(name)
    assert (found.problems(), found.collisions(), found.crossed()) == ([], [], [])
    assert min(found.sizes()) >= (12 if name in HANDOUTS else 10)


@pytest.mark.parametrize(("name", "pages"), [("debrief-form", 1), ("coverage", 1), ("hot-debrief", 2)])
def test_a_paper_of_the_exercise_keeps_to_its_pages(name: str, pages: int, read: Read) -> None:
    assert len(read(name).pdf.pages) == pages


def test_every_paper_of_facilitators_says_so_and_the_forms_do_not(read: Read, wording: Wording) -> None:
    banded = {name for name in IDS if wording.labels["band"] in read(name).dump() + str(read(name).page_text(0))}
    assert banded == set(IDS) - set(HANDOUTS)


# -- the observer's sheet


def test_the_observer_finds_every_message_with_its_time_and_every_thing_to_expect(plan: Plan, wording: Wording) -> None:
    said = document_text(composed("observer-sheet", plan, wording))
    for timed in plan.timetable.injects:
        assert f"{clock(timed.at)} · Message {timed.code}: {timed.inject.title}" in said
        assert all(each in said for each in timed.inject.expect)
    assert all(look.text in said for look in plan.session.scenario.observe)
    assert all(
        f"message {each.code} comes instead, ‘{each.inject.title}’" in said for each in plan.timetable.alternatives
    )


def test_the_observer_looks_in_the_order_of_the_stages(plan: Plan, wording: Wording) -> None:
    headings = re.findall(r"^## (\d)", document_text(composed("observer-sheet", plan, wording)), re.MULTILINE)
    assert headings == [str(stage.number) for stage in plan.stages]


def test_a_message_stands_on_the_page_of_the_first_thing_that_it_brings(read: Read) -> None:
    for table in read("observer-sheet").all("Table"):
        for row, following in pairwise(table.all("TR")):
            if "Message" in row.words() and "seen" not in row.words():
                assert row.pages == {min(following.pages)}


# -- the hot debrief


def tally(found: Reading) -> list[tuple[str, str, bool, bool]]:
    """Of each fact: its text, the mark of its class, whether a box asks for its sharing, and one for the reason."""
    rows = [row for table in found.all("Table") for row in table.all("TR")[1:]]
    cells = [[each.words() for each in (*row.all("TH"), *row.all("TD"))] for row in rows]
    return [(row[0], row[1][:1], "yes" in row[2], "yes" in row[3]) for row in cells if row[1]]


def test_the_tally_has_every_fact_once_with_its_class_and_asks_lawful_ones_for_a_reason(plan: Plan, read: Read) -> None:
    facts, found = plan.session.scenario.facts, plan.cast.findings
    marks = {
        **dict.fromkeys(found.needed, "+"),
        **dict.fromkeys(found.lawful, "•"),
        **dict.fromkeys(found.never, "×"),
    }
    wanted = sorted((each.short, marks[each.id], True, each.sharing == "lawful") for each in facts)
    assert sorted(tally(read("hot-debrief"))) == wanted


def test_the_totals_are_those_of_the_cast(plan: Plan, read: Read) -> None:
    counts = [int(n) for n in re.findall(r"of (\d+) shared", read("hot-debrief").text())]
    found = plan.cast.findings
    assert counts == [len(found.needed), len(found.lawful), len(found.never)]
    assert sum(counts) == len(plan.session.scenario.facts)


def forty(plan: Plan, short: str) -> Plan:
    """The example with forty facts that are so called."""
    owners = [partner.id for partner in plan.session.scenario.partners]
    facts = [fact(f"f{n}", owners[n * len(owners) // 40], "free", short=f"{short} {n}") for n in range(40)]
    scenario = plan.session.scenario.model_copy(update={"facts": tuple(facts)})
    found = Findings(tuple(each.id for each in facts), (), (), 1, ())
    return replace(plan, session=replace(plan.session, scenario=scenario), cast=replace(plan.cast, findings=found))


@pytest.mark.skipif(not THOROUGH, reason="forty long facts are tried every day")
def test_forty_facts_of_a_line_go_on_two_pages_with_the_advice(plan: Plan, wording: Wording) -> None:
    found = reading("hot-debrief", forty(plan, "School called on the Tuesday; nobody came to the door"), wording)
    assert len(found.pdf.pages) == 2
    assert (len(tally(found)), min(found.sizes()) >= 10) == (40, True)


def test_forty_long_facts_have_two_pages_of_their_own_parted_between_partners(plan: Plan, wording: Wording) -> None:
    long = "On the Monday before seven an older man in slippers was walked home by two people who did not know him"
    found = reading("hot-debrief", forty(plan, long), wording)
    first, second = found.all("Table")
    assert (first.pages, second.pages, len(found.pdf.pages)) == ({1}, {2}, 3)
    assert [partner.name for partner in plan.session.scenario.partners if found.text().count(partner.name) != 1] == []


def test_a_partner_who_goes_over_to_the_second_page_is_named_again(plan: Plan, wording: Wording) -> None:
    lone = plan.session.scenario.model_copy(update={"partners": plan.session.scenario.partners[:1]})
    owner = lone.partners[0]
    facts = tuple(each.model_copy(update={"owner": owner.id}) for each in lone.facts)
    session = replace(plan.session, scenario=lone.model_copy(update={"facts": facts}))
    found = reading("hot-debrief", replace(plan, session=session), wording)
    assert len(found.pdf.pages) == 2
    assert all(owner.name in found.page_text(page) for page in (0, 1))


# -- the action plan


def test_each_table_has_a_page_with_the_names_of_those_who_sit_there_and_all_aims(plan: Plan, read: Read) -> None:
    found = read("action-plan")
    assert len(found.pdf.pages) == plan.tables
    for table in range(1, plan.tables + 1):
        page = " ".join(str(found.page_text(table - 1)).split())
        here = {seat.attendee.name for seat in plan.seats if seat.table == table}
        others = {seat.attendee.name for seat in plan.seats} - here
        assert [name for name in here if name not in page] == []
        assert [name for name in others if name in page] == []
        assert all(aim.text in page for aim in plan.session.agenda.aims)


def test_names_are_in_the_text_of_the_action_plan_and_nowhere_else_in_its_file(plan: Plan, read: Read) -> None:
    found = read("action-plan")
    told = f"{found.bookmarks()} {found.metadata()} {found.labels()} {found.destinations()}"
    assert "Table 2" in told
    words = {word for seat in plan.seats for word in seat.attendee.name.split() if len(word) > 3}
    assert [word for word in words if word in told] == []


@pytest.mark.parametrize("sizes", rows([(6, 5), (4,), (6, 6, 6, 6, 6, 5, 5), (12, 12)]))
def test_seats_without_a_name_stand_there_by_their_number(sizes: tuple[int, ...], plan: Plan, wording: Wording) -> None:
    found = reading("action-plan", seated(plan, *sizes), wording)
    assert len(found.pdf.pages) == len(sizes)
    said = [(min(each.pages), each.words()) for role in ("P", "TR") for each in found.all(role)]
    for table, size in enumerate(sizes):
        here = " ".join(words for page, words in said if page == table)
        first = sum(sizes[:table])
        assert {int(n) for n in re.findall(r"Seat (\d+)", here)} == set(range(first + 1, first + size + 1))


@pytest.mark.parametrize("size", rows([12, 2, 6]))
@pytest.mark.parametrize("name", NAMES[: often(4, 2)])
def test_names_of_any_length_leave_one_page_and_four_rows_to_each_table(
    name: str, size: int, plan: Plan, wording: Wording
) -> None:
    found = reading("action-plan", seated(plan, size, name=name), wording)
    assert (len(found.pdf.pages), found.crossed(), found.collisions()) == (1, [], [])
    assert 4 <= len(found.all("TR")) - 1 <= 6
    assert min(found.sizes()) >= 12


@pytest.mark.parametrize("count", [1, 4, 8])
def test_every_aim_has_a_row_however_many_there_are(count: int, plan: Plan, wording: Wording) -> None:
    aims = tuple(Aim(id=f"a{n}", text=f"Aim number {n} of them.") for n in range(count))
    agenda = plan.session.agenda.model_copy(update={"aims": aims})
    made = action_plan(replace(plan, session=replace(plan.session, agenda=agenda)), plan.documents[0], wording)
    said = document_text(made)
    assert all(aim.text in said for aim in aims)


# -- the coverage grid


def test_the_grid_names_every_hole_in_words(plan: Plan, wording: Wording) -> None:
    assert "No holes" in document_text(composed("coverage", plan, wording))
    aim = plan.session.agenda.aims[0]
    kinds = ("stage-slot", "stage-inject", "stage-question", "stage-look", "stage-terms", "stage-sheet")
    holes = (Hole("aim-slot", aim.id), *(Hole(kind, "review") for kind in kinds), Hole("slot-idle", "lunch"))
    covered = replace(plan.coverage, holes=holes, aims=(AimCover(aim.id, ()), *plan.coverage.aims[1:]))
    said = document_text(coverage_grid(replace(plan, coverage=covered), plan.documents[0], wording))
    assert "No holes" not in said
    assert said.count("6, Review") == len(kinds)
    assert aim.text.rstrip(".") in said
    assert "The slot ‘Lunch’ serves no aim and no stage." in said
    assert "none" in said


def test_a_full_day_with_long_titles_keeps_the_grid_on_its_page(plan: Plan, wording: Wording) -> None:
    long = "A very long title of a slot in which people work on what they have brought from their own organisations"
    slots = tuple(
        replace(each, slot=each.slot.model_copy(update={"title": f"{long} {n}"}))
        for n, each in enumerate(plan.timetable.slots)
    )
    crowded = replace(plan, timetable=replace(plan.timetable, slots=slots))
    found = reading("coverage", crowded, wording)
    assert len(found.pdf.pages) == 1
    assert long not in found.text()
    assert "10:05" in found.text()
