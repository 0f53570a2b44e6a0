"""Councils and sessions change an agenda slot by slot, and every value keeps the line that wrote it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.errors import ContentInvalid, Place
from iisam_workshop.load.agenda_changes import changed, lay_agenda
from iisam_workshop.load.council import laid_over
from iisam_workshop.load.layers import content_of
from iisam_workshop.load.library import read_agenda
from iisam_workshop.load.tree import MapNode
from iisam_workshop.load.validate import validate
from iisam_workshop.load.yaml_events import read_tree
from iisam_workshop.model.agenda import AgendaPreset, Slot

from .builders import COUNCIL, World

DAY = """\
id: day
title: A day
summary: For tests.
start: 9:00
aims: [{id: meet, text: Meet.}]
slots:
  - {id: welcome, title: Welcome, minutes: 30, kind: talk, about: Hello., welsh: {title: Croeso, about: Helo.}}
  - {id: tools, title: Tools, minutes: 20-30-40, kind: tool, kit: [Pens, Paper]}
  - {id: lunch, title: Lunch, minutes: 45, kind: meal}
  - {id: case, title: Case, minutes: 75, kind: talk}
"""


def tree(text: str, file: str = "own.yaml") -> MapNode:
    return read_tree(text, file)


def lists(text: str, file: str = "session.yaml") -> list[object]:
    return [read_tree(f"changes:\n{text}", file).entries["changes"]]


def after(text: str, day: str = DAY) -> AgendaPreset:
    agenda = changed(tree(day, "day.yaml"), lists(text))  # type: ignore[arg-type]
    return validate(content_of(agenda, "agenda"), AgendaPreset)


def ids(text: str, day: str = DAY) -> list[str]:
    return [slot.id for slot in after(text, day).slots]


def slot(text: str, name: str, day: str = DAY) -> Slot:
    return next(slot for slot in after(text, day).slots if slot.id == name)


def refused(text: str, day: str = DAY) -> list[tuple[str, int, int, str, str]]:
    with pytest.raises(ContentInvalid) as refusal:
        changed(tree(day, "day.yaml"), lists(text))  # type: ignore[arg-type]
    said = [problem for problem in refusal.value.problems if problem.place]
    assert len(said) == len(refusal.value.problems)
    return [(p.code, p.place.line, p.place.column, p.message, p.hint) for p in said if p.place]


@pytest.mark.parametrize(
    ("change", "bounds"),
    [
        ("shorten: {slot: case, to: 60}", (60, 60, 60)),
        ("shorten: {slot: case, by: 10}", (65, 65, 65)),
        ("shorten: {slot: tools, to: 25}", (20, 25, 25)),
        ("shorten: {slot: tools, to: 15}", (15, 15, 15)),
        ("shorten: {slot: tools, to: 10-20-30}", (10, 20, 30)),
        ("shorten: {slot: tools, to: 30}", (20, 30, 30)),
        ("lengthen: {slot: case, to: 1h 30m}", (75, 90, 90)),
        ("lengthen: {slot: tools, by: 5}", (20, 35, 40)),
        ("lengthen: {slot: tools, to: 50}", (20, 50, 50)),
    ],
)
def test_a_slot_becomes_shorter_or_longer_and_keeps_what_it_may_give_way(
    change: str, bounds: tuple[int, int, int]
) -> None:
    minutes = slot(f"- {change}\n", "case" if "case" in change else "tools").minutes
    assert (minutes.least, int(minutes), minutes.most) == bounds


def test_a_removed_slot_is_gone_and_all_others_stay() -> None:
    assert ids("- remove: tools\n") == ["welcome", "lunch", "case"]


@pytest.mark.parametrize(
    ("where", "order"),
    [
        ("after: lunch, ", ["welcome", "tools", "lunch", "walk", "case"]),
        ("before: welcome, ", ["walk", "welcome", "tools", "lunch", "case"]),
        ("", ["welcome", "tools", "lunch", "case", "walk"]),
    ],
)
def test_a_slot_is_added_after_or_before_another_or_at_the_end(where: str, order: list[str]) -> None:
    assert ids(f"- add: {{{where}id: walk, title: Walk, minutes: 10, kind: break}}\n") == order


@pytest.mark.parametrize(
    ("where", "order"),
    [
        ("slot: welcome, after: lunch", ["tools", "lunch", "welcome", "case"]),
        ("slot: case, before: welcome", ["case", "welcome", "tools", "lunch"]),
        ("slot: tools, after: welcome", ["welcome", "tools", "lunch", "case"]),
        ("slot: welcome, before: tools", ["welcome", "tools", "lunch", "case"]),
    ],
)
def test_a_slot_is_moved_after_or_before_another(where: str, order: list[str]) -> None:
    assert ids(f"- move: {{{where}}}\n") == order


def test_only_what_is_named_is_replaced() -> None:
    new = slot("- replace: {slot: tools, lead: Sam Adeyemi, kit: [Slips]}\n", "tools")
    assert (new.lead, [kit.item for kit in new.kit]) == (("Sam Adeyemi",), ["Slips"])
    assert (new.title, new.minutes.least, new.kind) == ("Tools", 20, "tool")


def test_a_new_english_text_takes_the_old_welsh_away_and_no_other() -> None:
    welsh = slot("- replace: {slot: welcome, title: Hello}\n", "welcome").welsh
    assert welsh
    assert (welsh.title, welsh.about) == (None, "Helo.")
    welsh = slot("- replace: {slot: welcome, title: Hello, welsh: {title: Helo}}\n", "welcome").welsh
    assert welsh
    assert (welsh.title, welsh.about) == ("Helo", "Helo.")


def test_changes_are_made_in_their_order_and_see_what_earlier_ones_did() -> None:
    text = """\
