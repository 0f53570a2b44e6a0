"""What roles mean, and under what names they stand in one file."""

from __future__ import annotations

from itertools import pairwise

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
        (("Em", ""), "NonStruct"),
        (("Em", PDF_2), "Span"),
        (("Strong", PDF_2), "Span"),
        (("Sub", PDF_2), "Span"),
        (("Title", PDF_2), "P"),
        (("FENote", PDF_2), "Note"),
        (("Aside", PDF_2), "Sect"),
        (("DocumentFragment", PDF_2), "Sect"),
        (("Artifact", PDF_2), "NonStruct"),
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


def test_a_long_chain_of_maps_is_followed_and_one_without_an_end_is_not() -> None:
    def chain(length: int) -> dict[tuple[str, str], tuple[str, str]]:
        names = [*(f"R{n}" for n in range(length)), "P"]
        return {(one, ""): (other, "") for one, other in pairwise(names)}

    assert standard(("R0", ""), chain(49)) == "P"
    assert standard(("R0", ""), chain(50)) == "NonStruct"


def test_the_second_to_have_a_name_with_another_meaning_is_numbered_two() -> None:
    roles = Roles()
    assert [roles.name("Body", meaning) for meaning in ("P", "H1", "Span", "H1")] == [
        "Body",
        "Body-2",
        "Body-3",
        "Body-2",
    ]
    assert roles.meanings == {"Body": "P", "Body-2": "H1", "Body-3": "Span"}
    assert [roles.name("P", meaning) for meaning in ("P", "H1")] == ["P", "P-2"]


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
