"""The signs in a scenario's texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.model.signs import condition_faults, filled_in, holds, resolved, sign_faults, signs

NAMES = ("person.mother", "person.mother.given", "place.town", "partner.family-support", "partners.number")
WORDS = ("charity", "wales", "hard")
VALUES = {"person.mother": "Ada Fell", "place.town": "Eastmere", "partner.family-support": "the support team"}


def codes(text: str) -> list[tuple[str, int]]:
    return [(each.code, each.place.line) for each in sign_faults(text, NAMES, WORDS, lambda n: Place("a.yaml", n + 1))]


def test_a_sound_text_has_no_faults_and_names_what_it_asks_for() -> None:
    text = "{{ person.mother }} of {{place.town}}{{ if charity and not wales }} asks {{ else }} waits {{ end }}."
    assert codes(text) == []
    assert signs(text) == ("person.mother", "place.town")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ person.father }}", [("IW116", 1)]),
        ("{{ place.town }} {{ person.mother() }}", [("IW116", 2)]),
        ("{{ person.mother", [("IW116", 1)]),
        ("{% if x %}", [("IW116", 1)]),
        ("{{ if charity }}a", [("IW301", 1)]),
        ("{{ place.town }}{{ end }}", [("IW301", 2)]),
        ("{{ else }}", [("IW301", 1)]),
        ("{{ if charity }}a{{ else }}b{{ else }}c{{ end }}", [("IW301", 3)]),
        ("{{ if charity }}{{ if wales }}a{{ end }}{{ end }}", [("IW301", 2), ("IW301", 4)]),
        ("{{ if chariti }}a{{ end }}", [("IW301", 1)]),
        ("{{ if charity or wales }}a{{ end }}", [("IW301", 1)]),
        ("{{ if }}a{{ end }}", [("IW116", 1), ("IW301", 2)]),
    ],
)
def test_every_fault_is_found_at_its_sign(text: str, expected: list[tuple[str, int]]) -> None:
    assert codes(text) == expected


def test_numbers_may_have_any_word_behind_their_kind() -> None:
    assert codes("{{ phone.front-desk }} {{ email.a }} {{ nhs.mother }}") == []
    assert codes("{{ phone }}") == [("IW116", 1)]


def test_an_unknown_sign_and_an_unknown_condition_suggest_the_nearest() -> None:
    sign, condition = (
        next(iter(sign_faults(t, NAMES, WORDS, lambda _: None)))
        for t in ("{{ person.mothr }}", "{{ if hrad }}{{ end }}")
    )
    assert "person.mother" in sign.hint
    assert "hard" in condition.hint
    assert not list(condition_faults("hard and not wales", WORDS))


def test_conditions_hold_where_all_their_words_do() -> None:
    assert holds(None, ())
    assert holds("charity and not wales", {"charity"})
    assert not holds("charity and not wales", {"charity", "wales"})
    assert not holds("charity", ())


def test_signs_are_filled_and_conditions_decided() -> None:
    start = "{{ Partner.family-support }} rings {{ person.mother }}."
    text = start + "{{ if charity }} Then the charity.{{ else }} No more.{{ end }}"
    assert resolved(text, VALUES, {"charity"}) == "The support team rings Ada Fell. Then the charity."
    assert resolved(text, VALUES, ()) == "The support team rings Ada Fell. No more."


def test_gaps_that_conditions_leave_are_closed() -> None:
    assert resolved("One {{ if a }}two{{ end }} three.", {}, ()) == "One three."
    assert resolved("One.\n\n{{ if a }}Two.{{ end }}\n\nThree.", {}, ()) == "One.\n\nThree."
    assert resolved("{{ if a }}Two.{{ end }}", {}, ()) == ""


def test_some_signs_can_be_filled_before_the_others() -> None:
    text = "{{ Council.name }}: {{ if a }}{{ person.mother }}{{ end }}"
    assert filled_in(text, {"council.name": "our council"}) == "Our council: {{ if a }}{{ person.mother }}{{ end }}"


@given(st.text(alphabet="ab {}%#.\n", max_size=40))
def test_text_without_faults_keeps_no_brace_and_text_of_any_kind_is_read(text: str) -> None:
    if not codes(text):
        filled = resolved(text, VALUES, ())
        assert "{{" not in filled
        assert "}}" not in filled


@given(st.text(max_size=30))
def test_what_is_filled_in_is_never_looked_at_again(value: str) -> None:
    tidy = " ".join(value.split())
    assert resolved("{{ place.town }}", {"place.town": "{{ person.mother }}" + tidy}, ()).startswith(
        "{{ person.mother }}"
    )
