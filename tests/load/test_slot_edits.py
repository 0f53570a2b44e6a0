"""One slot of an agenda made shorter or longer."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import Place
from iisam_workshop.load.slot_edits import LengthRefused, new_length
from iisam_workshop.load.tree import MapNode, TextNode

THERE, HERE = Place("agenda.yaml", 5), Place("session.yaml", 9)


def length(old: str, verb: str, **wish: str) -> str:
    slot = MapNode({"id": TextNode("tools", THERE), "minutes": TextNode(old, THERE)}, {}, THERE)
    found = new_length(slot, verb, MapNode({key: TextNode(text, HERE) for key, text in wish.items()}, {}, HERE))
    assert found.place == HERE
    return found.text


@pytest.mark.parametrize(
    ("old", "verb", "wish", "new"),
    [
        ("30", "shorten", {"by": "10"}, "20-20-20"),
        ("20-30-40", "shorten", {"to": "25"}, "20-25-25"),
        ("20-30-40", "shorten", {"to": "15"}, "15-15-15"),
        ("20-30-40", "lengthen", {"by": "5"}, "20-35-40"),
        ("20-30-40", "lengthen", {"to": "1h"}, "20-60-60"),
        ("30", "lengthen", {"to": "720"}, "30-720-720"),
        ("30", "lengthen", {"to": "20-40-50"}, "20-40-50"),
        ("long", "lengthen", {"to": "40"}, "40"),
    ],
)
def test_a_length_takes_least_and_most_with_it(old: str, verb: str, wish: dict[str, str], new: str) -> None:
    assert length(old, verb, **wish) == new


@pytest.mark.parametrize("verb", ["shorten", "lengthen"])
def test_a_slot_that_has_its_length_already_stays_so(verb: str) -> None:
    assert length("30", verb, to="30") == "30-30-30"


@pytest.mark.parametrize(
    ("verb", "wish", "hint"),
    [
        ("lengthen", {"to": "29"}, "Write 'shorten', or a longer length."),
        ("shorten", {"to": "31"}, "and 'lengthen' where the slot becomes longer."),
        ("shorten", {"by": "30"}, "Write a length from 1 to 720 minutes"),
        ("lengthen", {"by": "691"}, "Write a length from 1 to 720 minutes"),
    ],
)
def test_a_length_that_goes_the_wrong_way_or_too_far_is_refused(verb: str, wish: dict[str, str], hint: str) -> None:
    with pytest.raises(LengthRefused) as refusal:
        length("30", verb, **wish)
    assert (refusal.value.problem.code, refusal.value.problem.place) == ("IW207", HERE)
    assert hint in refusal.value.problem.hint
