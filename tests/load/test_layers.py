"""Later layers win key by key, and every value keeps the place from which it came."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid, Place
from iisam_workshop.load.inputs import Found
from iisam_workshop.load.layers import content_of, extended, merge
from iisam_workshop.load.tree import ListNode, MapNode, Node, TextNode
from iisam_workshop.load.yaml_events import read_tree

NOWHERE = Place("x.yaml", 1, 1)
PLAIN = st.dictionaries(
    st.sampled_from("abcd"),
    st.recursive(
        st.sampled_from(["1", "2"]),
        lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
        max_leaves=8,
    ),
)


def node(value: Any) -> Node:
    if isinstance(value, dict):
        return MapNode({key: node(inner) for key, inner in value.items()}, dict.fromkeys(value, NOWHERE), NOWHERE)
    if isinstance(value, list):
        return ListNode([node(inner) for inner in value], NOWHERE)
    return TextNode(value, NOWHERE)


def laid(base: Any, over: Any) -> Any:
    if isinstance(base, dict) and isinstance(over, dict):
        return {key: laid(base.get(key), over[key]) if key in over else base[key] for key in {**base, **over}}
    return over


def files(**texts: str) -> Any:
    """A reader and a finder over texts by name, as ``extended`` wants them."""

    def find(name: str, _: Place | None = None) -> Found:
        return Found(Path(f"{name}.yaml"), f"{name}.yaml", f"{name}.yaml")

    return find("a"), lambda found: read_tree(texts[found.path.stem], found.shown), find


@given(PLAIN, PLAIN)
def test_maps_merge_key_by_key_and_everything_else_is_replaced(base: Any, over: Any) -> None:
    merged = merge(node(base), node(over))  # type: ignore[arg-type]
    assert content_of(merged, "s").plain == laid(base, over)


def test_merging_leaves_both_layers_as_they_were() -> None:
    base, over = read_tree("a: {x: 1}\n", "base.yaml"), read_tree("a: {y: 2}\n", "over.yaml")
    merge(base, over)
    assert content_of(base, "s").plain == {"a": {"x": "1"}}
    assert content_of(over, "s").plain == {"a": {"y": "2"}}


def test_a_value_keeps_the_file_and_line_from_which_it_came() -> None:
    found = extended(*files(a="id: a\nextends: b\nm:\n  x: 1\n", b="id: b\nm:\n  y: 2\n  x: 0\n"))
    content = content_of(found, "layout")
    assert content.plain == {"id": "a", "extends": "b", "m": {"x": "1", "y": "2"}}
    assert content.place("m", "x") == Place("a.yaml", 4, 6)
    assert content.place("m", "y") == Place("b.yaml", 3, 6)
    assert content.key_place("m", "y") == Place("b.yaml", 3, 3)


def test_a_chain_of_three_is_laid_in_order() -> None:
    found = extended(*files(a="extends: b\nk: a\n", b="extends: c\nk: b\nl: b\n", c="k: c\nl: c\nm: c\n"))
    assert content_of(found, "s").plain == {"extends": "b", "k": "a", "l": "b", "m": "c"}


@pytest.mark.parametrize(
    ("texts", "way", "place"),
    [
        ({"a": "extends: a\n"}, "'a' extends 'a'", Place("a.yaml", 1, 10)),
        ({"a": "extends: b\n", "b": "\nextends: a\n"}, "'a' extends 'b' extends 'a'", Place("b.yaml", 2, 10)),
        (
            {"a": "extends: b\n", "b": "extends: c\n", "c": "extends: b\n"},
            "'b' extends 'c' extends 'b'",
            Place("c.yaml", 1, 10),
        ),
    ],
)
def test_a_circle_of_extends_is_refused_with_its_way(texts: dict[str, str], way: str, place: Place) -> None:
    with pytest.raises(ContentInvalid) as refusal:
        extended(*files(**texts))
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW203", place)
    assert said.message.endswith(way)


def test_a_path_that_is_not_there_has_the_place_of_its_nearest_ancestor() -> None:
    content = content_of(read_tree("a:\n  b: 1\n", "x.yaml"), "s")
    assert content.place("a", "c", 3) == Place("x.yaml", 2, 3)
    assert content.key_place("a", "c") == Place("x.yaml", 2, 3)
