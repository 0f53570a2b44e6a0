"""Local words in the place of ours: whole words, longest first, right in number, case and article."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.model.own import LocalWord
from iisam_workshop.model.words import article, local_words, plural
from tests.thorough import often


def said(text: str, words: dict[str, str | LocalWord], **kwargs) -> str:
    return made(words, **kwargs).replaced(text)[0]


def made(words: dict[str, str | LocalWord], plurals: dict[str, str] | None = None):
    entries = {word: LocalWord(one=new) if isinstance(new, str) else new for word, new in words.items()}
    return local_words(entries, plurals or {})


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("The MASH met.", "The Front Door met."),
        ("Two MASHs, two MASHes.", "Two Front Doors, two Front Doors."),
        ("The MASH's post, the MASH’s post", "The Front Door's post, the Front Door’s post"),
        ("‘MASH’ and (MASH) and “MASH”", "‘Front Door’ and (Front Door) and “Front Door”"),
        ("SMASH, MASHED, a mash, MASH-like, pre-MASH", "SMASH, MASHED, a mash, MASH-like, pre-MASH"),
        ("{{ MASH }} {% if MASH %} {# MASH #} {MASH}", "{{ MASH }} {% if MASH %} {# MASH #} {MASH}"),
        ("https://x.example/MASH, MASH@x.example", "https://x.example/MASH, MASH@x.example"),
        ("[MASH](https://x.example/MASH)", "[Front Door](https://x.example/MASH)"),
        ("::: MASH\nMASH", "::: MASH\nFront Door"),
    ],
)
def test_an_abbreviation_is_replaced_where_it_is_a_word_of_its_own(text, new):
    assert said(text, {"MASH": "Front Door"}) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("Family hub. A family hub.", "Neighbourhood centre. A neighbourhood centre."),
        ("Family Hub", "Neighbourhood centre"),
        ("family\n  hubs", "neighbourhood centres"),
        ("FAMILY HUB", "FAMILY HUB"),
    ],
)
def test_a_capital_at_the_beginning_is_kept(text, new):
    assert said(text, {"family hub": "neighbourhood centre"}) == new


def test_a_word_given_with_a_capital_is_small_in_the_midst_of_a_sentence_unless_it_is_a_name():
    assert said("The key worker rang. Key workers ring.", {"Key worker": "Lead practitioner"}) == (
        "The lead practitioner rang. Lead practitioners ring."
    )
    assert said("The early help hub", {"Early help hub": "Family First Team"}) == "The Family First Team"


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("a MASH", "an Early Help Hub"),
        ("A MASH", "An Early Help Hub"),
        ("a “MASH”", "an “Early Help Hub”"),
        ("the MASH, data MASH", "the Early Help Hub, data Early Help Hub"),
        ("Plan A: MASH", "Plan A: Early Help Hub"),
    ],
)
def test_the_article_before_a_word_follows_it(text, new):
    assert said(text, {"MASH": "Early Help Hub"}) == new


def test_the_article_can_be_said_where_it_would_be_guessed_wrongly():
    assert said("an agreement", {"agreement": LocalWord(one="FOI", article="a")}) == "a FOI"


@pytest.mark.parametrize(
    ("text", "right"),
    [("hub", "a"), ("early", "an"), ("NHS team", "an"), ("MASH", "a"), ("unit", "a"), ("hour", "an"), ("one", "a"),
     ("European", "a"), ("uninvited guest", "an"), ("UK body", "a"), ("ISA", "an"), ("honest broker", "an")],
)  # fmt: skip
def test_the_article_follows_the_sound(text, right):
    assert article(text) == right


def test_the_plural_is_the_given_one_and_that_of_our_word_the_catalogues():
    words = {"memorandum of understanding": LocalWord(one="pact", many="pacts between us")}
    known = {"memorandum of understanding": "memoranda of understanding"}
    assert said("Memoranda of understanding last.", words, plurals=known) == "Pacts between us last."


@pytest.mark.parametrize(
    ("one", "many"),
    [("hub", "hubs"), ("agency", "agencies"), ("key day", "key days"), ("box", "boxes"), ("ISA", "ISAs")],
)
def test_a_plural_is_the_regular_one(one, many):
    assert plural(one) == many


def test_names_that_are_kept_are_not_touched():
    new, used = made({"rose": "flower", "Pell": "Bell"}).replaced(
        "Rose Pell has a rose.", ("Rose Pell", "Rose", "Pell")
    )
    assert new == "Rose Pell has a flower."
    assert used == {"rose"}


def test_it_is_told_which_words_were_met():
    assert made({"MASH": "Front Door", "hub": "centre"}).replaced("Hubs")[1] == {"hub"}


def test_two_words_can_change_places_since_a_text_is_gone_through_once():
    assert said("day night", {"day": "night", "night": "day"}) == "night day"


WORD = st.text(string.ascii_lowercase, min_size=2, max_size=6)


@settings(max_examples=often(200, 12))
@given(st.lists(WORD, min_size=2, max_size=6, unique=True), st.lists(WORD, max_size=12))
def test_the_longest_word_goes_first(parts, text):
    short = parts[0]
    long = " ".join(parts)
    spoken = f"{long} {' '.join(text)} {short}"
    new = said(spoken, {short: "ÖNE", long: "ÄLL"})
    assert new.startswith("ÄLL")
    assert new.endswith("ÖNE")


@settings(max_examples=often(200, 12))
@given(WORD, st.text(string.ascii_letters + " .,-’'", max_size=80))
def test_no_part_of_a_word_is_ever_replaced(word, text):
    new = said(text, {word: "ÖNE"})
    for found in re.finditer("ÖNE(S|s|ES|es)?", new):
        assert not re.match(r"[a-z-]", new[found.end() : found.end() + 1], re.IGNORECASE)
        assert not re.match(r"[a-z-]", new[found.start() - 1 : found.start()], re.IGNORECASE)


@settings(max_examples=often(200, 12))
@given(st.dictionaries(WORD, WORD.map(str.upper), max_size=5), st.lists(WORD, max_size=20))
def test_a_second_time_changes_nothing_where_no_local_word_is_one_of_ours(words, text):
    once = said(" ".join(text), words)
    assert said(once, words) == once


@settings(max_examples=often(200, 12))
@given(st.text(max_size=200))
def test_a_text_without_our_words_stays_as_it_is(text):
    assert said(text, {"qqqqq": "ÖNE"}) == text


@pytest.mark.parametrize("sign", ["{", "{{", "{%", "](", "a@", "@", "'", "a "])
def test_a_long_row_of_signs_is_gone_through_in_one_go(sign):
    assert said(sign * 10_000, {"MASH": "Front Door"}) == sign * 10_000
