"""The signs in a scenario's texts: ``{{ person.mother }}``, and conditions as ``{{ if charity }}… {{ end }}``.

The grammar has names and conditions and no more: no calls, no loops, no nesting. A sign that begins with a capital
gives its text a capital. What was filled in is never looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from iisam_workshop.errors import Place, Problem, did_you_mean
from iisam_workshop.model.fiction import NumberKind

__all__ = ["NUMBER_KINDS", "condition_faults", "filled_in", "holds", "resolved", "sign_faults", "signs"]

NUMBER_KINDS: tuple[NumberKind, ...] = ("phone", "email", "reference", "nhs", "nino", "postcode")
"""Kinds of numbers that nobody has: ``phone.desk``, with any word behind the kind."""


_SIGN = re.compile(r"\{\{(?P<inside>[^{}]*)\}\}|\{\{|\}\}|\{%|\{#")
_NAME = re.compile(r"([A-Za-z])([a-z_]*(?:\.[a-z0-9][a-z0-9_-]*)*)")
_TERM = re.compile(r"(not )?([a-z0-9]+(?:-[a-z0-9]+)*)")
_GAPS = re.compile(r"[ \t]+")
_HOW = "Write signs as {{ person.mother }}, and conditions as {{ if charity }}… {{ else }}… {{ end }}."


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign of a text: ``word`` is ``if``, ``else``, ``end``, the name of a value, or empty where it is no sign."""

    word: str
    condition: str
    capital: bool
    start: int
    end: int


def signs(text: str) -> tuple[str, ...]:
    """Return the names of the values that a text asks for, in order, their first letters small."""
    return tuple(sign.word for sign in _signs(text) if sign.word not in ("", "if", "else", "end"))


def sign_faults(
    text: str, names: Sequence[str], conditions: Sequence[str], place_of: Callable[[int], Place | None]
) -> Iterator[Problem]:
    """Find signs that are unknown or ill-formed (IW116), and conditions that do not close or are unknown (IW301).

    ``place_of`` tells where the double braces of a number, from 0, stand in the file.
    """
    inside, place = "", place_of(0)
    for sign in _signs(text):
        place = place_of(text.count("{{", 0, sign.start))
        if not sign.word:
            what = f"'{text[sign.start : sign.start + 2]}' stands here without being part of a sign"
            yield Problem("IW116", what, _HOW, place)
        elif sign.word == "if":
            if inside:
                yield Problem(
                    "IW301", "a condition begins inside another one", "Close the first with {{ end }}.", place
                )
            yield from condition_faults(sign.condition, conditions, place)
            inside = "if"
        elif sign.word in ("else", "end"):
            if not inside or (sign.word == "else" and inside == "else"):
                yield Problem("IW301", f"'{{{{ {sign.word} }}}}' stands here without its 'if'", _HOW, place)
            inside = "else" if inside and sign.word == "else" else ""
        elif sign.word not in names and not _is_number(sign.word):
            yield Problem("IW116", f"unknown sign '{{{{ {sign.word} }}}}'", did_you_mean(sign.word, names), place)
    if inside:
        yield Problem("IW301", "a condition is not closed", "Write {{ end }} where it ends.", place)


def condition_faults(condition: str, known: Sequence[str], place: Place | None = None) -> Iterator[Problem]:
    """Find what is wrong with a condition (IW301): its form, or a word that stands for nothing."""
    for term in condition.split(" and "):
        found = _TERM.fullmatch(term.strip())
        if not found:
            hint = "Write the ids of partners, nations, levels or lengths, with 'not' and 'and'."
            yield Problem("IW301", f"{condition!r} is not a condition", hint, place)
        elif found[2] not in known:
            yield Problem("IW301", f"unknown word {found[2]!r} in a condition", did_you_mean(found[2], known), place)


def holds(condition: str | None, facts: Collection[str]) -> bool:
    """Tell whether a sound condition holds where these words do; none at all always holds."""
    terms = [term.strip() for term in condition.split(" and ")] if condition else []
    return all((term.removeprefix("not ") in facts) is not term.startswith("not ") for term in terms)


def filled_in(text: str, values: Mapping[str, str]) -> str:
    """Return a text with the signs filled that have a value; conditions and all other signs stay."""
    written, at = [], 0
    for sign in _signs(text):
        if sign.word in values:
            written += [text[at : sign.start], _said(values[sign.word], capital=sign.capital)]
            at = sign.end
    return "".join((*written, text[at:]))


def resolved(text: str, values: Mapping[str, str], facts: Collection[str]) -> str:
    """Return a sound text with its conditions decided and its signs filled; what has no value stays as it stands.

    Gaps that conditions leave are closed: single spaces within a paragraph, and no empty paragraphs.
    """
    if "{{" not in text:
        return text
    written, at, shown = [], 0, True
    for sign in _signs(text):
        if shown:
            written.append(text[at : sign.start])
        at = sign.end
        if sign.word == "if":
            shown = decided = holds(sign.condition, facts)
        elif sign.word == "else":
            shown = not decided
        elif sign.word == "end":
            shown = True
        elif shown:
            written.append(_said(values.get(sign.word, text[sign.start : sign.end]), capital=sign.capital))
    parts = "".join((*written, text[at:] if shown else "")).split("\n\n")
    tidy = ("\n".join(_GAPS.sub(" ", line).strip() for line in part.strip().splitlines()) for part in parts)
    return "\n\n".join(part for part in tidy if part)


def _said(value: str, *, capital: bool) -> str:
    return value[:1].upper() + value[1:] if capital else value


def _is_number(word: str) -> bool:
    kind, _, name = word.partition(".")
    return kind in NUMBER_KINDS and bool(name)


def _signs(text: str) -> Iterator[_Sign]:
    for found in _SIGN.finditer(text):
        inside = " ".join((found["inside"] or "").split())
        word, _, rest = inside.partition(" ")
        name = _NAME.fullmatch(inside)
        if word == "if" and rest:
            yield _Sign("if", rest, False, *found.span())
        elif name and name[0] != "if":
            yield _Sign(name[1].lower() + name[2], "", name[1].isupper(), *found.span())
        else:
            yield _Sign("", "", False, *found.span())
