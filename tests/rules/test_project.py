"""The project's own files: floors of the dependencies, locks with hashes, and nothing that belongs to one machine."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.rules.locks import CHECKOUT, pins

PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
DEPENDENCIES = {canonicalize_name(each.name): each for each in map(Requirement, PROJECT["project"]["dependencies"])}
LOCKS = ("run.lock", "dev.lock", "proofs.lock")
TABLE = tomllib.loads((CHECKOUT / "tests" / "rules" / "floors.toml").read_text(encoding="utf-8"))
NOTHING_KNOWN, REFUSED = set(TABLE["nothing-known"]["packages"]), TABLE["refused"]
FLOORS = {name: each for name, each in TABLE.items() if name not in ("reviewed", "nothing-known", "refused")}
"""The oldest versions in which what we know to be dangerous or wrong is mended."""


def min_of(name: str) -> Version:
    return max(Version(each.version) for each in DEPENDENCIES[name].specifier if each.operator == ">=")


@pytest.mark.parametrize("name", sorted(FLOORS.keys() & DEPENDENCIES.keys()))
def test_no_known_dangerous_version_is_let_in(name):
    floor = FLOORS[name]["floor"]
    below = [version for version in ("0.1", f"{floor}.dev0", f"{floor}a1") if version in DEPENDENCIES[name].specifier]
    assert not below
    assert min_of(name) >= Version(floor)


def test_every_package_that_users_install_was_judged_and_says_why():
    locked = {pin.name for pin in pins("run.lock")}
    assert locked == FLOORS.keys() | NOTHING_KNOWN
    assert not FLOORS.keys() & NOTHING_KNOWN
    assert not [name for name, each in FLOORS.items() if not (each["known"] and each["so"].endswith("."))]
    assert isinstance(TABLE["reviewed"], date)


def test_the_floors_that_matter_most_are_the_ones_of_the_review():
    asked = {name: FLOORS[name]["floor"] for name in ("reportlab", "pypdf", "jinja2", "pyyaml", "pillow")}
    assert asked == {"reportlab": "5.1.0", "pypdf": "7.1.0", "jinja2": "3.1.6", "pyyaml": "6.0.3", "pillow": "13.0"}


@pytest.mark.parametrize("name", sorted(DEPENDENCIES))
def test_every_dependency_has_a_floor_and_no_ceiling(name):
    assert [each.operator for each in DEPENDENCIES[name].specifier] == [">="]


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_hold_no_known_dangerous_version_and_nothing_that_is_refused(lock):
    low = [
        pin for pin in pins(lock) if pin.name in FLOORS and Version(pin.version) < Version(FLOORS[pin.name]["floor"])
    ]
    assert low == []
    assert [pin.name for pin in pins(lock) if pin.name in REFUSED] == []
    assert not DEPENDENCIES.keys() & REFUSED.keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes_and_no_address_to_fetch_it_from(lock):
    assert not [pin.name for pin in pins(lock) if not pin.hashes]
    text = (CHECKOUT / "requirements" / lock).read_text(encoding="utf-8")
    assert not re.findall(r"https?://|--index-url|--extra-index-url|--find-links|--trusted-host", text)


@pytest.mark.parametrize("lock", ["run.lock", "dev.lock"])
def test_the_locks_satisfy_the_project(lock):
    assert DEPENDENCIES.keys() <= {pin.name for pin in pins(lock)}
    wrong = [pin for pin in pins(lock) if pin.name in DEPENDENCIES and pin.version not in wanted(pin.name)]
    assert wrong == []


def wanted(name: str) -> SpecifierSet:
    return DEPENDENCIES[name].specifier


def test_the_lock_of_the_proofs_satisfies_its_list():
    lines = (CHECKOUT / "requirements" / "proofs.in").read_text(encoding="utf-8").splitlines()
    tools = [Requirement(line.partition("  #")[0]) for line in lines if line and not line.startswith("#")]
    assert len(tools) >= 4  # two of them are one, for different Pythons
    for tool in tools:
        assert any(pin.name == tool.name and pin.version in tool.specifier for pin in pins("proofs.lock")), tool
    assert not {tool.name for tool in tools} & {pin.name for pin in pins("dev.lock")}


@pytest.mark.parametrize(("fewer", "more"), [("run.lock", "dev.lock"), ("run.lock", "proofs.lock"),
                                             ("dev.lock", "proofs.lock")])  # fmt: skip
def test_two_locks_pin_the_same_versions_of_what_both_have(fewer, more):
    def said(lock: str, names: set[str]) -> set[tuple[str, str, tuple[str, ...]]]:
        return {(pin.name, pin.version, pin.hashes) for pin in pins(lock) if pin.name in names}

    both = {pin.name for pin in pins(fewer)} & {pin.name for pin in pins(more)}
    assert said(fewer, both) == said(more, both)
    if more == "dev.lock":
        assert both == {pin.name for pin in pins("run.lock")}


def test_what_only_tests_need_is_not_installed_by_users():
    tools = [Requirement(each) for each in PROJECT["dependency-groups"]["dev"]]
    assert not {canonicalize_name(each.name) for each in tools} & {pin.name for pin in pins("run.lock")}


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


MARKS = (*(f"/{name}/" for name in ("work", "root", "home")), "\\Users", "pypi" + ".org", "pythonhosted")
"""What stands in all that is looked for, and can be looked for faster."""


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
        if any(mark in (text := path.read_text(encoding="utf-8")) for mark in MARKS)
        and (found := [*MACHINE.findall(text), *REGISTRY.findall(text)])
    }
    assert said == {}
