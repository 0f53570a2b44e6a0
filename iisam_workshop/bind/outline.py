"""The ways into a file: bookmarks, page labels, and a named place for each part."""

from __future__ import annotations

import re
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from iisam_workshop.model.part import Part

__all__ = ["add_outline", "page_labels"]


def add_outline(writer: PdfWriter, parts: tuple[Part, ...]) -> None:
    """Add a bookmark for each part that has folios, its own bookmarks below it, and a named place for its letter."""
    page = 0
    for part in parts:
        if part.letter:
            above: list[Any] = [writer.add_outline_item(title=part.title, page_number=page)]
            writer.add_named_destination(part.letter, page)
            for bookmark in part.bookmarks:
                del above[bookmark.depth + 1 :]
                item = writer.add_outline_item(title=bookmark.title, page_number=page + bookmark.page, parent=above[-1])
                above.append(item)
        page += part.pages


def page_labels(parts: tuple[Part, ...]) -> DictionaryObject:
    """Return the page labels: each page is called by its folio, without the count."""
    numbers, page = ArrayObject(), 0
    for part in parts:
        for folio in part.folios:
            label = re.sub(r" .*$", "", folio) or "–"
            entry = DictionaryObject({NameObject("/P"): TextStringObject(label)})
            numbers += [NumberObject(page), entry]
            page += 1
    return DictionaryObject({NameObject("/Nums"): numbers})
