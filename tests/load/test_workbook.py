"""A session in a workbook: read like the file that it stands for, and every mistake told at its cell."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.workbook import write_workbook
from iisam_workshop.load.inputs import Intake
from iisam_workshop.load.layers import content_of
from iisam_workshop.load.session import read_session
from iisam_workshop.load.tree import MapNode
from iisam_workshop.load.workbook import read_book
from tests.thorough import THOROUGH, often

from .builders import DOCUMENTS, World, found

CHECKOUT = Path(__file__).parents[2]
MARK = "Zebedee Quillfeather"


@pytest.fixture(autouse=True)
def words(world: World) -> None:
    """Give the small world the words of the workbook."""
    name = "templates/workbook/meanings.en.txt"
    world.package(name, (CHECKOUT / name).read_bytes())


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    """The workbook of the small world, which is the same for every test."""
    return {}


@pytest.fixture
def book(world: World, kept: dict[str, bytes]) -> Path:
    if not kept:
        made = write_workbook(world.session).path
        kept[made.name] = made.read_bytes()
    ((name, data),) = kept.items()
    path = world.session.with_name(name)
    path.write_bytes(data)
    return path


def edit(path: Path, change: Callable[..., object]) -> None:
    """Change a workbook as somebody with a spreadsheet program would."""
    opened = load_workbook(path)
    change(opened)
    opened.save(path)


def row_of(sheet, key: str) -> int:
    return next(cell.row for cell in sheet["A"] if cell.value == key)


def put(path: Path, *written: tuple[str, str, object]) -> list[str]:
    """Write into cells of sheets: ``B7``, or a key of the day and the value's column follows; return their places."""
    opened, places = load_workbook(path), []
    for sheet, cell, value in written:
        where = cell if sheet != "Day" else f"B{row_of(opened[sheet], cell)}"
        opened[sheet][where] = value
        places.append(f"{path}:{sheet}!{where}")
    opened.save(path)
    return places


