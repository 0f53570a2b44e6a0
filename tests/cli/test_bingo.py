"""``bingo`` as somebody meets it on the day: has this card won, and who comes late; and which exit code follows."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from iisam_workshop.jobs import late
from iisam_workshop.jobs.build import BuildReport
from iisam_workshop.jobs.make import session_of
from iisam_workshop.plan.plan import make_plan
from tests.load.manifests import CODES, IDS, NAMES, build_folder

from .running import INNARDS, call, edit, snapshot, start

EXAMPLE = Path(__file__).parents[2] / "examples" / "leicestershire"


@pytest.fixture
def build(tmp_path: Path) -> Path:
    return build_folder(tmp_path / "out")


def test_bingo_without_a_command_shows_what_there_is():
    answer = call("bingo")
    assert answer.code == 2
    assert "Usage: iisam-workshop bingo" in answer.all
    for name in ("check", "add"):
        assert any(line.strip().startswith(f"{name} ") for line in answer.all.splitlines())


@pytest.mark.parametrize("arguments", [["bingo", "--help"], ["bingo", "check", "--help"], ["bingo", "add", "-h"]])
def test_bingo_and_its_commands_explain_themselves(arguments):
    answer = call(*arguments)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Usage: iisam-workshop {' '.join(arguments[:-1])} ")


@pytest.mark.parametrize(("word", "hint"), [("chek", "Did you mean 'check'?"), ("ad", "Did you mean 'add'?")])
def test_a_slip_in_the_command_gets_a_hint(word, hint):
    answer = call("bingo", word)
    assert answer.code == 2
    assert f"No such command {word!r}. {hint}" in answer.err


def test_a_winner_ends_with_0_and_says_how(build):
    answer = call("bingo", "check", build, CODES[0], "--called", IDS[0], IDS[2], "data mapping")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == f"Yes: card {CODES[0]} (seat 1) has row 1, completed by ‘Data mapping’.\n"


def test_a_second_line_is_told_after_the_first(build):
    answer = call("bingo", "check", build, CODES[2], "--called", *IDS[4:8], IDS[8], IDS[9])
    assert answer.code == 0
    assert answer.out.startswith(f"Yes: card {CODES[2]} (a spare) has row 1, completed by ‘Lawful basis’. Also: ")
    assert "row 2, completed by ‘Shared record’" in answer.out


def test_a_card_that_has_not_won_ends_with_1_and_says_what_is_missing(build):
    answer = call("bingo", "check", build, CODES[0], "--called", IDS[4])
    assert (answer.code, answer.err, answer.out) == (1, "", "Not yet: row 2 lacks ‘Need to know’.\n")
    nothing = call("bingo", "check", build, CODES[0], "--called", IDS[11])
    assert nothing.out == "Not yet: row 2 lacks ‘Need to know’ and ‘Café talk’.\n"


def test_a_stage_of_which_nothing_was_said_is_told_by_its_terms(tmp_path):
    build = build_folder(tmp_path / "out", pattern="stages")
    answer = call("bingo", "check", build, CODES[0], "--called", IDS[0], IDS[1])
    assert answer.out == "Not yet: one of each stage lacks one of ‘Privacy notice’, ‘Partner’s view’.\n"
    said = json.loads(call("bingo", "check", build, CODES[0], "--called", IDS[0], IDS[1], "--json").out)
    assert said["ways"] == [{"way": "one of each stage", "complete": False, "by": None, "missing": ["review"]}]


WAYS_OF_SAYING = {
    "one option, many words": ["--called", "1", "3", "2"],
    "an option for each": ["--called", "1", "--called", "3", "--called", "2"],
    "both": ["--called", "1", "3", "--called", "2"],
    "words before and after other options": ["--called", "1", "3", "--json", "2"],
    "with an equals sign": ["--called=1", "--called=3", "--called=2"],
    "words without the option": ["1", "3", "2"],
}


@pytest.mark.parametrize("words", WAYS_OF_SAYING.values(), ids=WAYS_OF_SAYING)
def test_the_order_in_which_terms_are_typed_is_the_order_in_which_they_were_called(build, words):
    options = [] if "--json" in words else ["--json"]
    said = json.loads(call("bingo", "check", build, CODES[0], *words, *options).out)
    assert (said["won"], said["ways"][0]["by"]) == (True, IDS[1])


def test_build_and_code_may_stand_after_the_options(build):
    assert call("bingo", "check", "--called", "1", build, CODES[0], "2", "3").code == 0
    assert call("bingo", "check", "--slot", "scenario-1", build, CODES[0]).code == 0


def test_a_list_that_the_caller_ticked_is_read(build, tmp_path):
    ticked = tmp_path / "called.txt"
    ticked.write_text("# morning\n[x] 1 Trust\n[ ] 2 Data mapping\n\n3. PRIVACY NOTICE\n31 open question\n")
    answer = call("bingo", "check", build, CODES[0], "--called", ticked)
    assert (answer.code, answer.out) == (1, "Not yet: row 1 lacks ‘Data mapping’.\n")
    assert call("bingo", "check", build, CODES[0], "--called", ticked, "data mapping").code == 0


def test_machines_are_told_every_way(build):
    answer = call("bingo", "check", build, CODES[0], "--called", "1", "2", "3", "xenial", "--json")
    assert answer.code == 3
    answer = call("bingo", "check", build, CODES[0].lower(), "--called", "1", "2", "3", "--json")
    said = json.loads(answer.out)
    assert (answer.code, answer.err) == (0, "")
    assert list(said) == ["code", "won", "ways", "problems"]
    assert (said["code"], said["won"], said["problems"]) == (CODES[0], True, [])
    assert said["ways"][0] == {"way": "row 1", "complete": True, "by": IDS[2], "missing": []}
    assert [way["way"] for way in said["ways"] if way["complete"]] == ["row 1"]
    assert all(way["by"] is None and way["missing"] for way in said["ways"][1:])


def test_a_term_that_is_not_in_play_is_warned_of_on_the_side(build):
    arguments = ("bingo", "check", build, CODES[0], "--called", "1", "2", "3", "shared vision")
    answer = call(*arguments)
    assert answer.code == 0
    assert answer.err.startswith("warning IW248: ")
    assert [each["code"] for each in json.loads(call(*arguments, "--json").out)["problems"]] == ["IW248"]


@pytest.mark.parametrize(
    ("code", "called", "problem", "words"),
    [
        ("7K3F6", "Trust", "IW246", "Listen again. It may be 7K3F4."),
        ("22222", "Trust", "IW247", "another day"),
        (CODES[0], "Trusst", "IW245", "Did you mean 'Trust'?"),
    ],
)
def test_a_claim_that_cannot_be_understood_ends_with_3(build, code, called, problem, words):
    answer = call("bingo", "check", build, code, "--called", called)
    assert (answer.code, answer.out) == (3, "")
    assert f"error {problem}: " in answer.err
    assert words in answer.err
    assert not INNARDS.search(answer.all)
    said = json.loads(call("bingo", "check", build, code, "--called", called, "--json").out)
    assert [each["code"] for each in said["problems"]] == [problem]


def test_a_folder_that_is_no_build_ends_with_4(tmp_path):
    none = call("bingo", "check", tmp_path / "none", CODES[0], "--called", "Trust")
    empty = call("bingo", "check", tmp_path, CODES[0], "--called", "Trust")
    assert (none.code, empty.code) == (4, 4)
    assert "error IW401: there is no such folder" in none.err
    assert "error IW406: this is not the folder of a finished build" in empty.err


def test_a_check_without_a_word_of_what_was_said_is_a_wrong_command_line(build):
    answer = call("bingo", "check", build, CODES[0])
    assert answer.code == 2
    assert "--called or --slot" in answer.err
    assert call("bingo", "check", build).code == 2


def test_the_answer_reaches_a_terminal_that_knows_few_letters(build):
    answer = start("bingo", "check", build, CODES[0], "--called", "Caf\u00e9 talk", PYTHONIOENCODING="ascii")
    assert (answer.code, answer.err) == (1, "")
    assert "Need to know" in answer.out


def test_names_in_answers_are_those_of_the_cards(build):
    answer = call("bingo", "check", build, CODES[1], "--called", "5", "4")
    assert [name for name in NAMES if f"‘{name}’" in answer.out] == [NAMES[2]]


# -- somebody comes late

STRANGER = ("--name", "Zyxomma Quillfeather", "--organisation", "Zyxomma Boats", "--role", "Skipper")


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The record that a build of the example leaves."""
    folder = tmp_path_factory.mktemp("record")
    for name in ("session.yaml", "attendees.csv"):
        shutil.copy(EXAMPLE / name, folder / name)
    return make_plan(session_of(folder / "session.yaml")).record.model_dump_json()


