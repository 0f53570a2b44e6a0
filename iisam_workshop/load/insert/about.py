"""What a foreign PDF says of itself as a whole: its language, its claims, its layers, and all that acts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from iisam_workshop.load.insert.copier import text_of
from iisam_workshop.load.insert.outcome import Find, Refused

__all__ = ["claims_access", "found_in", "language_in", "refuse_layers"]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,4}")
_SPACE = re.compile(rb"xmlns:([\w.-]+)\s*=\s*[\"']http://www\.aiim\.org/pdfua/ns/id/[\"']")
_MOST_METADATA = 1 << 20


def found_in(root: DictionaryObject) -> Iterator[Find]:
    """Find what a file has beside its pages and is not copied."""
    names, form = _inner(root, "/Names"), _inner(root, "/AcroForm")
    action = _at(root, "/OpenAction")
    does = isinstance(action, DictionaryObject) and str(_at(action, "/S")) != "/GoTo"
    if "/JavaScript" in names or "/AA" in root or does:
        yield "scripts"
    if "/EmbeddedFiles" in names or "/AF" in root or "/Collection" in root:
        yield "attachments"
    if _at(form, "/Fields") or "/XFA" in form:
        yield "form"
    if "/XFA" in form and not _at(form, "/Fields"):
        yield "lost"
    flags = _at(form, "/SigFlags")
    if "/Perms" in root or "/DSS" in root or (isinstance(flags, int) and flags & 1):
        yield "signature"


def language_in(root: DictionaryObject) -> str:
    """Return the language tag of a file; empty where it has none, or one that cannot be right."""
    said = text_of(_at(root, "/Lang")).strip()
    return said if _LANGUAGE.fullmatch(said) else ""


def claims_access(root: DictionaryObject) -> bool:
    """Say whether a file is marked as tagged and claims to be PDF/UA-1."""
    marks, packet = _inner(root, "/MarkInfo"), _at(root, "/Metadata")
    if str(_at(marks, "/Marked")) != "True" or str(_at(marks, "/Suspects")) == "True":
        return False
    if not isinstance(packet, StreamObject):
        return False
    data = packet.get_data()[:_MOST_METADATA]
    prefix = _SPACE.search(data)
    claim = rb"%b:part\s*(?:>|=\s*[\"'])\s*1\s*[<\"']" % re.escape(prefix[1]) if prefix else b"(?!)"
    return re.search(claim, data) is not None


def refuse_layers(root: DictionaryObject) -> None:
    """Refuse (layers) a file with layers of which one is not seen or not printed as it is opened."""
    layers = _at(root, "/OCProperties")
    if not isinstance(layers, DictionaryObject):
        return
    usual = _inner(layers, "/D")
    off, state = _at(usual, "/OFF"), str(_at(usual, "/BaseState"))
    if (isinstance(off, ArrayObject) and off) or state == "/OFF":
        raise Refused("layers")
    listed = _at(layers, "/OCGs")
    for each in listed if isinstance(listed, ArrayObject) else ():
        layer = each.get_object()
        usage = _inner(layer, "/Usage") if isinstance(layer, DictionaryObject) else DictionaryObject()
        if any(str(_at(_inner(usage, f"/{kind}"), f"/{kind}State")) == "/OFF" for kind in ("Print", "View")):
            raise Refused("layers")


def _at(thing: DictionaryObject, key: str) -> Any:
    value = thing.get(key)
    return value.get_object() if value is not None else None


def _inner(thing: DictionaryObject, key: str) -> DictionaryObject:
    value = _at(thing, key)
    return value if isinstance(value, DictionaryObject) and not isinstance(value, NameObject) else DictionaryObject()
