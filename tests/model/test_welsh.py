"""What Welsh asks of numbers, dates and names in a row."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.text import day_in_words
from iisam_workshop.model.welsh import and_before, date_in_welsh, plural, welsh_list
from iisam_workshop.model.wording import Wording

_FORMS = {
    "zero": "dim copi",
    "one": "1 copi",
    "two": "2 gopi",
    "few": "3 chopi",
    "many": "6 chopi",
    "other": "{n} copi",
}
WELSH = Wording("cy", {}, {f"count.copies.{form}": text for form, text in _FORMS.items()})


def test_numbers_from_0_to_12_take_the_categories_of_welsh() -> None:
    special = {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}
    assert [plural("cy", n) for n in range(13)] == [special.get(n, "other") for n in range(13)]


def test_numbers_from_0_to_12_have_two_categories_in_english() -> None:
    assert [plural("en-GB", n) for n in range(13)] == ["other", "one", *["other"] * 11]


def test_a_counted_noun_mutates_as_its_number_wants_it() -> None:
    said = [WELSH.count("copies", n) for n in range(13)]
    assert said == [
        *("dim copi", "1 copi", "2 gopi", "3 chopi", "4 copi", "5 copi", "6 chopi", "7 copi"),
        *("8 copi", "9 copi", "10 copi", "11 copi", "12 copi"),
    ]


def test_a_form_that_nobody_wrote_is_as_all_others_are() -> None:
    only = Wording("cy", {}, {"count.tables.other": "{n} bwrdd"})
    assert [only.count("tables", n) for n in (0, 1, 2, 3, 6, 7)] == [f"{n} bwrdd" for n in (0, 1, 2, 3, 6, 7)]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (date(2027, 3, 4), "Dydd Iau, 4 Mawrth 2027"),
        (date(2026, 3, 29), "Dydd Sul, 29 Mawrth 2026"),
        (date(2027, 6, 1), "Dydd Mawrth, 1 Mehefin 2027"),
        (date(2028, 2, 29), "Dydd Mawrth, 29 Chwefror 2028"),
        (date(2027, 12, 31), "Dydd Gwener, 31 Rhagfyr 2027"),
    ],
)
def test_a_day_is_written_in_full_in_welsh(when: date, said: str) -> None:
    assert date_in_welsh(when) == said
    assert day_in_words(when, "cy") == said.partition(", ")[2]


def test_a_day_in_english_stays_as_it_was() -> None:
    assert day_in_words(date(2027, 3, 4)) == "4 March 2027"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        *(("Owain", "ac"), ("Angharad", "ac"), ("Elin", "ac"), ("Iwan", "ac"), ("Ynys Môn", "ac"), ("Urien", "ac")),
        *(("Êmyr", "ac"), ("“Ifan”", "ac"), ("wyth", "ac"), ("ŵyn", "ac"), ("ŵyr", "ac")),
        *(("Carys", "a"), ("Bethan", "a"), ("Llŷr", "a"), ("Rhys", "a"), ("Hywel", "a"), ("Siân", "a"), ("Žofia", "a")),
        *(("Wil", "a"), ("Wrecsam", "a"), ("Wyn", "a"), ("Wynn", "a"), ("Wladimir", "a"), ("William", "a")),
        *(("7KM2A", "a"), ("8KM2A", "ac"), ("1", "ac"), ("4", "a"), ("", "a")),
    ],
)
def test_and_is_ac_before_a_vowel_and_a_before_a_consonant(word: str, said: str) -> None:
    assert and_before(word) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), ""),
        (("Aled",), "Aled"),
        (("Aled", "Bethan"), "Aled a Bethan"),
        (("Aled", "Owain"), "Aled ac Owain"),
        (("Aled", "Bethan", "Carys"), "Aled, Bethan a Carys"),
        (("Carys", "Bethan", "Aled"), "Carys, Bethan ac Aled"),
    ],
)
def test_names_in_a_row_are_joined_as_welsh_joins_them(names: tuple[str, ...], said: str) -> None:
    assert welsh_list(names) == said


@given(st.lists(st.text(alphabet="ABCDEHILMORSWYâêŵŷ", min_size=1), min_size=1, max_size=6))
def test_every_name_of_a_row_stands_in_it_once_and_in_order(names: list[str]) -> None:
    *others, last = names
    ending = f" {and_before(last)} {last}" if others else last
    assert welsh_list(names) == ", ".join(others) + ending


def test_babel_is_not_loaded_for_english() -> None:
    loaded = set(sys.modules)
    plural("en-GB", 3)
    day_in_words(date(2027, 3, 4))
    welsh_list(("Aled", "Owain"))
    assert not {name for name in set(sys.modules) - loaded if name.startswith("babel")}
