"""A page of what people said, as a stranger reads it, and the numbers behind it counted again."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from iisam_workshop.errors import OutputRefused, WorkshopError
from iisam_workshop.jobs.build import Run
from iisam_workshop.jobs.feedback import AnswerList, blank, feedback
from tests.reading import Reading

from .builds import fresh, tree

MARKS = [(1, 4), (2, 4), (2, 5), (3, 3), (3, 2), (4, 5), (2, 5)]
COMMENT = "Ask Zoë Vex 😀 at zoe.vex@leics.example"


def typed(source: Path, marks: list[tuple[int, int]] = MARKS) -> Path:
    """The empty list with answers typed in: the same two marks for every aim."""
    path = blank(source, source.parent / "answers.csv")
    head, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
    for row, (before, now) in zip(rows, marks, strict=False):
        for n, code in enumerate(head):
            which = code.partition(":")[0]
            row += [""] * (len(head) - len(row))
            row[n] = {"before": str(before), "now": str(now)}.get(which.rpartition(" ")[2], row[n])
        row[-1] = COMMENT
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return path


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = fresh(tmp_path_factory.mktemp("feedback") / "session")
    typed(source)
    return source


@pytest.fixture(scope="module")
def folder(source: Path) -> Path:
    report = feedback(source, AnswerList(source.parent / "answers.csv", comments=True))
    assert [problem.code for problem in report.made.problems] == ["IW399"]
    assert report.forms == len(MARKS)
    return report.made.folder


def test_the_numbers_can_be_counted_again_from_the_list(folder: Path) -> None:
    found = json.loads((folder / "feedback.json").read_text(encoding="utf-8"))
    assert (found["forms"], found["people"]) == (7, 24)
    confidence = [each for each in found["questions"] if each["asked_for"] == "confidence"]
    assert len(confidence) == 3
    for each in confidence:
        for place, answer in enumerate(each["answers"]):
            counted = Counter(pair[place] for pair in MARKS)
            assert answer["counts"] == {str(n): counted[n] for n in range(1, 6)}
        assert (each["rose"], each["stayed"], each["fell"]) == (5, 1, 1)
    rows = list(csv.reader((folder / "feedback.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert rows[1] == ["W1 before", "7", "1", "3", "2", "1", "0", "2.0", "2.429"]


def test_the_page_is_one_page_accessible_and_says_its_figures_in_words(folder: Path) -> None:
    reading = Reading(folder / "feedback.pdf")
    assert reading.problems() == []
    text = " ".join(reading.page_text(0).split())
    assert "7 forms from 24 people on the list (29 %)" in text
    assert "Of 7, 5 rose, 1 stayed, 1 fell." in text
    assert "Median 2, most often 2" in text
    alt = str(reading.all("Figure")[0].entries["Alt"])
    assert "Before, 7 answers: 1 chosen by 1, 2 chosen by 3, 3 chosen by 2, 4 chosen by 1 and 5 chosen by 0." in alt
    assert len(reading.all("Figure")) == 4


def test_comments_stand_on_pages_of_their_own_only_where_they_are_asked_for(
    source: Path, folder: Path, tmp_path: Path
) -> None:
    pages = Reading(folder / "feedback.pdf")
    texts = [pages.page_text(number) for number in range(len(pages.pdf.pages))]
    assert ["Vex" in text for text in texts] == [False, True]
    assert COMMENT.replace("😀", "?") in " ".join(texts[1].split())
    report = feedback(source, AnswerList(source.parent / "answers.csv"), tmp_path / "short")
    assert report.made.problems == ()
    assert len(Reading(tmp_path / "short" / "feedback.pdf").pdf.pages) == 1
    others = [data for name, data in tree(folder).items() if not name.endswith(".pdf")]
    assert not any(b"Vex" in data for data in (*others, *tree(tmp_path / "short").values()))


def test_of_few_forms_no_middle_is_told(tmp_path: Path) -> None:
    source = fresh(tmp_path / "session")
    report = feedback(source, AnswerList(typed(source, MARKS[:4])))
    assert [problem.code for problem in report.made.problems] == ["IW443"]
    text = " ".join(Reading(report.made.folder / "feedback.pdf").page_text(0).split())
    assert "Too few to say" in text
    assert "Fewer than 5 forms" in text
    assert "Median" not in text
    assert "rose" not in text
    found = json.loads((report.made.folder / "feedback.json").read_text(encoding="utf-8"))
    assert {each["median"] for entry in found["questions"] for each in entry["answers"]} == {None}


@pytest.mark.pressed_anew
def test_the_same_answers_make_the_same_files(source: Path, folder: Path, tmp_path: Path) -> None:
    feedback(source, AnswerList(source.parent / "answers.csv", comments=True), tmp_path / "again")
    assert tree(tmp_path / "again") == tree(folder)


def test_nothing_is_written_where_something_is_wrong(source: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkshopError, match="IW440"):
        feedback(source, AnswerList(source.parent / "attendees.csv"), tmp_path / "out")
    with pytest.raises(WorkshopError, match="IW399"):
        feedback(
            source, AnswerList(source.parent / "answers.csv", comments=True), tmp_path / "out", run=Run(strict=True)
        )
    assert not (tmp_path / "out").exists()


def test_an_empty_list_has_a_row_for_each_person_and_is_never_written_over(source: Path, tmp_path: Path) -> None:
    path = blank(source, tmp_path / "blank.csv")
    head, *rows = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
    assert [code.partition(":")[0] for code in head[:4]] == ["Form", "W1 before", "W1 now", "W2 before"]
    assert [row[0] for row in rows] == [str(n) for n in range(1, 25)]
    with pytest.raises(OutputRefused, match="IW501"):
        blank(source, path)
