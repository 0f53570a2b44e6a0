"""What a change to a session changes, and above all what it does not."""

from __future__ import annotations

import json
import random
import re
import shutil
from dataclasses import replace
from functools import cache

import pytest

import iisam_workshop
from iisam_workshop.jobs.reprint import reprint
from iisam_workshop.load.made import made_in
from iisam_workshop.model.values import Length
from iisam_workshop.plan.plan import make_plan
from tests.reading import Reading, cards
from tests.thorough import THOROUGH

from .builds import CHECKOUT, CLOCK, edit, fresh, leave_only, manifest_of, people_of, times, tree, write_people


@pytest.fixture
def built(tmp_path, build_dir):
    """A copy of the example with the record of its first build; the build itself need not be made again."""
    source = fresh(tmp_path / "day")
    shutil.copy(build_dir.parents[1] / "session.record.json", source.parent)
    return source


@cache
def deal(folder):
    """Code -> the card and the digest of its page, as printed."""
    reading = Reading(folder / "bingo-cards.pdf")
    pages = zip(cards(reading), reading.page_fingerprints(), strict=True)
    return {card.code: (replace(card, page=0), page) for card, page in pages}  # others may come before it


# -- people come and go


@pytest.fixture(scope="module")
def moved(tmp_path_factory, build_dir):
    """The example after one person cancelled, two came in addition, and somebody sorted the list anew."""
    source = fresh(tmp_path_factory.mktemp("moved") / "day")
    shutil.copy(build_dir.parents[1] / "session.record.json", source.parent)
    people = people_of(source)
    gone = people.pop(11)
    people += [["Aurelia Brightwater", "Fosse Heath Homes", "Trainee"], ["Zebulon Oakes", "Midshire Police", ""]]
    random.Random(7).shuffle(people)
    write_people(source, people)
    report = iisam_workshop.build(source, only=("bingo-cards", "table-plan", "agenda"))
    return report, gone[0]


def test_nobody_who_stays_gets_another_card_seat_or_page(moved, build_dir):
    (report, gone), before = moved, deal(build_dir)
    after = deal(report.folder)
    stay = {code: found for code, found in before.items() if found[0].name != gone and found[0].seat != "Spare card"}
    assert len(stay) == 23
    for code, (card, page) in stay.items():
        assert after[code] == (card, page)


def test_spare_cards_that_were_printed_are_still_good(moved, build_dir):
    before, after = deal(build_dir), deal(moved[0].folder)
    spares = {code: found for code, found in before.items() if found[0].seat == "Spare card"}
    assert {code: after.get(code) for code in spares} == spares


def test_the_card_of_somebody_who_cancelled_is_given_to_nobody(moved, build_dir):
    report, gone = moved
    (code,) = [code for code, (card, _) in deal(build_dir).items() if card.name == gone]
    after = deal(report.folder)
    assert code not in after
    assert gone not in {card.name for card, _ in after.values()}


def test_those_who_came_late_get_new_cards_and_new_seats(moved, build_dir):
    before, after = deal(build_dir), deal(moved[0].folder)
    late = [card for code, (card, _) in after.items() if code not in before]
    assert sorted(card.name for card in late) == ["Aurelia Brightwater", "Zebulon Oakes"]
    seats = [int(re.findall(r"\d+", card.seat)[1]) for card in late]
    assert sorted(seats) == [25, 26]
    squares = [frozenset(term for row in card.squares for term in row) for card, _ in after.values()]
    assert len(set(squares)) == len(squares) == 28


def test_every_table_still_has_the_people_it_had(moved, build_dir):
    def tables(folder):
        return {card.name: re.findall(r"\d+", card.seat)[0] for card, _ in deal(folder).values() if "," in card.seat}

    before, after = tables(build_dir), tables(moved[0].folder)
    assert {name: after[name] for name in before if name in after} == {n: t for n, t in before.items() if n in after}
    assert max(list(after.values()).count(table) for table in set(after.values())) <= 6


def test_what_does_not_speak_of_people_is_the_same_to_the_byte(moved, build_dir):
    made = tree(moved[0].folder)
    (agenda,) = [path for path in made if path.endswith("agenda.pdf")]
    assert made[agenda] == (build_dir / agenda).read_bytes()


@pytest.mark.pressed_anew
def test_sorting_the_list_changes_no_page_at_all(built, build_dir):
    people = people_of(built)
    write_people(built, people[::-1])
    folder = iisam_workshop.build(built, only=("bingo-cards", "table-plan")).folder
    for path, data in tree(folder).items():
        if path == "bingo-cards.pdf" or path.startswith("parts/"):
            assert data == (build_dir / path).read_bytes()


def test_a_sorted_list_seats_and_deals_the_same_before_there_is_a_record(tmp_path, build_dir):
    source = fresh(tmp_path / "day")
    write_people(source, sorted(people_of(source)))
    folder = iisam_workshop.build(source, only=("bingo-cards",)).folder
    assert (folder / "bingo-cards.pdf").read_bytes() == (build_dir / "bingo-cards.pdf").read_bytes()


