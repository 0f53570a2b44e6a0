"""Content as YAML that people can go on editing. It knows texts, lists and groups of keys, which is all that we write.

Every text stands in double quotes unless it is plainly an id, a number or a time, so no text can be taken for more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from textwrap import wrap

__all__ = ["Bare", "Block", "Noted", "Written", "scalar", "yaml_text"]

_PLAIN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*|\d+(-\d+)*|\d{1,2}:\d{2}")
_WORDS = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_BARE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*(-[A-Za-z0-9_]+)*")
_WIDTH = 100
_SIGN = re.compile(r"\{\{[^{}]*\}\}")
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


class Noted(str):
    """A text with a remark that is written as a comment behind it."""

    __slots__ = ("remark",)
    remark: str

    def __new__(cls, text: str, remark: str) -> Noted:
        """Make a text with a remark of one line."""
        made = super().__new__(cls, text)
        made.remark = " ".join(remark.split())
        return made


class Block(str):
    """A text of sentences, written on lines of its own where that says the same but for line breaks in paragraphs."""

    __slots__ = ()


class Bare(str):
    """A value that is YAML as it stands, such as ``[]``, which says otherwise than a key that is left out."""

    __slots__ = ()


Written = str | Sequence["Written"] | Mapping[str, "Written"]


def yaml_text(content: Mapping[str, Written]) -> str:
    """Write keys and values as YAML, in their order; empty texts, lists and groups are left out."""
    return "".join(f"{line.rstrip(' ')}\n" for line in _map(content))


def scalar(text: str) -> str:
    """Write one text as a YAML value on one line."""
    if _PLAIN.fullmatch(text) and text not in _WORDS:
        return str(text)
    return '"' + "".join(_escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if sign.isprintable() or sign == " ":
        return sign
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08x}"


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) and key not in _WORDS else scalar(key)


def _map(content: Mapping[str, Written]) -> Iterator[str]:
    for key, value in content.items():
        if isinstance(value, str):
            if value:
                yield from _lines(f"{_key(key)}: ", value)
        elif value:
            yield f"{_key(key)}:"
            inner = _map(value) if isinstance(value, Mapping) else _list(value)
            yield from (f"  {line}" for line in inner)


def _list(items: Sequence[Written]) -> Iterator[str]:
    for item in items:
        if isinstance(item, str):
            yield from _lines("- ", item)
            continue
        inner = list(_map(item) if isinstance(item, Mapping) else _list(item))
        yield from (f"{'- ' if number == 0 else '  '}{line}" for number, line in enumerate(inner))


def _lines(start: str, text: str) -> Iterator[str]:
    paragraphs = text.split("\n\n")
    plain = all(part.isprintable() and part and part == " ".join(part.split()) for part in paragraphs)
    if not isinstance(text, Block) or not plain or (len(paragraphs) == 1 and len(text) <= _WIDTH):
        yield start + _line(text)
        return
    yield start + (">-" if len(paragraphs) == 1 else "|-")
    for number, part in enumerate(paragraphs):
        yield from ("",) if number else ()
        bound = _SIGN.sub(lambda found: found[0].replace(" ", "\0"), part)  # signs of ours stay on one line
        lines = wrap(bound, _WIDTH, break_long_words=False, break_on_hyphens=False)
        yield from (f"  {line}".replace("\0", " ") for line in lines)


def _line(text: str) -> str:
    return (
        str(text)
        if isinstance(text, Bare)
        else scalar(text) + (f"  # {text.remark}" if isinstance(text, Noted) else "")
    )
