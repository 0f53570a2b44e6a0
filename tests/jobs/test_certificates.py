"""Certificates for those who came, and the record of who did, as a stranger reads the files."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from iisam_workshop.errors import ContentInvalid, WorkshopError
from iisam_workshop.jobs.build import Run
from iisam_workshop.jobs.certificates import CertificatesReport, PresentList, certificates
from tests.reading import Reading

from .builds import CHECKOUT, edit, fresh, manifest_of, people_of, tree, write_people

AWAY = ("Farzana Mirpuri", "Siân Prosser")
STAYS = "Idris Al-Haddad"
LISTED = 9
"""How many are on the list."""
GUEST = "Zoë Vex-Featherstonehaugh Bartholomew van der Westerhuizen-Montgomery"


def present(source: Path, *more: list[str]) -> Path:
    """A list on which everybody came but two, and perhaps others did."""
    path = source.parent / "came.csv"
    rows = [[*row[:2], "no" if row[0] in AWAY else "yes"] for row in people_of(source)]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Name", "Organisation", "Present"], *rows, *more])
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, CertificatesReport]:
    """The example's certificates with one guest, and its session file; not to be changed."""
    source = fresh(tmp_path_factory.mktemp("after") / "session")
    people = people_of(source)
    write_people(source, [*people[: LISTED - 1], *(row for row in people[LISTED - 1 :] if row[0] == STAYS)])
    listed = PresentList(present(source, [GUEST, "=cmd()", "x"]), guests=True)
    return source, certificates(source, listed)


@pytest.fixture(scope="module")
def pages(made: tuple[Path, CertificatesReport]) -> Reading:
    return Reading(made[1].made.folder / "certificates.pdf")


def test_those_who_came_have_a_page_each_and_those_who_did_not_have_none(
    made: tuple[Path, CertificatesReport], pages: Reading
) -> None:
    names = [row[0] for row in people_of(made[0])]
    texts = [" ".join(pages.page_text(number).split()) for number in range(len(pages.pdf.pages))]
    for name in names:
        assert sum(name in text for text in texts) == (0 if name in AWAY else 1), name
    assert len(texts) == len(names) - len(AWAY) + 1
    assert (made[1].came, made[1].guests, made[1].listed) == (LISTED - len(AWAY), 1, LISTED)


def test_a_certificate_says_what_when_how_long_who_and_why_and_no_score(pages: Reading) -> None:
    text = " ".join(pages.page_text(0).split())
    for said in (
        *("Certificate of attendance", "Information sharing journey training session", "Leicestershire County Council"),
        *("Thursday 4 March 2027", "5 hours and 30 minutes", "Morgan Vale and Sam Adeyemi", "Signed"),
        *("See the whole toolkit", "6 Review"),
    ):
        assert said in text
    assert "%" not in text


def test_certificates_are_accessible_and_name_nobody_outside_their_pages(
    made: tuple[Path, CertificatesReport], pages: Reading
) -> None:
    assert pages.problems() == []
    names = [*(row[0] for row in people_of(made[0])), GUEST]
    titles = [title for _, title, _ in pages.bookmarks()]
    outside = [*titles, *pages.labels(), *map(str, pages.pdf.docinfo.values()), str(pages.root.Metadata.read_bytes())]
    manifest = (made[1].made.folder / "manifest.json").read_text(encoding="utf-8")
    for name in names:
        assert not any(part in text for part in (name, name.split()[-1]) for text in (*outside, manifest)), name
    assert re.fullmatch(r"Seat \d+", titles[0])
    assert titles[-1] == "Guest 1"
    assert [page for _, _, page in pages.bookmarks()] == list(range(len(pages.pdf.pages)))


def test_the_folder_has_its_files_and_a_manifest_of_them(made: tuple[Path, CertificatesReport]) -> None:
    source, report = made
    assert report.made.folder == source.parent / "build" / "leicestershire-2027-03-04-certificates"
    files = [entry["path"] for entry in manifest_of(report.made.folder)["files"]]
    assert sorted([*files, "manifest.json"]) == sorted(tree(report.made.folder))
    assert not (source.parent / "session.record.json").exists()