# -- another seed


def test_another_seed_deals_other_cards_and_says_that_the_printed_ones_are_void(built, build_dir):
    before = deal(build_dir)
    report = iisam_workshop.build(built, seed="rainy day", only=("bingo-cards",))
    after = deal(report.folder)
    assert [problem.code for problem in report.problems] == ["IW240"]
    assert all(problem.severity == "warning" for problem in report.problems)
    assert not set(before) & set(after)
    assert not {str(card.squares) for card, _ in before.values()} & {str(card.squares) for card, _ in after.values()}
    assert manifest_of(report.folder)["seed"] == "rainy day"
    assert manifest_of(report.folder)["pack"] != manifest_of(build_dir)["pack"]
    assert [each["code"] for each in manifest_of(report.folder)["problems"]] == ["IW240"]


def test_a_trial_with_another_seed_leaves_the_record_of_what_was_printed_alone(built):
    leave_only(built, "table-plan")
    record = built.parent / "session.record.json"
    before = record.read_bytes()
    trial = iisam_workshop.build(built, seed="rainy day")
    assert [problem.code for problem in trial.problems] == ["IW240"]
    assert record.read_bytes() == before
    assert iisam_workshop.build(built).problems == ()
    assert record.read_bytes() == before


def test_the_sessions_own_seed_named_aloud_changes_nothing(built, build_dir):
    report = iisam_workshop.build(built, seed="leicestershire-2027-03-04", only=("bingo-cards",))
    assert report.problems == ()
    assert (report.folder / "bingo-cards.pdf").read_bytes() == (build_dir / "bingo-cards.pdf").read_bytes()


def test_another_seed_seats_people_otherwise(tmp_path, build_dir):
    source = fresh(tmp_path / "day")
    folder = iisam_workshop.build(source, seed="rainy day", only=("bingo-cards",)).folder
    seats = [{card.name: card.seat for card, _ in deal(each).values()} for each in (folder, build_dir)]
    assert seats[0] != seats[1]


# -- a slot made longer

LONGER = 10
FEW = (
    *("agenda", "day-picture", "running-order", "late-card", "win-curve", "joining", "stage-review", "projector"),
    *("table-plan", "evaluation", "bingo-cards"),
)
"""Papers that tell the time, and some that do not."""


@pytest.fixture(scope="module")
def lengthened(tmp_path_factory, build_dir):
    """The example with a day of its own, in which lunch lasts ten minutes longer."""
    source = fresh(tmp_path_factory.mktemp("longer") / "day")
    shutil.copy(build_dir.parents[1] / "session.record.json", source.parent)
    (source.parent / "agendas").mkdir()
    preset = source.parent / "agendas" / "full-day.yaml"
    text = (CHECKOUT / "templates" / "agendas" / "full-day.yaml").read_text(encoding="utf-8")
    head, slot, rest = text.partition("  - id: lunch\n")
    longer = re.sub(r"minutes: \d+-(\d+)", lambda found: f"minutes: 35-{int(found[1]) + LONGER}", rest, count=1)
    preset.write_text(head + slot + longer, encoding="utf-8")
    return iisam_workshop.build(source, only=() if THOROUGH else FEW)


@pytest.fixture(scope="module")
def read_longer(lengthened):
    """A file of that build, read once."""
    return cache(lambda name: Reading(lengthened.folder / name))


@pytest.fixture(scope="module")
def slot(plan):
    """The slot as it was before."""
    return next(slot for slot in plan.timetable.slots if slot.slot.id == "lunch")


def parts(folder):
    entries = manifest_of(folder)["files"]
    return [each["path"] for each in entries if each["path"].startswith("parts/")]


def said(folder, key: str) -> dict[str, object]:
    """What the manifest says of every document under one key."""
    return {each["id"]: each[key] for each in manifest_of(folder)["documents"]}


BOOKED_UNTIL = 16 * 60 + 30
STORY = "-props.pdf"
"""Evidence tells the times of the story, which no agenda moves."""
TELL_THE_TIME = {
    *(
        "agenda",
        "day-picture",
        "running-order",
        "run-sheet",
        "late-card",
        "injects",
        "scenario-guide",
        "main-events",
        "observer-sheet",
        "coverage",
        "winner-grid",
        "win-curve",
        "joining",
    ),
    *(f"stage-{stage}" for stage in ("vision", "scoping", "design-and-plan")),
    *(f"stage-{stage}" for stage in ("pre-implementation", "implementation", "review")),
}
if not THOROUGH:
    TELL_THE_TIME &= {*FEW}


