from __future__ import annotations

import pytest

from .builders import World

AGENDA = "data:templates/agendas/short-day.yaml"


def said(world: World) -> tuple[str, str, str, int, int]:
    (problem,) = world.refused().problems
    assert problem.place is not None
    assert problem.code == "IW201"
    return problem.message, problem.hint, problem.place.file, problem.place.line, problem.place.column


def lead(world: World, text: str) -> None:
    world.change("    aims: [words]\n", f"    aims: [words]\n    lead: {text}\n", AGENDA)


@pytest.mark.parametrize("text", ["second", "Sam Adeyemi", "[all, Ivor Penhale]", "nobody"])
def test_a_lead_is_a_role_a_facilitator_or_a_speaker(world: World, text: str) -> None:
    world.change("facilitators:", "speakers: [Ivor Penhale]\nfacilitators:")
    lead(world, text)
    assert world.read().agenda.slots[0].lead[-1] in text


@pytest.mark.parametrize(
    ("text", "hint", "column"),
    [
        ("frist", "Did you mean 'first'?", 11),
        ("[all, Sam Adeyemy]", "Did you mean facilitator 2 of the session file?", 17),
        ("Ivor Penhall", "Did you mean speaker 1 of the session file?", 11),
        (
            "Wilhelmina",
            "Write first, second, all or nobody, or the name as it stands under 'facilitators' or 'speakers'.",
            11,
        ),
    ],
)
def test_a_lead_who_is_nobody_of_the_session_is_told_at_its_place_and_without_a_name(
    world: World, text: str, hint: str, column: int
) -> None:
    world.change("facilitators:", "speakers: [Ivor Penhale]\nfacilitators:")
    lead(world, text)
    message, remedy, file, line, at = said(world)
    assert message == "the lead of this slot is neither a facilitator nor one of the 'speakers'"
    assert remedy == hint
    assert (file.endswith("short-day.yaml"), line, at) == (True, 15, column)


def test_a_printed_paper_among_the_kit_is_one_of_the_pack(world: World) -> None:
    kit = "    kit: [Pens, {item: Cards, per: person, paper: bingo-cards}]\n"
    world.change("    aims: [words]\n", "    aims: [words]\n" + kit, AGENDA)
    assert [entry.paper for entry in world.read().agenda.slots[0].kit] == [None, "bingo-cards"]
    world.change("paper: bingo-cards", "paper: bingo-crads", AGENDA)
    message, hint, _, line, column = said(world)
    assert (message, hint) == ("unknown document 'bingo-crads'", "Did you mean 'bingo-cards'?")
    assert (line, column) == (15, 51)


@pytest.mark.parametrize("key", ["before", "after"])
def test_a_task_that_stands_twice_is_refused(world: World, key: str) -> None:
    tasks = f"{key}:\n  - {{id: ask, title: Ask, days: 2}}\n  - {{id: ask, title: Ask again, days: 1}}\nslots:\n"
    world.change("slots:\n", tasks, AGENDA)
    assert world.codes() == ["IW118"]


def test_a_slot_that_no_agenda_has_is_told_at_its_key(world: World) -> None:
    world.change("fixed: {lunch: 12:30}", "fixed: {lunhc: 12:30}")
    message, hint, file, line, column = said(world)
    assert (message, hint) == ("unknown slot 'lunhc'", "Did you mean 'lunch'?")
    assert (file.endswith("session.yaml"), line, column) == (True, 12, 11)


def test_a_stage_that_a_council_renames_is_one_of_ours(world: World) -> None:
    world.change("  scoping: {name", "  scooping: {name", "data:councils/northbridge.yaml")
    message, hint, file, line, column = said(world)
    assert (message, hint) == ("unknown stage 'scooping'", "Did you mean 'scoping'?")
    assert (file.endswith("northbridge.yaml"), line, column) == (True, 5, 3)