def refused(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(WorkshopError) as refusal:
        read_session(path, documents=DOCUMENTS)
    assert all(problem.hint for problem in refusal.value.problems)
    assert MARK not in str(refusal.value)
    return [(problem.code, str(problem.place)) for problem in refusal.value.problems]


def test_a_workbook_says_the_same_as_the_file_that_it_was_made_from(world, book):
    ours, theirs = world.read(), read_session(book, documents=DOCUMENTS)
    assert theirs.agenda == ours.agenda.model_copy(update={"id": theirs.agenda.id})
    asked = {"agenda": ours.asked.agenda.model_copy(update={"preset": theirs.asked.agenda.preset})}
    assert theirs.asked == ours.asked.model_copy(update=asked)
    assert theirs.people == ours.people
    assert (theirs.council, theirs.scenario, theirs.seed) == (ours.council, ours.scenario, ours.seed)


def test_a_workbook_without_slots_is_not_given_the_usual_day(book):
    edit(book, lambda opened: opened.__delitem__("Slots"))
    assert refused(book) == [("IW417", str(book))]


def test_all_mistakes_are_told_at_once_each_at_its_cell(book):
    mistakes = (("Slots", "C2", "long"), ("Slots", "D3", "feast"), ("Day", "tables.size", 40))
    places = put(book, ("Day", "date", "2027-02-30"), *mistakes)
    assert sorted(refused(book)) == sorted(("IW114", place) for place in places)


MISTAKES = (
    [
        *(("Slots", "C2", datetime(2027, 3, 4), "IW416"), ("Slots", "I2", date(2027, 3, 4), "IW416")),  # noqa: DTZ001 - cells have no zone
        *(("Slots", "N2", "Pens | many", "IW417"), ("Day", "agenda.start", None, "IW417")),
    ],
    [("Slots", "C2", "=1+1", "IW415")],
    [
        *(("Slots", "B3", None, "IW115"), ("Slots", "C3", None, "IW114"), ("Slots", "D2", None, "IW114")),
        *(("Slots", "B2", "A {{ b }}", "IW116"), ("Day", "council", "northbrige", "IW201")),
    ],
    [("Slots", "K2", "visoin", "IW201"), ("Slots", "L2", "word", "IW201"), ("Slots", "A3", "welcome", "IW118")],
    [("Slots", "A3", "Not An Id", "IW117")],
)
"""Mistakes that can be told together: those that are found later are not told beside those that are found at once."""


@pytest.mark.parametrize("mistakes", [[each] for group in MISTAKES for each in group] if THOROUGH else MISTAKES)
def test_a_mistake_is_told_at_its_cell(book, mistakes):
    places = put(book, *(mistake[:3] for mistake in mistakes))
    told = refused(book)
    for (_, cell, _, code), place in zip(mistakes, places, strict=True):
        assert (code, f"{book}:Day" if cell == "agenda.start" else place) in told


@pytest.mark.parametrize(
    ("change", "place", "remedy"),
    [
        (lambda book: book.remove(book["Day"]), "", "'Day'"),
        (lambda book: setattr(book["Slots"], "title", "Slotts"), ":Slotts", "Did you mean 'Slots'?"),
        (lambda book: book["Slots"].__setitem__("C1", "minuets"), ":Slots!C1", "Did you mean 'minutes'?"),
        (lambda book: book["Slots"].__setitem__("E1", "title"), ":Slots!E1", "Keep one"),
        (lambda book: book["Slots"].__setitem__("Z2", "stray"), ":Slots!Z2", "Head its column"),
        (lambda book: book["Slots"].delete_rows(2, 99), ":Slots", "in each row"),
        (lambda book: book["Aims"].delete_rows(2, 99), ":Aims", "at least one aim"),
        (lambda book: book["Day"].append(["title", "Twice"]), ":Day!A", "Keep one"),
        (lambda book: book["Day"].append([None, "Lost"]), ":Day!B", "column A"),
        (lambda book: book["People"].append([MARK, "Housing"]), ":Day!B", "empty the sheet"),
    ][:: often(1, 3)],
)
def test_a_sheet_that_is_not_as_it_should_be_is_told(book, change, place, remedy):
    edit(book, change)
    with pytest.raises(WorkshopError) as refusal:
        read_session(book, documents=DOCUMENTS)
    problem = next(each for each in refusal.value.problems if each.code == "IW417")
    assert str(problem.place).startswith(f"{book}{place}")
    assert remedy in f"{problem.message} {problem.hint}"
    assert MARK not in str(refusal.value)


def test_an_unknown_key_is_told_at_its_cell_with_the_one_that_was_meant(book):
    edit(book, lambda opened: opened["Day"].append(["facilitator", "Ann"]))
    last = load_workbook(book)["Day"].max_row
    with pytest.raises(WorkshopError) as refusal:
        read_session(book, documents=DOCUMENTS)
    [problem] = refusal.value.problems
    assert (problem.code, str(problem.place)) == ("IW111", f"{book}:Day!A{last}")
    assert "facilitators" in problem.hint


def test_what_a_spreadsheet_program_makes_of_times_dates_and_shares_is_understood(book):
    put(
        book,
        ("Day", "date", datetime(2027, 6, 3)),  # noqa: DTZ001 - cells have no zone
        ("Day", "agenda.start", time(10, 20)),
        *(("Slots", "C2", 35), ("Slots", "C3", time(0, 50))),
        *(("Day", "bingo.spares", 0.2), ("Day", "bingo.free", False)),
    )
    edit(
        book,
        lambda opened: setattr(opened["Day"].cell(row_of(opened["Day"], "bingo.spares"), 2), "number_format", "0%"),
    )
    session = read_session(book, documents=DOCUMENTS)
    assert session.asked.date == date(2027, 6, 3)
    assert session.agenda.start == (620,)
    assert [int(slot.minutes) for slot in session.agenda.slots] == [35, 50]
    assert (session.asked.bingo.spares, session.asked.bingo.free) == (20, False)


def test_rows_without_an_id_get_one_and_own_columns_are_kept(book):
    def change(opened) -> None:
        sheet = opened["Slots"]
        last = next(cell.column for cell in reversed(sheet[1]) if cell.value)
        sheet.cell(1, last + 1, "Slides")
        for row, title in ((4, "Ymarfer â phŵer"), (5, "Welcome to {{ venue.name }}")):
            for column, value in ((1, None), (2, title), (3, 10), (4, "talk"), (last + 1, "1 to 9")):
                sheet.cell(row, column, value)

    edit(book, change)
    slots = read_session(book, documents=DOCUMENTS).agenda.slots
    assert [slot.id for slot in slots] == ["welcome", "lunch", "ymarfer-a-phwer", "welcome-to-venue-name"]
    assert slots[2].columns == {"Slides": "1 to 9"}


def plainly(people):
    """All but the marks of addresses, which a workbook does not have."""
    return [replace(person, also=()) for person in people.attendees]


def test_people_of_the_sheet_are_read_and_told_of_by_their_row(world):
    path = write_workbook(world.session, with_people=True).path
    assert plainly(read_session(path, documents=DOCUMENTS).people) == plainly(world.read().people)
    edit(path, lambda opened: opened["People"].append([None, "Housing"]))
    edit(path, lambda opened: opened["People"].append([MARK * 20, "Housing"]))
    with pytest.raises(WorkshopError) as refusal:
        read_session(path, documents=DOCUMENTS)
    assert [(problem.code, str(problem.place)) for problem in refusal.value.problems] == [
        ("IW221", f"{path}:People!A4"),
        ("IW226", f"{path}:People!A5"),
    ]
    assert MARK not in str(refusal.value)


def test_without_the_sheet_of_slots_a_template_is_named_as_in_any_session(book):
    edit(book, lambda opened: opened.remove(opened["Slots"]))
    edit(book, lambda opened: opened["Day"].append(["agenda.preset", "short-day"]))
    assert read_session(book, documents=DOCUMENTS).agenda.id == "short-day"


def test_a_broken_workbook_is_refused_as_one(book):
    book.write_bytes(book.read_bytes()[:2000])
    assert refused(book) == [("IW413", str(book))]


def test_another_archive_is_no_session(world):
    out = io.BytesIO()
    import zipfile

    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    path = world.write("day.xlsx", out.getvalue())
    assert refused(path) == [("IW404", str(path))]


def of_day(world: World, *tasks: tuple[object, ...]) -> tuple[Path, MapNode]:
    """Write a workbook with no more than it must have, and return it with its agenda."""
    rows = {
        "Day": [("agenda.start", "9:15")],
        "Slots": [("title", "minutes", "kind"), ("Welcome", 30, "talk")],
        "Aims": [("aim",), ("Know the words.",)],
        "Tasks": [("when", "title", "days"), *tasks],
    }
    opened = Workbook()
    opened.remove(opened.active)
    for name, cells in rows.items():
        sheet = opened.create_sheet(name)
        for row in cells:
            sheet.append(row)
    path = world.session.with_name("small.xlsx")
    opened.save(path)
    agenda = read_book(found(path), Intake()).agenda
    assert agenda
    return path, agenda


def test_tasks_are_sorted_into_those_before_and_those_after(world: World) -> None:
    _, agenda = of_day(world, ("before", "Send the list", 3), (" After ", "Thank all", 1), ("BEFORE", "Print", 1))
    told = content_of(agenda, "agenda").plain
    assert told["before"] == [
        {"id": "send-the-list", "title": "Send the list", "days": "3"},
        {"id": "print", "title": "Print", "days": "1"},
    ]
    assert told["after"] == [{"id": "thank-all", "title": "Thank all", "days": "1"}]
    assert "after" not in content_of(of_day(world, ("before", "Send the list", 3))[1], "agenda").plain


def test_a_task_that_is_neither_before_nor_after_is_told_at_its_cell(world: World) -> None:
    with pytest.raises(WorkshopError) as refusal:
        of_day(world, ("during", "Pour tea", 1), (None, "Pour more", 1))
    assert [(each.code, each.place and (each.place.line, each.place.column)) for each in refusal.value.problems] == [
        ("IW417", (2, 1)),
        ("IW417", (3, 1)),
    ]
