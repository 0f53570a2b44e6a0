"""Keys: a digest of all that a part or a file is made from, so that what has the same key has the same bytes.

A key knows what stands in the papers, how they look, who made them (our code, not only its version, and the libraries
that shape the bytes) and the fonts by their digests; never where anything lies, nor when it was made.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
import zlib
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from typing import Any

from pydantic import BaseModel

from iisam_workshop import resources
from iisam_workshop._version import versions
from iisam_workshop.model.brand import FontFile, NameType
from iisam_workshop.model.document import Document
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Binding

__all__ = ["file_key", "form_key", "key_of", "look_key", "part_key", "program_key"]

_NOWHERE: dict[type, tuple[str, ...]] = {FontFile: ("path",)}
"""What no key may know: a font is known by its digest, wherever it lies."""
_ROOMS = ("model", "press", "pdf", "bind", "export")
"""The folders of our code that shape the bytes of a paper once it is composed."""
_FORMS = ("python-docx", "lxml")
"""The libraries that shape other forms than PDF."""

_LEAVES = frozenset((type(None), str, int, float, bool, bytes))
"""The kinds of which no two have the same repr."""
_ODD_LEAVES = (str, int, float, Decimal, dt.date, dt.time, dt.timedelta, Enum)


def look_key(layout: Layout, names: NameType) -> str:
    """Return the key of how papers look; names that no font stands in for make no difference."""
    return key_of("look", layout, names if names.files else (), program_key())


def part_key(document: Document, look: str, pack_id: str) -> str:
    """Return the key of a document's part in a ``look``, by its key; how many copies there are is not shown in it."""
    return key_of("part", replace(document, plan=replace(document.plan, number=0, large=0)), look, pack_id)


def file_key(binding: Binding) -> str:
    """Return the key of a bound file: what it says of itself, what is attached, and the keys of its parts in order."""
    parts = tuple(part.key or key_of(part) for part in binding.parts)
    attached = tuple(sha256(each.data).hexdigest() for each in binding.attachments)
    return key_of("file", replace(binding, parts=()), parts, attached, program_key())


def form_key(form: str, *made_from: object) -> str:
    """Return the key of a paper in another form, from all that it is made from."""
    return key_of("form", form, made_from, program_key(), _installed(_FORMS))


def key_of(*values: object) -> str:
    """Return the SHA-256 of values in a form that is theirs alone; raises TypeError for what has no such form.

    The order of sets and mappings makes no difference, and neither do fields that a ``repr`` leaves out.
    """
    written: list[str] = []
    _write(values, written.append)
    return sha256("\n".join(written).encode("utf-8", "surrogatepass")).hexdigest()


@cache
def program_key() -> str:
    """Return the key of what makes papers: versions, our code, the shipped fonts, compression, tables of letters."""
    code, fonts = resources.code_digests(_ROOMS), resources.digests("layouts", "fonts")
    return key_of(versions(), code, fonts, zlib.ZLIB_RUNTIME_VERSION, unicodedata.unidata_version)


@cache
def _installed(names: tuple[str, ...]) -> dict[str, str]:
    from importlib.metadata import version  # slow to import

    return {name: version(name) for name in names}


def _write(value: object, out: Callable[[str], None]) -> None:
    """Write a value as lines: leaves with their kind, and around everything else what it is and where it ends."""
    kind = type(value)
    if kind in _LEAVES:
        out(repr(value))
        return
    out(f"{kind.__name__}(")
    if isinstance(value, _ODD_LEAVES):
        out(repr(value))
    elif is_dataclass(kind):
        for name in _names(kind):
            _write(getattr(value, name), out)
    elif isinstance(value, BaseModel):
        _write(dict(value), out)
    elif isinstance(value, Mapping):
        for key in sorted(value, key=repr):
            _write(key, out)
            _write(value[key], out)
    elif isinstance(value, Set):
        for each in sorted(map(key_of, value)):
            out(each)
    elif isinstance(value, Sequence):
        for each in value:
            _write(each, out)
    else:
        raise TypeError(f"a {type(value).__name__} has no form of its own")
    out(")")


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.name not in _NOWHERE.get(kind, ()))
