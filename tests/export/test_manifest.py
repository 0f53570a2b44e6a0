"""The manifest of a build: all that was read and made, in a form that another program can check, and no name."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections import Counter
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from iisam_workshop.errors import Place, Problem
from iisam_workshop.export.manifest import manifest, problem_entry
from iisam_workshop.jobs.winners import standings
from iisam_workshop.load.manifest import read_build
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan

ENTRIES = {
    "files": {"path", "sha256", "bytes", "pages", "audience", "copies", "each", "personal"},
    "documents": {"id", "part", "title", "pages", "folios", "digest", "file"},
    "inputs": {"path", "sha256"},
}


@pytest.fixture(scope="module")
def found(build_dir: Path) -> dict[str, Any]:
    return json.loads((build_dir / "manifest.json").read_bytes())


def pages_of(data: bytes) -> int:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return len(pdf.pages)


def test_the_manifest_has_the_keys_that_programs_rely_on(found: dict[str, Any]) -> None:
    assert list(found) == ["program", "seed", "pack", "inputs", "files", "documents", "scenario", "bingo", "problems"]
    for key, entries in ENTRIES.items():
        assert found[key]
        assert all(set(each) - {"own_pages", "holds", "key", "front"} == entries for each in found[key]), key
    assert list(found["bingo"]) == [
        *("grid", "free", "play", "pattern", "layout", "cards", "call_order", "slots", "terms", "uniqueness"),
    ]
    assert all(set(card) == {"code", "seat", "squares"} for card in found["bingo"]["cards"])
    assert list(found["scenario"]) == [*("id", "level", "people", "briefs", "left_out", "smallest_group", "needed")]


def test_every_file_is_listed_with_what_it_is(found: dict[str, Any], build_dir: Path) -> None:
    every = {str(path.relative_to(build_dir)) for path in build_dir.rglob("*") if path.is_file()}
    present = every - {"manifest.json"}
    assert {each["path"] for each in found["files"]} == present
    for each in found["files"]:
        data = (build_dir / each["path"]).read_bytes()
        assert each["sha256"] == hashlib.sha256(data).hexdigest()
        assert each["bytes"] == len(data)
        assert each["pages"] == (pages_of(data) if each["path"].endswith(".pdf") else 0)


def test_copies_follow_from_who_gets_a_file(found: dict[str, Any], plan: Plan) -> None:
    facilitators = len(plan.session.asked.facilitators)
    people = len(plan.seats)
    wanted = {"person": people, "table": plan.tables, "facilitator": facilitators, "once": 1, "quarter": people // 4}
    wanted["screen"] = 0
    papers = [each for each in found["files"] if each["path"].endswith(".pdf")]
    assert {each["path"]: each["copies"] for each in papers} == {each["path"]: wanted[each["each"]] for each in papers}
    assert {each["copies"] for each in found["files"] if each not in papers} == {0}


def test_every_document_is_listed_with_its_folios(found: dict[str, Any], parts: dict[str, Part]) -> None:
    assert [(each["id"], each["part"], each["pages"]) for each in found["documents"]] == [
        (part.id, part.letter, part.pages) for part in parts.values()
    ]
    for each in found["documents"]:
        assert tuple(each["folios"]) == parts[each["id"]].folios
        assert each["digest"] == parts[each["id"]].digest


def test_every_card_is_listed_by_its_terms(found: dict[str, Any], plan: Plan) -> None:
    game = plan.game
    seats = {seat.attendee.key: seat.number for seat in plan.seats}
    assert found["bingo"]["grid"] == "5x5"
    assert [(card["code"], card["seat"]) for card in found["bingo"]["cards"]] == [
        (card.code, seats.get(card.owner)) for card in game.cards
    ]
    for listed, card in zip(found["bingo"]["cards"], game.cards, strict=True):
        assert listed["squares"] == [game.pool[n].id for n in card.squares]
    assert found["bingo"]["call_order"] == [game.pool[n].id for n in game.calls]


def test_the_rules_of_the_game_are_told(found: dict[str, Any], plan: Plan) -> None:
    rules = {key: found["bingo"][key] for key in ("free", "play", "pattern", "layout")}
    assert rules == {"free": 12, "play": "background", "pattern": "line", "layout": "mixed"}
    assert (plan.game.free, plan.game.mix) == (12, "mixed")


def test_the_slots_together_say_every_term_in_the_order_of_the_calls(found: dict[str, Any], plan: Plan) -> None:
    bingo = found["bingo"]
    titles = {timed.slot.id: timed.slot.title for timed in plan.timetable.slots}
    assert all(set(slot) == {"slot", "title", "terms"} for slot in bingo["slots"])
    assert [term for slot in bingo["slots"] for term in slot["terms"]] == bingo["call_order"]
    assert [slot["slot"] for slot in bingo["slots"]] == [slot.slot for slot in plan.game.slots]
    assert {slot["slot"]: slot["title"] for slot in bingo["slots"]}.items() <= titles.items()


def test_every_term_in_play_is_named_in_both_languages_with_its_stage(found: dict[str, Any], plan: Plan) -> None:
    assert found["bingo"]["terms"] == {
        term.id: {"name": term.name, "welsh": term.welsh.text, "stage": term.stage} for term in plan.game.pool
    }


def test_the_proof_that_cards_differ_agrees_with_the_cards_that_are_listed(found: dict[str, Any], plan: Plan) -> None:
    bingo, proof = found["bingo"], found["bingo"]["uniqueness"]
    sets = {card["code"]: frozenset(card["squares"]) for card in bingo["cards"]}
    worst = max(len(sets[one] & sets[other]) for one, other in combinations(sets, 2))
    uses = Counter(term for terms in sets.values() for term in terms)
    assert list(proof) == [
        *("cards", "pair", "shared", "floor", "lines", "digest", "uses_min", "uses_max", "earlier"),
    ]
    assert (proof["cards"], proof["shared"]) == (len(sets), worst)
    one, other = proof["pair"]
    assert len(sets[one] & sets[other]) == worst >= proof["floor"]
    assert (proof["uses_min"], proof["uses_max"]) == (min(uses.values()), max(uses.values()))
    assert (proof["lines"], proof["earlier"]) == (len(sets) * 12, None)
    assert re.fullmatch(r"[0-9a-f]{64}", proof["digest"])


def test_the_deal_is_read_back_from_the_manifest_as_it_was_written(build_dir: Path, plan: Plan) -> None:
    deal, game = read_build(build_dir), plan.game
    assert (deal.columns, deal.rows, deal.free, deal.pattern) == (5, 5, game.free, game.pattern)
    for read, card in zip(deal.cards, game.cards, strict=True):
        ways = standings(deal, read, deal.calls)
        assert sorted(way.at for way in ways) == sorted(game.completed(card))
        assert ways[0].at == game.won_at(card)


def test_inputs_are_named_without_the_machine_and_with_their_digests(found: dict[str, Any], example: Path) -> None:
    listed = {each["path"]: each["sha256"] for each in found["inputs"]}
    for name in ("session.yaml", "attendees.csv"):
        assert listed[name] == hashlib.sha256((example / name).read_bytes()).hexdigest()
    assert [path for path in listed if Path(path).is_absolute() or ".." in Path(path).parts] == []


def test_the_manifest_names_nobody(build_dir: Path, plan: Plan) -> None:
    text = (build_dir / "manifest.json").read_text(encoding="utf-8")
    people = [seat.attendee for seat in plan.seats]
    names = {person.name for person in people} | set(plan.session.asked.facilitators)
    about = {told for person in people for told in (person.key, person.agency, person.role)}
    assert {told for told in names | about if told in text} == set()
    parts = {part for name in names for part in name.split() if len(part) > 2}
    assert {part for part in parts if re.search(rf"\b{part}\b", text)} == set()


def test_the_program_and_what_shapes_its_bytes_are_named_with_their_versions(found: dict[str, Any]) -> None:
    assert {"iisam-workshop", "reportlab", "pypdf", "segno", "faker"} == set(found["program"])
    assert all(re.match(r"\d+\.\d+", version) for version in found["program"].values())


def test_problems_are_listed_with_their_places(plan: Plan) -> None:
    problems = (Problem("IW232", "row 3: ŵ", "Do.", Place("a.csv", 3, 0), "warning"), Problem("IW999", "no place"))
    data = manifest(plan, (), (), {"iisam-workshop": "1"}, problems)
    assert json.loads(data)["problems"] == [
        {
            "code": "IW232",
            "severity": "warning",
            "file": "a.csv",
            "line": 3,
            "column": None,
            "message": "row 3: ŵ",
            "hint": "Do.",
        },
        {
            "code": "IW999",
            "severity": "error",
            "file": None,
            "line": None,
            "column": None,
            "message": "no place",
            "hint": "",
        },
    ]
    assert "ŵ".encode() in data  # readable, not escaped
    assert problem_entry(problems[0]) == json.loads(data)["problems"][0]


def test_the_manifest_is_text_for_people_too(build_dir: Path) -> None:
    text = (build_dir / "manifest.json").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert max(map(len, text.splitlines())) < 200


def test_every_paper_leads_to_the_file_in_which_it_stands_alone(found: dict[str, Any]) -> None:
    files = {each["path"]: each for each in found["files"]}
    assert all(files[each["file"]]["pages"] == each["pages"] for each in found["documents"])
    assert len({each["file"] for each in found["documents"]}) == len(found["documents"])


def test_files_that_hold_names_of_people_say_so_and_no_others_do(found: dict[str, Any], build_dir: Path) -> None:
    rows = (build_dir.parents[1] / "attendees.csv").read_text(encoding="utf-8").splitlines()[1:]
    names = [row.split(",")[0] for row in rows]
    for each in found["files"]:
        if each["path"].endswith((".html", ".txt")):
            text = unescape((build_dir / each["path"]).read_text(encoding="utf-8"))
            assert any(name in text for name in names) == each["personal"], each["path"]
    said = {each["path"] for each in found["files"] if each["personal"]}
    assert {"session-pack.pdf", "facilitator-pack.pdf", "bingo-cards.pdf", "parts/J-table-plan.pdf"} < said
    assert not {"attendee-pack.pdf", "table-pack.pdf", "agenda.csv", "parts/N-winner-grid.pdf"} & said
