"""The schemas let editors complete what the program reads, in every way in which it may be written."""

from __future__ import annotations

import json
from typing import Any

from iisam_workshop.export.schema import schema_text

SESSION = json.loads(schema_text("session"))


def ways(definition: str, key: str) -> list[dict[str, Any]]:
    """The ways in which a key of a definition may be written."""
    value: dict[str, Any] = SESSION["$defs"][definition]["properties"][key]
    ways: list[dict[str, Any]] = value.get("anyOf", [value])
    return ways


def test_one_value_may_stand_for_a_list_of_one() -> None:
    for definition, key in (("AgendaWish", "start"), ("AgendaWish", "finish"), ("AddedSlot", "lead")):
        kinds = [way.get("type") for way in ways(definition, key)]
        assert "array" in kinds, key
        assert "string" in kinds or ["string", "number"] in kinds, key


def test_a_thing_to_bring_may_be_a_text_or_say_more() -> None:
    (kit,) = ways("AddedSlot", "kit")
    assert [way.get("$ref", way.get("type")) for way in kit["items"]["anyOf"]] == [["string", "number"], "#/$defs/Kit"]


def test_a_change_of_the_agenda_has_one_of_six_words() -> None:
    change = SESSION["$defs"]["Change"]
    assert sorted(change["properties"]) == ["add", "lengthen", "move", "remove", "replace", "shorten"]
    assert (change["minProperties"], change["maxProperties"]) == (1, 1)
    assert SESSION["$defs"]["ReplacedSlot"]["required"] == ["slot"]
    assert sorted(SESSION["$defs"]["AddedSlot"]["required"]) == ["id", "kind", "minutes", "title"]
