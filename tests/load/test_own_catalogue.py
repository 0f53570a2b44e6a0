"""The catalogue as a council has it."""

from __future__ import annotations

from iisam_workshop.load.layers import Plain, content_of
from iisam_workshop.load.own_catalogue import changed, drops
from iisam_workshop.load.yaml_events import read_tree
from iisam_workshop.model.journey import OWN_SOURCE

OURS = """\
terms: [{id: trust, source: TK}, {id: scope, source: TK}]
sources: [{id: TK, title: A toolkit}]
case_studies: [{id: a-town, title: A town}]
"""


def with_changes(profile: str) -> dict[str, Plain]:
    return content_of(changed(read_tree(OURS, "ours.yaml"), read_tree(profile, "own.yaml")), "catalogue").plain


def test_a_term_of_a_council_has_the_council_as_its_source() -> None:
    told = with_changes("name: Northbridge\nterms: {add: [{id: hub}], drop: [scope]}\n")
    assert told["terms"] == [{"id": "trust", "source": "TK"}, {"id": "hub", "source": OWN_SOURCE}]
    assert told["sources"] == [{"id": "TK", "title": "A toolkit"}, {"id": OWN_SOURCE, "title": "Northbridge"}]


def test_a_council_that_adds_no_term_is_no_source() -> None:
    told = with_changes("name: Northbridge\nterms: {drop: [scope]}\n")
    assert told["sources"] == [{"id": "TK", "title": "A toolkit"}]
    own = with_changes("name: Northbridge\nterms: {add: [{id: hub, source: TK}]}\n")
    assert own["sources"] == told["sources"]


def test_a_story_that_is_added_goes_before_ours() -> None:
    told = with_changes("case_studies: {add: [{id: ours, title: Our town}]}\n")
    assert told["case_studies"] == [{"id": "ours", "title": "Our town"}, {"id": "a-town", "title": "A town"}]


def test_what_is_dropped_is_told_with_its_place() -> None:
    found = drops(read_tree("terms: {drop: [scope]}\nexamples:\n  drop: [one]\n", "own.yaml"))
    assert {key: str(place) for key, place in found.items()} == {
        ("terms", "scope"): "own.yaml:1:16",
        ("examples", "one"): "own.yaml:3:10",
    }
