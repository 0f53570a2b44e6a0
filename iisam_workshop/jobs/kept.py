"""Pressed parts that are kept from one build to the next, so that only what has changed is pressed.

They lie in one file of the output folder, for each part its records as JSON and its PDF, by its key. Nothing in it
is ever run, and a file that is not as we write it is ignored: then everything is pressed anew. It may have come with a
folder that somebody else made, so nothing that acts is taken from it.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from dataclasses import replace
from typing import Any

from iisam_workshop.jobs.keys import key_of, look_key, part_key
from iisam_workshop.load.acting import acts
from iisam_workshop.model.brand import NameType
from iisam_workshop.model.document import Document
from iisam_workshop.model.layout import Layout
from iisam_workshop.model.part import Part
from iisam_workshop.model.part_records import part_of, records_of

__all__ = ["STORE", "STORE_LIMIT", "Kept", "parts_of", "store_key", "store_of"]

STORE = ".iisam-papers.zip"
STORE_LIMIT = 200
"""How many mebibytes of kept parts are read."""
_ENTRY = re.compile(r"([0-9a-f]{64})\.(json|pdf|frame\.pdf)")
_MOST = 6000
_RECORDS = 20 << 20
_DATE = (1980, 1, 1, 0, 0, 0)

Press = Callable[[Document, Layout, str, NameType], Part]


class Kept:
    """The parts of an earlier build by their keys, and those that this run has ``used``, be they kept or pressed."""

    def __init__(self, earlier: Mapping[str, Part] | None = None) -> None:
        self.earlier = earlier or {}
        self.used: dict[str, Part] = {}
        self._looks: dict[int, tuple[Layout, str]] = {}

    def submit(
        self, executor: Executor, press: Press, document: Document, layout: Layout, pack_id: str, names: NameType
    ) -> Future[Part]:
        """Return a part as it was kept, or have it pressed."""
        key = part_key(document, self._look(layout, names), pack_id)
        future: Future[Part]
        if key in self.earlier:
            future = Future()
            future.set_result(self.earlier[key])
        else:
            future = executor.submit(_with_key, key, press, document, layout, pack_id, names)
        future.add_done_callback(self._use)
        return future

    def _look(self, layout: Layout, names: NameType) -> str:
        """Return the key of a layout; the layout is kept beside it, so that its id stays its own."""
        if id(layout) not in self._looks:
            self._looks[id(layout)] = layout, look_key(layout, names)
        return self._looks[id(layout)][1]

    def _use(self, done: Future[Part]) -> None:
        if not done.cancelled() and not done.exception():
            part = done.result()
            self.used[part.key] = part


def _with_key(key: str, press: Press, document: Document, layout: Layout, pack_id: str, names: NameType) -> Part:
    return replace(press(document, layout, pack_id, names), key=key)


def store_key(parts: Mapping[str, Part]) -> str:
    """Return the key of a file of kept parts."""
    return key_of("store", sorted(parts))


def store_of(parts: Mapping[str, Part]) -> bytes:
    """Return the file of kept parts: an archive without compression, sorted and without dates."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for key in sorted(parts):
            part = parts[key]
            told = json.dumps(records_of(part), ensure_ascii=False, separators=(",", ":")).encode()
            for ending, content in (("json", told), ("pdf", part.pdf), ("frame.pdf", part.frame)):
                if content:
                    entry = zipfile.ZipInfo(f"{key}.{ending}", _DATE)
                    entry.create_system = 3  # the same on every system
                    entry.external_attr = 0o600 << 16
                    archive.writestr(entry, content)
    return data.getvalue()


def parts_of(data: bytes) -> dict[str, Part]:
    """Return the kept parts by their keys; none at all where anything is not as we write it."""
    try:
        return _parts(data)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, zipfile.BadZipFile, OSError):
        return {}
    except (NotImplementedError, RuntimeError, EOFError):  # what zipfile says of locked and odd archives
        return {}


def _parts(data: bytes) -> dict[str, Part]:
    found: dict[str, dict[str, bytes]] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if len(archive.infolist()) > _MOST:
            raise ValueError("too many entries")
        for entry in archive.infolist():
            named = _ENTRY.fullmatch(entry.filename)
            plain = entry.compress_type == zipfile.ZIP_STORED and entry.file_size == entry.compress_size
            if not named or not plain or entry.file_size > len(data) or named[2] in found.get(named[1], {}):
                raise ValueError("not as we write it")
            found.setdefault(named[1], {})[named[2]] = archive.read(entry)
    return {key: _part(key, entries) for key, entries in found.items()}


def _part(key: str, entries: Mapping[str, bytes]) -> Part:
    if len(entries["json"]) > _RECORDS:
        raise ValueError("too large")
    if any(acts(entries.get(name, b"")) for name in ("pdf", "frame.pdf")):
        raise ValueError("not as we write it")
    told: Any = json.loads(entries["json"])
    return part_of(told, key, entries["pdf"], entries.get("frame.pdf", b""))
