"""What a council's own template may hold, and what it is told otherwise."""

from __future__ import annotations

import dataclasses

import pytest

from iisam_workshop.compose.documents import compose
from iisam_workshop.compose.own_wording import template_faults
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.errors import ContentInvalid
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.wording import OwnWording, Wording

OURS = read_wording("en")
FILE = "wording/agenda.en.md.j2"
NAMES = ("before", "timetable", "after", "foot")
SLOTS = "".join(f"\n\n::: {name}\n" for name in NAMES)


def own(name: str, text: str) -> Wording:
    return OURS.localised(OwnWording({"en": {name: text}}, {}, {"en": {name: f"wording/{name}.en.md.j2"}}), "en")


def faults(text: str, name: str = "agenda") -> list[tuple[str, int, str]]:
    return [
        (problem.code, problem.place.line if problem.place else 0, f"{problem.message}. {problem.hint}")
        for problem in template_faults(own(name, text), OURS)
    ]


@pytest.mark.parametrize("name", OURS.templates)
def test_a_council_may_begin_with_a_copy_of_any_template_of_ours(name: str) -> None:
    assert faults(OURS.templates[name], name) == []


@pytest.mark.parametrize(
    "text",
    [
        "# {{ title }}",
        "{% if venue %}At {{ venue }}.{% else %}Somewhere.{% endif %}",
        "{% for word in title %}- {{ word }} {{ loop.index }}\n{% endfor %}",
        "{{ 'one' if title == 'x' and not venue else 'two' }}",
        "{{ title | lower | stopped }}{# a note #}",
        "{% if title is defined %}x{% endif %}",
        "1 < 2",
    ],
)
def test_text_values_conditions_and_lists_may_stand_in_a_template(text: str) -> None:
    assert faults(text + SLOTS) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ title.upper() }}", "a call"),
        ("{{ title.__class__ }}", "a hidden value"),
        ("{{ title['x'] }}", "a value in brackets"),
        ("{% include 'x' %}", "'include'"),
        ("{% import 'x' as y %}", "'import'"),
        ("{% from 'x' import y %}", "'import'"),
        ("{% extends 'x' %}", "'extends'"),
        ("{% block x %}{% endblock %}", "'block'"),
        ("{% set x = 1 %}", "'set'"),
        ("{% macro x() %}{% endmacro %}", "'macro'"),
        ("{% filter lower %}x{% endfilter %}", "a block of a filter"),
        ("{{ title | attr('x') }}", "the filter 'attr'"),
        ("{{ title | lowr }}", "Did you mean 'lower'?"),
        ("{{ 'a' * 99999999 }}", "no use"),
        ("{{ [1, 2] }}", "no use"),
        ("{% for n in range(9) %}{% endfor %}", "'for' over something"),
        ("{% for n in 'abc' %}{% endfor %}", "'for' over something"),
        ("{% for a in title %}" * 3 + "x" + "{% endfor %}" * 3, "a 'for' inside two others"),
        ("{% if title is callable %}x{% endif %}", "no use"),
        ("<b>bold</b>", "HTML"),
        ("|---|---|", "a table"),
        ("![a map](map.png)", "a picture"),
        ("```", "a block of code"),
        ("so they say[^1]", "a footnote"),
        ("{{ titel }}", "Did you mean 'title'?"),
        ("{% if x", "cannot be read"),
        ("{{ title", "cannot be read"),
        ("{% endfor %}", "cannot be read"),
        ("{{ " + "(" * 5000, "cannot be read"),
    ],
)
def test_anything_else_is_refused_once_with_its_line(text: str, words: str) -> None:
    found = [each for each in faults(f"# A\n\n{text}{SLOTS}") if each[0] == "IW276"]
    assert len(found) == 1
    assert words in found[0][2]
    assert found[0][1] in ((3,) if "cannot be read" not in words else (0, 3, 5))


def test_all_faults_of_all_templates_are_told() -> None:
    assert [(code, line) for code, line, _ in faults("{{ a }}\n{{ title.b() }}\n")] == [
        ("IW276", 2),
        ("IW276", 1),
        *[("IW277", 0)] * len(NAMES),
    ]


def test_a_slot_that_is_missing_and_one_that_is_not_known_are_named() -> None:
    found = faults("::: before\n\n::: timetable\n\n::: foot\n\n::: aftr\n")
    assert [(code, line) for code, line, _ in found] == [("IW277", 0), ("IW277", 7)]
    assert "'::: after' is missing" in found[0][2]
    assert "Did you mean 'after'?" in found[1][2]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ title.nowhere }}", "no value of the name 'nowhere'"),
        ("{% if venue == 'never' %}\n::: foot\n{% endif %}", "no slot for foot"),
        ("{{ title | first | length | first }}", "cannot be filled in"),
    ],
)
def test_what_shows_only_when_it_is_filled_in_is_told_with_the_file(plan, text: str, words: str) -> None:
    slots = "".join(f"\n\n::: {name}\n" for name in NAMES if name not in text)
    paper = next(paper for paper in plan.documents if paper.id == "agenda")
    with pytest.raises(ContentInvalid) as refusal:
        compose(plan, paper, own("agenda", text + slots))
    (problem,) = refusal.value.problems
    assert (problem.code, problem.place and problem.place.file) == ("IW278", FILE)
    assert words in problem.message


def test_a_fault_of_our_own_templates_stays_a_fault_of_ours() -> None:
    ours = dataclasses.replace(OURS, templates={"x": "::: y\n"})
    with pytest.raises(LookupError):
        blocks_of(ours, "x", {}, {})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "{% for a in title %}{% for b in title %}" + "long text " * 100 + "{% endfor %}{% endfor %}",
            "50,000 characters",
        ),
        ("{% for a in title %}{% for b in title %}{% endfor %}{% endfor %}" * 60, "loops go on for too long"),
        ("{{ " + "~".join(["title"] * 1200) + " }}", "50,000 characters"),
        ("w" * 1001, "a word of 1,001 letters"),
        ("# A heading\n\n" * 1001, "1,000 headings"),
        ("[a](b) " * 1001, "1,000 headings"),
        ("word " * 20_000, "50,000 characters"),
    ],
)
def test_a_template_that_makes_more_than_a_paper_has_is_refused_before_it_is_set(plan, text: str, words: str) -> None:
    paper = next(paper for paper in plan.documents if paper.id == "agenda")
    with pytest.raises(ContentInvalid) as refusal:
        compose(plan, paper, own("agenda", text + SLOTS))
    (problem,) = refusal.value.problems
    assert (problem.code, problem.place and problem.place.file) == ("IW318", FILE)
    assert words in problem.message
    assert "as a PDF" in problem.hint


def test_a_template_of_thousands_of_parts_is_refused_before_it_is_prepared() -> None:
    (found,) = faults("{{ title }}" * 3_001 + SLOTS)
    assert found[0] == "IW318"
    assert "more than 3,000 parts" in found[2]
