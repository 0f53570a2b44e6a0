"""What else takes files from people, given an empty file, a folder, a pipe, a binary, a huge one and a wrong kind.

``{}`` is the bad file. Where a command reads a session besides, a good one lies beside it.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.bad.case import SESSION, Case, Doubt, Maker
from tests.thorough import often

__all__ = ["CASES", "DOUBTS"]

Writer = Callable[[Path], object]


def _huge(path: Path) -> None:
    with path.open("wb") as out:
        out.write(b"Name,Team\n")
        out.truncate(often(200, 40) << 20)  # a hole: it takes no room on the disk


FILES: dict[str, Writer] = {
    "empty": lambda path: path.write_bytes(b""),
    "folder": lambda path: path.mkdir(),
    "pipe": lambda path: os.mkfifo(path),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 8),
    "huge": _huge,
    "PDF": lambda path: path.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"),
}


def file(name: str, kind: str) -> Maker:
    """Write a bad file, and a good session beside it."""

    def make(folder: Path) -> Path:
        (folder / "good.yaml").write_text(SESSION)
        path = folder / name
        FILES[kind](path)
        return path

    return make


COMMANDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "import agenda": ("day.csv", ("import", "agenda", "{}")),
    "import scenario": ("case.md", ("import", "scenario", "{}", "--out", "new.yaml")),
    "councils import": ("list.csv", ("councils", "import", "{}")),
    "workbook": ("session.yaml", ("workbook", "{}")),
    "upgrade": ("session.yaml", ("upgrade", "{}")),
    "attendees check": ("people.csv", ("attendees", "check", "{}")),
    "attendees fix": ("people.csv", ("attendees", "fix", "{}", "--out", "clean.csv")),
    "certificates": ("present.csv", ("certificates", "good.yaml", "--present", "{}")),
    "feedback": ("answers.csv", ("feedback", "good.yaml", "--answers", "{}")),
    "bingo add": ("session.yaml", ("bingo", "add", "{}", "--name", "Ann Bell")),
    "bingo cards": ("terms.txt", ("bingo", "cards", "--terms", "{}", "--out", "cards.pdf", "--count", "3")),
    "bingo check": ("out", ("bingo", "check", "{}", "32ARM", "--called", "1")),
    "scenario check": ("case.yaml", ("scenario", "check", "{}")),
    "scenario rehearse": ("session.yaml", ("scenario", "rehearse", "{}")),
    "council show": ("mine.yaml", ("council", "show", "{}")),
    "council diff": ("mine.yaml", ("council", "diff", "{}")),
    "council diff against": ("old.yaml", ("council", "diff", "leicestershire", "--against", "{}")),
    "new": ("people.csv", ("new", "day", "--council", "leicestershire", "--date", "2027-03-04", "--people", "{}")),
}

Answer = tuple[int, str, str]
"""Exit code, code and words."""

_LIST: dict[str, Answer] = {
    "empty": (3, "IW224", "no people were found"),
    "folder": (4, "IW402", "a folder, not a file"),
    "pipe": (4, "IW402", "a pipe or a device"),
    "binary": (4, "IW404", "text"),
    "huge": (4, "IW403", "MiB, which is the limit"),
    "PDF": (4, "IW404", "a PDF"),
}
_YAML: dict[str, Answer] = {
    **_LIST,
    "empty": (3, "IW101", "is empty"),
    "binary": (3, "IW108", "Save it as UTF-8"),
    "huge": (3, "IW107", "larger than 1 MiB"),
}
_BUILD: Answer = (4, "IW406", "not the manifest of a build")
_AGAINST: Answer = (3, "IW279", "Name a folder with older versions")
OTHERS: dict[str, dict[str, Answer]] = {
    "import agenda": {"empty": (4, "IW410", "is empty")},
    "import scenario": {"empty": (4, "IW430", "is empty")},
    "councils import": {"empty": (4, "IW427", "is empty")},
    "feedback": {"empty": (4, "IW440", "--blank writes such a list")},
    "bingo cards": {"empty": (6, "IW601", "there are 0")},
    "bingo check": {"empty": _BUILD, "folder": (4, "IW406", "no manifest.json"), "binary": _BUILD, "PDF": _BUILD},
    "council diff against": dict.fromkeys(FILES, _AGAINST),
}
"""Where a command answers otherwise than others that read such a file."""

DAILY = {
    "empty": "upgrade", "folder": "council show", "pipe": "attendees check",
    "binary": "import scenario", "huge": "councils import", "PDF": "bingo check",
}  # fmt: skip
"""Which command meets a kind every day; the others do in ``make torture``."""


def _case(command: str, kind: str) -> Case:
    name, words = COMMANDS[command]
    usual = _YAML if name.endswith(".yaml") else _LIST
    exit_code, code, said = OTHERS.get(command, {}).get(kind, usual[kind])
    line = ":3" if code == "IW108" else ""
    place = "" if code == "IW601" else f"{name}{line}"
    return Case(file(name, kind), exit_code, code, place, said, words, slow=DAILY[kind] != command)


CASES: dict[str, Case] = {f"N-{kind} {command}": _case(command, kind) for command in COMMANDS for kind in FILES}
DOUBTS: dict[str, Doubt] = {}
