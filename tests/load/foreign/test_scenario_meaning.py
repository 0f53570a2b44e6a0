"""What scenarios of others are understood to say, shape by shape, and what is told of the rest."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import InputUnreadable
from iisam_workshop.load.foreign.scenario_read import read_foreign_scenario
from iisam_workshop.load.foreign.telling import ForeignScenario

from .scenarios import ENTRIES, FENCED, KIT, LISTED, NESTED, PACK


@pytest.fixture
def read(tmp_path):
    def read(text: str | bytes, name: str = "a.md") -> ForeignScenario:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_foreign_scenario(tmp_path / name)

    return read


def left(foreign: ForeignScenario) -> list[tuple[int, str]]:
    """Lines and names of what was not taken over."""
    found = [remark for remark in foreign.remarks if remark.code == "IW433"]
    return [(remark.place.line, remark.message.partition("‘")[2].partition("’")[0]) for remark in found]


def test_a_kit_with_a_map_and_a_list_is_understood(read):
    foreign = read(KIT, "a.yaml")
    assert (foreign.form, foreign.title, foreign.duration) == ("YAML", "The bag on the bus", "90")
    assert [role.name for role in foreign.roles] == ["Bus company", "Housing office", "Health visitor"]
    first, second = foreign.injects
    assert (first.when, first.by, first.hints) == ("0", "Verbal", ("If asked: the bag is blue.",))
    assert first.expect == ("Who owns this now?", "Name a lead.")
    assert first.watch == ("A lead is named within five minutes.",)
    assert second.text == ("The bag has gone from the depot.",)
    assert foreign.briefing == ["Talk only; nothing is looked up.", "Know who your own data protection officer is."]
    assert (foreign.setting, foreign.watch) == (
        ["Three services share an office and no system."],
        ["Somebody is named who decides."],
    )
    assert left(foreign) == [(25, "weather_model"), (33, "audience")]


def test_wrappers_and_messages_under_keys_of_their_own_are_understood(read):
    foreign = read(NESTED, "a.yml")
    assert foreign.aims == ["Warn the right people first", "Agree who speaks"]
    assert foreign.case == ["It has rained for three days.", "The river is a metre up."]
    assert [(role.name, role.knows) for role in foreign.roles] == [
        ("Flood warden", ("The pump failed twice this year.",)),
        ("Housing manager", ("Flat 3 stands empty.",)),
    ]
    first, second = foreign.injects
    assert first.text == ("There is water in the cellar:", "two boxes float", "the light is out")
    assert (first.sender, first.questions) == ("A resident", ("Whom do you ring?", "What do you need to know?"))
    assert (second.when, second.title) == ("T+45 minutes", "Review: the street")
    assert left(foreign) == []


def test_heads_and_bold_labels_of_markdown_are_understood(read):
    foreign = read(PACK)
    assert (foreign.title, foreign.duration) == ("The locked door", "75-90 minutes")
    assert [(role.name, role.about) for role in foreign.roles] == [
        ("Head teacher", "Decides"),
        ("Caretaker", "Holds the keys"),
    ]
    first, second = foreign.injects
    assert first.text == (
        "It is Wednesday. The key is not on its hook:",
        "the hook is empty",
        "the book says nothing",
        "Nobody has signed.",
    )
    assert (first.ask, first.questions) == ("What do you do?", ("Is this an incident?", "Who is told, and by whom?"))
    assert first.expect == ("Somebody asks why", "Nobody is blamed")
    assert (second.title, second.when, second.ask) == ("The window", "T+40", "What changes?")
    assert foreign.notes == ["The caretaker has lost the key and tells nobody."]
    assert foreign.watch == ["Asked why"]
    assert left(foreign) == [(5, "Threat vector"), (19, "Who at Eastmere"), (60, "Catering"), (64, "Document control")]


def test_front_matter_and_a_table_of_messages_are_understood(read):
    foreign = read(LISTED)
    assert (foreign.licence, foreign.sources) == ("CC BY 4.0", ["A toolkit: https://example.org/toolkit"])
    assert foreign.summary == ["Two services each know a little about one man."]
    assert [(each.when, each.sender, each.by) for each in foreign.injects] == [
        ("10:00", "The director", "Email"),
        ("10:30", "The director", "Phone call"),
    ]
    assert foreign.questions[0].questions[1] == "What would you do with it?"
    assert foreign.roles[0].needs == ("Whether anybody knows that he is cold.",)
    assert left(foreign) == []


def test_entries_with_labels_and_paragraphs_with_times_are_messages(read):
    foreign = read(ENTRIES)
    assert [role.name for role in foreign.roles] == ["Duty officer", "Helpdesk", "Press office"]
    assert [(each.title, each.when, each.text, each.expect) for each in foreign.injects] == [
        ("Phones down", "", ("Nobody can be rung.",), ("Somebody walks over.",)),
        ("Power out", "T+20", ("The lights go out.",), ()),
        ("", "T+45 min", ("The lights come back.",), ()),
    ]


def test_yaml_in_fences_of_markdown_is_understood_and_its_title_wins(read):
    foreign = read(FENCED)
    assert (foreign.title, foreign.case) == ("The missing form", ["A form is missing."])
    assert [role.name for role in foreign.roles] == ["Clerk", "Porter"]
    assert foreign.injects[0].text == ("Somebody asks for it: {{ email.contact-1 }}",)


def test_modules_hold_messages_and_name_their_group(read):
    text = "# A\n\n## Module 1: Scoping\n\nFor you.\n\n### Inject 1: One\n\nSaid.\n\n## Module 2: Later\n\nAlone.\n"
    foreign = read(text)
    assert [(each.title, each.phase, each.text) for each in foreign.injects] == [
        ("One", "Scoping", ("Said.",)),
        ("Later", "", ("Alone.",)),
    ]


def test_each_thing_that_is_not_known_is_told_once(read):
    entries = "".join(f"  - content: c{n}\n    mood: m\n" for n in range(5))
    assert left(read(f"injects:\n{entries}mood: x\n", "a.yaml")) == [(3, "mood"), (12, "mood")]


def test_more_roles_and_messages_than_an_exercise_holds_are_told(read):
    foreign = read("roles:\n" + "".join(f"  - Role {n}x\n" for n in range(25)), "a.yaml")
    assert (len(foreign.roles), [remark.message for remark in foreign.remarks]) == (
        20,
        ["25 roles stand here; the first 20 were taken"],
    )


@pytest.mark.parametrize("name", ["a", "a.txt", "a.markdown"])
def test_markdown_is_known_by_its_content_or_name(read, name):
    assert read(PACK, name).form == "Markdown"


@pytest.mark.parametrize("name", ["a", "a.json", "a.kit"])
def test_yaml_is_known_by_its_content_or_name(read, name):
    assert read('{"title": "A", "roles": ["Nurse", "Clerk"]}', name).form == "YAML"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_letters_of_other_encodings_are_read(read, encoding):
    text = "# Café\n\n## Background\n\nA “quiet” street.\n"
    foreign = read(text.encode(encoding))
    assert (foreign.title, foreign.case) == ("Café", ["A “quiet” street."])


def test_a_head_that_nobody_knows_is_told_where_nothing_else_tells_of_what_it_holds(read):
    text = "# A\n\n## Mood\n\n## Weather\n\n### Roles\n\n- Nurse\n- Clerk\n\n## Food\n\nTea.\n\n### Background\n\nB.\n"
    foreign = read(text)
    assert left(foreign) == [(3, "Mood"), (12, "Food")]
    assert ([role.name for role in foreign.roles], foreign.case) == (["Nurse", "Clerk"], ["B."])


def test_chapters_below_a_text_that_mean_something_else_are_read_as_such(read):
    inner = "### Roles\n\n- Nurse\n\n### The house\n\nTwo.\n\n### Inject 1: Call\n\nHello.\n"
    foreign = read(f"# A\n\n## Background\n\nOne.\n\n{inner}")
    assert (foreign.case, [role.name for role in foreign.roles]) == (["One.", "Two."], ["Nurse"])
    assert [(inject.title, inject.text) for inject in foreign.injects] == [("Call", ("Hello.",))]


def test_chapters_between_messages_that_mean_something_else_are_read_as_such(read):
    text = "# A\n\n## Injects\n\n### The call\n\nHello.\n\n"
    for head, line in (
        *(("Questions", "Who knows?"), ("Debrief", "What helped?"), ("Facilitator notes", "Wait.")),
        *(("Sources", "A law."), ("Roles", "- Nurse"), ("Objectives", "- Share.")),
    ):
        text += f"### {head}\n\n{line}\n\n"
    foreign = read(text)
    assert [inject.title for inject in foreign.injects] == ["The call"]
    assert [each.questions for each in foreign.questions] == [("Who knows?",)]
    assert (foreign.debrief, foreign.notes, foreign.sources) == (["What helped?"], ["Wait."], ["A law."])
    assert ([role.name for role in foreign.roles], foreign.aims) == (["Nurse"], ["Share."])


@pytest.mark.parametrize("name", ["a.md", "a.yaml"])
def test_a_file_that_is_no_text_is_refused(read, name):
    with pytest.raises(InputUnreadable) as refusal:
        read(b"# A\x00\x01", name)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.message) == ("IW404", "this is no text, not a scenario")
