"""Somebody who comes late: a row more in the list, one page to print, and nobody else's page touched."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from iisam_workshop.errors import OutputRefused, Place, Problem, WorkshopError
from iisam_workshop.jobs import late
from iisam_workshop.jobs.build import BuildReport, build
from iisam_workshop.jobs.late import add, newcomer
from iisam_workshop.jobs.make import session_of
from iisam_workshop.plan.plan import make_plan
from tests.load.roll.makers import xlsx

from .builds import edit, fresh, leave_only, manifest_of, people_of, tree, write_people

ANN = newcomer("Ann Zyxomma", "Solution Design", "Officer")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return fresh(tmp_path / "session")


@pytest.fixture
def unbuilt(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """Stand in for the build, which other tests make: it only notes the list that it would read."""
    seen = []

    def fake(source: Path, out: Path | None, **_: object) -> BuildReport:
        seen.append((source.parent / "attendees.csv").read_bytes())
        return BuildReport(out or source.parent / "build", (), (), ())

    monkeypatch.setattr(late, "build", fake)
    return seen


def refused(source: Path, person: late.Newcomer = ANN) -> tuple[Problem, ...]:
    """Refuse to add, with nothing changed."""
    before = tree(source.parent)
    with pytest.raises(WorkshopError) as refusal:
        add(source, person)
    assert tree(source.parent) == before
    return refusal.value.problems


# -- the list


def test_the_list_gets_one_row_more_before_the_build_reads_it(source: Path, unbuilt: list[bytes]) -> None:
    before = (source.parent / "attendees.csv").read_bytes()
    report = add(source, ANN)
    after = (source.parent / "attendees.csv").read_bytes()
    assert after == before + b"Ann Zyxomma,Solution Design,Officer\n"
    assert unbuilt == [after]
    assert not report.kept


@pytest.mark.skipif(os.name == "nt", reason="rights are told otherwise there")
def test_who_may_read_the_list_stays_as_it_was(source: Path, unbuilt: list[bytes]) -> None:
    people = source.parent / "attendees.csv"
    people.chmod(0o600)
    add(source, ANN)
    assert stat.S_IMODE(people.stat().st_mode) == 0o600


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_list_that_is_a_link_is_changed_where_it_lies(source: Path, unbuilt: list[bytes]) -> None:
    people, home = source.parent / "attendees.csv", source.parent.parent / "shared.csv"
    people.rename(home)
    people.symlink_to(home)
    add(source, ANN)
    assert people.is_symlink()
    assert home.read_bytes().endswith(b"Ann Zyxomma,Solution Design,Officer\n")


def test_a_session_with_a_number_of_people_has_no_list_to_add_to(source: Path) -> None:
    edit(source, "attendees: attendees.csv", "attendees: 24")
    (said,) = refused(source)
    assert said.code == "IW249"
    assert said.place is not None
    assert said.place.line == source.read_text().splitlines().index("attendees: 24") + 1
    assert "Write 25 instead of 24" in said.hint


def test_a_workbook_of_people_is_added_to_by_hand(source: Path) -> None:
    (source.parent / "people.xlsx").write_bytes(xlsx(("People", [("Name", "Organisation"), ("Ann Bell", "Housing")])))
    edit(source, "attendees: attendees.csv", "attendees: people.xlsx")
    (said,) = refused(source)
    assert said.code == "IW249"
    assert "workbook" in said.message


def test_somebody_who_is_in_the_list_is_not_added_again_and_not_named(source: Path) -> None:
    name, agency, _ = people_of(source)[6]
    (said,) = refused(source, newcomer(name.upper(), f" {agency} "))
    assert (said.code, said.place) == ("IW250", Place(str(source.parent / "attendees.csv"), 8))
    assert said.message.startswith("row 8 ")
    assert not [word for word in (*name.split(), agency) if word in str(said).partition("IW250")[2]]


def test_the_same_name_in_another_organisation_is_somebody_else(source: Path, unbuilt: list[bytes]) -> None:
    name = people_of(source)[6][0]
    assert add(source, newcomer(name, "Elsewhere")).card.code
    assert len(people_of(source)) == 25


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("title: Info", "titel: Info", "IW111"),
        ("attendees: attendees.csv", "attendees: nobody.csv", "IW202"),
        ("pool: 60", "pool: 20", "IW601"),
    ],
)
def test_a_session_that_does_not_work_is_refused_before_the_list_is_touched(
    source: Path, old: str, new: str, code: str
) -> None:
    edit(source, old, new)
    assert code in [said.code for said in refused(source)]


def test_a_deal_that_does_not_work_with_one_more_leaves_the_list_alone(source: Path) -> None:
    people = source.parent / "attendees.csv"
    people.write_text("Name\n" + "".join(f"Person {n}\n" for n in range(500)))
    assert [said.code for said in refused(source, newcomer("Ann"))] == ["IW225"]


@pytest.mark.parametrize(
    ("person", "code"),
    [
        (newcomer(""), "IW115"),
        (newcomer(" \u200b "), "IW115"),
        (newcomer("Zyxomma" * 40), "IW226"),
        (newcomer("Zyxomma", language="cy"), "IW220"),
    ],
)
def test_a_person_who_cannot_be_written_down_is_refused_without_a_name(
    source: Path, person: late.Newcomer, code: str
) -> None:
    (said,) = refused(source, person)
    assert said.code == code
    assert "zyxomma" not in str(said).casefold()


@pytest.mark.parametrize("failure", [OutputRefused(Problem("IW503", "no room")), KeyboardInterrupt(), RuntimeError()])
def test_a_build_that_fails_leaves_the_list_as_it_was(
    source: Path, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    def fails(*_: object, **__: object) -> None:
        assert b"Zyxomma" in (source.parent / "attendees.csv").read_bytes()
        raise failure

    monkeypatch.setattr(late, "build", fails)
    before = tree(source.parent)
    with pytest.raises(type(failure)):
        add(source, ANN)
    assert tree(source.parent) == before


# -- the build


def pages(file: Path) -> list[tuple[bytes, ...]]:
    """What every page draws: its content streams, in order."""
    with pikepdf.open(file) as pdf:
        found = []
        for page in pdf.pages:
            contents = page.obj.Contents
            streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
            found.append(tuple(stream.read_bytes() for stream in streams))
        return found


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, late.LateReport]:
    """A session that was built, then got somebody late: the folder before, the folder after, the report."""
    home = tmp_path_factory.mktemp("late")
    source = fresh(home / "session")
    leave_only(source, "bingo-cards", "table-plan")
    write_people(source, people_of(source)[:7])
    build(source, home / "before")
    return home / "before", home / "after", add(source, ANN, home / "after")


def test_the_new_card_is_where_the_report_says_and_every_other_page_is_as_it_was(
    added: tuple[Path, Path, late.LateReport],
) -> None:
    before, after = (pages(folder / "bingo-cards.pdf") for folder in added[:2])
    new = added[2].card
    assert len(after) == len(before) + 1
    del after[new.page - 1]
    assert [text(page) for page in after] == [text(page) for page in before]


def text(page: tuple[bytes, ...]) -> bytes:
    return b"\n".join(page)


def test_the_manifest_knows_the_new_card_by_its_seat_and_all_others_as_before(
    added: tuple[Path, Path, late.LateReport],
) -> None:
    before, after = ({card["code"]: card for card in manifest_of(folder)["bingo"]["cards"]} for folder in added[:2])
    new = added[2].card
    assert added[2].kept
    assert after.pop(new.code)["seat"] == new.seat == 8
    assert after == before
    assert manifest_of(added[1])["bingo"]["cards"][new.page - 1]["code"] == new.code


def test_the_report_never_says_who_it_is(added: tuple[Path, Path, late.LateReport]) -> None:
    assert "Zyxomma" not in repr(added[2])
    assert "Zyxomma" not in json.dumps(manifest_of(added[1]))


def test_two_to_a_sheet_the_page_is_that_of_the_sheet(source: Path, tmp_path: Path) -> None:
    leave_only(source, "bingo-cards")
    write_people(source, people_of(source)[:7])
    edit(source, "per_sheet: 1", "per_sheet: 2")
    source.with_name("session.record.json").write_text(make_plan(session_of(source)).record.model_dump_json())
    card = add(source, ANN, tmp_path / "out").card
    pdf = pypdfium2.PdfDocument(tmp_path / "out" / "bingo-cards.pdf")
    sheets = [page.get_textpage().get_text_range() for page in pdf]
    assert len(sheets) == 5
    assert [number for number, text in enumerate(sheets, 1) if card.code in text] == [card.page]


def test_a_session_without_cards_has_no_page_to_print(source: Path, unbuilt: list[bytes]) -> None:
    leave_only(source, "table-plan")
    assert add(source, ANN).card.page == 0


def test_somebody_who_cancels_and_a_name_set_right_are_changes_of_the_list_alone(
    added: tuple[Path, Path, late.LateReport], tmp_path: Path
) -> None:
    before, after, _ = added
    source = after.parent / "session" / "session.yaml"
    people = source.parent / "attendees.csv"
    kept = people.read_bytes()
    try:
        people.write_bytes(b"".join(row for row in kept.splitlines(keepends=True) if b"Zyxomma" not in row))
        build(source, tmp_path / "out")
    finally:
        people.write_bytes(kept)
    assert pages(tmp_path / "out" / "bingo-cards.pdf") == pages(before / "bingo-cards.pdf")
