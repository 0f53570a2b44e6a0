"""From a template to blocks: what is filled in prints its own characters, and every name must be known."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SecurityError
from markupsafe import Markup

from iisam_workshop.compose.wording import blocks_of, escape_markdown, render_plain
from iisam_workshop.model.blocks import Block, Callout, Heading, ItemList, PageBreak, Paragraph, Runs, Span, runs
from iisam_workshop.model.wording import Wording

LETTERS = st.characters(exclude_categories=["Cc", "Cs"])
WORDS = st.text(LETTERS, min_size=1, max_size=30).map(lambda text: " ".join(text.split())).filter(bool)
SIGNS = st.text("*_`[](){}<>#+-.!|&;:\\/~^$%@=\"', 0123ab", min_size=1, max_size=20)
ANYTHING = WORDS | SIGNS.map(lambda text: " ".join(text.split())).filter(bool)


def made(template: str, values: dict[str, Any] | None = None, **slots: tuple[Block, ...]) -> tuple[Block, ...]:
    named = {name.replace("_", "-"): blocks for name, blocks in slots.items()}
    return blocks_of(Wording("en-GB", {"t": template}, {}), "t", values or {}, named)


def plain(spans: Runs) -> str:
    return "".join(span.text for span in spans)


# -- what is filled in


@given(ANYTHING)
@example("::: slot")
@example("[ ] not a box")
@example("---")
@example("1. one")
@example("    code")
@example("a  \tb")
@example("{{ 7*7 }} {% for %} {# x #}")
@example("<b>&amp;</b> &#65;")
@example("https://example.org/<x>")
@example("back\\slash\\")
@example("王小明 ŵ ŷ")
def test_a_value_prints_exactly_its_characters_wherever_it_stands(words: str) -> None:
    template = "{{ x }}\n\n# {{ x }}\n\n- {{ x }}\n- {{ x }} {{ x }}\n\n> {{ x }}\n\n1. {{ x }}\n"
    paragraph, heading, bullets, callout, numbers = made(template, {"x": words})
    once = " ".join(words.split())
    assert paragraph == Paragraph(runs(once))
    assert heading == Heading(1, runs(once))
    assert bullets == ItemList((runs(once), runs(f"{once} {once}")))
    assert callout == Callout((Paragraph(runs(once)),))
    assert numbers == ItemList((runs(once),), "number")


@given(ANYTHING)
def test_a_value_in_bold_is_bold_and_nothing_else_is(words: str) -> None:
    (paragraph,) = made("before **{{ x }}** after\n", {"x": words})
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == (Span("before "), Span(words, bold=True), Span(" after"))


@given(ANYTHING, ANYTHING)
def test_two_values_side_by_side_do_not_meddle(first: str, second: str) -> None:
    (paragraph,) = made("{{ x }}, {{ y }}\n", {"x": first, "y": second})
    assert isinstance(paragraph, Paragraph)
    assert plain(paragraph.runs) == f"{first}, {second}"


def test_a_value_that_looks_like_a_template_is_not_looked_at_again() -> None:
    (paragraph,) = made("{{ x }}\n", {"x": "{{ y }}", "y": "secret"})
    assert paragraph == Paragraph(runs("{{ y }}"))


def test_line_breaks_in_a_value_become_spaces() -> None:
    assert made("{{ x }}\n", {"x": "one\n\n# two\n- three"}) == (Paragraph(runs("one # two - three")),)


def test_what_is_markup_already_is_not_escaped_twice() -> None:
    assert escape_markdown(Markup("**bold**")) == "**bold**"
    assert escape_markdown(escape_markdown("a*b")) == "a\\*b"
    assert made("{{ x }}\n", {"x": Markup("**bold**")}) == (Paragraph(runs("bold", bold=True)),)


def test_values_through_a_macro_are_escaped_once() -> None:
    template = "{% macro quoted(x) %}({{ x }}){% endmacro %}\n{{ quoted(x) }}\n"
    assert made(template, {"x": "a*b*"}) == (Paragraph(runs("(a*b*)")),)


def test_numbers_are_values_too() -> None:
    assert made("{{ n }} people\n", {"n": 24}) == (Paragraph(runs("24 people")),)


# -- what a template may hold


def test_headings_lists_boxes_and_page_breaks_become_blocks() -> None:
    lists = "- a\n- b\n\n1. c\n\n- [ ] d\n- [ ] **e** f\n\n> g\n>\n> - h\n\n---\n"
    assert made(f"# One\n\nText *of a work* and **bold**.\n\n{lists}") == (
        Heading(1, runs("One")),
        Paragraph((Span("Text "), Span("of a work", italic=True), Span(" and "), Span("bold", bold=True), Span("."))),
        ItemList((runs("a"), runs("b"))),
        ItemList((runs("c"),), "number"),
        ItemList((runs("d"), (Span("e", bold=True), Span(" f"))), "tick"),
        Callout((Paragraph(runs("g")), ItemList((runs("h"),)))),
        PageBreak(),
    )


def test_a_link_of_a_template_goes_to_its_address() -> None:
    (paragraph,) = made("See [the guide](https://example.org/a?b=c).\n")
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs[1] == Span("the guide", link="https://example.org/a?b=c")


@pytest.mark.parametrize("template", ["`code`", "``` code ```", "<b>x</b>", "<div>x</div>", "<!-- x -->", "|a|b|"])
def test_code_html_and_tables_are_printed_as_they_stand(template: str) -> None:
    assert made(f"{template}\n") == (Paragraph(runs(template)),)


# -- names


def test_a_slot_takes_the_blocks_that_are_given_for_it() -> None:
    table = Paragraph(runs("typed"))
    assert made("before\n\n::: time-table\n\nafter\n", time_table=(table, table)) == (
        Paragraph(runs("before")),
        table,
        table,
        Paragraph(runs("after")),
    )


def test_a_slot_that_nobody_fills_is_an_error() -> None:
    with pytest.raises(LookupError, match="'timetable'"):
        made("::: timetable\n")


def test_a_slot_that_the_template_has_no_place_for_is_an_error() -> None:
    with pytest.raises(LookupError, match="aims, timetable"):
        made("text\n", timetable=(), aims=())


@pytest.mark.parametrize("template", ["{{ titel }}", "{{ thing.nme }}", "{% for x in things %}{{ x }}{% endfor %}"])
def test_an_unknown_name_is_an_error(template: str) -> None:
    with pytest.raises(UndefinedError):
        made(f"{template}\n", {"title": "x", "thing": {"name": "x"}})


def test_a_template_that_cannot_be_read_is_an_error() -> None:
    with pytest.raises(TemplateSyntaxError):
        made("{{ title \n", {"title": "x"})


@pytest.mark.parametrize("template", ["{{ ''.__class__.__mro__ }}", "{{ title.__class__ }}"])
def test_a_template_cannot_reach_into_the_program(template: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        made(f"{template}\n", {"title": "x"})


def test_a_template_that_is_not_markdown_takes_values_as_they_are() -> None:
    assert render_plain("a: {{ x }}\n", {"x": "b*c"}) == "a: b*c\n"
    with pytest.raises(UndefinedError):
        render_plain("{{ y }}", {})
