"""One PDF for each person: whose it is stands inside, never in a name; and the table for a mail merge."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache
from pathlib import Path

import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.handouts import HandoutsReport, hand_out
from tests.reading import Reading, cards
from tests.thorough import THOROUGH

from .builds import edit, fresh, leave_only, tree, write_people

PEOPLE = [
    ["Siân Prosser", "Solution Design", "Architect", "sian@example.org"],
    ["Declan O'Neill", "Eastmere Police", "Analyst", "declan@example.org"],
    ["=HYPERLINK(1)", "Midshire Housing", "Officer", ""],
    ["Łukasz Brzozowicz", "Midshire Housing", "Lead", "lukasz@example.org"],
]


FEW = () if THOROUGH else ("agenda", "briefs", "bingo-cards")
"""The papers that are made; none for all of them."""

read = cache(Reading)
"""A file that does not change any more, read once."""


def small(folder: Path, *papers: str) -> Path:
    """Return a session of four people with addresses in their list; of all papers, or of some."""
    source = fresh(folder)
    if papers:
        leave_only(source, *papers)
    write_people(source, [])
    with (folder / "attendees.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Name", "Organisation", "Role", "E-mail"], *PEOPLE])
    return source


def table(folder: Path) -> list[dict[str, str]]:
    text = (folder / "mail-merge.csv").read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> HandoutsReport:
    folder = tmp_path_factory.mktemp("handouts")
    return hand_out(small(folder / "session", *FEW), folder / "out", emails=True)


def test_each_person_has_a_file_called_by_the_code_of_the_card_in_it(made: HandoutsReport) -> None:
    rows = table(made.folder)
    assert len(rows) == len(PEOPLE)
    for row in rows:
        reading = read(made.folder / row["File"])
        (card,) = cards(reading)
        assert row["File"] == f"{row['Card']}.pdf"
        assert card.code == row["Card"]


def test_a_file_names_its_own_person_and_nobody_else(made: HandoutsReport) -> None:
    names = [row["Name"].removeprefix("'") for row in table(made.folder)]
    for row, own in zip(table(made.folder), names, strict=True):
        text = " ".join(read(made.folder / row["File"]).text().split())
        assert [name for name in names if name in text] == [own]


def test_a_file_has_the_brief_of_its_seat_and_no_other(made: HandoutsReport) -> None:
    found = set()
    for row in table(made.folder):
        told = re.findall(r"Partner brief (\d+) of \d+", read(made.folder / row["File"]).text())
        assert len(set(told)) == 1
        found.add(told[0])
    assert len(found) == len(PEOPLE)


def test_no_name_and_no_address_stands_in_metadata_bookmarks_or_file_names(made: HandoutsReport) -> None:
    secrets = [word for name, _, _, address in PEOPLE for word in (*re.findall(r"\w{4,}", name), address) if word]
    for file in made.folder.glob("*.pdf"):
        reading = read(file)
        told = f"{file.name} {reading.metadata()} {reading.bookmarks()}"
        assert [secret for secret in secrets if secret in told] == []
    told = (made.folder / "manifest.json").read_text(encoding="utf-8")
    assert [secret for secret in secrets if secret in told] == []


def test_every_file_is_whole_and_tagged(made: HandoutsReport) -> None:
    for file in made.folder.glob("*.pdf"):
        assert read(file).problems() == []


def test_addresses_are_in_the_table_and_in_no_pdf(made: HandoutsReport) -> None:
    assert {row["E-mail"] for row in table(made.folder)} == {address for *_, address in PEOPLE}
    assert made.addresses == 3
    for file in made.folder.glob("*.pdf"):
        assert "example.org" not in read(file).text()


def test_a_name_that_is_a_formula_is_no_formula_in_the_table(made: HandoutsReport) -> None:
    assert "'=HYPERLINK(1)" in {row["Name"] for row in table(made.folder)}


@pytest.fixture(scope="module")
def unaddressed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, HandoutsReport]:
    """A session, and its files without the table's addresses."""
    source = small(tmp_path_factory.mktemp("unaddressed") / "session", *FEW)
    return source, hand_out(source, source.parents[1] / "out")


def test_without_being_asked_for_addresses_are_nowhere(unaddressed: tuple[Path, HandoutsReport]) -> None:
    _, report = unaddressed
    assert "E-mail" not in table(report.folder)[0]
    assert not [path for path, data in tree(report.folder).items() if b"sian@example" in data]


def test_the_codes_are_kept_for_whoever_prints_cards_later(unaddressed: tuple[Path, HandoutsReport]) -> None:
    source, report = unaddressed
    codes = {row["Card"] for row in table(report.folder)}
    record = json.loads(source.with_name("session.record.json").read_text(encoding="utf-8"))
    assert {person["card"]["code"] for person in record["people"].values()} == codes


def test_a_head_count_gives_a_file_for_each_seat(tmp_path: Path) -> None:
    source = small(tmp_path / "session", "agenda", "bingo-cards", "briefs")
    edit(source, "attendees: attendees.csv", "attendees: 3")
    rows = table(hand_out(source, tmp_path / "out", emails=True).folder)
    assert [(row["Seat"], row["Name"], row["E-mail"]) for row in rows] == [(str(n), "", "") for n in (1, 2, 3)]


def test_whoever_is_to_find_out_what_words_mean_has_no_glossary(tmp_path: Path) -> None:
    source = small(tmp_path / "session", "agenda", "bingo-cards", "glossary")
    assert "glossary" in hand_out(source, tmp_path / "out").papers
    edit(source, "  play: background", "  play: definition")
    edit(source, "  first_win: scenario-1\n  most_by: scenario-2\n  at_once: 3\n", "")
    source.with_name("session.record.json").unlink()
    assert "glossary" not in hand_out(source, tmp_path / "out").papers


def test_doubts_stop_a_strict_run_with_nothing_written(tmp_path: Path) -> None:
    source = small(tmp_path / "session", "agenda", "joining")
    edit(source, "joining:\n", "joining:\n  how: online\n")
    before = tree(tmp_path)
    with pytest.raises(WorkshopError) as refusal:
        hand_out(source, tmp_path / "out", strict=True)
    assert "IW385" in {problem.code for problem in refusal.value.problems}
    assert tree(tmp_path) == before


def test_whoever_wants_large_print_has_everything_in_large_print(tmp_path: Path) -> None:
    source = small(tmp_path / "session", *FEW)
    with (source.parent / "attendees.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["Name", "Large print"], *([name, "yes" if n == 1 else ""] for n, (name, *_) in enumerate(PEOPLE[:2]))]
        )
    report = hand_out(source, tmp_path / "out")
    least = {row["Name"]: min(read(report.folder / row["File"]).sizes()) for row in table(report.folder)}
    assert [name for name, size in least.items() if size >= 16] == [PEOPLE[1][0]]


def test_a_name_that_is_cut_on_its_card_is_told_by_the_code(tmp_path: Path) -> None:
    source = small(tmp_path / "session", "agenda", "bingo-cards")
    long = "WMWMWMWMWM " * 18
    write_people(source, [[long.strip(), "Eastmere Police", "Analyst"]])
    report = hand_out(source, tmp_path / "out")
    (doubt,) = [problem for problem in report.problems if problem.code == "IW236"]
    assert table(tmp_path / "out")[0]["Card"] in doubt.message
    with pytest.raises(WorkshopError):
        hand_out(source, tmp_path / "strict", strict=True)
    assert not (tmp_path / "strict").exists()