def test_the_record_counts_those_who_came_and_disarms_what_a_spreadsheet_would_run(
    made: tuple[Path, CertificatesReport],
) -> None:
    data = (made[1].made.folder / "attendance.csv").read_text(encoding="utf-8-sig")
    head, *rows = csv.reader(io.StringIO(data))
    assert head == ["Name", "Organisation", "Role", "Seat", "Came"]
    assert [row[0] for row in rows if row[4] == "no"] == list(AWAY)
    assert rows[-1] == [GUEST, "'=cmd()", "", "", "yes"]
    record = Reading(made[1].made.folder / "attendance.pdf")
    assert record.problems() == []
    text = " ".join(record.page_text(0).split())
    assert f"{LISTED - len(AWAY)} of {LISTED} people on the list came, and 1 person who was not on it" in text


def test_the_record_can_be_given_back_as_the_list_of_those_present(
    made: tuple[Path, CertificatesReport], tmp_path: Path
) -> None:
    source, report = made
    again = certificates(source, PresentList(report.made.folder / "attendance.csv", guests=True), tmp_path / "again")
    assert again.made.problems == ()
    first, second = tree(report.made.folder), tree(tmp_path / "again")
    assert first["certificates.pdf"] == second["certificates.pdf"]


def test_a_number_of_people_has_lines_for_names(tmp_path: Path) -> None:
    source = fresh(tmp_path / "session")
    edit(source, "attendees: attendees.csv", "attendees: 12")
    (tmp_path / "seats.csv").write_text("Seat\n3\n11\n3\n", encoding="utf-8")
    report = certificates(source, PresentList(tmp_path / "seats.csv"))
    assert [problem.code for problem in report.made.problems] == ["IW395"]
    reading = Reading(report.made.folder / "certificates.pdf")
    assert [title for _, title, _ in reading.bookmarks()] == ["Seat 3", "Seat 11"]
    assert "____" in reading.page_text(0)
    assert reading.problems() == []


def test_nothing_is_written_where_something_is_wrong(tmp_path: Path) -> None:
    source = fresh(tmp_path / "session")
    before = tree(source.parent)
    stranger = tmp_path / "came.csv"
    stranger.write_text("Name,Present\nZoë Vex,yes\nSiân Prosser,perhaps\n", encoding="utf-8")
    with pytest.raises(ContentInvalid, match="IW396") as refusal:
        certificates(source, PresentList(stranger))
    assert [problem.code for problem in refusal.value.problems] == ["IW396", "IW392", "IW394"]
    some = tmp_path / "some.csv"
    some.write_text("Name,Present\nZoë Vex,yes\nSiân Prosser,x\n", encoding="utf-8")
    with pytest.raises(WorkshopError, match="IW392"):
        certificates(source, PresentList(some), run=Run(strict=True))
    assert tree(source.parent) == before


def welsh(folder: Path) -> Path:
    """The Welsh example with one person for each wish; return its session file."""
    folder.mkdir(parents=True)
    for name in ("session.yaml", "council.yaml", "attendees.csv"):
        (folder / name).write_bytes((CHECKOUT / "examples" / "welsh" / name).read_bytes())
    people = [
        ["Ann Vex", "A", "", "cy"],
        ["Bo Vex", "B", "", "en"],
        ["Cy Vex", "C", "", "both"],
        [f"{GUEST} Zed", "D", "", ""],
    ]
    with (folder / "attendees.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Name", "Organisation", "Role", "Language"], *people])
    return folder / "session.yaml"


def test_each_person_has_the_language_asked_for_and_both_go_on_one_page(tmp_path: Path) -> None:
    source = welsh(tmp_path / "session")
    report = certificates(source, PresentList(source.parent / "attendees.csv"))
    assert [problem.code for problem in report.made.problems] == ["IW391", "IW397"]
    reading = Reading(report.made.folder / "certificates.pdf")
    assert reading.problems() == []
    texts = [reading.page_text(number) for number in range(len(reading.pdf.pages))]
    said = [("Tystysgrif" in text, "Certificate of" in text) for text in texts]
    assert said == [(True, False), (False, True), (True, True), (True, True)]
    assert "Cymerodd ran yn" in texts[2]


