"""The project's own files: floors of the dependencies, locks with hashes, and nothing that belongs to one machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

CHECKOUT = Path(__file__).parents[2]
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES = {canonicalize_name(each.name): each for each in map(Requirement, PROJECT["project"]["dependencies"])}
LOCKS = ("run.lock", "dev.lock")

# The oldest versions in which what we know to be dangerous or wrong is mended.
FLOORS = {"reportlab": "5.1.0", "pypdf": "7.1.0", "jinja2": "3.1.6", "pyyaml": "6.0.3"}
LOCKED_FLOORS = FLOORS | {"pillow": "13"}


def locked(name: str) -> dict[str, tuple[str, int]]:
    """Package -> its pinned version and how many hashes it has, as a lock file says."""
    text = (CHECKOUT / "requirements" / name).read_text(encoding="utf-8")
    found = {}
    for block in re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)):
        pin = re.match(r"([A-Za-z0-9._-]+)==([^\s;\\]+)", block)
        assert pin, f"{name} has a line that pins nothing: {block[:60]!r}"
        found[canonicalize_name(pin[1])] = (pin[2], len(re.findall(r"--hash=sha256:[0-9a-f]{64}\b", block)))
    return found


@pytest.mark.parametrize(("name", "floor"), FLOORS.items())
def test_no_known_dangerous_version_is_let_in(name, floor):
    below = [version for version in ("0.1", f"{floor}.dev0", f"{floor}a1") if version in DEPENDENCIES[name].specifier]
    assert not below
    assert floor in DEPENDENCIES[name].specifier or min_of(name) > Version(floor)


def min_of(name: str) -> Version:
    return max(Version(each.version) for each in DEPENDENCIES[name].specifier if each.operator == ">=")


@pytest.mark.parametrize("name", sorted(DEPENDENCIES))
def test_every_dependency_has_a_floor_and_no_ceiling(name):
    assert [each.operator for each in DEPENDENCIES[name].specifier] == [">="]


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize(("name", "floor"), LOCKED_FLOORS.items())
def test_the_locks_hold_no_known_dangerous_version(lock, name, floor):
    assert Version(locked(lock)[name][0]) >= Version(floor)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_no_address_to_fetch_it_from(lock):
    assert not [name for name, (_, hashes) in locked(lock).items() if not hashes]
    text = (CHECKOUT / "requirements" / lock).read_text(encoding="utf-8")
    assert not re.findall(r"https?://|--index-url|--extra-index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_satisfy_the_project(lock):
    pins = locked(lock)
    assert not [name for name, wanted in DEPENDENCIES.items() if pins[name][0] not in wanted.specifier]


def test_both_locks_pin_the_same_versions():
    run, dev = locked("run.lock"), locked("dev.lock")
    assert {name: pin for name, pin in dev.items() if name in run} == run


def test_what_only_tests_need_is_not_installed_by_users():
    wanted = [Requirement(each) for each in PROJECT["dependency-groups"]["dev"]]
    assert not {canonicalize_name(each.name) for each in wanted} & set(locked("run.lock"))


# -- nothing of one machine

FOLDERS = (
    ".ci",
    "docs",
    "examples",
    "iisam_workshop",
    "layouts",
    "requirements",
    "scenarios",
    "schemas",
    "templates",
    "tests",
)
TEXTS = {".md", ".py", ".yaml", ".yml", ".j2", ".txt", ".toml", ".lock", ".json", ".csv", ""}
MACHINE = re.compile("|".join([r"(?<![\w./])/(?:work|root|home)" + "/", r"C:\\Users\\"]))
REGISTRY = re.compile("|".join([r"\bpypi" + r"\.org\b", r"\bpythonhosted" + r"\.org\b"]))


def own_texts() -> list[Path]:
    inner = [path for folder in FOLDERS for path in (CHECKOUT / folder).rglob("*")]
    every = [*(path for path in CHECKOUT.glob("*") if path.name != ".git"), *inner]  # .git is a file in a second tree
    ours = [path for path in every if path.is_file() and path.suffix in TEXTS and "__pycache__" not in path.parts]
    return [path for path in ours if not {"build", "dist"} & set(path.relative_to(CHECKOUT).parts[:-1])]


def test_no_text_of_ours_mentions_a_machine_or_a_registry():
    texts = own_texts()
    assert {"README.md", "pyproject.toml", "Makefile", "session.yaml"} <= {path.name for path in texts}
    said = {
        path.relative_to(CHECKOUT).as_posix(): found
        for path in texts
        if (found := [*MACHINE.findall(text := path.read_text(encoding="utf-8")), *REGISTRY.findall(text)])
    }
    assert said == {}
