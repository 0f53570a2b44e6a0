"""What the parts of a scenario say of one another, told at their lines: one change to a sound scenario at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop import resources
from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.load.scenario_file import read_scenario_file

SKELETON = resources.read_text("templates", "new/scenario.yaml")


def changed(*changes: tuple[str, str]) -> str:
    text = SKELETON
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the skeleton"
        text = text.replace(old, new)
    return text


def refused(folder: Path, text: str) -> tuple[Problem, ...]:
    path = folder / "street.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(WorkshopError) as refusal:
        read_scenario_file(str(path))
    return refusal.value.problems


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_the_skeleton_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "street.yaml"
    path.write_text(SKELETON, encoding="utf-8")
    assert read_scenario_file(str(path)).warnings == ()


SLIPS = (
    ("owner: landlord\n    text: The", "owner: lanlord\n    text: The", "IW201", "owner: lanlord", "'landlord'"),
    ("basis: [confidence]", "basis: [confidenc]", "IW201", "basis: [confidenc]", "'confidence'"),
    ("- [tablets, no-repair]", "- [tablet, no-repair]", "IW201", "- [tablet,", "'tablets'"),
    ("    facts: [no-repair]", "    facts: [tablets]", "IW201", "    facts: [tablets]", "no-repair"),
    ("instead_of: the-list", "instead_of: the-lost", "IW201", "instead_of: the-lost", "'the-list'"),
    ("stage: review\n", "stage: revue\n", "IW201", "stage: revue", "'review'"),
    ("- merge: library", "- merge: libary", "IW201", "- merge: libary", "'library'"),
    ("    basis: [confidence]\n", "", "IW302", "sharing: lawful\n    because: With his", "Name prompts"),
    (
        "    because: Nobody else",
        "    basis: [confidence]\n    because: Nobody else",
        "IW302",
        "basis: [confidence]\n    because: Nob",
        "Take 'basis' out",
    ),
    (
        "    when: The table has already refused a list of its own accord.\n",
        "",
        "IW302",
        "- id: the-letter",
        "'when'",
    ),
    ("    minute: 40\n", "", "IW302", "- id: the-list", "Write both"),
    ("    into: surgery\n", "", "IW302", "- merge: library", "'leave_out'"),
    ("    into: surgery\n", "    into: library\n", "IW302", "- merge: library", "Name another"),
    (
        "    you_are: You are the practice manager of the surgery, and",
        "    #",
        "IW302",
        "- merge: library",
        "'you_are'",
    ),
    (
        "- id: diagnosis",
        "- id: tablets",
        "IW118",
        "- id: tablets\n    owner: surgery\n    text: You know",
        "another id",
    ),
    (
        '    sender: "{{ person.man }}"',
        '    sender: "{{ person.men }}"',
        "IW116",
        "{{ person.men",
        "'person.man'",
    ),
    ("{{ if hard }}", "{{ if hart }}", "IW301", "{{ if hart", "'hard'"),
    ("surgery, and today you also", "surgery, {{ end }} and today you also", "IW301", "{{ end }} and", "{{ if"),
)
"""A change to the skeleton, the code of what it breaks, what stands in that line, and a piece of the hint."""


@pytest.mark.parametrize(("old", "new", "code", "near", "hint"), SLIPS)
def test_a_slip_is_told_at_its_line_with_what_to_do(
    tmp_path: Path, old: str, new: str, code: str, near: str, hint: str
) -> None:
    text = changed((old, new))
    (told, *_) = (problem for problem in refused(tmp_path, text) if problem.code == code)
    assert told.place is not None
    assert told.place.line == line_of(text, near)
    assert hint in told.hint


def test_a_sign_in_a_folded_text_is_told_at_its_own_line_and_column(tmp_path: Path) -> None:
    text = changed(("tide. You know this page", "tide. {{ person.nobody }} You know this page"))
    (told,) = refused(tmp_path, text)
    assert told.place is not None
    line = text.splitlines()[told.place.line - 1]
    assert line[told.place.column - 1 :].startswith("{{ person.nobody }}")


def test_all_slips_are_told_at_once(tmp_path: Path) -> None:
    slips = (("basis: [confidence]", "basis: [x]"), ("{{ if hard }}", "{{ if x }}"), ("stage: review\n", "stage: x\n"))
    assert sorted(problem.code for problem in refused(tmp_path, changed(*slips))) == ["IW201", "IW201", "IW301"]
