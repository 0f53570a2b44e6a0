"""Layers of foreign files in the file that holds them."""

from __future__ import annotations

from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, String

from iisam_workshop.bind.layers import layers
from iisam_workshop.bind.source import Source
from iisam_workshop.bind.transcript import Numbers, Transcript
from iisam_workshop.pdf.file import PdfObject, write_pdf
from tests.bind.bare import Change, drawn, rebound, together
from tests.bind.strangers import stranger


def layered(*names: str, **state: Any) -> Change:
    """Layers of some names; ``state`` tells by their places which of them are in its lists."""

    def change(pdf: Any) -> None:
        groups = [pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(name))) for name in names]
        lists = {key: Array([groups[n] for n in each]) for key, each in state.items() if isinstance(each, list)}
        pdf.Root.OCProperties = Dictionary(OCGs=Array(groups), D=Dictionary(**{**state, **lists}))

    return change


def names(groups: Any) -> list[str]:
    return [str(each.Name) for each in groups]


@pytest.mark.parametrize(
    ("state", "hidden"),
    [
        ({}, []),
        ({"OFF": [1]}, ["b"]),
        ({"BaseState": Name.OFF}, ["a", "b", "c"]),
        ({"BaseState": Name.OFF, "ON": [0]}, ["b", "c"]),
        ({"BaseState": Name.OFF, "ON": [0, 2], "OFF": [2]}, ["b", "c"]),
        ({"BaseState": Name.ON, "ON": [0], "OFF": [2]}, ["c"]),
    ],
)
def test_a_layer_is_hidden_where_it_was(state: dict[str, Any], hidden: list[str]) -> None:
    found = rebound(layered("a", "b", "c", **state))
    assert names(found.Root.OCProperties.OCGs) == ["a", "b", "c"]
    assert names(found.Root.OCProperties.D.OFF) == hidden


def test_layers_of_several_parts_are_listed_below_the_titles_of_their_parts() -> None:
    parts = [stranger(drawn(layered(*told)), told) for told in ("ab", "", "c")]
    pdf = together(*parts)
    first, own, last, other = pdf.Root.OCProperties.D.Order
    assert (str(first), names(own), str(last), names(other)) == ("Guide ab", ["a", "b"], "Guide c", ["c"])
    assert str(pdf.Root.OCProperties.D.Name)


def test_a_file_without_layers_says_nothing_of_them() -> None:
    assert layers([]) == {}
    pdf = rebound()
    assert "/OCProperties" not in pdf.Root


def test_only_layers_that_are_objects_of_their_own_are_kept_and_any_number_will_do() -> None:
    root = b"<</Type/Catalog/Pages 3 0 R/OCProperties<</OCGs[1 0 R<</Type/OCG/Name(lost)>>9 0 R]/D<<>>>>>>"
    bodies = [b"<</Type/OCG/Name(first)>>", root, b"<</Type/Pages/Kids[]/Count 0>>"]
    data = write_pdf([PdfObject(number, body) for number, body in enumerate(bodies, 1)], 2, 3)
    transcript = Transcript(Numbers(50))
    found: Any = layers([("Title", Source(data), transcript)])
    assert found["OCProperties"]["OCGs"] == [b"50 0 R"]
    assert found["OCProperties"]["D"]["Order"] == ["Title", [b"50 0 R"]]
