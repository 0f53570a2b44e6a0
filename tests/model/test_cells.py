"""No text that goes into a table is worked out there, and each can be read back as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.cells import defused, undefused
from tests.payloads import PAYLOADS


@pytest.mark.parametrize("text", PAYLOADS)
def test_what_would_be_worked_out_begins_with_an_apostrophe(text):
    assert defused(text) == f"'{text}"
    assert undefused(defused(text)) == text


@pytest.mark.parametrize(
    "text", ["", "Ann", "'t Hooft", "O'Brien", "Jean-Luc", "a = b", "Bring:\n- a pen\n- a cup", "'"]
)
def test_ordinary_texts_stay_as_they_are(text):
    assert defused(text) == undefused(text) == text


@given(st.text(st.sampled_from("=+-@'\t\r\n \u00a0＝ab1"), max_size=12))
def test_a_cell_never_begins_as_a_formula_does_and_is_read_back_whole(text):
    cell = defused(text)
    assert not cell.strip().startswith(("=", "+", "-", "@", "＝"))
    assert undefused(cell) == text or undefused(text) != text
