"""Licences: every package that users install was judged, allows what we do with it, and still says what it said."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, distribution

import pytest

from tests.rules.locks import CHECKOUT, pins

JUDGED = tomllib.loads((CHECKOUT / "tests" / "rules" / "licences.toml").read_text(encoding="utf-8"))
PACKAGES, NAMES_GNU = JUDGED["packages"], JUDGED["names-gnu"]
ALLOWED = set(JUDGED["allowed"]["code"])
LOCKED = sorted({pin.name for pin in pins("run.lock")})
LICENCE_FILE = re.compile(r"(?:licen[cs]e|copying|notice)", re.IGNORECASE)
GNU = re.compile(r"GNU (?:LESSER |AFFERO |LIBRARY )?GENERAL PUBLIC LICENSE|\bA?L?GPL", re.IGNORECASE)


def said(package: Distribution) -> str:
    """What a package says of its licence: the expression, else the field, else the classifiers."""
    classifiers = [each.split(" :: ")[-1] for each in package.metadata.get_all("Classifier") or ()
                   if each.startswith("License :: ")]  # fmt: skip
    fields = (package.metadata.get("License-Expression"), package.metadata.get("License"))
    return next((each.splitlines()[0] for each in fields if each), ", ".join(classifiers))


def let_in(licence: str) -> bool:
    """Whether an SPDX expression without brackets allows use under what is allowed: all of AND, one of OR."""
    ways = [set(way.split(" AND ")) for way in licence.split(" OR ")]
    return any(way <= ALLOWED for way in ways)


def test_every_locked_package_was_judged_and_nothing_else():
    assert sorted(PACKAGES) == LOCKED


@pytest.mark.parametrize("name", LOCKED)
def test_the_licence_of_a_package_is_allowed_and_is_still_what_was_judged(name):
    assert let_in(PACKAGES[name]["licence"])
    assert said(distribution(name)) == PACKAGES[name]["said"]


@pytest.mark.parametrize(
    "licence",
    ["GPL-3.0-only", "GPL-2.0-or-later", "AGPL-3.0-only", "LGPL-2.1-or-later", "MIT AND GPL-3.0-only", "Proprietary",
     "UNKNOWN", "", "GPL-2.0-only OR AGPL-3.0-only"],
)  # fmt: skip
def test_a_licence_that_binds_or_that_nobody_knows_is_refused(licence):
    assert not let_in(licence)


@pytest.mark.parametrize("licence", ["MIT", "BSD-3-Clause AND MIT", "GPL-2.0-only OR MIT", "MPL-2.0"])
def test_a_licence_that_leaves_a_way_is_let_in(licence):
    assert let_in(licence)


def test_no_licence_that_binds_is_on_the_list():
    assert not [
        each for each in ALLOWED | set(JUDGED["allowed"]["fonts"]) if re.match("A?L?GPL|SSPL|BUSL|CC-BY-NC", each)
    ]


def test_a_package_that_carries_a_text_of_gnu_has_a_reason_for_it():
    found = {name for name in LOCKED if any(map(names_gnu, distribution(name).files or ()))}
    assert found == NAMES_GNU.keys()
    assert all(each.endswith(".") for each in NAMES_GNU.values())


def names_gnu(file) -> bool:
    named = LICENCE_FILE.search(str(file)) and not file.name.endswith((".py", ".pyc"))
    return bool(named) and bool(GNU.search(file.locate().read_text(encoding="utf-8", errors="replace")))


def test_our_own_typeface_is_under_the_one_licence_for_fonts():
    assert JUDGED["allowed"]["fonts"] == ["OFL-1.1"]
    text = (CHECKOUT / "layouts" / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    fonts = [path.name for path in (CHECKOUT / "layouts").rglob("*") if path.suffix in (".ttf", ".otf", ".woff2")]
    assert fonts
    assert all(name.startswith("AtkinsonHyperlegibleNext_") for name in fonts)
