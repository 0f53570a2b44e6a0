"""Scenarios of others become scenario files of ours, honest about what is missing, and built once it is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import iisam_workshop
from iisam_workshop.errors import ContentInvalid, InputUnreadable, WorkshopError
from iisam_workshop.jobs.make import press_session
from iisam_workshop.jobs.scenario_check import check_scenario
from iisam_workshop.jobs.scenario_import import ImportedScenario, import_scenario
from iisam_workshop.load.scenario_file import read_scenario_file
from iisam_workshop.plan.documents import SCENARIO_PAPERS
from tests.load.foreign.scenarios import KIT, LISTED, NESTED, PACK, SHAPES
from tests.thorough import often

from .builds import edit, fresh

ANSWERS = """Everybody who works with adults.
This scenario mentions money worries. Nobody comes to harm in it.
Two services in a small town agree how to look after older people who live alone.
An older man who lives alone.
a library
the library
a surgery
the surgery
It shows that his home is cold, and somebody could change that.
It helps nobody to decide anything.
A volunteer could bring them, if he agrees.
Nobody else’s decision depends on it.
Why is he at the library every day, and what would help him first?
His home is cold and he cannot manage the hill, so a visit would help first.
Agree two sentences on what should be different.
What would he say a good week looks like?
Answer, with at most two items.
Who would do what differently on the day after?
A decision, not a wish to know.
Somebody asks which decision an item would help.""".splitlines()
"""What a person writes for the marks of the imported LISTED, in their order."""


PAPERS = sorted(SCENARIO_PAPERS - {"props"})


def imported(folder: Path, text: str | bytes, name: str = "theirs.md", out: str = "ours.yaml") -> ImportedScenario:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return import_scenario(folder / name, folder / out)


def completed(path: Path) -> None:
    """Write what is missing in the imported LISTED: an answer for each mark, and what should stay where it is."""
    answers = iter(ANSWERS)
    text = re.sub(
        r"(?m)^([^#\n]*?)\"\[Insert[^\"\n]*\"", lambda found: f'{found[1]}"{next(answers)}"', path.read_text("utf-8")
    )
    assert next(answers, None) is None
    for fact in ("library-2", "surgery-2"):
        before, found, after = text.partition(f"- id: {fact}\n")
        text = before + found + after.replace("sharing: free", "sharing: never", 1)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", SHAPES)
def test_whatever_its_shape_a_scenario_loads_and_all_that_is_missing_or_guessed_is_told(tmp_path, name):
    made = imported(tmp_path, SHAPES[name], name)
    text = made.path.read_text(encoding="utf-8")
    report = check_scenario(str(made.path))
    unwritten = [problem for problem in report.problems if problem.code == "IW314"]
    lines = text.splitlines()
    assert {problem.code for problem in report.problems} == {"IW307", "IW314"}
    assert all("[Insert" in lines[problem.place.line - 1] for problem in unwritten)
    assert len(unwritten) == made.unwritten == sum("[Insert" in line for line in lines if not line.startswith("#"))
    assert {remark.code for remark in made.remarks} <= {"IW432", "IW433", "IW434"}
    assert all(remark.severity == "warning" and remark.place and remark.hint for remark in made.remarks)
    assert len(set(made.remarks)) == len(made.remarks)


def test_a_scenario_of_somebody_else_is_completed_by_a_few_edits_and_built(tmp_path):
    source = fresh(tmp_path / "day")
    made = imported(tmp_path / "day", LISTED, out="the-cold-house.yaml")
    edit(source, "scenario: harrow-lane", "scenario: the-cold-house")
    with pytest.raises(ContentInvalid) as refusal:
        press_session(iisam_workshop.read_session(source), only=PAPERS)
    assert {problem.code for problem in refusal.value.problems if problem.severity == "error"} == {"IW307"}
    completed(made.path)
    assert check_scenario(str(made.path)).problems == ()
    pressed = press_session(iisam_workshop.read_session(source), only=PAPERS)
    assert {part.id for part in pressed.parts} >= {"scenario", "briefs", "injects", "scenario-guide"}
    assert all(part.pages for part in pressed.parts)


def test_one_text_left_unwritten_is_enough_to_refuse_a_build(tmp_path):
    source = fresh(tmp_path / "day")
    made = imported(tmp_path / "day", LISTED, out="the-cold-house.yaml")
    edit(source, "scenario: harrow-lane", "scenario: the-cold-house")
    completed(made.path)
    edit(made.path, '"Answer, with at most two items."', '"[Insert: what they do]"')
    with pytest.raises(ContentInvalid) as refusal:
        press_session(iisam_workshop.read_session(source), only=["injects"])
    line = made.path.read_text(encoding="utf-8").splitlines()
    refused = [problem for problem in refusal.value.problems if problem.code == "IW320"]
    assert {line[problem.place.line - 1].strip() for problem in refused} == {'ask: "[Insert: what they do]"'}
    assert [problem.code for problem in check_scenario(str(made.path)).problems] == ["IW314"]


def test_messages_keep_their_times_and_stages_are_guessed_in_order(tmp_path):
    made = imported(tmp_path, LISTED)
    injects = read_scenario_file(str(made.path)).scenario.injects
    assert [(each.minute, each.stage, each.by, each.sender, each.core) for each in injects] == [
        (0, "vision", "e-mail", "The director", True),
        (30, "pre-implementation", "telephone", "The director", True),
    ]
    told = [remark.message for remark in made.remarks if remark.code == "IW432"]
    assert any("clock times were counted from the first message" in what for what in told)
    assert any("2 of 2 messages say nothing of our stages" in what for what in told)


def test_a_stage_that_a_title_names_is_taken_and_not_guessed(tmp_path):
    made = imported(tmp_path, NESTED, "theirs.yaml")
    injects = read_scenario_file(str(made.path)).scenario.injects
    assert [(each.minute, each.stage) for each in injects] == [(0, "vision"), (45, "review")]
    assert "1 of 2 messages say nothing of our stages" in " ".join(remark.message for remark in made.remarks)


def test_what_facilitators_alone_may_know_goes_to_no_paper_of_participants(tmp_path):
    made = imported(tmp_path, PACK)
    scenario = read_scenario_file(str(made.path)).scenario
    for text in (scenario.summary, scenario.setting, scenario.case, *scenario.briefing):
        assert "lost the key" not in text
    assert any("lost the key" in turn.then for turn in scenario.turns)
    assert any(remark.place.line == 11 and "facilitators only" in remark.message for remark in made.remarks)


def test_addresses_and_numbers_make_way_for_signs_and_are_never_repeated(tmp_path):
    made = imported(tmp_path, KIT, "theirs.yaml")
    text = made.path.read_text(encoding="utf-8")
    said = " ".join(map(str, made.remarks))
    assert "{{ phone.contact-1 }}" in text
    assert "{{ email.contact-1 }}" in text
    for secret in ("7183", "lost.bag", "gmail"):
        assert secret not in text + said
    assert sum(remark.code == "IW434" for remark in made.remarks) == 2


def test_facts_come_from_what_a_role_knows_and_roles_that_lead_get_no_brief(tmp_path):
    made = imported(tmp_path, NESTED, "theirs.yaml")
    scenario = read_scenario_file(str(made.path)).scenario
    assert [(fact.owner, fact.text, fact.sharing) for fact in scenario.facts] == [
        ("flood-warden", "The pump failed twice this year.", "free"),
        ("housing-manager", "Flat 3 stands empty.", "free"),
    ]
    assert [(each.what, each.called, each.you_are) for each in scenario.partners] == [
        ("a flood warden", "the flood warden", "You are the flood warden."),
        ("a housing manager", "the housing manager", "You are the housing manager."),
    ]
    assert ["leads or watches" in remark.message for remark in made.remarks].count(True) == 1


def test_what_the_other_file_leaves_to_be_filled_in_has_to_be_written_too(tmp_path):
    made = imported(tmp_path, NESTED, "theirs.yaml")
    assert "says [Insert: street warden]." in made.path.read_text(encoding="utf-8")
    assert [remark.place.line for remark in made.remarks if "to be filled in" in remark.message] == [34]


def test_licence_and_sources_stand_in_comments(tmp_path):
    top = imported(tmp_path, LISTED).path.read_text(encoding="utf-8").splitlines()[:4]
    assert "the file says ‘CC BY 4.0’" in top[2]
    assert top[3] == "# Source of the original: A toolkit: https://example.org/toolkit"


def test_messages_that_last_longer_than_the_play_are_drawn_together(tmp_path):
    text = "# A\n\n**Duration:** 60 minutes\n\n## Inject 1 (T+0)\n\nOne.\n\n## Inject 2 (T+24h)\n\nTwo.\n"
    made = imported(tmp_path, text)
    assert [each.minute for each in read_scenario_file(str(made.path)).scenario.injects] == [0, 45]
    assert any("span 1,440 minutes" in remark.message for remark in made.remarks)


def test_a_text_that_is_too_long_is_cut_or_divided_and_signs_stay_whole(tmp_path):
    long = "word " * 118 + "jo@mail.co.uk " * 4
    text = f"# A\n\n## Facilitator notes\n\n{long}\n\n## Inject 1\n\nOne.\n\n**Primary question:** {long}?\n"
    made = imported(tmp_path, text)
    scenario = read_scenario_file(str(made.path)).scenario
    assert "".join(turn.then for turn in scenario.turns).count("{{ email.contact-1 }}") == 4
    assert scenario.injects[0].ask.endswith("word…")
    assert any("was cut to 600" in remark.message and remark.place.line == 7 for remark in made.remarks)


def test_a_file_that_is_there_is_kept(tmp_path):
    (tmp_path / "ours.yaml").write_text("mine")
    with pytest.raises(WorkshopError) as refusal:
        imported(tmp_path, LISTED)
    assert [problem.code for problem in refusal.value.problems] == ["IW501"]
    assert (tmp_path / "ours.yaml").read_text() == "mine"


def test_by_default_the_new_file_is_named_after_the_title_and_lies_beside_the_other(tmp_path):
    (tmp_path / "theirs.md").write_text(LISTED, encoding="utf-8")
    made = import_scenario(tmp_path / "theirs.md")
    assert (made.path, read_scenario_file(str(made.path)).scenario.id) == (
        tmp_path / "the-cold-house.yaml",
        "the-cold-house",
    )


def test_the_same_file_makes_the_same_scenario(tmp_path):
    first, second = (imported(tmp_path, KIT, "k.yaml", out) for out in ("a.yaml", "b.yaml"))
    ours, again = first.path.read_text("utf-8"), second.path.read_text("utf-8")
    assert ours.replace("a.yaml", "b.yaml").replace("id: a\n", "id: b\n") == again


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.md", b"", "IW430"),
        ("a.md", b"Just a line about lunch.\n", "IW430"),
        ("a.yaml", b"colour: blue\n", "IW430"),
        ("a.yaml", b"a: [1\n", "IW102"),
        ("a.yaml", b"a: &x 1\nb: *x\n", "IW103"),
        ("a.yaml", "title: caf\u00e9".encode("latin-1"), "IW108"),
        ("a.md", b"\n" * 20_001, "IW431"),
        ("a.md", b"x" * (2 << 20) + b"y", "IW403"),
        ("a.md", b"%PDF-1.7", "IW404"),
        ("a.md", b"text\x00\x01", "IW404"),
        ("a.docx", b"PK\x03\x04", "IW404"),
    ],
)
def test_what_is_no_scenario_is_refused_and_nothing_is_written(tmp_path, name, data, code):
    with pytest.raises(WorkshopError) as refusal:
        imported(tmp_path, data, name)
    assert code in [problem.code for problem in refusal.value.problems]
    assert all(problem.hint for problem in refusal.value.problems)
    assert not (tmp_path / "ours.yaml").exists()


HEADS = """# A
## Inject 1: B
## Roles
**Time:** T+5
**Inject 2**
- item
  - deep