def told(path: str, reading: Reading) -> list[int]:
    """The times of a file that move with the day.

    The scale of a day's picture stays where it is, so its description speaks for it; and so does the end of the room
    booking, which the card for running late tells.
    """
    if "late-card" in path:
        return [time for time in times(reading) if time != BOOKED_UNTIL]
    if "day-picture" not in path:
        return times(reading)
    (figure,) = reading.all("Figure")
    return [int(hours) * 60 + int(minutes) for hours, minutes in CLOCK.findall(figure.entries["Alt"])]


def test_every_later_time_moves_in_every_document_and_no_earlier_one_does(lengthened, slot, read_pdf, read_longer):
    moved = set()
    for path in parts(lengthened.folder):
        if path.endswith(STORY):
            continue
        before, after = told(path, read_pdf(path)), told(path, read_longer(path))
        assert after == [time + LONGER if time >= slot.end else time for time in before], path
        if after != before:
            moved.add(path.partition("-")[2])
    assert moved == {f"{name}.pdf" for name in TELL_THE_TIME}


def test_the_running_order_tells_the_new_length(lengthened, read_pdf, read_longer, slot):
    (path,) = [path for path in parts(lengthened.folder) if path.endswith("running-order.pdf")]
    shown = [read_pdf(path).text(), read_longer(path).text()]
    row = rf"{slot.start // 60:02d}:{slot.start % 60:02d} to {CLOCK.pattern}\s+(\d+) min"
    lengths = [int(re.search(row, text)[3]) for text in shown]
    assert lengths[1] - lengths[0] == LONGER


def test_only_documents_that_tell_a_moved_time_or_length_are_made_anew(lengthened, build_dir, read_pdf, read_longer):
    old, new = said(build_dir, "digest"), said(lengthened.folder, "digest")
    changed = {name for name in new if old[name] != new[name]}
    told = {
        path.partition("-")[2].removesuffix(".pdf")
        for path in parts(lengthened.folder)
        if read_pdf(path).text() != read_longer(path).text()
    }
    assert changed == {*told, "projector"}  # which lies among no parts, and tells the time of every slot
    assert told == TELL_THE_TIME
    for path in [*parts(lengthened.folder), "bingo-cards.pdf"]:
        same = (build_dir / path).read_bytes() == (lengthened.folder / path).read_bytes()
        assert same == (path.partition("-")[2].removesuffix(".pdf") not in changed)


def test_folios_and_letters_do_not_ripple(lengthened, build_dir):
    before, after = said(build_dir, "folios"), said(lengthened.folder, "folios")
    assert after
    assert after.items() <= before.items() if not THOROUGH else after == before


def test_a_message_goes_out_in_the_part_of_the_scenario_that_plays_its_stage(session):
    slots = tuple(
        slot.model_copy(update={"minutes": Length(slot.minutes + LONGER)}) if slot.id == "scenario-1" else slot
        for slot in session.agenda.slots
    )
    longer = make_plan(replace(session, agenda=session.agenda.model_copy(update={"slots": slots})))
    stages = {slot.id: slot.stages for slot in slots}
    astray = [each.inject.id for each in longer.timetable.injects if each.inject.stage not in stages[each.slot]]
    assert astray == []


def test_a_day_that_no_longer_fits_the_booking_is_told_with_the_minutes(built):
    edit(built, "finish: 16:30", "finish: 16:00")
    problems = iisam_workshop.check(built)
    assert [problem.code for problem in problems] == ["IW211"]
    assert "15" in problems[0].message
    line = 1 + built.read_text(encoding="utf-8").splitlines().index("  finish: 16:00")
    assert problems[0].place.line == line


def test_a_record_that_was_broken_by_hand_stops_the_build_before_it_reseats_anybody(built):
    record = built.parent / "session.record.json"
    said = json.loads(record.read_text(encoding="utf-8"))
    del said["people"]
    record.write_text(json.dumps(said)[:-20], encoding="utf-8")
    before = tree(built.parent)
    with pytest.raises(iisam_workshop.WorkshopError) as caught:
        iisam_workshop.build(built)
    assert (caught.value.exit_code, caught.value.problems[0].code) == (4, "IW405")
    assert tree(built.parent) == before


def test_after_people_came_and_went_only_their_pages_are_printed_again(moved, build_dir):
    report, _ = moved
    found = reprint(made_in(build_dir), made_in(report.folder), whole=False)
    reading = Reading(report.folder / "bingo-cards.pdf")
    new = tuple(n for n, card in enumerate(cards(reading), 1) if card.name in ("Aurelia Brightwater", "Zebulon Oakes"))
    assert {each.file: each.pages for each in found.again} == {
        "bingo-cards.pdf": new,
        "attendee-pack.pdf": (),
        "facilitator-pack.pdf": (1,),
        "parts/J-table-plan.pdf": (),
    }
    assert [each.copies for each in found.again if each.why == "more"] == [1]
    gone = set(deal(build_dir)) - set(deal(report.folder))
    assert set(found.withdrawn) == gone
    assert len(gone) == 1
