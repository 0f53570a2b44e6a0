"""The program as people install it: everything is in the wheel, and what it makes is what the checkout makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.jobs.listing import listing
from tests.thorough import THOROUGH

from .builds import CHECKOUT, fresh, leave_only, tree

LAID = {
    "templates": "iisam_workshop/data/templates",
    "scenarios": "iisam_workshop/data/scenarios",
    "layouts": "iisam_workshop/data/layouts",
    "examples/councils": "iisam_workshop/data/councils",
    "iisam_workshop/catalogue": "iisam_workshop/catalogue",
}
"""Folder of the checkout -> where it lies in the wheel."""
PROGRAM = {"iisam_workshop": "iisam_workshop"}
LEFT_OUT = shutil.ignore_patterns(".*", "__pycache__", "build", "dist", "tests", "docs", "requirements")


def wheel_of(checkout: Path, folder: Path, **process) -> Path:
    """Build a wheel of a checkout into a folder, without a network."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False, **process)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """A wheel of this checkout, open for looking at."""
    with zipfile.ZipFile(wheel_of(CHECKOUT, tmp_path_factory.mktemp("dist"))) as opened:
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


@pytest.mark.parametrize("source", LAID | PROGRAM)
def test_every_file_of_the_checkout_is_in_the_wheel_as_it_is(wheel, source):
    inside = {name: wheel.read(name) for name in wheel.namelist()}
    folder = CHECKOUT / source
    ours = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    ours = [name for name in ours if not name.endswith((".pyc", ".record.json"))]
    assert ours
    place = (LAID | PROGRAM)[source]
    assert [name for name in ours if inside.get(f"{place}/{name}") != (folder / name).read_bytes()] == []


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


def test_the_wheel_holds_the_licences_of_the_program_and_of_the_typeface(wheel):
    licences = {name: wheel.read(name).decode() for name in wheel.namelist() if ".dist-info/licenses/" in name}
    home = "iisam_workshop-0.1.0.dist-info/licenses"
    assert set(licences) == {f"{home}/LICENSE", f"{home}/layouts/fonts/OFL.txt"}
    assert "Permission is hereby granted" in licences[f"{home}/LICENSE"]
    assert "SIL OPEN FONT LICENSE" in licences[f"{home}/layouts/fonts/OFL.txt"]


def test_a_wheel_built_elsewhere_at_another_time_has_the_same_bytes(wheel, tmp_path):
    copy = tmp_path / "other é" / "checkout"
    shutil.copytree(CHECKOUT, copy, ignore=LEFT_OUT)
    for number, path in enumerate(sorted(copy.rglob("*"), reverse=True)):
        os.utime(path, (86_400 * number,) * 2)
        path.chmod(0o700 if path.is_dir() else 0o600)
    env = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Pacific/Apia", "LC_ALL": "C"}
    again = wheel_of(copy, tmp_path / "dist", env=env, umask=0o077)
    assert again.name == Path(wheel.filename).name
    assert again.read_bytes() == Path(wheel.filename).read_bytes()


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


@pytest.mark.skipif(not THOROUGH, reason="every day each file in the wheel is compared with that of the checkout")
def test_the_installed_program_lists_the_scenarios(installed):
    told = installed("-m", "iisam_workshop", "list", "scenarios")
    shown = " ".join(told.split())
    assert all(" ".join(f"{each.id} {each.title}".split()) in shown for each in listing("scenarios"))


@pytest.mark.skipif(not THOROUGH, reason="every day each file in the wheel is compared with that of the checkout")
def test_the_installed_program_makes_the_same_bytes_as_the_checkout(installed, tmp_path):
    source = fresh(tmp_path / "day", forms=True)
    leave_only(source, "agenda", "bingo-cards")  # with every kind of data
    told = installed("-m", "iisam_workshop", "build", str(source), "--out", str(tmp_path / "out"))
    assert told.startswith("Made ")
    source.with_name("session.record.json").unlink()
    assert tree(tmp_path / "out") == tree(iisam_workshop.build(source, tmp_path / "ours").folder)