- add: {after: lunch, id: walk, title: Walk, minutes: 10, kind: break}
- lengthen: {slot: walk, by: 5}
- move: {slot: walk, before: lunch}
- remove: welcome
- replace: {slot: walk, title: Stroll}
"""
    assert ids(text) == ["tools", "walk", "lunch", "case"]
    assert (slot(text, "walk").title, slot(text, "walk").minutes) == ("Stroll", 15)


def test_every_value_names_the_line_that_wrote_it() -> None:
    text = """\
- shorten: {slot: case, to: 60}
- replace: {slot: tools, title: New}
- add: {after: lunch, id: walk, title: Walk, minutes: 10, kind: break}
"""
    content = content_of(changed(tree(DAY, "day.yaml"), lists(text)), "agenda")  # type: ignore[arg-type]
    assert content.place("slots", 4, "minutes") == Place("session.yaml", 2, 29)
    assert content.place("slots", 1, "title") == Place("session.yaml", 3, 33)
    assert content.place("slots", 3, "minutes") == Place("session.yaml", 4, 55)
    assert content.place("slots", 1, "minutes") == Place("day.yaml", 8, 40)
    assert content.place("slots", 1) == Place("day.yaml", 8, 5)


TWO_DAYS = """\
id: days
title: Two days
summary: For tests.
start: 9:00
aims: [{id: meet, text: Meet.}]
slots:
  - {id: one, title: One, minutes: 30, kind: talk}
  - {id: north, title: North, minutes: 30, kind: tool, day: 2, track: Room 1}
  - {id: south, title: South, minutes: 30, kind: tool, day: 2, track: Room 2}
  - {id: two, title: Two, minutes: 30, kind: talk, day: 2}
