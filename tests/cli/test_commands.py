"""The commands as somebody meets them: help, version, slips of the pen, lists."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from iisam_workshop import __version__
from iisam_workshop.jobs.listing import KINDS, listing
from tests.thorough import THOROUGH

from .running import INNARDS, call, command, start

COMMANDS = ("new", "check", "build", "bingo", "list")


def test_help_shows_the_commands_and_the_way_from_nothing_to_a_pack():
    answer = call("--help")
    assert answer.code == 0
    assert answer.err == ""
    lines = [line.strip() for line in answer.out.splitlines()]
    for word, name in (("Start", "new"), ("Check", "check"), ("Build", "build")):
        assert any(line.startswith(f"{word}:   iisam-workshop {name} ") for line in lines)
    assert all(any(line.startswith(f"{name} ") for line in lines) for name in COMMANDS)
    assert "\\b" not in answer.out


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("option", ["--help", "-h"])
def test_every_command_explains_itself(name, option):
    answer = call(name, option)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith(f"Usage: iisam-workshop {name} ")
    assert "--json" in answer.out or name in ("new", "bingo")


def test_the_program_without_a_command_shows_its_help_as_a_wrong_command_line():
    answer = call()
    assert answer.code == 2
    assert "Usage: iisam-workshop" in answer.all


@pytest.mark.parametrize("arguments", [["--version"], ["--debug", "--version"]])
def test_the_version_is_told(arguments):
    answer = start(*arguments)
    assert (answer.code, answer.out, answer.err) == (0, f"iisam-workshop {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["biuld", "session.yaml"], "Did you mean 'build'?"),
        (["lst"], "Did you mean 'list'?"),
        (["check", "--stict", "session.yaml"], "--strict"),
        (["build", "--sed", "x", "session.yaml"], "--seed"),
        (["new", "folder", "--counil", "x"], "--council"),
        (["list", "stage"], "'stages'"),
        (["build"], "Missing argument"),
        (["new", "folder", "--council", "leicestershire"], "--date"),
    ],
)
def test_a_slip_of_the_pen_is_a_wrong_command_line_with_a_hint(arguments, hint):
    answer = call(*arguments)
    assert answer.code == 2
    assert hint in answer.err
    assert answer.out == ""
    assert not INNARDS.search(answer.all)


def test_a_word_that_is_like_no_command_gets_no_guess():
    answer = call("xyzzy")
    assert answer.code == 2
    assert "No such command 'xyzzy'" in answer.err
    assert "Did you mean" not in answer.err


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_listed_for_people_and_for_machines(kind):
    people, machines = call("list", kind), call("list", kind, "--json")
    assert (people.code, people.err, machines.code, machines.err) == (0, "", 0, "")
    entries = json.loads(machines.out)
    assert entries == [{"id": each.id, "title": each.title, "about": each.about} for each in listing(kind)]
    assert all(all(entry.values()) for entry in entries)
    assert len({entry["id"] for entry in entries}) == len(entries) > 0
    assert all(f"{entry['id']} " in people.out and entry["about"] in people.out for entry in entries)


def test_the_lists_have_what_was_promised():
    assert len(listing("stages")) == 6
    assert len(listing("terms")) == 120
    ready_made = {"full-day", "breakouts", "two-half-days", "half-day", "briefing", "conference-slot"}
    assert {each.id for each in listing("agendas")} == ready_made
    assert "harrow-lane" in {each.id for each in listing("scenarios")}
    assert "leicestershire" in {each.id for each in listing("councils")}


def test_what_list_calls_a_document_is_what_only_and_leave_out_call_it(plan):
    assert {paper.id for paper in plan.documents} <= {each.id for each in listing("documents")}


HEAVY = ("reportlab", "pypdf", "pydantic", "yaml", "jinja2", "faker", "markdown_it", "segno", "PIL")


def test_asking_for_help_does_not_wait_for_the_libraries_that_make_pdfs():
    code = f"import sys, iisam_workshop.cli.app; print([name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_asking_for_the_version_does_not_even_wait_for_click():
    code = (
        "import sys; sys.argv[1:] = ['--version']\n"
        "from iisam_workshop.cli import main\n"
        "main(); print([name for name in ('click', 'importlib.metadata', 'difflib') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == f"iisam-workshop {__version__}\n[]\n"


def test_a_terminal_that_knows_few_letters_is_no_reason_to_stop(tmp_path):
    folder = tmp_path / "Hyfforddiant ŵyl"
    made = start("new", folder, "--council", "leicestershire", "--date", "2027-03-04", PYTHONIOENCODING="cp1252")
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith("Made ")


@pytest.mark.skipif(not THOROUGH, reason="a program for each; the test before stands for it")
def test_a_terminal_that_knows_few_letters_is_no_reason_to_hide_a_refusal(tmp_path):
    folder = tmp_path / "Hyfforddiant ŵyl"
    folder.mkdir()
    refused = start("verify", folder, PYTHONIOENCODING="ascii")
    assert (refused.code, "error IW465" in refused.err, "Traceback" in refused.err) == (4, True, False)
    told = start("verify", folder, "--json", PYTHONIOENCODING="ascii")
    assert json.loads(told.out)["problems"][0]["file"] == str(folder)


@pytest.mark.skipif(not THOROUGH, reason="a program and a build for each; make thorough does it")
@pytest.mark.parametrize(("coding", "option"), [("cp1252", []), ("ascii", ["--json"])])
def test_a_terminal_that_knows_few_letters_is_no_reason_to_stop_a_build(example, tmp_path, coding, option):
    folder = tmp_path / "Hyfforddiant ŵyl"
    arguments = ("build", example / "session.yaml", "--only", "table-plan", "--out", folder)
    answer = start(*arguments, *option, PYTHONIOENCODING=coding)
    assert (answer.code, answer.err) == (0, "")
    if option:
        assert json.loads(answer.out)["folder"] == str(folder)
    else:
        assert answer.out.startswith("Made 3 PDFs in ")


@pytest.mark.skipif(os.name == "nt", reason="needs a pipe that can break")
@pytest.mark.parametrize("words", [("list", "terms"), ("--help",), ("build", "--help")], ids=" ".join)
def test_a_reader_who_goes_away_is_no_fault(words):
    program = subprocess.Popen(command(*words), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    program.stdout.close()
    err = program.stderr.read().decode()
    program.stderr.close()
    assert program.wait(30) == 0
    assert err == ""


def test_words_that_are_no_text_are_a_wrong_command_line(tmp_path):
    done = start("build", tmp_path / "session.yaml", "--seed", "caf\udce9")
    assert done.code == 2
    assert "Part of this is not text (it is not UTF-8)." in done.err
    assert not INNARDS.search(done.all)


@pytest.mark.parametrize(("seed", "said"), [("x" * 201, "the limit is 200"), (" ", "the seed is empty")])
@pytest.mark.parametrize(
    "command", [("build", "{}"), ("new", "next", "--from", "{}"), ("bingo", "cards", "--count", "3", "--out", "a.pdf")]
)
def test_a_seed_is_neither_empty_nor_longer_than_in_a_file(example, command, seed, said):
    answer = call(*(each.format(example / "session.yaml") for each in command), "--seed", seed)
    assert (answer.code, said in answer.err) == (2, True)
