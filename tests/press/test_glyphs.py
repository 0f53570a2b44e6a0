"""A letter that the typeface lacks is told wherever it stands, or it is not drawn: no field can make an empty box."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import chain
from typing import Any

import pytest

from iisam_workshop.errors import ContentInvalid
from iisam_workshop.model.document import Document
from iisam_workshop.press.part import press
from iisam_workshop.press.text import glyph_problems
from tests.papers import FONTS, LAYOUT, PACK, bound, deck, flow, pressed, prompt, prompts, table, text
from tests.reading import Reading

SNOW = "\N{SNOWMAN}"
CHOICES = {
    "audience",
    "copies",
    "style",
    "kind",
    "align",
    "mark",
    "colour",
    "shape",
    "paper",
    "marker",
    "lang",
    "id",
    "qr",
}
"""Fields that take one of a few words, a colour, or what only our code writes; no text of anybody stands in them."""


def with_snow(
    value: Any, seen: set[tuple[str, str]], make: Callable[[Any], Document]
) -> Iterator[tuple[str, Document]]:
    """Each text of a document in turn with the letter in it; one of each field of each class is enough."""
    if is_dataclass(value) and not isinstance(value, type):
        names = [each.name for each in fields(value)]
    elif isinstance(value, tuple) and hasattr(value, "_fields"):
        names = list(value._fields)
    elif isinstance(value, tuple):
        for n, each in enumerate(value):
            yield from with_snow(each, seen, lambda new, n=n: make((*value[:n], new, *value[n + 1 :])))  # type: ignore[misc]
        return
    else:
        return

    def changed(name: str, new: Any) -> Any:
        return replace(value, **{name: new}) if is_dataclass(value) else value._replace(**{name: new})  # type: ignore[type-var]

    for name in names:
        field, kind = getattr(value, name), (type(value).__name__, name)
        if isinstance(field, str) and name not in CHOICES and kind not in seen:
            seen.add(kind)
            yield ".".join(kind), make(changed(name, f"{field}{SNOW}"))
        elif isinstance(field, tuple) and field and isinstance(field[0], str) and kind not in seen:
            seen.add(kind)
            yield ".".join(kind), make(changed(name, (f"{field[0]}{SNOW}", *field[1:])))
        elif not isinstance(field, str):
            yield from with_snow(field, seen, lambda new, name=name: make(changed(name, new)))  # type: ignore[misc]


def small(document: Document) -> list[Document]:
    """A paper of many slides as many papers of one, which take as long to press all together as it does once."""
    return (
        [replace(document, slides=(each,)) for each in document.slides] if hasattr(document, "slides") else [document]
    )


def shown(document: Document) -> str:
    reading = Reading(bound(press(document, LAYOUT, FONTS, PACK)))
    return "".join(reading.page_text(page) for page in range(len(reading.pdf.pages)))


def test_no_field_of_any_paper_can_draw_a_letter_that_the_typeface_lacks(documents: dict[str, Document]) -> None:
    seen: set[tuple[str, str]] = set()
    shortest_first = sorted(documents.values(), key=lambda each: len(repr(each)))  # for each field is tried once
    made = [prompts(prompt(1)), deck(), flow(text("x"), table(2)), *chain(*map(small, shortest_first))]
    told, quiet = [], []
    pressed(made[0])  # makes the typeface known
    for document in made:
        for field, changed in with_snow(document, seen, lambda new: new):
            (told if glyph_problems(changed) else quiet).append((field, changed))
    assert len(told) > 40
    drawn = []
    for field, changed in quiet:
        try:
            if SNOW in shown(changed):
                drawn.append(field)
        except ContentInvalid:
            continue  # told in another way
    assert drawn == []


def test_the_control_is_one() -> None:
    assert SNOW not in shown(flow(text("x")))
    (problem,) = glyph_problems(flow(text(f"x{SNOW}")))
    assert problem.code == "IW231"
    assert "U+2603" in problem.message


def test_what_stands_below_a_page_is_refused_before_it_is_drawn() -> None:
    for changed in (replace(flow(text("x")), folio=f"{{page}} {SNOW}"), replace(flow(text("x")), band=SNOW)):
        with pytest.raises(ContentInvalid) as failure:
            pressed(changed)
        assert failure.value.problems[0].code == "IW231"
    with pytest.raises(ContentInvalid):
        press(flow(text("x")), LAYOUT, FONTS, f"{PACK} {SNOW}")
