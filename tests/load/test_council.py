"""A council's profile: base, nation, region, council and session, laid over one another."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from iisam_workshop import resources
from iisam_workshop.errors import Place
from iisam_workshop.load.council import laid_over, read_packaged_profile
from iisam_workshop.load.layers import content_of
from iisam_workshop.load.own_catalogue import changed
from iisam_workshop.load.tree import ListNode, MapNode, TextNode
from iisam_workshop.load.validate import validate
from iisam_workshop.load.yaml_events import read_tree
from iisam_workshop.model.council import Council
from tests.thorough import often

from .builders import COUNCIL, World


def tree(text: str) -> MapNode:
    return read_tree(text, "council.yaml")


def plain(text: MapNode) -> object:
    return content_of(text, "council").plain


def laid(*layers: str) -> object:
    return plain(reduce(laid_over, map(tree, layers)))


def test_the_layers_are_base_nation_region_council_and_session_and_the_later_one_wins(world: World) -> None:
    world.package(
        "templates/councils/base.yaml", "organisation: Base\nshort: Base\nregion: Base\ndata_protection: Base\n"
    )
    world.package(
        "templates/councils/wales.yaml", "nation: wales\nshort: Nation\nregion: Nation\ndata_protection: Nation\n"
    )
    world.write("councils/south.yaml", "nation: wales\nregion: South\ndata_protection: South\n")
    world.write(
        "councils/northbridge.yaml", f"{COUNCIL}extends: south\ndata_protection: Own\n".replace("organisation:", "#")
    )
    council = world.read().council
    assert (council.organisation, council.short, council.region) == ("Base", "Nation", "South")
    assert council.data_protection == "Own"
    world.change("facilitators:", "own: {data_protection: Today}\nfacilitators:")
    session = world.read()
    assert session.council.data_protection == "Today"
    assert session.places.at("council", "data_protection") == Place(str(world.session), 7, 24)
    assert session.places.at("council", "short") == Place("iisam_workshop:templates/councils/wales.yaml", 2, 8)


def test_a_council_of_no_nation_starts_from_england(world: World) -> None:
    world.package("templates/councils/england.yaml", "region: England\n")
    world.package("templates/councils/wales.yaml", "region: Wales\n")
    assert world.read().council.region == "England"


def test_every_nation_has_a_profile_and_each_is_sound() -> None:
    names = resources.names("templates", "councils")
    assert set(names) == {"base", "england", "wales", "scotland", "northern-ireland"}
    for name in names:
        text = resources.read_text("templates", f"councils/{name}.yaml")
        council = validate(content_of(tree(f"{text}id: a\nname: A\n"), "council"), Council)
        assert council.nation == ("england" if name == "base" else name)
        assert council.languages == ("en",)
        assert name in ("england",) or council.data_protection


def test_a_packaged_council_stands_on_base_and_nation() -> None:
    files = [layer.file.noted for layer in read_packaged_profile("leicestershire").layers if layer.file]
    assert files == [
        "iisam_workshop:templates/councils/base.yaml",
        "iisam_workshop:templates/councils/england.yaml",
        "iisam_workshop:councils/leicestershire.yaml",
    ]


@pytest.mark.parametrize("key", ["terms", "case_studies", "examples"])
def test_what_is_added_and_dropped_adds_up(key: str) -> None:
    low = f"{key}: {{add: [{{id: a}}, {{id: b}}], drop: [x]}}\n"
    high = f"{key}: {{add: [{{id: c}}], drop: [a, y]}}\n"
    assert laid(low, high) == {key: {"add": [{"id": "b"}, {"id": "c"}], "drop": ["x", "a", "y"]}}


def test_what_a_lower_layer_replaces_goes_with_what_a_higher_one_drops() -> None:
    assert laid("terms: {replace: {a: {name: A}, b: {name: B}}}\n", "terms: {drop: [a]}\n") == {
        "terms": {"replace": {"b": {"name": "B"}}, "drop": ["a"]}
    }


def test_changes_of_an_agenda_add_up() -> None:
    low, high = "agenda: {preset: a, changes: [{remove: x}]}\n", "agenda: {changes: [{remove: y}]}\n"
    assert laid(low, high) == {"agenda": {"preset": "a", "changes": [{"remove": "x"}, {"remove": "y"}]}}


def test_a_word_goes_before_that_of_a_lower_layer_as_a_whole() -> None:
    assert laid("words: {M: {one: a, many: b}, N: n}\n", "words: {M: {one: c}}\n") == {
        "words": {"M": {"one": "c"}, "N": "n"}
    }


IDS = st.sampled_from("abcdef")
HERE = Place("x.yaml", 1)


def text(value: str) -> TextNode:
    return TextNode(value, HERE)


def entry(name: str, title: str) -> MapNode:
    return MapNode({"id": text(name), "name": text(title)}, {}, HERE)


@st.composite
def changes(draw: st.DrawFn) -> MapNode:
    """A layer that adds, drops and replaces terms by chance, each with a name of its own."""
    title = st.sampled_from("123456789")
    add = [entry(name, draw(title)) for name in draw(st.lists(IDS, max_size=3, unique=True))]
    drop = [text(name) for name in draw(st.lists(IDS, max_size=3, unique=True))]
    replace = {name: MapNode({"name": text(draw(title))}, {}, HERE) for name in draw(st.lists(IDS, max_size=3))}
    entries = {"add": ListNode(add, HERE), "drop": ListNode(drop, HERE), "replace": MapNode(replace, {}, HERE)}
    kept = draw(st.sets(st.sampled_from(sorted(entries))))
    return MapNode({"terms": MapNode({key: entries[key] for key in sorted(kept)}, {}, HERE)}, {}, HERE)


SHELF = MapNode({"terms": ListNode([entry(name, "0") for name in "abc"], HERE)}, {}, HERE)


def terms(shelf: MapNode) -> list[tuple[str, str]]:
    listed = content_of(shelf, "catalogue").plain["terms"]
    return [(each["id"], each["name"]) for each in listed]  # type: ignore[index,call-overload]


def replaced(layer: MapNode) -> set[str]:
    wish = layer.entries["terms"]
    assert isinstance(wish, MapNode)
    names = wish.entries.get("replace")
    return set(names.entries) if isinstance(names, MapNode) else set()


@settings(max_examples=often(40, 12))
@given(changes(), changes(), changes())
def test_it_does_not_matter_which_layers_are_laid_first(one: MapNode, two: MapNode, three: MapNode) -> None:
    left, right = laid_over(laid_over(one, two), three), laid_over(one, laid_over(two, three))
    assert terms(changed(SHELF, left)) == terms(changed(SHELF, right))


@settings(max_examples=often(40, 12))
@given(changes(), changes())
def test_two_layers_as_one_do_what_the_lower_and_then_the_higher_do(one: MapNode, two: MapNode) -> None:
    lower = changed(SHELF, one)
    both = terms(changed(lower, two))
    ids = [[name for name, _ in each] for each in (terms(lower), both)]
    assume(all(len(each) == len(set(each)) for each in ids))  # an id that is there already is refused
    assume(
        all(replaced(layer) <= set(each) for layer, each in zip((one, two), ids, strict=True))
    )  # as is an unknown one
    assert terms(changed(SHELF, laid_over(one, two))) == both
