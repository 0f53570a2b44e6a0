"""The program as people install it: everything is in the wheel, and what it makes is what the checkout makes."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile

import pytest

import iisam_workshop
from iisam_workshop.jobs.listing import listing

from .builds import CHECKOUT, fresh, leave_only, tree

LAID = {
    "templates": "iisam_workshop/data/templates",
    "scenarios": "iisam_workshop/data/scenarios",
    "layouts": "iisam_workshop/data/layouts",
    "examples/councils": "iisam_workshop/data/councils",
    "iisam_workshop/catalogue": "iisam_workshop/catalogue",
}
"""Folder of the checkout -> where it lies in the wheel."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel built without a network, open for looking at."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A call of the program out of the unpacked wheel, from a folder that has nothing to do with it."""
    place, elsewhere = tmp_path_factory.mktemp("installed"), tmp_path_factory.mktemp("elsewhere")
    wheel.extractall(place)

    def run(*arguments: str) -> str:
        env = {**os.environ, "PYTHONPATH": str(place)}
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=elsewhere, env=env, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.replace(str(place), "<installed>")

    return run


@pytest.mark.parametrize("source", LAID)
def test_every_data_file_of_the_checkout_is_in_the_wheel(wheel, source):
    inside = set(wheel.namelist())
    folder = CHECKOUT / source
    ours = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    ours = [name for name in ours if not name.endswith((".pyc", ".record.json"))]
    assert ours
    assert [name for name in ours if f"{LAID[source]}/{name}" not in inside] == []


def test_the_typeface_comes_with_its_licence_and_the_package_with_its_types(wheel):
    inside = set(wheel.namelist())
    fonts = {name for name in inside if name.startswith("iisam_workshop/data/layouts/fonts/")}
    assert len({name for name in fonts if name.endswith(".ttf")}) == 4
    assert "iisam_workshop/data/layouts/fonts/OFL.txt" in fonts
    assert "iisam_workshop/py.typed" in inside
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_nothing_else_slips_into_the_wheel(wheel):
    tops = {name.split("/")[0] for name in wheel.namelist()}
    assert tops == {"iisam_workshop", "iisam_workshop-0.1.0.dist-info"}
    assert not [name for name in wheel.namelist() if name.endswith((".pyc", ".record.json", ".part")) or "/." in name]


def test_the_installed_program_reads_its_own_data_and_not_the_checkouts(installed):
    code = (
        "import iisam_workshop; from iisam_workshop import resources\n"
        "print(iisam_workshop.__file__, *(resources.folder(kind) for kind in "
        "('templates', 'scenarios', 'layouts', 'councils', 'catalogue')))"
    )
    assert installed("-c", code).split() == [
        "<installed>/iisam_workshop/__init__.py",
        *(f"<installed>/iisam_workshop/data/{kind}" for kind in ("templates", "scenarios", "layouts", "councils")),
        "<installed>/iisam_workshop/catalogue",
    ]


def test_the_installed_program_lists_the_scenarios(installed):
    told = installed("-m", "iisam_workshop", "list", "scenarios")
    shown = " ".join(told.split())
    assert all(" ".join(f"{each.id} {each.title}".split()) in shown for each in listing("scenarios"))


def test_the_installed_program_makes_the_same_bytes_as_the_checkout(installed, tmp_path):
    source = fresh(tmp_path / "day", forms=True)
    leave_only(source, "agenda", "scenario", "bingo-cards", "poster")  # with every kind of data
    told = installed("-m", "iisam_workshop", "build", str(source), "--out", str(tmp_path / "out"))
    assert told.startswith("Made ")
    source.with_name("session.record.json").unlink()
    assert tree(tmp_path / "out") == tree(iisam_workshop.build(source, tmp_path / "ours").folder)