@pytest.fixture
def session(tmp_path, monkeypatch, record):
    """The example's session, built by nobody: what a build makes is proved elsewhere."""
    folder = tmp_path / "session"
    folder.mkdir()
    for name in ("session.yaml", "attendees.csv"):
        shutil.copy(EXAMPLE / name, folder / name)

    def fake(source, out, **_):
        return BuildReport(out or source.parent / "build" / "day", (), (), ())

    monkeypatch.setattr(late, "build", fake)
    (folder / "session.record.json").write_text(record)
    return folder / "session.yaml"


def test_the_page_to_print_is_told_and_nobodys_name(session):
    answer = call("bingo", "add", session, *STRANGER)
    assert (answer.code, answer.err) == (0, "")
    file = session.parent / "build" / "day" / "bingo-cards.pdf"
    assert re.fullmatch(
        rf"Print page \d+ of {re.escape(str(file))}: card [2-9A-Y]{{5}}, table \d, seat \d+\n", answer.out
    )
    assert (session.parent / "attendees.csv").read_text().endswith("Zyxomma Quillfeather,Zyxomma Boats,Skipper\n")


def test_machines_are_told_where_the_new_card_is(session, tmp_path):
    answer = call("bingo", "add", session, *STRANGER, "--out", tmp_path / "out", "--json")
    said = json.loads(answer.out)
    assert (answer.code, answer.err) == (0, "")
    assert list(said) == ["folder", "card", "others_kept", "files", "print_again", "problems"]
    assert said["print_again"] is None
    assert said["others_kept"] is True
    assert said["folder"] == str(tmp_path / "out")
    assert set(said["card"]) == {"code", "table", "seat", "page"}
    assert said["card"]["page"] >= 1
    assert "Zyxomma" not in answer.out