def test_welsh_that_is_held_back_is_told(tmp_path: Path) -> None:
    source = welsh(tmp_path / "session")
    edit(source.parent / "council.yaml", "  drafts: accept", "  drafts: hold-back")
    report = certificates(source, PresentList(source.parent / "attendees.csv"))
    assert "the certificates are in English" in "".join(
        each.message for each in report.made.problems if each.code == "IW397"
    )
    assert "Tystysgrif" not in Reading(report.made.folder / "certificates.pdf").text()


def test_a_title_that_leaves_no_room_is_told(tmp_path: Path) -> None:
    source = fresh(tmp_path / "session")
    names = ", ".join(f"{n} {'Facilitator ' * 8}" for n in range(12))
    edit(source, "facilitators: [Morgan Vale, Sam Adeyemi]", f"facilitators: [{names}]")
    write_people(source, [["W" * 195 + f" {n}", "Police", ""] for n in range(2)])
    report = certificates(source, PresentList(source.parent / "attendees.csv"))
    assert "IW398" in [problem.code for problem in report.made.problems]


@pytest.mark.pressed_anew
def test_the_same_list_makes_the_same_files(made: tuple[Path, CertificatesReport], tmp_path: Path) -> None:
    source, report = made
    certificates(source, PresentList(source.parent / "came.csv", guests=True), tmp_path / "again")
    assert tree(tmp_path / "again") == tree(report.made.folder)
    assert json.loads((tmp_path / "again" / "manifest.json").read_text(encoding="utf-8"))["made"] == "certificates"


def test_names_that_cannot_be_set_leave_a_line_and_are_told_by_the_row_of_their_list(tmp_path: Path) -> None:
    source = fresh(tmp_path / "s")
    write_people(source, [*people_of(source)[:2], ["देव शर्मा", "Police", ""]])
    came = present(source, ["王小明", "中国", "yes"])
    report = certificates(source, PresentList(came, guests=True), tmp_path / "out")
    told = {problem.code: problem.message for problem in report.made.problems}
    assert told["IW298"].startswith("row 4 of the attendee list: U+0926, ")
    assert told["IW232"].startswith("row 5 of the list of those who came: U+4E2D, ")
    for name, lines in (("certificates", 2), ("attendance", 4)):
        reading = Reading(tmp_path / "out" / f"{name}.pdf")
        said = [node.entries["ActualText"] for node in reading.all("Span") if "ActualText" in node.entries]
        assert len(said) == lines
        assert all("written by hand" in each for each in said)
        assert reading.problems() == []


def test_a_certificate_stays_as_it_was_when_another_is_added(
    made: tuple[Path, CertificatesReport], pages: Reading, tmp_path: Path
) -> None:
    alone = tmp_path / "alone.csv"
    alone.write_text(f"Name,Present\n{STAYS},yes\n", encoding="utf-8")
    certificates(made[0], PresentList(alone), tmp_path / "alone")
    (again,) = Reading(tmp_path / "alone" / "certificates.pdf").marked
    before = next(page for page in pages.marked if any("Idris" in each.text for each in page.shown))
    assert [each.text for each in again.shown] == [each.text for each in before.shown]


def test_somebody_who_wants_large_print_gets_it_and_nobody_else(tmp_path: Path) -> None:
    source = fresh(tmp_path / "session")
    rows = [["Name", "Organisation", "Large print"], ["Ann Vex", "Police", "yes"], ["Bo Vex", "Health", ""]]
    with (source.parent / "attendees.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    report = certificates(source, PresentList(source.parent / "attendees.csv"))
    large, usual = Reading(report.made.folder / "certificates.pdf").marked
    sizes = [
        {each.size for each in page.shown if "toolkit" in each.text or "Certificate" in each.text}
        for page in (large, usual)
    ]
    assert min(sizes[0]) >= 16 > min(sizes[1])
