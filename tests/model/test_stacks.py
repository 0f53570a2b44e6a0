"""Cut and stack: whoever cuts all sheets at once and lays pile on pile has the cards in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.stacks import piles_of, sheets_of

PLACES = st.sampled_from([1, 2, 4, 8])


def cut_and_laid(sheets: list[list[int]], places: int) -> list[int]:
    """What a guillotine and two hands do: a pile for each place, the sheets from the top, pile below pile."""
    return [sheet[place] for place in range(places) for sheet in sheets if place < len(sheet)]


@given(st.integers(0, 200), PLACES)
def test_piles_laid_on_one_another_are_in_order(count: int, places: int) -> None:
    sheets = list(sheets_of(range(count), places, stacked=True))
    assert cut_and_laid(sheets, places) == list(range(count))
    assert len(sheets) == -(-count // places)
    for number, sheet in enumerate(sheets):
        assert sheet == [n for n in (place * len(sheets) + number for place in range(places)) if n < count]


@given(st.integers(0, 200), PLACES)
def test_piles_have_as_many_cards_as_is_said(count: int, places: int) -> None:
    sheets = list(sheets_of(range(count), places, stacked=True))
    piles = [sum(place < len(sheet) for sheet in sheets) for place in range(places)]
    assert tuple(pile for pile in piles if pile) == piles_of(count, places)


@given(st.integers(0, 200), PLACES)
def test_cards_that_are_not_stacked_follow_one_another(count: int, places: int) -> None:
    sheets = list(sheets_of(iter(range(count)), places))
    assert [card for sheet in sheets for card in sheet] == list(range(count))
    assert all(len(sheet) == places for sheet in sheets[:-1])
