"""The door to ReportLab: what lies about on the machine neither runs nor changes a byte."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers import SENTENCE, bound, deck, flow, pressed, table, text
from tests.thorough import THOROUGH, rows

CHECKOUT = Path(__file__).parents[2]
PRINTS_A_DIGEST = """
import hashlib, sys
sys.path.insert(1, sys.argv[1])  # after the folder in which it runs, where things are planted
from tests.papers import SENTENCE, bound, deck, flow, pressed, table, text
data = bound(pressed(flow(text(SENTENCE * 9), table(4))), pressed(deck()))
print(hashlib.sha256(data).hexdigest())
"""
PLANTED = """
import pathlib
pathlib.Path({sign!r}).write_text("run")
invariant = 0
pageCompression = 0
shapedFontGlob = "*"
useA85 = 1
defaultPageSize = "letter"
platypus_link_underline = 0
"""
VARIABLES = {
    "RL_invariant": "0",
    "RL_pageCompression": "0",
    "RL_useA85": "1",
    "RL_shapedFontGlob": "*",
    "RL_platypus_link_underline": "0",
    "RL_overlapAttachedSpace": "0",
    "RL_paraFontSizeHeightOffset": "0",
    "RL_canvas_baseColor": "1",
    "RL_defaultPageSize": "letter",
    "RL_documentLang": "fr",
    "RL_ttfAsciiReadable": "1",
    "RL_verbose": "1",
}


def digest(folder: Path, **variables: str) -> str:
    """Make a file in a child process that runs in a folder which is also its home; return its digest."""
    home = {"HOME": str(folder), "USERPROFILE": str(folder), "PATH": os.environ["PATH"]}
    command = [sys.executable, "-c", PRINTS_A_DIGEST, str(CHECKOUT)]
    done = subprocess.run(command, cwd=folder, env=home | variables, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.strip()


PLANTS = ("reportlab_settings.py", ".reportlab_settings", "reportlab_mods.py", ".reportlab_mods")


def plant(name: str, folder: Path) -> Path:
    """Plant a file of settings and return the file that it makes when it is run."""
    sign = folder / f"sign of {name}"
    (folder / name).write_text(PLANTED.format(sign=str(sign)))
    return sign


MACHINES = (
    {**VARIABLES, "PYTHONHASHSEED": "1", "TZ": "Pacific/Apia", "LC_ALL": "C"},
    VARIABLES,
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Apia"},
    {"PYTHONHASHSEED": "42", "LC_ALL": "C"},
)


@pytest.fixture(scope="module")
def clean() -> str:
    """The digest of the same file, made in this process."""
    data = bound(pressed(flow(text(SENTENCE * 9), table(4))), pressed(deck()))
    return hashlib.sha256(data).hexdigest()


def test_planted_settings_neither_run_nor_change_a_byte(tmp_path: Path, clean: str) -> None:
    signs = [plant(name, tmp_path) for name in PLANTS]
    others = {} if THOROUGH else MACHINES[0]  # which have a process of their own only then
    assert digest(tmp_path, PYTHONPATH=str(tmp_path), **others) == clean
    assert not any(sign.exists() for sign in signs)


@pytest.mark.parametrize("name", rows(PLANTS))
def test_the_same_settings_run_where_reportlab_is_imported_past_our_door(name: str, tmp_path: Path) -> None:
    sign = plant(name, tmp_path)
    home = {"HOME": str(tmp_path), "PYTHONPATH": str(tmp_path), "PATH": os.environ["PATH"]}
    subprocess.run([sys.executable, "-c", "import reportlab.rl_config"], cwd=tmp_path, env=home, check=True)
    assert sign.exists()


@pytest.mark.skipif(not THOROUGH, reason="the first machine is tried with settings planted on it")
@pytest.mark.parametrize("variables", MACHINES)
def test_neither_variables_of_the_machine_nor_hash_seed_nor_time_zone_nor_locale_changes_a_byte(
    tmp_path: Path, clean: str, variables: dict[str, str]
) -> None:
    assert digest(tmp_path, **variables) == clean