def test_without_a_record_of_an_earlier_build_it_is_said_that_every_card_is_new(session):
    (session.parent / "session.record.json").unlink()
    answer = call("bingo", "add", session, *STRANGER)
    assert answer.code == 0
    assert answer.out.startswith(f"Print all of {session.parent / 'build' / 'day' / 'bingo-cards.pdf'}: ")
    assert re.search(r"every card is new. Page \d+: card [2-9A-Y]{5}, table", answer.out)


def test_without_cards_there_is_no_page_to_print(session):
    edit(session, "leave_out: []", "leave_out: [bingo-cards]")
    answer = call("bingo", "add", session, *STRANGER)
    assert answer.code == 0
    assert answer.out.endswith("the session leaves bingo-cards out, so no page is to be printed\n")
    assert json.loads(call("bingo", "add", session, "--name", "Another", "--json").out)["card"]["page"] is None


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("attendees: attendees.csv", "attendees: 24", "IW249", "Write 25 instead of 24"),
        ("title: Info", "titel: Info", "IW111", "Did you mean 'title'?"),
    ],
)
def test_a_session_to_which_nobody_can_be_added_is_refused_and_stays(session, old, new, code, words):
    edit(session, old, new)
    before = snapshot(session.parent)
    answer = call("bingo", "add", session, *STRANGER)
    assert (answer.code, answer.out) == (3, "")
    assert f"error {code}: " in answer.err
    assert words in answer.err
    assert snapshot(session.parent) == before


def test_the_same_person_twice_is_refused_without_the_name(session):
    assert call("bingo", "add", session, *STRANGER).code == 0
    answer = call("bingo", "add", session, *STRANGER)
    assert answer.code == 3
    assert "attendees.csv:26: error IW250: row 26 has this name and organisation already" in answer.err
    assert "zyxomma" not in answer.all.casefold()


@pytest.mark.parametrize("option", [[], ["--json"]])
def test_what_cannot_be_written_down_is_refused_without_the_name(session, option):
    answer = call("bingo", "add", session, *STRANGER, "--language", "cy", *option)
    assert answer.code == 3
    assert "IW220" in answer.all
    assert "zyxomma" not in answer.all.casefold()
    assert call("bingo", "add", session, "--name", " ").code == 3


@pytest.mark.parametrize(
    ("arguments", "hint"), [([], "--name"), (["--name", "A", "--language", "fr"], "'en'"), (["--nam", "A"], "--name")]
)
def test_a_slip_in_the_options_is_a_wrong_command_line(session, arguments, hint):
    answer = call("bingo", "add", session, *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert hint in answer.err


def test_a_fault_while_building_is_told_and_the_list_is_as_it_was(session, tmp_path_factory, monkeypatch):
    def fails(*_, **__):
        raise RuntimeError("Zyxomma sits on seat 7")

    monkeypatch.setattr(late, "build", fails)
    monkeypatch.chdir(tmp_path_factory.mktemp("reports"))
    before = snapshot(session.parent)
    answer = call("bingo", "add", session, *STRANGER)
    assert answer.code == 1
    assert answer.err.startswith("error IW901: ")
    assert "zyxomma" not in answer.all.casefold()
    assert snapshot(session.parent) == before