| a | b |
|---|---|
```yaml
```
---
> said
1. one
From: her
## Questions
## Scenario
<!-- x
-->
{{ x }}""".splitlines()
LINES = st.one_of(st.sampled_from(HEADS), st.text("ab :|#*-`>[](){}%\\_.?é\t\x00@0", max_size=24))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=often(60, 12))
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n"]))
def test_whatever_stands_in_a_markdown_file_it_is_refused_or_becomes_a_scenario_that_loads(tmp_path, lines, end):
    (tmp_path / "ours.yaml").unlink(missing_ok=True)
    try:
        made = imported(tmp_path, end.join(lines))
    except (ContentInvalid, InputUnreadable):
        return
    read_scenario_file(str(made.path))


@pytest.mark.parametrize("deep", ["\n".join(" " * n + "- a" for n in range(700)), "> " * 9000 + "x", "(" * 60_000])
def test_deep_and_long_files_are_read_in_no_time(tmp_path, deep):
    made = imported(tmp_path, f"## Background\n\n{deep}\n")
    assert read_scenario_file(str(made.path)).scenario.id == "ours"


def test_a_message_that_no_card_holds_is_told(tmp_path):
    made = imported(tmp_path, f"## Inject 1: Long\n\n{'It rains. ' * 90}\n")
    assert ["this message has 899 signs" in remark.message for remark in made.remarks].count(True) == 1
