"""A fault of ours: told as ours, with a report of where it happened and of nothing that was worked on."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from iisam_workshop.cli import main
from iisam_workshop.cli.missing import missing_library
from iisam_workshop.jobs import check as check_job
from iisam_workshop.jobs import listing as listing_job
from tests.bad.running import run

from .running import INNARDS, call

SECRET = "Zyxomma"
REPORT = re.compile(
    r"Send us the report in '(.*?iisam-workshop-fault-[0-9a-f]{8}\.txt)'; it has no text of your files\."
)


def broken(*_: object, **__: object) -> None:
    try:
        {}[SECRET]
    except KeyError as cause:
        raise RuntimeError(f"{SECRET} sits at table 4") from cause


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(listing_job, "listing", broken)
    monkeypatch.setattr(check_job, "press_session", broken)
    return tmp_path


def test_a_fault_is_told_as_ours_and_its_report_lies_where_it_is_said_to(here: Path) -> None:
    answer = call("list", "stages")
    assert answer.code == 1
    assert answer.err.startswith("error IW901: this is a fault in iisam-workshop, not in your files. ")
    assert not INNARDS.search(answer.all)
    (name,) = REPORT.findall(answer.err)
    assert [path.name for path in here.iterdir()] == [name]
    assert stat.S_IMODE((here / name).stat().st_mode) == 0o600


def test_the_report_says_where_and_with_what_and_holds_no_text_value_or_path(here: Path) -> None:
    folder = here / f"Day of {SECRET}"
    call("list", "stages", "--json")
    report = next(here.glob("*.txt")).read_text()
    assert re.search(r"^iisam-workshop \S+, Python 3\.", report)
    assert "\ncommand: iisam-workshop list KIND --json\n" in report
    assert re.search(r"^RuntimeError\n(?:  .+\n)*  \S+:\d+ broken\nKeyError\n", report, re.MULTILINE)
    assert "iisam_workshop/cli/list_command.py:" in report
    assert re.search(r"\bclick \d", report)
    for secret in (SECRET, "table 4", "stages", str(here), str(folder), str(Path.home()), "/site-packages"):
        assert secret not in report, secret


def test_the_same_fault_has_the_same_report_and_another_one_another(here: Path, example: Path) -> None:
    first, again = call("list", "stages").err, call("list", "terms").err
    assert first == again
    other = call("check", example / "session.yaml").err
    assert other != first
    assert len(list(here.iterdir())) == 2


def test_machines_are_told_of_a_fault_as_of_any_problem(here: Path, example: Path) -> None:
    answer = call("check", example / "session.yaml", "--json")
    (problem,) = json.loads(answer.out)["problems"]
    assert (answer.code, answer.err, problem["code"]) == (1, "", "IW901")


def test_where_nothing_can_be_written_it_is_said_how_else_to_tell_us(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(here / "gone"))
    monkeypatch.chdir(here)
    (here / "nowhere").mkdir()
    monkeypatch.chdir(here / "nowhere")
    (here / "nowhere").rmdir()
    answer = call("list", "stages")
    assert answer.code == 1
    assert answer.err.rstrip().endswith("report what it shows, after taking names out.")


def test_a_library_that_is_missing_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    def without(*_: object) -> None:
        raise ModuleNotFoundError("No module named 'holidays.uk'", name="holidays.uk")

    monkeypatch.setattr(listing_job, "listing", without)
    answer = call("list", "stages")
    assert answer.code == 8
    assert answer.err == (
        "error IW805: the library 'holidays', which the program needs, is missing or broken. "
        "Install iisam-workshop again; 'iisam-workshop doctor' says what else is missing.\n"
    )


@pytest.mark.parametrize("library", ["click", "pydantic"])
def test_without_a_library_the_program_says_so_however_early_it_is_missed(tmp_path: Path, library: str) -> None:
    planted = tmp_path / "planted"
    planted.mkdir()
    (planted / f"{library}.py").write_text(f"raise ImportError('broken', name={library!r})\n")
    day = tmp_path / "day"
    day.mkdir()
    done = run("check", "session.yaml", at=day, anew=True, first_on_path=planted)
    assert (done.code, done.out) == (8, "")
    assert f"the library '{library}'" in done.err
    assert len(done.err.splitlines()) == 1
    assert not list(day.iterdir())


@pytest.mark.parametrize("failure", [ImportError("x"), ImportError("x", name="iisam_workshop.gone"), KeyError("x")])
def test_what_is_missing_in_our_own_house_is_a_fault_of_ours(failure: Exception) -> None:
    assert missing_library(failure) is None


def test_debug_shows_the_traceback_to_whoever_asks(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["iisam-workshop", "--debug", "list", "stages"])
    with pytest.raises(RuntimeError, match=SECRET):
        main()
    assert not list(here.iterdir())
