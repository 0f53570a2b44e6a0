"""The grammar of placeholders: a name between two braces, and nothing cleverer."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import Place
from iisam_workshop.model.text import PLACEHOLDERS, day_in_words, faults, fill, placeholders

VALUES = {name: f"<{name}>" for name in PLACEHOLDERS}
BRACES = st.lists(st.sampled_from(["{", "}", "{{", "}}", "%", "#", " ", "a", ".", *PLACEHOLDERS]), max_size=12)


@pytest.mark.parametrize("name", PLACEHOLDERS)
@pytest.mark.parametrize("pattern", ["{{{{ {} }}}}", "{{{{{}}}}}", "{{{{   {}\n}}}}"])
def test_a_known_name_is_found_and_filled(name: str, pattern: str) -> None:
    text = f"a {pattern.format(name)} b"
    assert placeholders(text) == (name,)
    assert not list(faults(text, PLACEHOLDERS))
    assert fill(text, VALUES) == f"a <{name}> b"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("{{ councl.name }}", "Did you mean 'council.name'?"),
        ("{{ council }}", "Did you mean 'council.name'?"),
        ("{{ facilitator }}", "Did you mean 'facilitators'?"),
        ("{{ zzz }}", "Known: council.name,"),
    ],
)
def test_an_unknown_name_is_told_with_a_guess(text: str, hint: str) -> None:
    (fault,) = faults(text, PLACEHOLDERS, Place("a.yaml", 3, 7))
    assert (fault.code, fault.place) == ("IW116", Place("a.yaml", 3, 7))
    assert fault.hint.startswith(hint)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "{{ 7*7 }}",
            "{{ f() }}",
            "{{ x.__class__ }}",
            "{{ council.name | upper }}",
            "{{ council['name'] }}",
            "{{ }}",
        ),
        *(
            "{% for x in y %}",
            "{% include 'x' %}",
            "{# note #}",
            "{{ council.name",
            "council.name }}",
            "{{{ council.name",
        ),
        *("{{ Council.Name }}", "{{ council. name }}", "{{ council..name }}", "{{ é }}"),
    ],
)
def test_anything_cleverer_is_refused(text: str) -> None:
    assert {fault.code for fault in faults(text, PLACEHOLDERS)} == {"IW116"}
    assert not placeholders(text)


@pytest.mark.parametrize("text", ["", "100%", "# title", "a { b } c", "{x}", "{ {", "} }", "%}", "#}", "50% {of}"])
def test_single_signs_mean_nothing(text: str) -> None:
    assert not list(faults(text, PLACEHOLDERS))
    assert fill(text, VALUES) == text


def test_what_was_filled_in_is_never_looked_at_again() -> None:
    assert fill("{{ a }}{{ b }}", {"a": "{{ b }}", "b": "{"}) == "{{ b }}{"


def test_nothing_can_be_asked_where_nothing_is_allowed() -> None:
    (fault,) = faults("{{ council.name }}", ())
    assert "take it out" in fault.hint


@given(BRACES)
def test_a_text_without_faults_has_no_double_braces_once_it_is_filled(parts: list[str]) -> None:
    text = "".join(parts)
    if not list(faults(text, PLACEHOLDERS)):
        assert "{{" not in fill(text, VALUES)
        assert "}}" not in fill(text, VALUES)


@pytest.mark.parametrize(
    ("day", "words"), [(date(2027, 3, 4), "4 March 2027"), (date(2026, 12, 31), "31 December 2026")]
)
def test_a_day_is_written_in_words(day: date, words: str) -> None:
    assert day_in_words(day) == words
