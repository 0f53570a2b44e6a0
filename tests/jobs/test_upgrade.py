"""Files of earlier versions are rewritten with their comments and their order, and never lost."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iisam_workshop.errors import ContentInvalid, InputUnreadable, OutputRefused, WorkshopError
from iisam_workshop.jobs.upgrade import upgrade
from iisam_workshop.load.scenario_file import read_scenario_file
from iisam_workshop.model.former import former
from tests.cli.running import call
from tests.conftest import CHECKOUT

OLD = """\
# Ours, from the first version.
id: our-lane
title: Our Lane
summary: Two services and one street.
minutes: 60
place: Eastmere, an invented council
notice: Invented for training.
content_warning: Nothing should upset anybody.
way_out: You may step out.
disclosure: Offer a quiet place.
setting: Two services set up sharing.
case: One family.
people:
  - name: Rosalind Pell  # the mother
    age: 37
    who: The mother.
task: Share what you can justify.
ground_rules: [Question the reasons.]
# each brief holds something that the other lacks
partners:
  - id: school
    name: Quillet Row School
    you_are: You are the school.
    purpose: To teach.
    knows:
      # from the attendance officer
      - Jonah is away on Mondays.
      - >-
        Mina gives her grandfather his breakfast and his tablets, and told the lunchtime supervisor about it with
        some pride.
    needs: [Who else is involved.]
    keep:
      - What Mina said.  # hold this back
  - id: housing
    name: Marrowby Homes
    you_are: You are the landlord.
    purpose: To let homes.
    knows:
      - "The rent is late: seven weeks."
    needs: [Who the older man is.]
    keep: [The exact sum.]
# messages
injects:
  - id: first
    minute: 5
    stage: vision
    title: A letter
    sender: The board
    text: What will you do?
    ask: Decide.
    expect: [Talk.]
    if_stuck: Think of Monday.
questions:
  - stage: vision
    text: Whose problem is it?
    probes: [Whose else?]
    listen_for: [An outcome.]
briefing: [All of it is invented.]
turns:
  - when: Nobody speaks.
    then: Wait.
debrief: [Tell the story.]
legal:
  - title: Public task
    nations: [england]
    text: Which function?
    standing: general knowledge
"""
"""A scenario as the first version had them, in short."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "our-lane.yaml"
    path.write_text(OLD, encoding="utf-8")
    return path


def test_an_old_scenario_is_refused_with_the_way_to_mend_it(old: Path) -> None:
    with pytest.raises(ContentInvalid) as failure:
        read_scenario_file(str(old))
    told = {
        str(each.place).removeprefix(f"{old}:"): str(each) for each in failure.value.problems if each.code == "IW127"
    }
    assert set(told) == {"25:5", "32:5", "38:5", "41:5"}
    assert "'knows' is of an earlier version; it has become facts of their own, under 'facts'" in told["25:5"]
    assert "iisam-workshop upgrade" in told["25:5"]


def test_without_being_told_to_write_it_writes_nothing(old: Path) -> None:
    done = upgrade(old)
    assert done.before is None
    assert old.read_text(encoding="utf-8") == OLD
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_what_becomes_of_it_can_be_read_and_says_what_is_still_to_be_written(old: Path) -> None:
    done = upgrade(old, write=True)
    read = read_scenario_file(str(old))
    assert {problem.code for problem in read.warnings} == {"IW314"}
    facts = {fact.id: (fact.owner, fact.text) for fact in read.scenario.facts}
    assert facts["school-1"] == ("school", "Jonah is away on Mondays.")
    assert facts["school-2"][1].endswith("about it with some pride.")
    assert facts["housing-1"] == ("housing", "The rent is late: seven weeks.")
    assert [person.id for person in read.scenario.people] == ["rosalind-pell"]
    (*held, count) = [problem.message for problem in done.problems if problem.code == "IW128"]
    assert count.startswith(f"{len(read.warnings)} texts")
    assert len(held) == 2


