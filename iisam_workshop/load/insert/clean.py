"""A foreign PDF made clean: a new file with the pages that are wanted and what is seen on them, and nothing else.

The file is not mended but written anew, from its pages downwards, so that what nobody thought of stays behind.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from pypdf import PageObject, PdfReader, apply_configuration
from pypdf.constants import UserAccessPermissions
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError
from pypdf.generic import DictionaryObject

from iisam_workshop.load.insert.about import claims_access, found_in, language_in, refuse_layers
from iisam_workshop.load.insert.annotations import Ways, laid_on
from iisam_workshop.load.insert.boxes import unit_of, upright, visible
from iisam_workshop.load.insert.copier import Copier, written
from iisam_workshop.load.insert.nesting import refuse_endless
from iisam_workshop.load.insert.outcome import FOUND, Cleaned, Refused
from iisam_workshop.load.insert.page import Sheet, write_page
from iisam_workshop.load.insert.selection import ALL, LONGEST, Selection
from iisam_workshop.load.insert.tags import Anchors, write_tree
from iisam_workshop.pdf.file import write_pdf

__all__ = ["clean"]

"""How many pages a file may have of which some are wanted."""
_UNPACKED = 48_000_000
_LIMITS: dict[str, Any] = {
    **dict.fromkeys(
        (
            "zlib_maximum_output_length",
            "lzw_maximum_output_length",
            "run_length_maximum_output_length",
            "brotli_maximum_output_length",
            "array_based_stream_maximum_output_length",
            "maximum_declared_stream_length",
        ),
        _UNPACKED,
    ),
    "zlib_maximum_recovery_input_length": 1_000_000,
    "stream_filters_maximum_length": 4,
    "page_tree_maximum_entries": 30_000,
    "page_tree_maximum_page_entries": 300_000,
    "named_destinations_maximum_entries": 20_000,
    "jbig2dec_binary": None,
    "disable_legacy_handling": True,
}


def clean(data: bytes, wanted: Selection = ALL) -> Cleaned:
    """Return a clean PDF of the pages of a file that are wanted; the same bytes every time.

    Raises Refused, and nothing else: whatever a broken file makes pypdf raise is caught here.
    """
    try:
        with apply_configuration(**_LIMITS), _listening() as heard:
            return _cleaned(data, wanted, heard)
    except Refused:
        raise
    except (LimitReachedError, MemoryError):
        raise Refused("heavy") from None
    except (DependencyError, FileNotDecryptedError):
        raise Refused("locked") from None
    except Exception:  # noqa: BLE001 - a broken file makes pypdf raise nearly anything
        raise Refused("broken") from None


class _Ear(logging.Handler):
    """Hears pypdf say that it could not read something and went on without it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lost = False

    def emit(self, record: logging.LogRecord) -> None:
        """Note what was said; the words themselves are nobody's to read."""
        said = record.getMessage()
        self.lost = self.lost or "Error" in said or "not defined" in said or "Invalid" in said


@contextmanager
def _listening() -> Iterator[_Ear]:
    logger, ear = logging.getLogger("pypdf"), _Ear()
    before = logger.propagate
    logger.propagate = False
    logger.addHandler(ear)
    try:
        yield ear
    finally:
        logger.removeHandler(ear)
        logger.propagate = before


def _cleaned(data: bytes, wanted: Selection, heard: _Ear) -> Cleaned:
    reader = PdfReader(io.BytesIO(data), root_object_recovery_limit=100_000)
    copier = Copier()
    if reader.is_encrypted:
        _unlock(reader)
        copier.found.add("lock")
    root = reader.root_object
    pages = _pages(reader)
    chosen = [pages[number] for number in wanted.of(len(pages))]
    refuse_layers(root)
    copier.found.update(found_in(root))
    cleaned = _written(reader, root, pages, chosen, copier)
    if not heard.lost:
        return cleaned
    return replace(cleaned, found=tuple(each for each in FOUND if each in (*cleaned.found, "mended")))


