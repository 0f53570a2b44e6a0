"""Placeholders in texts, and the signs and conditions of a scenario.

In goes a text. Faults are found in it, or none; a text without faults is filled in whole, once: what a value says is
never read again. No text makes any of the functions raise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from iisam_workshop.errors import Problem
from iisam_workshop.model.signs import filled_in, resolved, sign_faults, signs
from iisam_workshop.model.text import PLACEHOLDERS, faults, fill, placeholders
from tests.fuzz.target import Target, told

__all__ = ["TARGET"]

_VALUE = "{{ council.name }}{% x %}{{"
"""What a value may say, which must stand on paper as it is."""
_MARK = "\ue000"
_NAMES = ("person.mother", "place", "council.name")
_CONDITIONS = ("charity", "police", "wales", "level-1")


def attempt(data: bytes) -> str:
    text = data.decode("utf-8", "replace").replace(_MARK, "")
    return f"{_placeholders(text, data)}; {_signs(text, data)}"


def _placeholders(text: str, data: bytes) -> str:
    found = list(faults(text, PLACEHOLDERS))
    _told(found, data)
    names = placeholders(text)
    assert found or set(names) <= set(PLACEHOLDERS), names
    if found:
        return "faults"
    filled = fill(text, dict.fromkeys(PLACEHOLDERS, _MARK))
    assert filled.count(_MARK) == len(names), "a sign that was not filled"
    assert not re.search(r"\{\{|\}\}", filled), "braces that are no fault and no sign"
    assert fill(text, dict.fromkeys(PLACEHOLDERS, _VALUE)) == filled.replace(_MARK, _VALUE), "a value was read again"
    return f"filled {min(len(names), 3)}"


def _signs(text: str, data: bytes) -> str:
    found = list(sign_faults(text, _NAMES, _CONDITIONS, lambda _: None))
    _told(found, data)
    signs(text)
    values = dict.fromkeys(_NAMES, _VALUE)
    filled_in(text, values)
    if found:
        return "sign faults"
    for facts in ((), ("charity",), _CONDITIONS):
        said = resolved(text, dict.fromkeys(_NAMES, _MARK), facts)
        bare = said.replace(_MARK, "")
        assert not re.search(r"\{\{ (if|end)\b", bare), "a condition on paper"
        assert resolved(text, values, facts).count("{% x %}") == said.count(_MARK), "a value was read again"
    return f"signs {min(len(signs(text)), 3)}"


def _told(found: list[Problem], data: bytes) -> None:
    for problem in found:
        told(problem.code, f"{problem.message}. {problem.hint}", problem.hint, data)


def seeds() -> Iterator[bytes]:
    yield b"Welcome to {{ venue.name }}, {{venue.room}} of {{  council.name }}."
    yield b"{{ if charity }}{{ Person.mother }} came. {{ else }}Nobody {{ place }}.{{ end }}"
    yield b"x {{ if not police and wales }}\n\n{{ end }}  {{ if wales }}y{{ end }}"
    yield b"{{ phone.desk }} {{ nhs.child-1 }} {% for x in y %} {# no #} }} {{ a.b.c }} {{ councl.name }}"
    yield b"{{ if level-1 }}{{ if wales }}x{{ end }}{{ end }}{{ else }}"
    yield from (b"", b"{", b"{{}}", b"{{ }}", b"{ { x } }", b"{{{ council.name }}}")


TARGET = Target(
    "placeholders",
    attempt,
    seeds,
    words=(
        *(
            b"{{ ",
            b" }}",
            b"{{",
            b"}}",
            b"{",
            b"}",
            b"{%",
            b"{#",
            b"if ",
            b"else",
            b"end",
            b"not ",
            b" and ",
            b".",
            b"-",
            b"_",
            b"\n\n",
            b"\t",
        ),
        *(
            b"council.name",
            b"person.mother",
            b"Person.mother",
            b"place",
            b"charity",
            b"level-1",
            b"phone.desk",
            b"phone.",
            b"venue.room",
            b"{{ end }}",
        ),
        *(
            b"{{ if charity }}",
            b"{{ else }}",
            b"\xc4\xb0",
            b"\xc2\xa0",
            b"\xe2\x80\x8b",
            b"If ",
            b"IF",
            b"{{ If charity }}",
            b"{{ END }}",
        ),
    ),
)
