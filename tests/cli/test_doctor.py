"""``doctor`` as somebody meets it: lines that can be sent to anybody, and an exit status for a script."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from iisam_workshop import cli
from iisam_workshop.cli import doctor_lines
from iisam_workshop.model.fitness import Finding, Fitness
from tests.rules.locks import CHECKOUT
from tests.thorough import THOROUGH

from .running import INNARDS, call

GOOD = Finding("Python", "ok", "3.11.7 on Linux x86_64")
TOLD = Finding("Java", "told", "is not there", "It is not needed.")
BAD = Finding("library pypdf", "missing", "6.0 is too old; 7.1.0 or later is needed", "Install it again.", "IW810")


@pytest.fixture
def finds(monkeypatch):
    """Let the doctor find what a test says."""
    return lambda *findings: monkeypatch.setattr(doctor_lines, "examine", lambda folder: Fitness(findings))


def test_a_fit_machine_is_called_fit_in_the_last_line(finds):
    finds(GOOD, TOLD)
    answer = call("doctor")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines() == [
        "ok      Python: 3.11.7 on Linux x86_64",
        "told    Java: is not there. It is not needed.",
        "",
        "This machine is fit to make papers.",
    ]


def test_what_is_missing_is_told_with_its_code_and_what_to_do_and_ends_with_8(finds):
    finds(GOOD, BAD)
    answer = call("doctor")
    assert (answer.code, answer.err) == (8, "")
    lines = answer.out.splitlines()
    said = "missing library pypdf: 6.0 is too old; 7.1.0 or later is needed [IW810]. Install it again."
    assert lines[1] == said
    assert lines[-1].startswith("This machine is not fit yet: 1 thing is missing. Send all of these lines to ")
    finds(BAD, BAD)
    assert "2 things are missing" in call("doctor").out


def test_libraries_that_are_as_they_should_be_share_a_line_and_one_that_is_not_has_its_own(finds):
    fit = [Finding(f"library {name}", "ok", "9.0 (8.0 or later is needed)") for name in ("babel", "click")]
    finds(GOOD, fit[0], BAD, fit[1], TOLD)
    assert call("doctor").out.splitlines()[1:4] == [
        "ok      libraries: 2 there and new enough (babel, click)",
        "missing library pypdf: 6.0 is too old; 7.1.0 or later is needed [IW810]. Install it again.",
        "told    Java: is not there. It is not needed.",
    ]
    assert len(json.loads(call("doctor", "--json").out)["findings"]) == 5


def test_a_script_reads_the_same(finds):
    finds(GOOD, BAD)
    answer = call("doctor", "--json")
    assert answer.code == 8
    told = json.loads(answer.out)
    assert told["fit"] is False
    assert told["findings"][1] == {
        "what": "library pypdf", "state": "missing", "said": "6.0 is too old; 7.1.0 or later is needed",
        "hint": "Install it again.", "code": "IW810",
    }  # fmt: skip


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_the_doctor_works_where_the_library_of_the_command_line_is_missing(more, finds, monkeypatch, capsys):
    finds(GOOD, BAD)
    monkeypatch.setattr(sys, "argv", ["iisam-workshop", "doctor", *more])
    with pytest.raises(SystemExit) as ended:
        cli._without_click(ImportError("no", name="click"))
    assert ended.value.code == 8
    assert "library pypdf" in capsys.readouterr().out


@pytest.mark.skipif(not THOROUGH, reason="several seconds; make thorough")
@pytest.mark.parametrize(
    "broken", ["click", "pydantic", "yaml", "pypdf", "reportlab", "numpy", "platformdirs", "jinja2"]
)
def test_a_library_that_is_broken_is_named_by_the_program_itself(broken, tmp_path):
    (tmp_path / broken).mkdir()
    (tmp_path / broken / "__init__.py").write_text(f"raise ImportError('broken', name={broken!r})\n")
    day = tmp_path / "day"
    day.mkdir()
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(CHECKOUT)])}
    command = [sys.executable, "-m", "iisam_workshop", "doctor"]
    done = subprocess.run(command, cwd=day, env=env, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (8, "")
    said = {"yaml": "pyyaml"}.get(broken, broken)
    assert f"missing library {said}: " in done.stdout
    assert "cannot be loaded [IW810]" in done.stdout
    assert not INNARDS.search(done.stdout.replace("pydantic", ""))  # which it names as what it looked at
    assert str(tmp_path) not in done.stdout
    assert list(day.iterdir()) == []


def test_the_help_says_what_it_is_for():
    answer = call("doctor", "--help")
    assert answer.code == 0
    assert "missing and what to do" in " ".join(answer.out.split())
