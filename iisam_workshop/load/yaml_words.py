"""YAML's syntax errors in words that help somebody who has never heard of YAML."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from iisam_workshop.errors import Place, Problem

__all__ = ["reword"]

_KEYED = re.compile(r"\s*(?:- +)*(?:[^\s:#][^:#]*:\s+|- +)(?P<value>\S.*)", re.DOTALL)
_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_][\w-]*):(?=[^\s/])")
_SPECIAL = "*&@%{}[]`|>!?,“”‘’"


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A text in quotes that the parser could read: where it begins and ends, as line and column from 0."""

    start: tuple[int, int]
    end: tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A syntax error seen from the text: what the parser said, where, and the line it stands in."""

    file: str
    lines: tuple[str, ...]
    context: str
    said: str
    line: int
    column: int
    began: tuple[int, int]
    last: _Quoted | None

    @property
    def text(self) -> str:
        """The line that the parser points at."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def value(self) -> str:
        """The text behind the first key or dash of that line."""
        found = _KEYED.match(self.text)
        return found["value"] if found else ""

    def problem(self, message: str, hint: str, at: tuple[int, int] | None = None) -> Problem:
        line, column = at or (self.line, self.column)
        return Problem("IW102", message, hint, Place(self.file, line + 1, column + 1))


def reword(error: yaml.YAMLError, text: str, last: yaml.ScalarEvent | None, file: str) -> Problem:
    """Say what a syntax error means; ``last`` is the last text that the parser could read."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem("IW102", "this is not YAML", "Save it as plain text in UTF-8.", Place(file))
    trouble = _trouble(error, text, last, file)
    said = (rule(trouble) for rule in _RULES)
    return next((problem for problem in said if problem), _unclear(trouble))


def _trouble(error: yaml.MarkedYAMLError, text: str, last: yaml.ScalarEvent | None, file: str) -> _Trouble:
    line, column = _position(error.problem_mark or error.context_mark)
    quoted = last is not None and last.style in ("'", '"')
    lines = tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    return _Trouble(
        file,
        lines,
        error.context or "",
        error.problem or "",
        line,
        column,
        _position(error.context_mark or error.problem_mark),
        _Quoted(_position(last.start_mark), _position(last.end_mark)) if last and quoted else None,
    )


def _position(mark: Any) -> tuple[int, int]:
    return (mark.line, mark.column) if mark else (0, 0)


def _tab(trouble: _Trouble) -> Problem | None:
    indent = trouble.text[: len(trouble.text) - len(trouble.text.lstrip())]
    if "\t" not in indent:
        return None
    at = (trouble.line, indent.index("\t"))
    return trouble.problem("this line is indented with a tab", "Use spaces, two for each level.", at)


def _open_quote(trouble: _Trouble) -> Problem | None:
    hint = "Close it with the same sign, ' or \", at the end of the text."
    if "scalar" in trouble.context and "end of stream" in trouble.said:
        return trouble.problem("the quote that opens here is never closed", hint, trouble.began)
    last = trouble.last
    if last is None or last.end[0] != trouble.line or last.end[1] > trouble.column:
        return None
    if last.start[0] < last.end[0]:
        return trouble.problem(f"the quote that opens here closes on line {trouble.line + 1} only", hint, last.start)
    return trouble.problem(
        "text goes on after the closing quote",
        "Put the whole text into double quotes, and write quotes inside it as ‘ and ’.",
        last.start,
    )


def _backslash(trouble: _Trouble) -> Problem | None:
    if "escape" not in trouble.said:
        return None
    return trouble.problem(
        "this is no sign that may follow a backslash in double quotes",
        "Write text with a backslash in single quotes.",
    )


def _special_start(trouble: _Trouble) -> Problem | None:
    value = trouble.value
    if not value or value[0] not in _SPECIAL:
        return None
    sign = value[0]
    at = (trouble.line, len(trouble.text) - len(value))
    hint = f"Put straight quotes round text that starts with {sign}."
    return trouble.problem(f"this text starts with {sign}, which has a meaning of its own in YAML", hint, at)


def _open_bracket(trouble: _Trouble) -> Problem | None:
    if "flow" not in trouble.context:
        return None
    return trouble.problem(
        "the bracket that opens here is never closed",
        "Close it, or put quotes round text that starts with a bracket.",
        trouble.began,
    )


def _no_space(trouble: _Trouble) -> Problem | None:
    lines = dict.fromkeys((trouble.began[0], trouble.line, trouble.line - 1))
    for number in lines:
        found = _NO_SPACE.match(trouble.lines[number]) if 0 <= number < len(trouble.lines) else None
        if found:
            # a key with a capital is none of ours, and may be a name
            behind = f" of {found['key']!r}" if found["key"].islower() else ""
            what = f"there is no space after the colon{behind}"
            return trouble.problem(what, "Write a space after the colon.", (number, found.end() - 1))
    return None


def _colon(trouble: _Trouble) -> Problem | None:
    if "mapping values are not allowed" not in trouble.said:
        return None
    if re.search(r":(\s|$)", trouble.value):
        return trouble.problem("this text holds ': '", "Put quotes round text with ': ' in it.")
    at = (trouble.line, len(trouble.text) - len(trouble.text.lstrip()))
    return trouble.problem(
        "this line is indented further than the line above allows",
        "Start the keys of one level in the same column.",
        at,
    )


def _no_colon(trouble: _Trouble) -> Problem | None:
    if "could not find expected ':'" not in trouble.said:
        return None
    return trouble.problem(
        "this line has no ': ' after a key",
        "Write 'key: value', or indent the line if it goes on with the text above.",
        trouble.began,
    )


def _out_of_line(trouble: _Trouble) -> Problem | None:
    if trouble.context not in ("while parsing a block mapping", "while parsing a block collection"):
        return None
    return trouble.problem(
        "this line does not fit the lines above it",
        "Start the keys, or the dashes, of one level in the same column.",
    )


def _unclear(trouble: _Trouble) -> Problem:
    return trouble.problem(
        "this line is not YAML",
        "Write 'key: value' lines, lists with '- ' before each entry, and quotes round text with special signs.",
    )


_RULES: tuple[Callable[[_Trouble], Problem | None], ...] = (
    _tab,
    _open_quote,
    _backslash,
    _open_bracket,
    _special_start,
    _no_space,
    _colon,
    _no_colon,
    _out_of_line,
)