def _written(
    reader: PdfReader, root: DictionaryObject, pages: Sequence[PageObject], chosen: Sequence[PageObject], copier: Copier
) -> Cleaned:
    catalogue, above, about = copier.new(), copier.new(), copier.new()
    news = [copier.new() for _ in chosen]
    known = _by_source(chosen, news)
    place = {id(page): number for page, number in zip(chosen, news, strict=True)}
    ways = Ways(known, tuple(place.get(id(page)) for page in pages), _named(reader))
    sheets = _sheets(root, (pages, chosen, news), ways, copier)
    links = {id(kept): copier.new() for sheet in sheets for kept in sheet.kept}
    numbered = [(kept, links[id(kept)]) for sheet in sheets for kept in sheet.kept]
    anchors = Anchors(
        known, {kept.source: number for kept, number in numbered if kept.source}, len(chosen) == len(pages)
    )
    tree, keys, held = write_tree(_at(root, "/StructTreeRoot"), anchors, copier)
    for kept, number in numbered:
        entries = dict(kept.entries) | ({"StructParent": b"%d" % keys[number]} if number in keys else {})
        copier.put(number, _dictionary(entries))
    for sheet in sheets:
        write_page(sheet, [links[id(kept)] for kept in sheet.kept], above, keys.get(sheet.number), copier)
    kids = b" ".join(b"%d 0 R" % number for number in news)
    copier.put(above, b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(news)))
    copier.put(about, b"<<>>")
    lang = language_in(root)
    entries = {"Type": b"/Catalog", "Pages": b"%d 0 R" % above}
    entries |= {"Lang": b"(%b)" % lang.encode()} if lang else {}
    entries |= {"MarkInfo": b"<</Marked true>>", "StructTreeRoot": b"%d 0 R" % tree} if tree else {}
    copier.put(catalogue, _dictionary(entries))
    pdf = write_pdf(copier.objects(), catalogue, about)
    whole = all(number in held for _, number in numbered) and not any(sheet.drawn for sheet in sheets)
    accessible = bool(tree) and whole and not copier.bare and claims_access(root)
    found = tuple(each for each in FOUND if each in copier.found)
    return Cleaned(pdf, len(news), lang, bool(tree), accessible, found, tuple(map(_size, sheets)))


def _size(sheet: Sheet) -> tuple[float, float]:
    """Return how wide and high a page is as it is seen."""
    left, bottom, right, top = sheet.box
    wide, high = round(right - left, 2), round(top - bottom, 2)
    return (high, wide) if upright(sheet.page) % 180 else (wide, high)


def _sheets(
    root: DictionaryObject,
    given: tuple[Sequence[PageObject], Sequence[PageObject], Sequence[int]],
    ways: Ways,
    copier: Copier,
) -> list[Sheet]:
    """Look at every page before any is written, since what lies on them decides about the tree."""
    pages, chosen, news = given
    numbers = {id(page): number for number, page in enumerate(pages, 1)}
    form = _at(root, "/AcroForm")
    defaults = _at(form, "/DR") if isinstance(form, DictionaryObject) else None
    sheets = []
    for page, number in zip(chosen, news, strict=True):
        refuse_endless(page)
        box, stated = visible(page, numbers[id(page)])
        unit = unit_of(page)
        if not stated:
            copier.found.add("size")
        if "/AA" in page:
            copier.found.add("scripts")
        resources = defaults if isinstance(defaults, DictionaryObject) else None
        kept, drawn = laid_on(page, copier, ways, resources, unit)
        sheets.append(Sheet(number, page, box, unit, kept, drawn))
    return sheets


def _unlock(reader: PdfReader) -> None:
    """Open a file that wants no password to be read; refuse any other, and one that may not be printed."""
    if not reader.decrypt(""):
        raise Refused("locked")
    allowed = reader.user_access_permissions
    if allowed is not None and not allowed & UserAccessPermissions.PRINT:
        raise Refused("unprintable")


def _pages(reader: PdfReader) -> list[PageObject]:
    tree = _at(reader.root_object, "/Pages")
    count = _at(tree, "/Count") if isinstance(tree, DictionaryObject) else 0
    if isinstance(count, int) and count > LONGEST:
        raise Refused("long", 0, count)
    pages = list(reader.pages)
    if not pages:
        raise Refused("empty")
    if len(pages) > LONGEST:
        raise Refused("long", 0, len(pages))
    return pages


def _by_source(chosen: Sequence[PageObject], news: Sequence[int]) -> dict[int, int]:
    """Return the new number of each page by its old one; a page that stands there twice is the first of them."""
    found: dict[int, int] = {}
    for page, number in zip(chosen, news, strict=True):
        if page.indirect_reference is not None:
            found.setdefault(page.indirect_reference.idnum, number)
    return found


def _named(reader: PdfReader) -> Any:
    """Return what looks up places by name when a link first asks; a broken list has none."""
    known: list[Mapping[str, Any]] = []

    def named() -> Mapping[str, Any]:
        if not known:
            try:
                known.append(reader.named_destinations)
            except Exception:  # noqa: BLE001 - links that lead nowhere are no reason to refuse a file
                known.append({})
        return known[0]

    return named


def _at(thing: DictionaryObject, key: str) -> Any:
    value = thing.get(key)
    return value.get_object() if value is not None else None


def _dictionary(entries: Mapping[str, bytes]) -> bytes:
    return b"<<%b>>" % b"".join(written(key) + b" " + value for key, value in entries.items())
