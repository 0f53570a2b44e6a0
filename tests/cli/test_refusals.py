"""What the command line says and does when something is wrong: exit code, place, remedy, and nothing written."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest

from iisam_workshop import resources
from iisam_workshop.cli.report import show_problems
from iisam_workshop.errors import Place, Problem
from iisam_workshop.jobs import listing as listing_job
from iisam_workshop.jobs import make
from tests.jobs.builds import fresh, leave_only
from tests.thorough import THOROUGH, often

from .running import INNARDS, call, command, edit, snapshot

Mistakes = list[tuple[str, str, str, int, str]]
"""What is replaced by what; then code, how far right of it the finger points, and words of the remedy."""

MISTAKES: dict[str, Mistakes] = {
    "unknown key": [("title: Info", "titel: Info", "IW111", 0, "Did you mean 'title'?")],
    "wrong time": [("start: 9:15", "start: 9:75", "IW114", 7, "09:30")],
    "missing attendees file": [("attendees: attendees.csv", "attendees: nobody.csv", "IW202", 11, "Check the name")],
    "unknown scenario": [("scenario: harrow-lane", "scenario: harow-lane", "IW201", 10, "Did you mean 'harrow-lane'?")],
    "duplicate key": [("tables:\n", "title: Twice\ntables:\n", "IW106", 0, "one")],
    "tab for indentation": [("  size: 6", "\tsize: 6", "IW102", 0, "spaces")],
    "two mistakes at once": [
        ("date: 2027-03-04", "date: 2027-02-30", "IW114", 6, "2027-03-04"),
        ("preset: full-day", "preset: ful-day", "IW201", 8, "Did you mean 'full-day'?"),
    ],
}


def spoil(source: Path, mistakes: Mistakes) -> list[tuple[str, int, int]]:
    """Make mistakes in a session file; return the code, line and column of each."""
    found = []
    for old, new, code, offset, _ in mistakes:
        line, column = edit(source, old, new)
        found.append((code, line, column + offset))
    return found


def mistakes(verb: str, other: str) -> list[tuple[str, str]]:
    """Every mistake with one verb, and each day the one that is two with the other: both read a session alike."""
    every = [(other, name) for name in MISTAKES] if THOROUGH else [(other, "two mistakes at once")]
    return [*((verb, name) for name in MISTAKES), *every]


@pytest.mark.parametrize(("verb", "name"), mistakes("build", "check"))
def test_a_mistake_is_shown_where_it_stands_with_its_remedy_and_nothing_is_written(copied_example, name, verb):
    source = copied_example / "session.yaml"
    expected = spoil(source, MISTAKES[name])
    before = snapshot(copied_example)
    answer = call(verb, source)
    assert answer.code == 3
    lines = answer.err.splitlines()
    assert len(lines) == len(expected)
    for line, (code, row, column), (*_, remedy) in zip(lines, expected, MISTAKES[name], strict=True):
        assert line.startswith(f"{source}:{row}:{column}: error {code}: ")
        assert remedy in line.partition(f"{code}: ")[2]
    assert answer.out == ("" if verb == "build" else f"Not ready: {_count(len(lines))} to see to.\n")
    assert not INNARDS.search(answer.all)
    assert snapshot(copied_example) == before


def _count(number: int) -> str:
    return "1 remark" if number == 1 else f"{number} remarks"


@pytest.mark.parametrize(("verb", "name"), mistakes("check", "build"))
def test_machines_get_the_same_problems_as_json(copied_example, name, verb):
    source = copied_example / "session.yaml"
    expected = spoil(source, MISTAKES[name])
    answer = call(verb, source, "--json")
    assert (answer.code, answer.err) == (3, "")
    said = json.loads(answer.out)
    assert said.get("ok", False) is False
    assert [(each["code"], each["line"], each["column"]) for each in said["problems"]] == expected
    for each in said["problems"]:
        assert set(each) == {"code", "severity", "file", "line", "column", "message", "hint"}
        assert (each["severity"], each["file"]) == ("error", str(source))
        assert each["message"]
        assert each["hint"].endswith((".", "?"))


# -- exit codes


def refusal(answer, code: int, problem: str) -> None:
    assert answer.code == code, answer.all
    assert f"error {problem}: " in answer.err
    assert re.search(r"[.?]$", answer.err.strip())
    assert not INNARDS.search(answer.all)


def test_a_session_file_that_is_not_there_cannot_be_read(tmp_path):
    refusal(call("build", tmp_path / "session.yaml"), 4, "IW401")
    refusal(call("build", tmp_path), 4, "IW402")


def test_a_list_that_is_no_list_is_an_input_that_cannot_be_read(copied_example):
    (copied_example / "attendees.csv").write_bytes(b"%PDF-1.7\n...")
    refusal(call("build", copied_example / "session.yaml"), 4, "IW404")


def test_where_several_kinds_of_failure_meet_the_smallest_code_counts(copied_example):
    (copied_example / "attendees.csv").write_bytes(b"%PDF-1.7\n...")
    edit(copied_example / "session.yaml", "harrow-lane", "harow-lane")
    answer = call("check", copied_example / "session.yaml")
    refusal(answer, 3, "IW201")
    assert "error IW404: " in answer.err


def test_what_cannot_exist_is_called_impossible(copied_example):
    edit(copied_example / "session.yaml", "pool: 60", "pool: 20")
    leave_only(copied_example / "session.yaml", "bingo-cards")
    answer = call("build", copied_example / "session.yaml")
    refusal(answer, 6, "IW601")
    assert re.search(r"\b20\b.*\b24\b|\b24\b.*\b20\b", answer.err), "the message carries the arithmetic"


def test_an_output_folder_of_somebody_else_is_refused(tmp_path):
    source = fresh(tmp_path / "day")
    leave_only(source, "table-plan")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "holiday.jpg").write_bytes(b"x")
    before = snapshot(tmp_path)
    arguments = ("build", source, "--out", tmp_path / "mine")
    refusal(call(*arguments), 5, "IW501")
    assert snapshot(tmp_path) == before
    assert call(*arguments, "--force").code == 0
    assert (tmp_path / "mine" / "holiday.jpg").read_bytes() == b"x"
    assert (tmp_path / "mine" / "manifest.json").is_file()
    assert call(*arguments).code == 0, "now the folder is ours"


def test_a_file_in_the_place_of_the_output_folder_is_refused(copied_example, tmp_path):
    (tmp_path / "out").write_text("mine")
    refusal(call("build", copied_example / "session.yaml", "--only", "agenda", "--out", tmp_path / "out"), 5, "IW502")
    assert (tmp_path / "out").read_text() == "mine"


def test_a_damaged_installation_is_not_blamed_on_the_session(copied_example, monkeypatch, tmp_path):
    monkeypatch.setattr(resources, "_PACKAGE", tmp_path / "nothing" / "here")
    refusal(call("check", copied_example / "session.yaml"), 8, "IW801")


@pytest.mark.parametrize("name", ["agnda", "caller"])
def test_a_document_that_there_is_not_cannot_be_asked_for(copied_example, name):
    edit(copied_example / "session.yaml", "leave_out: []", "leave_out: [caller]")
    before = snapshot(copied_example)
    answer = call("build", copied_example / "session.yaml", "--only", name)
    refusal(answer, 3, "IW219" if name == "caller" else "IW201")
    assert ("left out" if name == "caller" else "Did you mean 'agenda'?") in answer.err
    assert snapshot(copied_example) == before


def test_a_session_that_leaves_everything_out_is_not_built_as_nothing(copied_example):
    every = ", ".join(each.id for each in listing_job.listing("documents"))
    line, column = edit(copied_example / "session.yaml", "leave_out: []", f"leave_out: [{every}]")
    answer = call("build", copied_example / "session.yaml")
    refusal(answer, 3, "IW219")
    assert f"session.yaml:{line}:{column + len('leave_out: ')}: " in answer.err


# -- warnings


@pytest.fixture
def doubtful(copied_example):
    """A session with a warning: the same person stands twice in the list."""
    people = copied_example / "attendees.csv"
    people.write_text(
        people.read_text(encoding="utf-8") + "Nokuthula Mabaso,Ashbarrow Advice,Clerk\n", encoding="utf-8"
    )
    others = ", ".join(each.id for each in listing_job.listing("documents") if each.id != "table-plan")
    edit(copied_example / "session.yaml", "leave_out: []", f"leave_out: [{others}]")
    return copied_example / "session.yaml"


def test_a_warning_stops_nobody_unless_it_is_to_be_strict(doubtful):
    lenient, strict = call("check", doubtful), call("check", doubtful, "--strict")
    assert (lenient.code, strict.code) == (0, 3)
    assert "attendees.csv:26: warning IW352: row 26 has the name and organisation of row 25, and was" in lenient.err
    assert lenient.err == strict.err
    assert lenient.out == "Ready to build, 1 remark.\n"
    assert strict.out == "Not ready: 1 remark to see to.\n"


def test_machines_are_told_of_warnings_too(doubtful):
    said = json.loads(call("check", doubtful, "--json").out)
    assert said["ok"] is True
    assert [(each["code"], each["severity"], each["line"], each["column"]) for each in said["problems"]] == [
        ("IW352", "warning", 26, None)
    ]
    assert json.loads(call("check", doubtful, "--json", "--strict").out)["ok"] is False


def test_at_most_twenty_problems_are_shown_and_the_rest_is_counted(copied_example):
    source = copied_example / "session.yaml"
    source.write_text(source.read_text() + "".join(f"key-{n}: x\n" for n in range(33)))
    answer = call("check", source)
    assert len(answer.err.splitlines()) == 21
    assert answer.err.endswith("and 13 more\n")
    assert len(json.loads(call("check", source, "--json").out)["problems"]) == 33


# -- personal data

STRANGER, FIRM, POST = "Zyxomma Quillfeather", "Zyxomma Boats", "Zyxomma skipper"
LISTS = {
    "twice": f"Name,Organisation,Role\n{STRANGER},{FIRM},{POST}\n{STRANGER},{FIRM},{POST}\n",
    "without a name": f"Name,Organisation,Role\n,{FIRM},{POST}\n{STRANGER},{FIRM},{POST}\n",
    "too long": f"Name,Organisation,Role\n{STRANGER * 20},{FIRM},{POST}\n",
    "letters that the type lacks": f"Name,Organisation,Role\n{STRANGER} 王小明,{FIRM} 王,{POST}\n",
    "ragged": f"Name,Organisation,Role\n{STRANGER}\n{STRANGER} B,{FIRM},{POST},{STRANGER}\n",
    "no name column": f"Nom,Firm\n{STRANGER},{FIRM}\n",
    "two name columns": f"Name,Full name,Organisation\n{STRANGER},{STRANGER},{FIRM}\n",
    "a quote that never ends": f'Name,Organisation\n"{STRANGER},{FIRM}\n{STRANGER},{FIRM}\n',
    "not UTF-8": f"Name,Organisation\n{STRANGER} é,{FIRM}\n".encode("cp1252"),
    "placeholder": f"Name,Organisation\n{STRANGER} {{{{ council.name }}}},{FIRM}\n",
    "mark-up": f'Name,Organisation\n<b>{STRANGER}</b> <img src="x">,{FIRM}\n',
}


OFTENEST = ("too long", "letters that the type lacks", "ragged", "a quote that never ends", "placeholder")
"""Those of the lists that are tried every day: each is refused, or read, for another reason."""


@pytest.mark.parametrize("name", LISTS if THOROUGH else OFTENEST)
def test_no_message_repeats_what_stands_in_the_list(copied_example, name):
    data = LISTS[name]
    (copied_example / "attendees.csv").write_bytes(data if isinstance(data, bytes) else data.encode())
    source = copied_example / "session.yaml"
    leave_only(source, "table-plan")
    for verb in ("check", "build") if THOROUGH or name == "letters that the type lacks" else ("check",):
        answer = call(verb, source)
        assert "zyxomma" not in answer.all.casefold()
        assert "quillfeather" not in answer.all.casefold()
        assert not INNARDS.search(answer.all)


@pytest.mark.parametrize(
    "wrong",
    [
        f"facilitators: [{STRANGER}, '']",
        f"facilitators: [{STRANGER * 12}]",
        f"facilitators: {{lead: {STRANGER}}}",
        f"facilitators: {STRANGER}",
        f"facilitators: [{', '.join([STRANGER] * 13)}]",
        f"facilitators: [[{STRANGER}]]",
        f"facilitators: ['{STRANGER} {{{{ who }}}}']",
    ][:: often(1, 3)],
)
def test_no_message_repeats_the_name_of_a_facilitator(copied_example, wrong):
    source = copied_example / "session.yaml"
    edit(source, "facilitators: [Morgan Vale, Sam Adeyemi]", wrong)
    answer = call("check", source)
    assert answer.code == 3
    assert "zyxomma" not in answer.all.casefold()
    assert "quillfeather" not in answer.all.casefold()


# -- what a terminal is given


def test_a_message_is_one_line_without_signs_that_work_on_a_terminal(capsys):
    show_problems([Problem("IW201", "unknown \x1b[2Jcouncil '\u202enp\n'", "Look.", Place("a\x07.yaml", 3))])
    assert capsys.readouterr().err == "a\\x07.yaml:3: error IW201: unknown \\x1b[2Jcouncil '\\u202enp\\n'. Look.\n"


def test_an_endless_word_is_cut_short_and_says_how_long_it_is(copied_example):
    edit(copied_example / "session.yaml", "harrow-lane", "x" * 150_000)
    answer = call("check", copied_example / "session.yaml")
    assert answer.code == 3
    assert "xxx… (150,0" in answer.err
    assert max(map(len, answer.err.splitlines())) < 1000


# -- interruptions


def test_an_interrupt_while_pages_are_set_ends_with_130_and_leaves_nothing(copied_example, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    leave_only(copied_example / "session.yaml", "agenda")
    monkeypatch.setattr(make, "press_document", interrupted)
    before = snapshot(copied_example)
    answer = call("build", copied_example / "session.yaml")
    assert (answer.code, answer.out, answer.err) == (130, "", "Stopped; nothing is half written.\n")
    assert snapshot(copied_example) == before


@pytest.mark.skipif(not THOROUGH, reason="a program for it; test_interrupts tells programs the same every day")
@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="needs to see what another process has loaded")
def test_ctrl_c_ends_the_program_with_130_and_leaves_nothing(copied_example):
    before = snapshot(copied_example)
    arguments = command("build", copied_example / "session.yaml")
    # a run in the background ignores Ctrl-C, and what it starts would do so too
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(arguments, preexec_fn=heed, **pipes) as program:
        at_work = Path(f"/proc/{program.pid}/maps")
        until = time.monotonic() + 20
        while "pydantic_core" not in at_work.read_text() and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.2)
        program.send_signal(signal.SIGINT)
        out, err = program.communicate(timeout=20)
    # Python itself ends by the signal where this met one of its own execs; a shell calls both 130.
    assert program.returncode in (130, -signal.SIGINT)
    assert (out, err) == (b"", b"Stopped; nothing is half written.\n")
    assert snapshot(copied_example) == before
