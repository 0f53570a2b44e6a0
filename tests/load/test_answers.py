"""Answers to the evaluation form: typed in, or as forms on the web export them."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.answers import read_answers
from iisam_workshop.load.inputs import Found, Intake
from iisam_workshop.model.feedback import AnswerColumn, Form

KNOW, USE = "know the six stages", "keep using the tools afterwards"
BEFORE, NOW = ("before", "cyn"), ("now", "after", "nawr")
COLUMNS = (
    *(AnswerColumn("W1 before", True, (KNOW,), BEFORE, NOW), AnswerColumn("W1 now", True, (KNOW,), NOW, BEFORE)),
    *(AnswerColumn("W2 before", True, (USE,), BEFORE, NOW), AnswerColumn("W2 now", True, (USE,), NOW, BEFORE)),
    AnswerColumn("W3", True, ("how useful was it for your own work", "pa mor ddefnyddiol oedd ef ich gwaith chi")),
    AnswerColumn("W4", False, ("what was most useful",)),
)
ALL = "W1 before,W1 now,W2 before,W2 now,W3,W4"


def read(tmp_path: Path, text: str) -> tuple[list[Form], list[tuple[str, int | None]]]:
    """The forms, and the codes of what was told with their lines."""
    path = tmp_path / "answers.csv"
    path.write_text(text, encoding="utf-8")
    intake = Intake()
    forms = read_answers(Found(path, "answers.csv", "answers.csv"), intake, COLUMNS)
    assert "secret" not in str(intake.problems)
    return list(forms), [(each.code, each.place.line if each.place else None) for each in intake.problems]


def test_codes_head_the_columns_in_any_order_and_with_any_words_behind_them(tmp_path: Path) -> None:
    forms, told = read(tmp_path, "Form,W4: What?,W3,W2 now: x,W2 BEFORE,w1 now,W1 before\n1,fine,5,4,3,2,1\n")
    assert told == []
    assert dict(forms[0].marks) == {"W1 before": 1, "W1 now": 2, "W2 before": 3, "W2 now": 4, "W3": 5}
    assert dict(forms[0].words) == {"W4": "fine"}


def test_questions_in_words_are_found_in_either_language(tmp_path: Path) -> None:
    heads = (
        "Timestamp,Before: confidence [Know the six stages.],Now: confidence [Know the six stages.],"
        "Cyn: [Keep using the tools afterwards],Nawr: [Keep using the tools afterwards],"
        "Pa mor ddefnyddiol oedd ef i’ch gwaith chi?,8. What was most useful?"
    )
    forms, told = read(tmp_path, f"{heads}\n2027-03-04,1,2,3,4,5,tools\n")
    assert told == []
    assert list(forms[0].marks.values()) == [1, 2, 3, 4, 5]


def test_two_columns_of_one_aim_without_a_time_are_before_and_now_and_told(tmp_path: Path) -> None:
    heads = (
        "ID,Know the six stages,Keep using the tools afterwards,Know the six stages2,Keep using the tools afterwards2"
    )
    forms, told = read(tmp_path, f"{heads},W3,W4\n1,1,3,2,4,5,x\n")
    assert dict(forms[0].marks) == {"W1 before": 1, "W2 before": 3, "W1 now": 2, "W2 now": 4, "W3": 5}
    assert told == [("IW441", 1), ("IW441", 1)]


def test_what_is_no_question_is_told_by_its_column_and_never_read(tmp_path: Path) -> None:
    forms, told = read(tmp_path, f"{ALL},My secret\n1,2,3,4,5,x,secret\n")
    assert told == [("IW441", 1)]
    assert "secret" not in str(forms)


def test_a_question_without_a_column_is_told(tmp_path: Path) -> None:
    assert read(tmp_path, "W1 before,W1 now,W3,W4\n1,2,3,x\n")[1] == [("IW441", 1)]


@pytest.mark.parametrize("cell", ["4", "4.0", " 4 ", "4 - very", "4 (confident)"])
def test_a_mark_is_a_number_whatever_words_go_with_it(tmp_path: Path, cell: str) -> None:
    assert read(tmp_path, f"{ALL}\n{cell},,,,,\n")[0][0].marks == {"W1 before": 4}


@pytest.mark.parametrize("cell", ["0", "6", "44", "4/5", "3.5", "3-4", "very", "secret", "-1", "1e0"])
def test_what_is_not_on_the_scale_is_told_by_row_and_column_and_counts_as_empty(tmp_path: Path, cell: str) -> None:
    forms, told = read(tmp_path, f"{ALL}\n,2,,,,\n,{cell},,,,x\n")
    assert told == [("IW442", 3)]
    assert [dict(form.marks) for form in forms] == [{"W1 now": 2}, {}]


def test_rows_without_an_answer_are_no_forms(tmp_path: Path) -> None:
    forms, _ = read(tmp_path, f"Form,{ALL}\n1,1,2,,,,\n2,,,,,,\n3,,,,,,\n")
    assert [form.row for form in forms] == [2]
    with pytest.raises(InputUnreadable, match="IW440: nobody answered"):
        read(tmp_path, f"Form,{ALL}\n1,,,,,,\n")


def test_another_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="IW440: no column"):
        read(tmp_path, "Name,Organisation\nsecret,secret\n")
    with pytest.raises(InputUnreadable, match="IW440"):
        read(tmp_path, "\n")


def test_one_answer_in_two_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable, match="IW444: columns 1 and 3"):
        read(tmp_path, "W3,W4,W3 again\n1,x,2\n")


@pytest.mark.parametrize("sheet", ["", "Answers"])
def test_a_workbook_with_nothing_in_it_is_refused_with_a_remedy(tmp_path: Path, sheet: str) -> None:
    path = tmp_path / "answers.xlsx"
    Workbook().save(path)
    with pytest.raises(InputUnreadable) as refusal:
        read_answers(Found(path, "answers.xlsx", "answers.xlsx"), Intake(), COLUMNS, sheet)
    (said,) = refusal.value.problems
    assert (said.code, "--sheet" in said.hint) == ("IW440", True)


def test_columns_that_are_no_question_are_told_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    def said(heads: str) -> str:
        path = tmp_path / "answers.csv"
        path.write_text(f"{ALL},{heads}\n1,2,3,4,5,x,,,\n", encoding="utf-8")
        intake = Intake()
        read_answers(Found(path, "answers.csv", "answers.csv"), intake, COLUMNS)
        (told,) = intake.problems
        return told.message

    assert said("Weather") == "column 7 is no question of the form, and not read"
    assert said("Weather,Name,Mood,Lunch") == "columns 7, 9 and 10 are no question of the form, and not read"


def test_what_programs_add_to_answers_is_passed_over_in_silence(tmp_path: Path) -> None:
    added = "ID,Start time,Completion time,Email,Name,Last modified time,Timestamp,Username,Score,E-mail,Ffurflen,Rhif"
    assert read(tmp_path, f"{ALL},{added}\n1,2,3,4,5,x\n")[1] == []
