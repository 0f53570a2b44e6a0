"""Pydantic's findings in words for people: what is wrong with a value and how to write it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic_core import ErrorDetails

from iisam_workshop.errors import did_you_mean
from iisam_workshop.load.layers import Plain

__all__ = ["reword_value"]

Words = tuple[str, str, str]
"""Code, message and hint."""

_ID_LENGTH = 60
_ID = "Use lower-case letters a-z, digits and single hyphens, at most 60, such as 'harrow-lane'."
_ONE_VALUE = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "date_type": "a date",
}
_MANY_VALUES = {
    "tuple_type": ("a list", "Write each entry on a line of its own, after '- '."),
    "list_type": ("a list", "Write each entry on a line of its own, after '- '."),
    "model_type": ("a group of keys", "Write 'key: value' lines under it, indented by two spaces."),
    "dict_type": ("a group of keys", "Write 'key: value' lines under it, indented by two spaces."),
}
_BOUNDS = {
    "greater_than_equal": ("ge", "at least"),
    "greater_than": ("gt", "more than"),
    "less_than_equal": ("le", "at most"),
    "less_than": ("lt", "less than"),
}


def reword_value(mistake: ErrorDetails, name: str, value: Plain) -> Words:
    """Say what is wrong with the value of ``name``; the value itself is never repeated, it may be personal."""
    kind, facts = mistake["type"], mistake.get("ctx", {})
    if kind in _ONE_VALUE or kind in _MANY_VALUES:
        return _wrong_kind(kind, name, value)
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return "IW114", f"{name} is out of range", f"It must be {words} {_number(facts[key])}."
    if kind == "literal_error":
        return "IW114", f"{name} has a value that is not known", did_you_mean(str(value), _listed(facts["expected"]))
    if kind in _KNOWN:
        return _KNOWN[kind](name, facts)
    if kind == "string_too_long":
        return _too_long(name, len(str(value)), facts["max_length"])
    what, _, remedy = mistake["msg"].partition("; ")
    code, otherwise = _OURS.get(kind, ("IW114", "Write another value."))
    hint = f"{remedy[:1].upper()}{remedy[1:]}." if remedy else otherwise
    return code, f"{name}: {what}" if name else what, hint


_OURS = {
    "blank": ("IW115", "Write a text, or take the key out."),
    "styles": ("IW112", "Add them, or start from another layout with 'extends: standard'."),
    "minutes": ("IW114", "Write minutes as 45 or 1h 30m."),
    "one_verb": ("IW204", "Write one change after each dash."),
    "one_place": ("IW205", "Write one of them."),
    "one_length": ("IW205", "Write one of them."),
    "nothing_new": ("IW205", "Name a key."),
}
"""Code and remedy of what our own values find wrong, where their message holds no remedy."""


def _wrong_kind(kind: str, name: str, value: Plain) -> Words:
    has = "text" if isinstance(value, str) else "a list" if isinstance(value, list) else "a group of keys"
    if kind in _MANY_VALUES:
        wanted, hint = _MANY_VALUES[kind]
        return "IW113", f"{name or 'the file'} must be {wanted}, not {has}", hint
    wanted = _ONE_VALUE[kind]
    if not isinstance(value, str):
        return "IW113", f"{name} must be {wanted}, not {has}", "Write one value after the colon."
    return "IW113", f"{name} must be {wanted}", f"Write {wanted}."


def _listed(expected: str) -> list[str]:
    return [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]


def _off_pattern(name: str, facts: dict[str, Any]) -> Words:
    if "http" in str(facts["pattern"]):
        return "IW114", f"{name} is not a web address", "Write it in full, as https://example.org/page."
    if "#" in str(facts["pattern"]):
        return "IW114", f"{name} is not a colour", 'Write a colour in double quotes, as "#46307A".'
    return "IW117", f"{name} is not an id", _ID


def _too_long(name: str, length: int, limit: int) -> Words:
    if limit == _ID_LENGTH:
        return "IW117", f"{name} is not an id", _ID
    return "IW114", f"{name} has {length:,} characters; the limit is {limit:,}", "Shorten it."


def _too_few(name: str, facts: dict[str, Any]) -> Words:
    least = facts["min_length"]
    return "IW114", f"{name} has too few entries", f"Write at least {least}."


def _too_many(name: str, facts: dict[str, Any]) -> Words:
    most = facts["max_length"]
    return "IW114", f"{name} has too many entries", f"Write at most {most}."


_KNOWN: dict[str, Callable[[str, dict[str, Any]], Words]] = {
    "string_pattern_mismatch": _off_pattern,
    "too_short": _too_few,
    "too_long": _too_many,
}


def _number(bound: float) -> str:
    return f"{bound:g}"
