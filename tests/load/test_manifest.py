"""A manifest is read back as a deal, of this version or the one before; anything else is refused and never guessed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from iisam_workshop.errors import InputUnreadable, Place, Problem
from iisam_workshop.load.manifest import Dealt, DealtCard, DealtTerm, dealt, read_build

from .manifests import CODES, IDS, NAMES, OLD, bingo, build_folder, manifest, without


def refused(data: bytes) -> Problem:
    with pytest.raises(InputUnreadable) as refusal:
        dealt(data, "m.json")
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW406", Place("m.json"))
    assert said.hint.endswith(".")
    return said


def test_a_deal_is_read_with_cards_terms_and_slots() -> None:
    deal = dealt(manifest(bingo()), "m.json")
    assert (deal.columns, deal.rows, deal.free, deal.pattern) == (3, 3, 4, "line")
    assert deal.cards[0] == DealtCard(CODES[0], 1, IDS[:8])
    assert deal.cards[2].seat is None
    assert deal.terms[IDS[1]] == DealtTerm((NAMES[1], f"{NAMES[1]} cy"), "scoping")
    assert deal.calls == IDS
    assert deal.slots == {"scenario-1": IDS[:6], "scenario-2": IDS[6:]}


def test_a_build_is_named_by_its_folder_or_its_manifest(tmp_path: Path) -> None:
    folder = build_folder(tmp_path / "out")
    assert isinstance(read_build(folder), Dealt)
    assert read_build(folder) == read_build(folder / "manifest.json")


def test_the_version_before_said_less_and_its_free_square_was_the_middle() -> None:
    deal = dealt(manifest(without(bingo(), *OLD)), "m.json")
    assert (deal.free, deal.pattern, deal.slots) == (4, "line", {})
    assert deal.terms["data-mapping"] == DealtTerm(("data mapping",))


@pytest.mark.parametrize(("grid", "squares"), [("3x3", 9), ("4x3", 12)])
def test_the_version_before_had_cards_without_a_free_square_too(grid: str, squares: int) -> None:
    cards = [{"code": CODES[0], "seat": 1, "squares": list(IDS[:squares])}]
    assert dealt(manifest(without(bingo(grid=grid, cards=cards), *OLD)), "m.json").free is None


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b"{}", b'"text"', b"[" * 200_000, b"\xff\xfe", b'{"program": {}}', b'{"program": 3}'],
    ids=lambda data: repr(data[:12]),
)
def test_what_is_not_json_of_ours_is_no_manifest(data: bytes) -> None:
    refused(data)


def test_the_manifest_of_another_program_is_refused() -> None:
    refused(json.dumps({"program": {"other": "1"}, "bingo": bingo()}).encode())


@pytest.mark.parametrize(
    "changes",
    [
        {"grid": "big"},
        {"grid": "5x5"},
        {"grid": 5},
        {"free": 9},
        {"free": True},
        {"free": None},
        {"cards": {}},
        {"cards": [{"code": "A"}]},
        {"cards": [{"code": 5, "seat": 1, "squares": list(IDS[:8])}]},
        {"cards": [{"code": "A", "seat": "1", "squares": list(IDS[:8])}]},
        {"cards": [{"code": "A", "seat": 1, "squares": list(IDS[:7])}]},
        {"cards": [{"code": "A", "seat": 1, "squares": ["nothing", *IDS[:7]]}]},
        {"call_order": list(IDS[:5])},
        {"call_order": [*IDS, IDS[0]]},
        {"call_order": "trust"},
        {"pattern": "circle"},
        {"slots": [{"slot": "scenario-1", "terms": list(IDS[:3])}]},
        {"slots": [{"terms": list(IDS)}]},
        {"terms": {"trust": {"stage": "vision"}}},
        {"terms": ["trust"]},
    ],
    ids=str,
)
def test_a_manifest_whose_parts_do_not_agree_is_broken(changes: dict[str, Any]) -> None:
    assert "broken" in refused(manifest(bingo(**changes))).message


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable) as refusal:
        read_build(tmp_path / "none")
    (said,) = refusal.value.problems
    assert (said.code, said.message) == ("IW401", "there is no such folder")


def test_a_folder_without_a_manifest_is_no_finished_build(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadable) as refusal:
        read_build(tmp_path)
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW406", Place(str(tmp_path)))
    assert "manifest.json" in said.message
    assert "build again" in said.hint


def test_a_folder_in_the_place_of_a_manifest_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").mkdir()
    with pytest.raises(InputUnreadable) as refusal:
        read_build(tmp_path)
    assert [said.code for said in refusal.value.problems] == ["IW402"]
