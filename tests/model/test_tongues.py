"""Marks around text in another language: they come out where they went in, and leave nothing behind."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.tongues import bare, marked, pieces
from iisam_workshop.model.wording import Wording

TEXT = st.text(alphabet=st.characters(exclude_categories=["Cn", "Cs"]), min_size=1)
LANG = st.sampled_from(["en-GB", "cy"])


@given(TEXT, LANG)
def test_a_marked_text_is_one_piece_in_its_language(text: str, lang: str) -> None:
    assert list(pieces(marked(text, lang), [])) == [(lang, text)]


@given(TEXT, TEXT, TEXT, LANG, LANG)
def test_what_stands_inside_another_mark_is_in_its_own_language(a: str, b: str, c: str, out: str, inner: str) -> None:
    whole = marked(a + marked(b, inner) + c, out)
    assert list(pieces(whole, [])) == [(out, a), (inner, b), (out, c)]
    assert bare(whole) == a + b + c


@given(st.lists(st.tuples(TEXT, st.none() | LANG), max_size=6), st.integers(0, 40))
def test_a_text_cut_anywhere_has_the_same_languages_in_both_halves_together(
    parts: list[tuple[str, str | None]], at: int
) -> None:
    whole = "".join(marked(text, lang) if lang else text for text, lang in parts)
    within: list[str] = []
    halves = [*pieces(whole[:at], within), *pieces(whole[at:], within)]
    letters = [(lang, char) for lang, text in halves for char in text]
    assert letters == [(lang or "", char) for text, lang in parts for char in text]
    assert within == []


def test_an_empty_text_stays_empty_so_that_what_asks_for_it_still_sees_none() -> None:
    assert marked("", "cy") == ""


def test_what_goes_into_a_label_of_another_language_keeps_its_own() -> None:
    wording = Wording("cy", {}, {"inject": marked("Message {n}: {title}", "en-GB"), "neges": "Neges {n}: {title}"})
    said = wording.label("inject", n=3, title="Cais")
    assert list(pieces(said, [])) == [("en-GB", "Message 3: "), ("cy", "Cais")]
    assert wording.label("neges", n=3, title="Cais") == "Neges 3: Cais"
