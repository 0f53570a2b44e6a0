from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.model.spelling import occurs, plain, slug, words


def test_capitals_accents_apostrophes_and_hyphens_do_not_count():
    assert plain("Siân O’Neill-Ŵyn") == plain("SIAN O'NEILL WYN") == "sian oneill wyn"
    assert plain("Łukasz  Brzozowicz") == "lukasz brzozowicz"
    assert words("D'Arcy (deputy)") == ("darcy", "deputy")


@given(st.text())
def test_plain_words_stay_as_they_are(text):
    assert plain(plain(text)) == plain(text)


def test_only_whole_words_occur():
    assert occurs("ann lee", "to ann lee of housing")
    assert not occurs("ann lee", "to joann leek")
    assert not occurs("", "anything")


def test_an_id_is_no_device_that_a_system_keeps_for_itself():
    assert [slug(title) for title in ("CON", "Lpt1", "nul.txt", "Conference")] == [
        "x-con",
        "x-lpt1",
        "nul-txt",
        "conference",
    ]
    assert slug(slug("CON")) == "x-con"
