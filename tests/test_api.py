"""The public names: what a script may rely on."""

from __future__ import annotations

import dataclasses
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop._version import versions
from iisam_workshop.plan.documents import DOCUMENT_IDS

CHECKOUT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", iisam_workshop.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name):
    found = getattr(iisam_workshop, name)
    assert isinstance(found, str) if name == "__version__" else inspect.getdoc(found)


@pytest.mark.parametrize("name", ["build", "check", "make_cards", "new", "read_session", "winner"])
def test_every_public_function_is_annotated_in_full(name):
    signature = inspect.signature(getattr(iisam_workshop, name))
    assert signature.return_annotation is not inspect.Signature.empty
    assert all(each.annotation is not inspect.Parameter.empty for each in signature.parameters.values())


def test_what_is_not_public_is_not_there():
    with pytest.raises(AttributeError, match="'bulid'"):
        _ = iisam_workshop.bulid


def test_importing_the_package_waits_for_no_library():
    heavy = "{'click', 'pydantic', 'reportlab', 'pypdf', 'yaml', 'jinja2', 'faker', 'numpy'}"
    code = f"import sys, iisam_workshop; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_version_stands_in_one_place():
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["project"]
    assert iisam_workshop.__version__ == project["version"] == versions()["iisam-workshop"]


def test_the_manifest_names_the_libraries_that_shape_the_bytes():
    assert set(versions()) == {"iisam-workshop", "faker", "pypdf", "reportlab", "segno"}


def test_a_session_is_read_once_and_checked_without_being_read_again(session):
    papers = tuple(name for name in DOCUMENT_IDS if name != "agenda")
    wish = session.asked.documents.model_copy(update={"leave_out": papers})
    small = dataclasses.replace(session, asked=session.asked.model_copy(update={"documents": wish}))
    assert iisam_workshop.check(small) == ()


def test_a_session_cannot_be_changed_behind_our_back(session):
    with pytest.raises(dataclasses.FrozenInstanceError):
        session.seed = "other"


def test_what_is_wrong_arrives_as_one_error_with_all_problems(copied_example):
    source = copied_example / "session.yaml"
    text = source.read_text()
    source.write_text(text.replace("harrow-lane", "harow-lane").replace("9:15", "9:75"))
    with pytest.raises(iisam_workshop.WorkshopError) as caught:
        iisam_workshop.read_session(source)
    problems = caught.value.problems
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("IW114", 1 + text.splitlines().index("  start: 9:15")),
        ("IW201", 1 + text.splitlines().index("scenario: harrow-lane")),
    ]
    assert iisam_workshop.check(source) == problems
