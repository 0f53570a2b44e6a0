"""What roles mean, and under what names they stand in one file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.bind.roles import PDF_2, Roles, space, standard

NAMES = st.sampled_from(["P", "H1", "Body", "Kopf", "Text-2", "Body-2"])
MEANINGS = st.sampled_from(["P", "H1", "Span"])


@pytest.mark.parametrize(
    ("role", "meaning"),
    [
        (("P", ""), "P"),
        (("Body", ""), "NonStruct"),
        (("Em", PDF_2), "Span"),
        (("H9", PDF_2), "P"),
        (("H3", PDF_2), "H3"),
        (("Rest", PDF_2), "NonStruct"),
        (("math", "http://www.w3.org/1998/Math/MathML"), "Formula"),
        (("mi", "http://www.w3.org/1998/Math/MathML"), "Span"),
        (("P", "urn:x"), "NonStruct"),
    ],
)
def test_a_role_without_a_map_means(role: tuple[str, str], meaning: str) -> None:
    assert standard(role, {}) == meaning


def test_maps_are_followed_to_the_end_and_round_in_circles_nowhere() -> None:
    maps = {
        ("A", ""): ("B", ""),
        ("B", ""): ("Em", PDF_2),
        ("X", ""): ("Y", ""),
        ("Y", ""): ("X", ""),
        ("P", ""): ("P", ""),
    }
    assert [standard((name, ""), maps) for name in "ABXYP"] == ["Span", "Span", "NonStruct", "NonStruct", "P"]


def test_namespaces_of_pdf_are_known_however_they_are_written() -> None:
    assert space("http://iso.org/pdf2/ssn") == space("https://www.iso.org/pdf2/ssn") == PDF_2
    assert (space("http://iso.org/pdf/ssn"), space(None), space("urn:x")) == ("", "", "urn:x")


@given(st.lists(st.tuples(NAMES, MEANINGS), max_size=30))
def test_a_name_never_means_two_things(asked: list[tuple[str, str]]) -> None:
    roles = Roles()
    given_names = {wish: roles.name(*wish) for wish in asked}
    for (wanted, meaning), name in given_names.items():
        assert name.startswith(wanted)
        assert roles.meanings.get(name, name) == meaning
    assert not {"P", "H1", "Span"} & roles.meanings.keys()
