"""Payloads in every text of a session, each with a marker of its own, and what became of them in finished files."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import pikepdf

from tests.bad import said
from tests.bad.fields import Tree
from tests.bad.payloads import LITERAL
from tests.leaks import said as read
from tests.leaks import squeezed

__all__ = ["Plant", "build_of", "live", "text_of"]

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_MARKER = re.compile(r"q[0-9][0-9a-z]{2}")
_SHORT, _SHORTER, _BRIEF = 9, 7, 12
NARROW = {
    *("Inject.text", "Partner.name", "Council.partners", "BingoWish.free_text"),
    *("Slot.columns", "AddedSlot.columns", "ReplacedSlot.columns", "OwnTerm.name", "OwnTerm.plural"),
    *("TermChange.name", "TermChange.plural", "Prop.title", "Question.text"),
}
"""Fields that stand where a long word does not go: in a chevron, on a card, at the head of a column."""
BRIEF = {"StageName.name", "Inject.title", "Inject.sender"}
"""Fields that share a line or a card with others, where several short words do not go either."""
STRESSED = {"Prop.text", "Person.title"}
"""Fields in which ``*`` makes bold and italic letters (docs/scenarios.md), and what is put into them by its sign."""
_STRESS = re.compile(r"\*[^*]+\*")


class Plant:
    """Puts payloads into texts, in turn; knows of each by its marker where it was put. ``harmless`` ones do nothing."""

    def __init__(self, shift: int, payloads: Sequence[str] = LITERAL, *, harmless: bool = False) -> None:
        self.shift, self.payloads, self.harmless = shift, payloads, harmless
        self.put: dict[str, tuple[str, str]] = {}
        self._short = [each for each in payloads if _widest(each) <= _SHORT]
        self._brief = [each for each in payloads if _widest(each) <= _SHORTER and len(each) <= _BRIEF]
        self._plain = [each for each in payloads if not _STRESS.search(each)]

    def say(self, file: str, field: str, text: str) -> str:
        """Return a text with the next payload behind it."""
        some, number = self._for(field), len(self.put)
        payload = some[(number * 7 + self.shift) % len(some)]
        a, b, c = number // 360 % 10, number // 10 % 36, number % 10
        marker = f"q{a}{_DIGITS[b]}{c}"
        self.put[marker] = field, payload
        planted = payload if not self.harmless else re.sub(r"[^\w\s§]", "x", payload)
        return f"{text} {planted.replace('§', marker)}"

    def _for(self, field: str) -> Sequence[str]:
        if field in STRESSED:
            return self._plain
        return self._brief if field in BRIEF else self._short if field in NARROW else self.payloads

    def astray(self, text: str) -> tuple[set[str], list[str]]:
        """Return the fields whose payloads stand in a text to the letter, and markers without theirs around them."""
        small, fine, wrong = squeezed(text), set(), []
        for marker in {*_MARKER.findall(small)} & self.put.keys():
            field, payload = self.put[marker]
            whole = squeezed(payload.replace("§", marker))
            if small.count(marker) == small.count(whole) * whole.count(marker):
                fine.add(field)
            else:
                wrong.append(f"{field}: {payload!r} in {small[max(0, small.index(marker) - 60) :][:120]!r}")
        return fine, wrong


def _widest(payload: str) -> int:
    return max(map(len, payload.replace("§", "q000").split()))


def build_of(folder: Path, plant: Plant, *, leave_out: Sequence[str] = (), small: bool = False) -> Path:
    """Write a session with payloads in all its texts; return its file.

    A ``small`` one has a scenario of ours, no insert and no other forms than a web page.
    """
    told = said.texts(plant.say)
    documents: dict[str, Tree] = told["session.yaml"]["documents"]
    documents["leave_out"] = list(leave_out)
    if small:
        del documents["insert"], told["scenario.yaml"]
        documents["forms"], told["session.yaml"]["scenario"] = ["html"], "harrow-lane"
    return said.write(folder, told)


def text_of(path: Path) -> str:
    """Return the text of a finished file as the program that opens it understands it."""
    if path.suffix == ".csv":
        return " ".join(" ".join(row) for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    if path.suffix == ".json":
        return " ".join(_strings(json.loads(path.read_text(encoding="utf-8"))))
    if path.suffix == ".ics":
        folded = path.read_bytes().decode().replace("\r\n ", "")
        return re.sub(r"\\([\\;,nN])", lambda found: " " if found[1] in "nN" else found[1], folded)
    if path.suffix == ".txt":
        return re.sub(r"^\| ?", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return read(path).text


def _strings(told: object) -> Iterator[str]:
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        for key, value in told.items():
            yield from (key, *_strings(value))
    elif isinstance(told, list):
        for each in told:
            yield from _strings(each)


def live(path: Path) -> Counter[str]:
    """Return all of a file that is more than text: elements by their kind, links, pictures, actions, attributes."""
    if path.suffix == ".pdf":
        return Counter(_in_pdf(path))
    if path.suffix == ".html":
        page = _Elements()
        page.feed(path.read_text(encoding="utf-8"))
        return Counter(page.found)
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
        return Counter(each for name, data in parts.items() for each in _in_xml(name, data))
    return Counter()


_ACTS = ("/S", "/URI", "/F", "/D", "/N", "/JS")


def _in_pdf(path: Path) -> Iterable[str]:
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
                continue
            kind = f"{thing.get('/Type', '')}{thing.get('/Subtype', '')}"
            if thing.get("/Type") == "/StructElem":
                yield f"element {thing.S}"
            elif thing.get("/Subtype") == "/Link":
                action = thing.get("/A", {})
                yield f"link {sorted(map(str, action.keys()))} {action.get('/S', '')} {action.get('/URI', '')}"
            elif kind and thing.get("/Type") not in ("/Page", "/ObjStm", "/XRef"):
                yield kind
            yield from (
                f"entry {key}" for key in ("/AA", "/OpenAction", "/JS", "/JavaScript", "/Launch") if key in thing
            )


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        shown = [f"{name}={value}" if name in ("href", "src") else name for name, value in attrs]
        self.found.append(f"<{tag} {' '.join(shown)}>")

    def handle_comment(self, data: str) -> None:
        self.found.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.found.append(f"declaration {decl}")

    def unknown_decl(self, data: str) -> None:
        self.found.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.found.append("instruction")


def _in_xml(name: str, data: bytes) -> Iterator[str]:
    for element in ET.fromstring(data).iter():
        target = element.get("Target", "") if name.endswith(".rels") else ""
        yield f"{name} {element.tag} {target}"
