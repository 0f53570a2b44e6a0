"""What a PDF carries inside it: a file that was attached to it, read back."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

__all__ = ["attachment"]

_NODES = 1_000
"""A list of attachments that is spread over more places than these is no honest one."""


def attachment(pdf: bytes, name: str) -> bytes | None:
    """Return the bytes of an attached file by its name; None where there is no such file, or the PDF is none.

    What is read was made by anybody: whoever uses it must look at it as at any other file that comes from outside.
    """
    try:
        reader = PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted:
            return None
        names = _entries(reader.root_object.get("/Names"))
        found = _found(names.get("/EmbeddedFiles"), name)
        held = _entries(_entries(found).get("/EF"))
        stream = _plain(held.get("/UF") or held.get("/F"))
        return stream.get_data() if isinstance(stream, StreamObject) else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, NotImplementedError):
        return None


def _found(tree: Any, name: str) -> Any:
    """Return the specification of a file, wherever it stands in the tree of names."""
    waiting = [tree]
    for _ in range(_NODES):
        if not waiting:
            return None
        node = _entries(waiting.pop())
        flat = _items(node.get("/Names"))
        for key, value in zip(flat[::2], flat[1::2], strict=False):
            if str(_plain(key)) == name:
                return value
        waiting += _items(node.get("/Kids"))
    return None


def _plain(thing: Any) -> Any:
    return thing.get_object() if hasattr(thing, "get_object") else thing


def _entries(thing: Any) -> DictionaryObject:
    found = _plain(thing)
    return found if isinstance(found, DictionaryObject) else DictionaryObject()


def _items(thing: Any) -> list[Any]:
    found = _plain(thing)
    return list(found) if isinstance(found, ArrayObject) else []
