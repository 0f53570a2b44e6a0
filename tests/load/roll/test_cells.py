"""What single cells say: above all, that nobody's need is taken for none."""

from __future__ import annotations

import pytest

from iisam_workshop.load.roll.cells import asks_for_large_print, language_of, one_line, says_none


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "None",
        "n/a",
        "N/A - none",
        "No, thanks.",
        "No dietary requirements",
        "Not applicable",
        "None known",
        "I don’t have any special requirements",
        "Dim",
        "Dim anghenion arbennig",
        "Nothing, thank you!",
        "0",
    ],
)
def test_who_needs_nothing_says_so_in_many_words(cell: str) -> None:
    assert says_none(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "No nuts",
        "no dairy please",
        "Not able to use stairs",
        "None, but allergic to nuts",
        "- coeliac",
        "0 sugar",
        "N/A except no shellfish",
        "Dim cnau",
        "Yes",
        "Vegan",
        "I need a ramp",
        "x",
        "No steps, and a hearing loop",
    ],
)
def test_a_need_that_begins_with_no_is_a_need(cell: str) -> None:
    assert not says_none(cell)


@pytest.mark.parametrize(
    ("need", "asked"),
    [
        ("Large print", True),
        ("No stairs, large print please", True),
        ("Larger print and no glare", True),
        ("Print mawr", True),
        ("No large print", False),
        ("Large print not needed", False),
        ("I don’t need larger print; a ramp", False),
        ("A ramp", False),
    ],
)
def test_large_print_is_asked_for_where_no_word_next_to_it_refuses_it(need: str, asked: bool) -> None:
    assert asks_for_large_print(need) is asked


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ('="0113"', "0113"),
        ("O&#39;Brien", "O'Brien"),
        ("Homes &amp;amp; Land", "Homes & Land"),
        ("Ａｎｎ\u200b  Bell\x07", "Ann Bell"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_cell_is_kept_as_people_see_it(cell: str, kept: str) -> None:
    assert one_line(cell) == kept


@pytest.mark.parametrize(
    ("cell", "language"),
    [
        ("W", "cy"),
        ("s", "en"),
        ("Welsh and English", "both"),
        ("Cymraeg os gwelwch yn dda", "cy"),
        ("Welsh cakes", None),
    ],
)
def test_a_language_is_told_by_its_words_or_its_initial(cell: str, language: str | None) -> None:
    assert language_of(cell) == language
