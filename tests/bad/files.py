"""Every file that a session names, bad in the ways in which any file can be: each reader is met with each kind.

The session file itself is in ``content``, attendee lists in ``lists``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.bad.case import SESSION, Case, Doubt, Maker, changed, content

__all__ = ["CASES", "DOUBTS"]

_FOLDER, _LOOP = object(), object()


@dataclass(frozen=True)
class _Reader:
    """A file that a session names: where it lies, and the session that names it."""

    file: str
    session: Callable[[], Maker]


_READERS = {
    "council": _Reader("councils/mine.yaml", lambda: changed("leicestershire", "mine")),
    "agenda": _Reader("agendas/mine.yaml", lambda: changed("start: 9:15", "preset: mine")),
    "scenario": _Reader("scenarios/mine.yaml", lambda: content(f"{SESSION}scenario: mine\n")),
    "layout": _Reader("layouts/mine.yaml", lambda: content(f"{SESSION}documents: {{layout: mine}}\n")),
}
_KINDS: dict[str, tuple[object, int, str, str, str]] = {
    "empty": (b"", 3, "IW101", "", "is empty"),
    "only comments": (b"# nothing\n", 3, "IW101", "", "is empty"),
    "a list": (b"- a\n", 3, "IW110", ":1:1", "a list where keys"),
    "one text": (b"Sharing day\n", 3, "IW110", ":1:1", "one text where keys"),
    "key twice": (b"id: mine\nid: mine\n", 3, "IW106", ":2:1", "the first is on line 1"),
    "open quote": (b"id: 'mine\n", 3, "IW102", ":1:5", "never closed"),
    "tab": (b"id: mine\nx:\n\ty: z\n", 3, "IW102", ":3:1", "Use spaces"),
    "NUL": (b"id: mi\0ne\n", 3, "IW109", ":1:7", "U+0000"),
    "cp1252": (b"id: mine\nname: m\xefne\n", 3, "IW108", ":2", "Save it as UTF-8"),
    "UTF-16": ("id: mine\n".encode("utf-16"), 3, "IW108", ":1", "Save it as UTF-8"),
    "huge": (b"#" * ((1 << 20) + 1), 3, "IW107", "", "larger than 1 MiB"),
    "deep": (b"id: " + b"[" * 500_000, 3, "IW107", ":1:44", "levels deep"),
    "wide": (b"id: mine\nx:\n" + b"- y\n" * 50_000, 3, "IW107", ":49998:3", "50,000 entries"),
    "alias": (b"id: *mine\n", 3, "IW103", ":1:5", "not supported"),
    "tag": (b"id: !!python/name:os.system mine\n", 3, "IW104", ":1:5", "not supported"),
    "two documents": (b"id: mine\n---\nid: mine\n", 3, "IW105", ":2:1", "several documents"),
    "PDF": (b"%PDF-1.7\n", 4, "IW404", "", "a PDF, not a YAML file"),
    "folder": (_FOLDER, 4, "IW402", "", "a folder, not a file"),
    "loop": (_LOOP, 4, "IW401", "", "cannot be read"),
}


def _put(file: str, what: object, session: Callable[[], Maker]) -> Maker:
    def make(folder: Path) -> Path:
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        if what is _FOLDER:
            path.mkdir()
        elif what is _LOOP:
            path.symlink_to(path.name)
        else:
            assert isinstance(what, bytes)
            path.write_bytes(what)
        return session()(folder)

    return make


def _cases() -> dict[str, Case]:
    cases: dict[str, Case] = {}
    for number, (kind, (what, exit_code, code, at, words)) in enumerate(_KINDS.items()):
        for each, (name, reader) in enumerate(_READERS.items()):
            place = reader.file + at
            slow = each != number % len(_READERS) or number % 5 > 0  # every day each reader is tried once
            make = _put(reader.file, what, reader.session)
            cases[f"{name}: {kind}"] = Case(make, exit_code, code, place, words, slow=slow)
    return cases


def _own() -> Maker:
    return changed("attendees: 24", "attendees: 24\nown: {wording: wording}")


_LABELS, _RECORD = "wording/labels.en.txt", "session.record.json"

CASES: dict[str, Case] = {
    **_cases(),
    "council: unknown key": Case(
        _put("councils/mine.yaml", b"id: mine\nname: M\nnaton: wales\n", _READERS["council"].session),
        3, "IW111", "councils/mine.yaml:3:1", "Did you mean 'nation'?",
    ),
    "council: wrong type": Case(
        _put("councils/mine.yaml", b"id: mine\nname: [M]\n", _READERS["council"].session),
        3, "IW113", "councils/mine.yaml:2:7", "not a list",
    ),
    "agenda: unknown key": Case(
        _put("agendas/mine.yaml", b"id: mine\nextends: briefing\ntitel: x\n", _READERS["agenda"].session),
        3, "IW111", "agendas/mine.yaml:3:1", "Did you mean 'title'?",
    ),
    "agenda: wrong type": Case(
        _put("agendas/mine.yaml", b"id: mine\nextends: briefing\ntitle: [x]\n", _READERS["agenda"].session),
        3, "IW113", "agendas/mine.yaml:3:8", "not a list",
    ),
    "layout: unknown key": Case(
        _put("layouts/mine.yaml", b"id: mine\nextends: standard\nmargin: x\n", _READERS["layout"].session),
        3, "IW111", "layouts/mine.yaml:3:1", "Did you mean 'margins'?",
    ),
    "layout: wrong type": Case(
        _put("layouts/mine.yaml", b"id: mine\nextends: standard\nmargins: [x]\n", _READERS["layout"].session),
        3, "IW113", "layouts/mine.yaml:3:10", "not a list",
    ),
    "layout: circle": Case(
        _put("layouts/mine.yaml", b"id: mine\nextends: mine\n", _READERS["layout"].session),
        3, "IW203", "layouts/mine.yaml:2:10", "'mine' extends 'mine'",
    ),
    "labels: NUL": Case(_put(_LABELS, b"lead: \0\n", _own), 3, "IW109", f"{_LABELS}:1:7", "U+0000", slow=True),
    "labels: cp1252": Case(_put(_LABELS, b"lead: \xef\n", _own), 3, "IW108", f"{_LABELS}:1", "UTF-8", slow=True),
    "labels: huge": Case(_put(_LABELS, b"#" * 2_000_000, _own), 4, "IW403", _LABELS, "1 MiB", slow=True),
    "labels: unknown": Case(_put(_LABELS, b"leed: x\n", _own), 3, "IW201", f"{_LABELS}:1", "mean 'lead'?"),
    "labels: folder": Case(_put(_LABELS, _FOLDER, _own), 3, "IW202", "session.yaml:8:16", "no wording", slow=True),
}  # fmt: skip

CASES.update(
    {
        f"record: {kind}": Case(_put(_RECORD, what, lambda: content(SESSION)), 4, code, _RECORD, words, slow=slow)
        for kind, what, code, words, slow in (
            ("empty", b"", "IW405", "is broken", True),
            ("a list", b"[]", "IW405", "is broken", False),
            ("NUL", b"\0{}", "IW405", "is broken", True),
            ("deep", b"[" * 200_000, "IW405", "is broken", True),
            ("cp1252", b'{"seed": "\xef"}', "IW405", "is broken", True),
            ("long number", b'{"format": ' + b"9" * 10_000 + b"}", "IW405", "is broken", True),
            ("huge", b" " * ((5 << 20) + 1), "IW403", "larger than 5 MiB", True),
            ("folder", _FOLDER, "IW402", "a folder", True),
        )
    }
)

DOUBTS: dict[str, Doubt] = {}
