"""The print order: every file that is printed for the day, as it is, on a page, as a table and on the first page."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.jobs.build import BuildReport
from iisam_workshop.jobs.make import press_session, session_of
from iisam_workshop.jobs.printing import print_jobs, sides_of
from iisam_workshop.model.part import Part
from tests.reading import Reading

from .builds import CHECKOUT, edit, fresh, leave_only

Rows = list[dict[str, str]]


def rows_of(folder: Path) -> Rows:
    return list(csv.DictReader(io.StringIO((folder / "print-order.csv").read_bytes().decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def rows(build_dir: Path) -> Rows:
    return rows_of(build_dir)


def test_every_file_of_the_order_is_there_with_as_many_pages(rows: Rows, read_pdf: Callable[[str], Reading]) -> None:
    assert len(rows) > 15
    assert [row["order"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    for row in rows:
        pages = len(read_pdf(row["file"]).pdf.pages)
        sheets = pages if row["sides"] == "one side" else -(-pages // 2)
        assert (int(row["pages"]), int(row["sheets"])) == (pages, sheets * int(row["copies"])), row["file"]


def test_the_printer_is_set_once_for_each_way_of_printing(rows: Rows) -> None:
    ways = [(row["set_up"], row["paper"], row["weight_gsm"], row["sides"]) for row in rows]
    assert [way for n, way in enumerate(ways) if n == 0 or ways[n - 1] != way] == list(dict.fromkeys(ways))
    assert rows[0]["file"] == "parts/T3-printer-check.pdf"


def test_paper_sides_and_tools_are_right_for_what_they_are(rows: Rows) -> None:
    told = {row["file"]: (row["paper"], row["sides"], row["weight_gsm"], row["cuts"], row["tool"]) for row in rows}
    assert told["attendee-pack.pdf"] == ("A4", "both, long edge", "80-100", "0", "")
    assert told["desk-pack.pdf"] == ("A4", "one side", "80-100", "0", "")
    assert told["badges.pdf"] == ("A4", "one side", "160-250", "8", "guillotine")
    assert told["table-tents.pdf"] == ("A4", "one side", "160-250", "0", "")
    assert told["parts/D-sort-cards.pdf"] == ("A4", "both, long edge", "160-250", "8", "guillotine")
    assert told["parts/W2-next-step.pdf"] == ("A4", "one side", "160-250", "0", "scissors")
    assert told["parts/C8-poster-large.pdf"] == ("A3", "one side", "80-100", "0", "")
    assert {row["ink"] for row in rows} == {"grey"}
    assert "session-pack.pdf" not in told
    assert "parts/U-joining.pdf" not in told  # it is sent


def test_page_and_cover_name_the_same_files(rows: Rows, read_pdf: Callable[[str], Reading]) -> None:
    page, cover = (read_pdf(name) for name in ("print-order.pdf", "session-pack.pdf"))
    assert page.problems() == []
    front = cover.page_text(1)
    for row in rows:
        assert row["file"] in page.page_text(0)
        assert row["file"] in front
    assert "on A4 unless a line says A3" in " ".join(page.text().split())
    assert page.text().count("lay pile") + page.text().count("Lay pile") >= 2
    assert len(page.pdf.pages) == 2
    assert page.folios() == ["T5-1 of 2", "T5-2 of 2"]


def test_nobody_is_named_in_it(build_dir: Path, read_pdf: Callable[[str], Reading]) -> None:
    for name in ("Ada", "Kofi", "Morgan", "Vale"):
        assert name not in (build_dir / "print-order.csv").read_text("utf-8")
        assert name not in read_pdf("print-order.pdf").text()


def test_a_build_of_some_papers_has_no_order_and_says_how_they_are_printed(tmp_path: Path) -> None:
    source = fresh(tmp_path / "some")
    report = iisam_workshop.build(source, tmp_path / "out", only=("agenda", "bingo-cards"))
    assert not (tmp_path / "out" / "print-order.pdf").exists()
    assert [job.file for job in report.printing] == ["attendee-pack.pdf", "bingo-cards.pdf"]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """A day for a head count, with four cards to a sheet, and hardly a paper; its files are for the archive."""
    folder = tmp_path_factory.mktemp("small")
    source = fresh(folder / "day")
    leave_only(source, "agenda", "bingo-cards", "injects")
    edit(source, "attendees: attendees.csv", "attendees: 17")
    edit(source, "  grid: 5x5", "  grid: 3x3")
    edit(source, "  per_sheet: 1", "  per_sheet: 4")
    edit(source, "documents:\n", "documents:\n  archive: true\n")
    return iisam_workshop.build(source, folder / "out")


def test_what_is_left_out_is_not_ordered(small: BuildReport) -> None:
    assert [row["file"] for row in rows_of(small.folder)] == ["attendee-pack.pdf", "table-pack.pdf", "bingo-cards.pdf"]


def test_every_file_is_for_the_archive_where_the_session_says_so(small: BuildReport) -> None:
    files = sorted(small.folder.rglob("*.pdf"))
    assert small.folder / "print-order.pdf" in files
    assert [file.name for file in files if b"<pdfaid:part>2<" not in file.read_bytes()] == []


def test_cards_on_one_sheet_are_cut_through_the_stack(small: BuildReport) -> None:
    (row,) = (row for row in rows_of(small.folder) if row["file"] == "bingo-cards.pdf")
    assert (row["cuts"], row["cuts_from_top_mm"], row["cuts_from_left_mm"]) == ("2", "105.0", "148.5")
    said = " ".join(Reading(small.folder / "print-order.pdf").text().split())
    assert "bingo-cards.pdf: cut at 105 mm from the top and 148.5 mm from the left" in said
    assert "so on to pile D" in said


def test_each_language_has_its_files_and_no_file_is_told_twice(tmp_path: Path) -> None:
    folder = tmp_path / "welsh"
    shutil.copytree(CHECKOUT / "examples" / "welsh", folder, ignore=shutil.ignore_patterns("build", "*.record.json"))
    edit(folder / "council.yaml", "bilingual: in-turn", "bilingual: packs")
    pressed = press_session(session_of(folder / "session.yaml"), ("agenda", "bingo-cards"))
    assert [job.file for job in print_jobs(pressed)] == [
        "attendee-pack.cy.pdf",
        "bingo-cards.pdf",
        "attendee-pack.en.pdf",
    ]


@pytest.mark.parametrize(
    ("paper", "kind", "sides"),
    [
        ("agenda", "", "long"),
        ("running-order", "", "short"),
        ("poster", "poster", "one"),
        ("late-card", "", "one"),
        ("sort-cards", "sort", "long"),
        ("injects", "", "long"),
        ("badges", "badges", "one"),
        ("bingo-cards", "cards", "one"),
        ("printer-check", "check", "long"),
    ],
)
def test_a_paper_alone_is_turned_so_that_its_back_is_the_right_way_up(
    paper: str, kind: str, sides: str, parts: dict[str, Part]
) -> None:
    assert sides_of(parts[paper], kind) == sides


def test_viewers_are_told_on_which_sides_a_file_is_printed(rows: Rows, read_pdf: Callable[[str], Reading]) -> None:
    wanted = {
        "one side": "/Simplex",
        "both, long edge": "/DuplexFlipLongEdge",
        "both, short edge": "/DuplexFlipShortEdge",
    }
    told = {row["file"]: str(read_pdf(row["file"]).root.ViewerPreferences.Duplex) for row in rows}
    assert told == {row["file"]: wanted[row["sides"]] for row in rows}
    screen = read_pdf("projector.pdf")
    assert "/Duplex" not in screen.root.ViewerPreferences
