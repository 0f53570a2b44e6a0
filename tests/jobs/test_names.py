"""A build for people whose names our typeface lacks: set from fonts that the session names, or told and left a line."""

from __future__ import annotations

from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.build import Run, build
from iisam_workshop.press.fonts import register
from tests.papers import FONTS
from tests.reading import Reading, cards
from tests.typefaces import stand_in

from .builds import edit, fresh, leave_only, manifest_of, people_of, tree, write_people

NAMES = ("王小明", "Ελένη Παπά", "Łukasz Ŵyn", "देव शर्मा")
PRIVATE = "王小明Ελένηπάदेवशर्मा"


@pytest.fixture(autouse=True)
def _ours_again():
    yield
    register(FONTS)


def session(path: Path, *, fonts: bool) -> Path:
    source = fresh(path)
    leave_only(source, "table-plan", *(["action-plan", "bingo-cards"] if fonts else []))
    write_people(
        source, [*([name, "中国" if "王" in name else "Police", ""] for name in NAMES), *people_of(source)[:2]]
    )
    if fonts:
        (path / "han.ttf").write_bytes(stand_in("王小明中国देवशर्मा", "Han"))
        (path / "greek.ttf").write_bytes(stand_in("ΕλένηΠαπά", "Greek"))
        with source.open("a", encoding="utf-8") as file:
            file.write("\nown:\n  name_fonts: [han.ttf, greek.ttf]\n")
    return source


def said_outside_papers(folder: Path, printed: str) -> str:
    """All that a build tells besides what its papers say: messages, manifest, record, names of files, metadata."""
    readings = [Reading(path) for path in folder.rglob("*.pdf")]
    told = (folder / "manifest.json").read_text() + (folder / "session.record.json").read_text()
    names = "".join(tree(folder))
    return printed + told + names + "".join(each.metadata() + str(each.bookmarks()) for each in readings)


def test_every_paper_has_the_names_and_every_pack_each_font_once(tmp_path: Path) -> None:
    source = session(tmp_path / "s", fonts=True)
    report = build(source, tmp_path / "out")
    (told,) = report.problems
    row = 5
    assert (told.code, told.severity) == ("IW298", "warning")
    assert told.message.startswith(f"row {row} of the attendee list: U+0926, ")
    for file in ("parts/J-table-plan.pdf", "parts/E2-action-plan.pdf", "session-pack.pdf"):
        reading = Reading(tmp_path / "out" / file)
        words = reading.text()
        assert [name in words for name in NAMES] == [True, True, True, False]
        assert reading.problems() == []
        lines = [node.entries["ActualText"] for node in reading.all("Span") if "ActualText" in node.entries]
        assert set(lines) == {"the name, to be written by hand"}
    pack = Reading(tmp_path / "out" / "session-pack.pdf")
    programs = {
        font.FontDescriptor.FontFile2.objgen for page in pack.pdf.pages for font in page.Resources.Font.values()
    }
    named = [font.BaseFont for page in pack.pdf.pages for font in page.Resources.Font.values()]
    assert len(programs) == len({str(name) for name in named})
    printed = Reading(tmp_path / "out" / "bingo-cards.pdf")
    assert {card.name for card in cards(printed)} == {*NAMES[:3], "", *(row[0] for row in people_of(source)[4:])}
    assert {"han.ttf", "greek.ttf"} <= {each["path"] for each in manifest_of(tmp_path / "out")["inputs"]}
    assert not set(PRIVATE) & set(said_outside_papers(tmp_path / "out", str(report.problems)))


def test_without_fonts_lines_are_printed_with_the_seat_and_told_once(tmp_path: Path) -> None:
    source = session(tmp_path / "s", fonts=False)
    with pytest.raises(WorkshopError) as refusal:
        build(source, tmp_path / "out", run=Run(strict=True))
    assert (refusal.value.exit_code, [each.code for each in refusal.value.problems]) == (3, ["IW232", "IW298"])
    report = build(source, tmp_path / "out")
    lacking, _ = report.problems
    assert lacking.message.startswith("rows 2, 3 of the attendee list: U+0395, ")
    plan = Reading(tmp_path / "out" / "parts" / "J-table-plan.pdf")
    rows = [tuple(cell.words() for cell in row.kids) for row in plan.all("TR")]
    by_hand = [cells for cells in rows if "____" in cells[1]]
    assert [cells[1].split("_")[0] for cells in by_hand] == [f"Seat {cells[0]} " for cells in by_hand]
    assert len(by_hand) == 3
    assert [cells[2] for cells in rows].count("_" * 18) == 1  # an organisation, which belongs to no seat
    assert not set(PRIVATE + "中国") & set(plan.text() + said_outside_papers(tmp_path / "out", str(report.problems)))


def test_names_of_facilitators_are_refused_without_being_spelled_out(tmp_path: Path) -> None:
    source = session(tmp_path / "s", fonts=False)
    edit(source, "facilitators: [Morgan Vale,", "facilitators: [明小王,")
    (told, *_) = (each for each in iisam_workshop.check(source) if each.severity == "error")
    assert (told.code, told.message) == ("IW231", "the typeface cannot draw U+5C0F U+660E U+738B of this name")


def test_names_of_files_and_in_wishes_for_seats_are_not_printed_and_may_have_any_letter(tmp_path: Path) -> None:
    source = session(tmp_path / "s", fonts=True)
    (tmp_path / "s" / "漢.ttf").write_bytes((tmp_path / "s" / "han.ttf").read_bytes())
    edit(source, "[han.ttf,", "[漢.ttf,")
    edit(source, "tables:\n", f"tables:\n  together: [[{NAMES[0]}, {NAMES[1]}]]\n")
    assert [each.code for each in iisam_workshop.check(source)] == ["IW298"]
