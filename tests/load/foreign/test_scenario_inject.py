"""A message and a role are understood from their parts, and what nobody knows is handed back."""

from __future__ import annotations

from iisam_workshop.errors import Place
from iisam_workshop.load.foreign.scenario_inject import inject_of, role_of
from iisam_workshop.load.foreign.telling import ForeignInject, ForeignRole, Said, Section

HERE = Place("a.md", 3)


def part(head: str, *texts: str) -> Section:
    return Section(head, HERE, [Said(text, HERE) for text in texts])


def message(title: str, *parts: Section, said: str = "") -> tuple[ForeignInject, list[str]]:
    unknown: list[str] = []
    blocks: list[Said | Section] = [Said(said, HERE)] if said else []
    section = Section("", HERE, blocks, list(parts))
    return inject_of(section, title, "Scoping", lambda section: unknown.append(section.head)), unknown


def test_of_a_title_and_a_time_that_are_said_twice_the_head_has_the_word():
    found, _ = message("T+20 The call", part("Title", "Another"), part("Time", "30"), part("Phase", "Later"))
    assert (found.title, found.when, found.phase) == ("The call", "T+20", "Scoping")


def test_every_part_goes_to_its_place_and_what_is_for_nobody_is_left_out():
    found, unknown = message(
        "The call",
        *(part("From", "The desk"), part("To", "All"), part("By", "Phone"), part("Text", '"Hello.', 'Come."')),
        *(part("Ask", "What now?"), part("Follow-up questions", "And then?"), part("Expected", "They ask.")),
        *(part("Hints", "Wait."), part("Evaluation", "Somebody asks."), part("Status", "draft"), part("Mood", "bad")),
    )
    assert found == ForeignInject(
        *(HERE, "The call", "", "Scoping", "The desk", "Phone", ("Hello.", "Come."), "What now?", ("And then?",)),
        *(("They ask.",), ("Wait.",), ("Somebody asks.",)),
    )
    assert unknown == ["To", "Mood"]


def test_a_short_paragraph_above_the_parts_is_the_title_where_there_is_none():
    found, _ = message("", part("Text", "Hello."), said="The call")
    assert (found.title, found.text) == ("The call", ("Hello.",))
    long, _ = message("", part("Text", "Hello."), said="x" * 81)
    assert (long.title, long.text) == ("", ("x" * 81, "Hello."))


def test_a_role_has_a_name_what_it_does_knows_and_needs():
    unknown: list[str] = []
    parts = [part("Remit", "Homes."), part("Knows", "The rent."), part("Goals", "A visit."), part("Mood", "bad")]
    section = Section("duty_officer (2)", HERE, [], [*parts, part("Number", "2")])
    assert role_of(section, lambda each: unknown.append(each.head)) == ForeignRole(
        *("duty officer", HERE, "Homes.", ("The rent.",), ("A visit.",))
    )
    assert unknown == ["Mood"]
    assert role_of(part("", "Nurse: visits"), lambda each: None) == ForeignRole("Nurse", HERE, "visits")
    assert role_of(part(""), lambda each: None) is None
