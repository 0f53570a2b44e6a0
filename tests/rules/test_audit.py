"""What looks after the libraries: a review that grows old, and an audit that could look nothing up, are told."""

from __future__ import annotations

import tomllib
from datetime import timedelta

import pytest

from tests.rules.locks import CHECKOUT
from tests.tools.audit import DAYS, main, overdue, verdict

REVIEWED = tomllib.loads((CHECKOUT / "tests" / "rules" / "floors.toml").read_text(encoding="utf-8"))["reviewed"]
CLEAN = (0, "No known vulnerabilities found\n")
KNOWN = (1, "Found 2 known vulnerabilities in 1 package\nName Version ID Fix Versions\npypdf 1.0 PYSEC-1 2.0\n")
SKIPPED = (0, "No known vulnerabilities found\nName  Skip Reason\nannotated-types Dependency not found on PyPI\n")
STRICT = (1, "ERROR:pip_audit._cli:pypdf: Dependency not found on PyPI and could not be audited: pypdf (7.1.0)\n")
UNREACHED = (1, "ConnectionError: no route to the registry\n")


@pytest.mark.parametrize(
    ("answer", "means"),
    [(CLEAN, "clean"), (KNOWN, "known"), (SKIPPED, "blind"), (STRICT, "blind"), (UNREACHED, "blind"),
     ((0, ""), "blind"), ((1, "No known vulnerabilities found\n"), "blind"), ((124, "no answer"), "blind")],
)  # fmt: skip
def test_only_an_audit_that_looked_everything_up_and_found_nothing_is_clean(answer, means):
    assert verdict(answer) == means


@pytest.mark.parametrize(("days", "late"), [(0, 0), (DAYS, 0), (DAYS + 1, 1), (400, 310)])
def test_a_review_is_overdue_after_ninety_days(days, late):
    assert overdue(REVIEWED + timedelta(days=days)) == late


@pytest.mark.parametrize(
    ("days", "answer", "online", "status"),
    [(1, CLEAN, False, 0), (91, CLEAN, False, 1), (1, KNOWN, False, 1), (1, STRICT, False, 0), (1, STRICT, True, 1)],
)
def test_the_audit_ends_as_it_found_things(days, answer, online, status, capsys):
    assert main(REVIEWED + timedelta(days=days), lambda lock: answer, online=online) == status
    said = capsys.readouterr().out
    assert ("NOT AUDITED" in said) == (answer is STRICT)
    assert ("1 days overdue" in said) == (days == 91)
