"""The ways into a file: bookmarks, page labels, and a named place for each part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    Fit,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    TextStringObject,
)

from iisam_workshop.bind.foreign import Foreign, Ready
from iisam_workshop.model.part import Part

__all__ = ["add_outline", "page_labels"]


def add_outline(writer: PdfWriter, parts: tuple[Part, ...], strangers: Sequence[Foreign] = ()) -> None:
    """Add a bookmark for each part that has folios, its own bookmarks below it, and a named place for its letter.

    What a foreign file has of these follows: its bookmarks below the part's, its named places under free names.
    """
    page, foreign = 0, {each.first: each for each in strangers}
    for part in parts:
        if part.letter:
            above: list[Any] = [writer.add_outline_item(title=part.title, page_number=page)]
            writer.add_named_destination(part.letter, page)
            for bookmark in part.bookmarks:
                del above[bookmark.depth + 1 :]
                item = writer.add_outline_item(title=bookmark.title, page_number=page + bookmark.page, parent=above[-1])
                above.append(item)
            if part.foreign:
                _add_entries(writer, foreign[page], above[0])
        page += part.pages
    _add_places(writer, strangers)


def _add_entries(writer: PdfWriter, foreign: Foreign, top: Any) -> None:
    above, laid = [top], foreign.laid
    for entry in laid.destinations.outline():
        del above[entry.depth + 1 :]
        target = entry.target.moved(laid.matrices[entry.target.page])
        numbers = tuple(NullObject() if each is None else FloatObject(each) for each in target.numbers)
        place = Fit(f"/{target.kind}", numbers)
        page = foreign.pages[target.page]
        above.append(writer.add_outline_item(title=entry.title, page_number=page, parent=above[-1], fit=place))


def _add_places(writer: PdfWriter, strangers: Sequence[Foreign]) -> None:
    """Add the named places of foreign files; the names are sorted as they lie in the file, as readers look them up."""
    if not any(foreign.opened.destinations.named for foreign in strangers):
        return
    names = writer.get_named_dest_root()
    known: dict[str, Any] = dict(zip(names[::2], names[1::2], strict=True))
    for foreign in strangers:
        laid = foreign.laid
        for wanted, target in laid.destinations.named.items():
            name, number = wanted, 1
            while name in known:
                number += 1
                name = f"{wanted}-{number}"
            known[name] = Ready(b"<</D%b>>" % laid.target(target))
            foreign.names[wanted] = name
    told = sorted((TextStringObject(name) for name in known), key=TextStringObject.get_encoded_bytes)
    names[:] = [each for name in told for each in (name, known[name])]


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