"""


@pytest.mark.parametrize(
    ("change", "day", "track"),
    [
        ("add: {id: new, title: New, minutes: 5, kind: talk}", 2, None),
        ("add: {id: new, after: one, title: New, minutes: 5, kind: talk}", 1, None),
        ("add: {id: new, after: north, title: New, minutes: 5, kind: talk}", 2, "Room 1"),
        ("add: {id: new, before: south, title: New, minutes: 5, kind: talk}", 2, "Room 2"),
        ("add: {id: new, after: south, title: New, minutes: 5, kind: talk}", 2, None),
        ("add: {id: new, after: one, title: New, minutes: 5, kind: talk, day: 2}", 2, None),
        ("move: {slot: one, after: two}", 2, None),
        ("move: {slot: one, after: north}", 2, "Room 1"),
        ("move: {slot: two, after: one}", 1, None),
        ("move: {slot: south, before: one}", 1, "Room 2"),
    ],
)
def test_a_slot_belongs_to_the_day_of_its_neighbour_and_between_tracks_to_its_track(
    change: str, day: int, track: str | None
) -> None:
    name = change.partition("id: ")[2].partition(",")[0] or change.partition("slot: ")[2].partition(",")[0]
    placed = slot(f"- {change}\n", name, TWO_DAYS)
    assert (placed.day, placed.track) == (day, track)


@pytest.mark.parametrize(
    ("change", "code", "column", "message", "hint"),
    [
        ("remove: lunsh", "IW201", 11, "unknown slot 'lunsh'", "Did you mean 'lunch'?"),
        ("move: {slot: tools, after: lunsh}", "IW201", 30, "unknown slot 'lunsh'", "Did you mean 'lunch'?"),
        ("shorten: {slot: lunsh, to: 3}", "IW201", 19, "unknown slot 'lunsh'", "Did you mean 'lunch'?"),
        ("remov: lunch", "IW111", 3, "unknown key 'remov'", "Did you mean 'remove'?"),
        ("lunch", "IW113", 3, "entry 1 of 'changes' must be a group of keys, not text", "Write 'key: value'"),
        ("{}", "IW204", 3, "entry 1 of 'changes': this changes nothing", "Write one of shorten, lengthen, remove"),
        ("{remove: lunch, shorten: {slot: case, to: 5}}", "IW204", 3, "'shorten' and 'remove' in one", "Write each"),
        ("shorten: {slot: case}", "IW205", 12, "the new length is missing", "Write either 'to: 60' or 'by: 10'."),
        ("shorten: {slot: case, to: 5, by: 5}", "IW205", 12, "the new length", "Write either 'to: 60' or 'by: 10'."),
        ("shorten: {to: 5}", "IW112", 3, "'slot' is missing in 'shorten'", "Add a line 'slot: ...'."),
        ("shorten: {slot: case, to: long}", "IW114", 29, "'to': ", "Write"),
        ("move: {slot: case}", "IW205", 9, "the new place is missing", "Write 'after:' or 'before:' and a slot."),
        ("move: {slot: case, after: lunch, before: tools}", "IW205", 9, "'after' and 'before'", "Write only one"),
        ("replace: {slot: case}", "IW205", 12, "nothing is replaced", "Name the keys that change, as 'title: ...'."),
        ("replace: {slot: case, titel: x}", "IW111", 25, "unknown key 'titel'", "Did you mean 'title'?"),
        ("replace: {slot: case, id: lunch}", "IW118", 29, "the id 'lunch' stands here for the second", "Give one"),
        ("add: {id: lunch, title: x, minutes: 5, kind: break}", "IW118", 13, "the first is at day.yaml:9:10", "Give"),
        ("add: {id: walk, minutes: 5, kind: break}", "IW112", 3, "'title' is missing in 'add'", "Add a line"),
        ("add: {id: walk, title: x, minutes: [5], kind: break}", "IW113", 38, "'minutes' must be text", "Write one"),
        ("shorten: {slot: case, to: 90}", "IW207", 29, "'shorten' would change 'case' from 75 to 90", "'lengthen'"),
        ("shorten: {slot: case, by: 75}", "IW207", 29, "from 75 to 0 minutes", "Write a length from 1 to 720"),
        ("lengthen: {slot: case, to: 60}", "IW207", 30, "'lengthen' would change 'case' from 75 to 60", "'shorten'"),
        ("lengthen: {slot: case, by: 700}", "IW207", 30, "from 75 to 775 minutes", "Write a length from 1 to 720"),
        ("move: {slot: case, after: case}", "IW208", 29, "'case' is to be moved beside itself", "Name another"),
    ],
)
def test_a_change_that_cannot_be_is_refused_at_its_line(
    change: str, code: str, column: int, message: str, hint: str
) -> None:
    ((found, line, at, what, remedy),) = refused(f"- {change}\n")
    assert (found, line, at) == (code, 2, column)
    assert message in what
    assert hint in remedy


def test_all_that_is_wrong_with_changes_is_told_at_once() -> None:
    text = "- remove: lunsh\n- remov: case\n- shorten: {slot: case, to: 90}\n- move: {slot: case}\n- remove: case\n"
    assert [(code, line) for code, line, *_ in refused(text)] == [
        ("IW201", 2),
        ("IW111", 3),
        ("IW207", 4),
        ("IW205", 5),
    ]


def test_a_slot_that_an_earlier_change_took_out_is_said_to_be_gone_and_where() -> None:
    ((code, line, column, message, _),) = refused("- remove: case\n- shorten: {slot: case, to: 60}\n")
    assert (code, line, column) == ("IW206", 3, 19)
    assert message == "an earlier change takes the slot 'case' out, at session.yaml:2:11"


def test_an_agenda_with_no_slot_left_is_refused() -> None:
    found = refused("".join(f"- remove: {name}\n" for name in ("welcome", "tools", "lunch", "case")))
    assert [code for code, *_ in found] == ["IW209"]


def test_an_id_that_was_taken_out_may_be_used_again() -> None:
    text = "- remove: lunch\n- add: {after: tools, id: lunch, title: Picnic, minutes: 60, kind: meal}\n"
    assert slot(text, "lunch").title == "Picnic"


@given(st.permutations(["welcome", "tools", "lunch", "case"]), st.data())
def test_moves_lose_and_double_no_slot(order: Sequence[str], data: st.DataObject) -> None:
    moved, anchor, *_ = order
    where = data.draw(st.sampled_from(["after", "before"]))
    found = ids(f"- move: {{slot: {moved}, {where}: {anchor}}}\n")
    assert sorted(found) == sorted(order)
    assert found.index(moved) - found.index(anchor) == (1 if where == "after" else -1)


# -- layers: agenda files, councils, sessions


def test_an_agenda_file_that_extends_another_makes_its_own_changes() -> None:
    own = tree("id: own\nextends: day\nchanges:\n  - remove: tools\n")
    agenda = validate(content_of(lay_agenda(tree(DAY), own), "agenda"), AgendaPreset)
    assert (agenda.id, agenda.extends) == ("own", "day")
    assert [slot.id for slot in agenda.slots] == ["welcome", "lunch", "case"]


def test_changes_of_councils_add_up_along_their_chain_the_bases_first() -> None:
    base = tree("id: a\nagenda:\n  preset: day\n  changes: [{remove: tools}]\n", "base.yaml")
    over = tree("id: b\nagenda:\n  changes: [{remove: case}]\n", "over.yaml")
    content = content_of(laid_over(base, over), "council")
    assert content.plain["agenda"] == {"preset": "day", "changes": [{"remove": "tools"}, {"remove": "case"}]}
    assert content.place("agenda", "changes", 0, "remove") == Place("base.yaml", 4, 22)
    assert content.place("agenda", "changes", 1, "remove") == Place("over.yaml", 3, 22)


OWN = """\
id: own
title: Our day
summary: With a walk.
extends: short-day
changes:
  - add: {after: lunch, id: walk, title: Walk, minutes: 10, kind: break}
