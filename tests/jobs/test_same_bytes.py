"""The same inputs give the same bytes, on whatever machine and by however many hands."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

import iisam_workshop
from tests.thorough import THOROUGH

from .builds import fresh, leave_only, manifest_of, people_of, tree, write_people

BY_HANDS = """
import sys
from pathlib import Path

import iisam_workshop
from iisam_workshop.executors import executor
from iisam_workshop.jobs.build import Run

if __name__ == "__main__":
    with executor("processes", 2) as pool:
        iisam_workshop.build(Path(sys.argv[1]), Path(sys.argv[2]), run=Run(executor=pool))
"""
TRAP = "import os, pathlib; pathlib.Path(os.environ['TRAP']).write_text('sprung'); invariant = 0; pageCompression = 0\n"


def run(command, folder, **environment) -> None:
    env = {**os.environ, **environment}
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()


def of_each_kind(folder):
    """A session of a few people with papers that differ most; ``make thorough`` takes all of them for all people."""
    source = fresh(folder, forms=True)
    if not THOROUGH:
        leave_only(source, "agenda", "bingo-cards", "calling-slips", "projector")
        write_people(source, people_of(source)[:6])
    return source


@pytest.fixture(scope="module")
def usual(tmp_path_factory):
    """The session file, and the folder of its build in this process, whose hash seed is chance; not to be changed."""
    folder = tmp_path_factory.mktemp("usual")
    source = of_each_kind(folder / "day")
    return source, iisam_workshop.build(source, folder / "out").folder


@pytest.mark.parametrize("hands", ["one", "two"] if THOROUGH else ["two"])
def test_an_odd_machine_with_two_workers_makes_the_same_pack_and_runs_none_of_the_settings_it_finds(
    tmp_path, usual, hands
):
    source = of_each_kind(tmp_path / "day")
    elsewhere = tmp_path / "elsewhere é"
    elsewhere.mkdir()
    for name in ("reportlab_settings.py", ".reportlab_settings", "local_reportlab_settings.py"):
        (elsewhere / name).write_text(TRAP)
    (elsewhere / "by_hands.py").write_text(BY_HANDS)
    build = ["by_hands.py", source, tmp_path / "out"]
    if hands == "one":
        build = ["-m", "iisam_workshop", "build", source, "--out", tmp_path / "out"]
    before = os.umask(0o077)
    try:
        run(
            [sys.executable, *map(str, build)],
            elsewhere,
            TZ="Pacific/Apia",
            LC_ALL="tr_TR.UTF-8",
            PYTHONHASHSEED="0",
            HOME=str(elsewhere),
            TRAP=str(tmp_path / "sprung"),
            RL_invariant="0",
            RL_pageCompression="0",
            RL_useA85="1",
            RL_overlapAttachedSpace="0",
            RL_paraFontSizeHeightOffset="1",
            SOURCE_DATE_EPOCH="86400",
            COLUMNS="20",
        )
    finally:
        os.umask(before)
    assert not (tmp_path / "sprung").exists()
    assert tree(tmp_path / "out") == tree(usual[1])
    assert tree(source.parent) == tree(usual[0].parent)
    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "out").rglob("*")} == {0}


@pytest.mark.skipif(not THOROUGH, reason="every day two workers are odd ones too")
def test_two_worker_processes_make_the_same_pack_as_one_hand(tmp_path, usual):
    source = of_each_kind(tmp_path / "day")
    (tmp_path / "by_hands.py").write_text(BY_HANDS)
    run(
        [sys.executable, str(tmp_path / "by_hands.py"), str(source), str(tmp_path / "out")],
        tmp_path,
        TZ="Europe/London",
        LC_ALL="C",
        PYTHONUTF8="0",
        PYTHONHASHSEED="1",
    )
    assert tree(tmp_path / "out") == tree(usual[1])


@pytest.mark.skipif(not THOROUGH, reason="every day one change and its undoing are built with a record")
def test_a_build_again_changes_no_pdf_and_no_record(tmp_path, usual):
    source, expected = of_each_kind(tmp_path / "day"), tree(usual[1])
    record = usual[0].with_name("session.record.json").read_bytes()
    source.with_name("session.record.json").write_bytes(record)
    folder = iisam_workshop.build(source).folder
    changed = [name for name, data in tree(folder).items() if data != expected[name]]
    assert changed == ["manifest.json"], "which now names the record among the inputs"
    assert source.with_name("session.record.json").read_bytes() == record
    assert manifest_of(folder)["problems"] == []