def test_comments_and_order_stay_and_nothing_is_lost(old: Path) -> None:
    done = upgrade(old, write=True)
    lines = old.read_text(encoding="utf-8").splitlines()
    comments = ["# Ours, from the first version.", "# each brief holds something that the other lacks", "# messages"]
    assert [line for line in lines if line in comments] == comments
    assert "  - id: rosalind-pell  # name: Rosalind Pell  # the mother" in lines
    assert "      # from the attendance officer" in lines
    at = lines.index("    # keep:")
    assert lines[at + 1] == "    #   - What Mina said.  # hold this back"
    assert "    # keep: [The exact sum.]" in lines
    body = lines[: lines.index("aims:")]
    kept = [line for line in OLD.splitlines() if line in body]
    assert kept == [line for line in body if line in kept]
    assert len(kept) > 45
    assert done.before == old.with_name("our-lane.yaml.before")
    assert done.before.read_text(encoding="utf-8") == OLD


def test_each_change_is_told_with_its_line(old: Path) -> None:
    told = {(place.line, what) for place, what in upgrade(old).changes}
    assert (25, "'knows' of 'school' has become 2 facts, under 'facts'") in told
    assert (41, "'keep' of 'housing' stands as a comment now") in told
    assert (44, "'by' is new here") in told
    assert any(line == 14 and "{{ person.rosalind-pell }}" in what for line, what in told)


def test_a_second_time_there_is_nothing_to_do(old: Path) -> None:
    upgrade(old, write=True)
    again = call("upgrade", old, "--write")
    assert again.out == f"{old} is up to date: nothing in this scenario is of an earlier version.\n"


def test_what_was_kept_of_an_earlier_upgrade_is_not_written_over(old: Path) -> None:
    old.with_name("our-lane.yaml.before").write_text("mine")
    with pytest.raises(OutputRefused, match="IW515"):
        upgrade(old, write=True)
    assert old.read_text(encoding="utf-8") == OLD


def test_a_file_in_a_form_that_cannot_be_changed_by_itself_stays_as_it_is(old: Path) -> None:
    text = OLD.replace("    keep:\n      - What Mina said.  # hold this back\n", "")
    text = text.replace(
        "    needs: [Who else is involved.]\n", "    needs: [Who else is involved.]\n    ? keep\n    : [It.]\n"
    )
    old.write_text(text, encoding="utf-8")
    with pytest.raises(InputUnreadable, match="IW407"):
        upgrade(old, write=True)
    assert old.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("text", ["note: this\n", "extends: standard\nnote: this\n"])
def test_a_file_that_is_none_of_ours_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "notes.yaml"
    path.write_text(text)
    with pytest.raises(ContentInvalid, match="IW129"):
        upgrade(path)


PACKAGED = [
    *((path, "scenario") for path in sorted((CHECKOUT / "scenarios").glob("*.yaml"))),
    *((path, "agenda") for path in sorted((CHECKOUT / "templates" / "agendas").glob("*.yaml"))),
    *((path, "layout") for path in sorted((CHECKOUT / "layouts").glob("*.yaml"))),
    *((path, "council") for path in sorted((CHECKOUT / "examples" / "councils").glob("*.yaml"))),
    *((path, "session") for path in sorted((CHECKOUT / "examples").glob("*/session.yaml"))),
]


@pytest.mark.parametrize(("path", "kind"), PACKAGED, ids=lambda each: each.stem if isinstance(each, Path) else each)
def test_every_file_of_today_is_known_for_what_it_is_and_up_to_date(path: Path, kind: str) -> None:
    done = upgrade(path)
    assert (done.kind, done.changes, done.problems) == (kind, (), ())


def test_the_command_says_it_as_json_too(old: Path) -> None:
    told = json.loads(call("upgrade", old, "--json").out)
    assert (told["kind"], told["written"]) == ("scenario", False)
    assert {"line": 25, "what": "'knows' of 'school' has become 2 facts, under 'facts'"} in told["changes"]
    assert "Nothing was written." in call("upgrade", old).out
    assert "our-lane.yaml.before" in call("upgrade", old, "--write").out


def test_only_keys_that_there_were_are_called_former() -> None:
    assert former("scenario", ("partners", 2, "knows"))
    assert not former("scenario", ("knows",))
    assert not former("session", ("partners", 2, "knows"))


def test_no_upgrade_leaves_half_a_file(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise WorkshopError

    monkeypatch.setattr("iisam_workshop.jobs.upgrade.rewrite_file", refuse)
    with pytest.raises(WorkshopError):
        upgrade(old, write=True)
    assert old.read_text(encoding="utf-8") == OLD