"""


def test_a_session_may_name_an_agenda_beside_it_that_extends_a_packaged_one(world: World) -> None:
    world.write("agendas/own.yaml", OWN)
    world.change("preset: short-day", "preset: own")
    assert [slot.id for slot in world.read().agenda.slots] == ["welcome", "lunch", "walk"]
    assert world.read().places.at("agenda", "slots", 2, "minutes") == Place(str(world.home / "agendas/own.yaml"), 6, 57)
    world.change("preset: own", "preset: agendas/own.yaml")
    assert world.read().agenda.title == "Our day"


def test_a_list_of_slots_in_an_agenda_file_takes_the_place_of_the_one_it_extends(world: World) -> None:
    slots = "slots:\n  - {id: talk, title: Talk, minutes: 30, kind: talk}\n"
    world.write(
        "agendas/own.yaml", OWN.partition("changes:")[0] + slots + "changes: [{shorten: {slot: talk, by: 5}}]\n"
    )
    world.change("preset: short-day", "preset: own")
    world.change("  fixed: {lunch: 12:30}\n", "")
    (only,) = world.read().agenda.slots
    assert (only.id, only.minutes) == ("talk", 25)


def test_a_packaged_agenda_may_extend_another(world: World) -> None:
    world.package("templates/agendas/own.yaml", OWN)
    assert [slot.id for slot in read_agenda("own").slots] == ["welcome", "lunch", "walk"]


def test_mistakes_in_the_changes_of_an_agenda_file_are_told_at_their_lines(world: World) -> None:
    world.write("agendas/own.yaml", OWN.replace("after: lunch", "after: lunsh"))
    world.change("preset: short-day", "preset: own")
    (said,) = world.refused().problems
    assert (said.code, said.place) == ("IW201", Place(str(world.home / "agendas/own.yaml"), 6, 18))


def test_the_councils_changes_come_before_the_sessions(world: World) -> None:
    council = f"{COUNCIL}agenda:\n  changes:\n    - add: {{id: walk, title: Walk, minutes: 10, kind: break}}\n"
    world.write("councils/northbridge.yaml", council)
    world.change("  preset: short-day", "  changes: [{lengthen: {slot: walk, to: 15}}]\n  preset: short-day")
    session = world.read()
    assert [(slot.id, int(slot.minutes)) for slot in session.agenda.slots] == [
        ("welcome", 30),
        ("lunch", 45),
        ("walk", 15),
    ]
    assert (len(session.asked.agenda.changes), len(session.council.agenda.changes)) == (1, 1)


def test_a_council_may_say_which_agenda_its_sessions_have_and_a_session_may_choose_another(world: World) -> None:
    world.write("agendas/own.yaml", OWN)
    world.write("councils/northbridge.yaml", f"{COUNCIL}agenda: {{preset: own}}\n")
    assert world.read().agenda.id == "short-day"
    world.change("  preset: short-day\n", "")
    assert world.read().agenda.id == "own"
    world.write("councils/northbridge.yaml", f"{COUNCIL}agenda: {{preset: onw}}\n")
    (said,) = world.refused().problems
    assert (said.code, said.hint) == ("IW201", "Did you mean 'own'?")
    assert said.place == Place(str(world.home / "councils/northbridge.yaml"), 6, 18)


def test_placeholders_in_changes_are_filled_like_those_of_the_agenda(world: World) -> None:
    add = '{add: {id: walk, title: "Walk round {{ venue.name }}", minutes: 10, kind: break}}'
    world.write("councils/northbridge.yaml", f"{COUNCIL}agenda:\n  changes: [{add}]\n")
    world.change("  preset: short-day", f"  changes: [{add.replace('walk', 'more')}]\n  preset: short-day")
    titles = [slot.title for slot in world.read().agenda.slots]
    assert titles[2:] == ["Walk round Eastmere House", "Walk round Eastmere House"]


@pytest.mark.parametrize(
    ("wrong", "code"), [("remov: lunch", "IW111"), ("remove: lunsh", "IW201"), ("move: {slot: lunch}", "IW205")]
)
def test_a_mistake_in_a_change_is_told_once(world: World, wrong: str, code: str) -> None:
    world.change("  preset: short-day", f"  changes: [{{{wrong}}}]\n  preset: short-day")
    assert world.codes() == [code]
    world.change(f"  changes: [{{{wrong}}}]\n", "")
    world.write("councils/northbridge.yaml", f"{COUNCIL}agenda: {{changes: [{{{wrong}}}]}}\n")
    assert world.codes() == [code]


def test_another_lunch_and_one_slot_cost_five_lines(world: World) -> None:
    lines = ["agenda:", "  changes:", "    - lengthen: {slot: lunch, to: 60}", "    - remove: welcome"]
    world.write("councils/northbridge.yaml", COUNCIL + "\n".join(lines) + "\n")
    assert [(slot.id, int(slot.minutes)) for slot in world.read().agenda.slots] == [("lunch", 60)]
    assert len(lines) < 6


def test_a_session_may_give_each_day_a_start_of_its_own(world: World) -> None:
    world.change("start: 10:15", "start: [10:15, 9:30]")
    assert world.read().agenda.start == (10 * 60 + 15, 9 * 60 + 30)
    assert world.read().places.at("agenda", "start", 1) == Place(str(world.session), 11, 18)
