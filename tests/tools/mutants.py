"""Broken PDFs by the thousand, as inserts: each must be refused, or taken and bound.

Run as ``python -m tests.tools.mutants``; it ends with 1 where a mutant did anything else.
Mutants come from several sound files by changed bytes, spans that are cut, doubled or moved, and objects that change
places. They follow from a seed, so a fault can be met again. Fifty share a process, which has the limits of the one
that cleans inserts; a process that dies or hangs is told with the mutants that it had.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf

from iisam_workshop.bind.bind import bind
from iisam_workshop.load.confined import confine
from iisam_workshop.load.insert.clean import clean
from iisam_workshop.load.insert.outcome import Cleaned, Refused
from iisam_workshop.load.insert.sniff import not_a_pdf
from iisam_workshop.model.part import Binding, Part
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fonts import register
from iisam_workshop.resources import folder
from tests.bad import pdfs

_IN_PAGES = re.compile("content|inflate|without filtering")
"""What a viewer passes over; the facilitator is told that something may be missing."""
_EACH, _LONGEST, _SLOW = 50, 300, 20.0
_OBJECT = re.compile(rb"\d+ 0 obj\b.*?endobj", re.DOTALL)
_REFERENCE = re.compile(rb"(\d+) 0 R")
_WORD = re.compile(rb"/[A-Za-z]+|\b\d+\b")


class Dice:
    """Numbers that follow from a seed, the same on every machine."""

    def __init__(self, seed: str) -> None:
        self.seed, self.count = seed, 0

    def below(self, most: int) -> int:
        """Return a number from 0 to below ``most``."""
        self.count += 1
        digest = hashlib.sha256(f"{self.seed}/{self.count}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % max(most, 1)


def base_files() -> dict[str, bytes]:
    """Return the sound files that mutants come from."""
    look = pdfs.stream(b"BT /F1 14 Tf 2 6 Td (Filled in) Tj ET", b"/BBox[0 0 200 24]")
    widget = b"<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(b)/F 4/Rect[72 600 272 640]/AP<</N 31 0 R>>>>"
    form = pdfs.plain("A form", page=b"/Annots[30 0 R]", catalogue=b"/AcroForm<</Fields[30 0 R]>>")
    form = form.with_objects({30: widget, 31: look})
    script = pdfs.plain(
        page=b"/AA<</O 40 0 R>>", catalogue=b"/OpenAction 40 0 R/Names<</JavaScript<</Names[(a)40 0 R]>>>>"
    )
    script = script.with_objects({40: b"<</S/JavaScript/JS(x)>>"})
    return {
        "plain": pdfs.plain("One", "Two", "Three").data,
        "tagged": pdfs.tagged(embedded=False).data,
        "object streams": pdfs.packed(pdfs.tagged(embedded=False)),
        "linearised": pdfs.linearised(pdfs.tagged(embedded=False)),
        "form": form.data,
        "script": script.data,
        "locked": pdfs.locked(),
        "updated": pdfs.updated(pdfs.plain(), 3, pdfs.plain(page=b"/Rotate 90").objects[3]),
    }


def mutant(data: bytes, dice: Dice) -> bytes:
    """Return a file with one to eight things wrong."""
    for _ in range(1 + dice.below(8)):
        data = _WAYS[dice.below(len(_WAYS))](data, dice)
    return data


def _bytes(data: bytes, dice: Dice) -> bytes:
    changed = bytearray(data)
    for _ in range(1 + dice.below(6)):
        changed[dice.below(len(changed))] = dice.below(256)
    return bytes(changed)


def _bit(data: bytes, dice: Dice) -> bytes:
    changed = bytearray(data)
    changed[dice.below(len(changed))] ^= 1 << dice.below(8)
    return bytes(changed)


def _cut(data: bytes, dice: Dice) -> bytes:
    at = dice.below(len(data))
    return data[:at] + data[at + 1 + dice.below(200) :] or b"%PDF-"


def _end(data: bytes, dice: Dice) -> bytes:
    return data[: len(data) // 2 + dice.below(len(data) // 2)] or b"%PDF-"


def _double(data: bytes, dice: Dice) -> bytes:
    at = dice.below(len(data))
    span = data[at : at + 1 + dice.below(200)]
    return data[:at] + span * (1 + dice.below(4)) + data[at:]


def _move(data: bytes, dice: Dice) -> bytes:
    at, to = dice.below(len(data)), dice.below(len(data))
    span = data[at : at + 1 + dice.below(100)]
    return data[:to] + span + data[to:]


def _objects(data: bytes, dice: Dice) -> bytes:
    """Let the bodies of two objects change places."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return _bytes(data, dice)
    one, other = sorted((found[dice.below(len(found))], found[dice.below(len(found))]), key=lambda each: each.start())
    if one is other:
        return data
    first, second = (each[0].partition(b"obj") for each in (one, other))
    swapped = first[0] + b"obj" + second[2], second[0] + b"obj" + first[2]
    between = data[one.end() : other.start()]
    return data[: one.start()] + swapped[0] + between + swapped[1] + data[other.end() :]


def _reference(data: bytes, dice: Dice) -> bytes:
    """Let a reference lead to another object."""
    return _replaced(data, _REFERENCE, b"%d 0 R" % dice.below(45), dice)


def _word(data: bytes, dice: Dice) -> bytes:
    """Put another name or number in the place of one."""
    words = _WORD.findall(data) or [b"0"]
    others = (
        b"-1",
        b"0",
        b"99999999999",
        b"null",
        b"/Kids",
        b"[[[[",
        b"<<",
        b">>",
        b"(",
        b"2 0 R",
        words[dice.below(len(words))],
    )
    return _replaced(data, _WORD, others[dice.below(len(others))], dice)


def _replaced(data: bytes, pattern: re.Pattern[bytes], new: bytes, dice: Dice) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return _bytes(data, dice)
    each = found[dice.below(len(found))]
    return data[: each.start()] + new + data[each.end() :]


_WAYS: tuple[Callable[[bytes, Dice], bytes], ...] = (
    *(_bytes, _bit, _cut, _end, _double, _move),
    *(_objects, _objects, _reference, _reference, _word, _word),
)


def mutants(count: int, seed: str, first: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield mutants with their names, from number ``first`` on."""
    bases = list(base_files().items())
    for number in range(first, first + count):
        name, data = bases[number % len(bases)]
        yield f"{number} {name}", mutant(data, Dice(f"{seed}/{number}"))


# -- in the process that has fifty of them


def verdict(data: bytes) -> str:
    """Say what becomes of a file as an insert; whatever is raised but a refusal is a fault."""
    if kind := not_a_pdf(data):
        return f"refused: {kind}"
    try:
        cleaned = clean(data)
    except Refused as refused:
        return f"refused: {refused.refusal.reason}"
    _bound(cleaned)
    return "taken and mended" if "mended" in cleaned.found else "taken"


def _bound(cleaned: Cleaned) -> None:
    """Bind a clean file between two frames and without any, and read what comes of it; raises where that fails."""
    for frame in (_frame(cleaned), b""):
        part = Part(
            id="insert", letter="Z1", title="Insert", lang="en-GB", pdf=cleaned.pdf,
            folios=tuple(f"Z1-{n}" for n in range(1, cleaned.pages + 1)), marks=(), tree=(), bookmarks=(), fonts=(),
            digest="000000", foreign=True, accessible=cleaned.accessible, frame=frame,
        )  # fmt: skip
        with pikepdf.open(io.BytesIO(bind(Binding("Pack", "Council", "en-GB", (part, part))))) as pack:
            wrong = [each for each in pack.check_pdf_syntax() if not _IN_PAGES.search(each)]
            if wrong or len(pack.pages) != 2 * cleaned.pages:
                raise ValueError("the pack is not sound")


def _frame(cleaned: Cleaned) -> bytes:
    register(folder("layouts") / "fonts")
    canvas = TaggedCanvas((595.0, 842.0))
    for _ in range(cleaned.pages):
        canvas.setArtBox((14, 56, 581, 828))
        canvas.showPage()
    return canvas.finish()[0]


def work(first: int, count: int, seed: str) -> None:
    """Print a verdict for each of so many mutants, a line of JSON each, as soon as it is known."""
    confine(seconds=count * 20)
    for name, data in mutants(count, seed, first):
        begin = time.perf_counter()
        try:
            said = verdict(data)
        except Exception as fault:  # noqa: BLE001 - this is what is looked for
            said = f"FAULT: {type(fault).__name__}: {fault}"
        took = time.perf_counter() - begin
        said = f"FAULT: slow, {took:.0f} s" if took > _SLOW else said
        print(json.dumps([name, said]), flush=True)


# -- in the process that starts the others


def main() -> int:
    """Try them all, and say how many were refused and taken; 1 where one did anything else."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2500)
    parser.add_argument("--seed", default="mutants")
    parser.add_argument("--first", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--save", type=Path, help="a folder for the mutants that are faults")
    asked = parser.parse_args()
    if asked.first is not None:
        work(asked.first, asked.count, asked.seed)
        return 0
    begin, counts, faults = time.perf_counter(), Counter[str](), []
    for first in range(0, asked.count, _EACH):
        for name, said in _batch(first, min(_EACH, asked.count - first), asked.seed):
            counts[said if said.startswith(("refused", "taken")) else "FAULT"] += 1
            faults += [(name, said)] if said.startswith("FAULT") else []
    _save(asked.save, [name for name, _ in faults], asked.seed)
    print(f"{sum(counts.values())} mutants in {time.perf_counter() - begin:.0f} s")
    for said, number in sorted(counts.items()):
        print(f"{number:6} {said}")
    for name, said in faults:
        print(f"{name}: {said}")
    return 1 if faults else 0


def _batch(first: int, count: int, seed: str) -> list[tuple[str, str]]:
    command = [
        sys.executable,
        "-m",
        "tests.tools.mutants",
        "--first",
        str(first),
        "--count",
        str(count),
        "--seed",
        seed,
    ]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_LONGEST, check=False, env=dict(os.environ))
        out, ended = done.stdout, f"FAULT: its process ended with {done.returncode}"
    except subprocess.TimeoutExpired as late:
        out, ended = late.stdout or b"", "FAULT: its process hung"
    told = [(name, said) for name, said in map(json.loads, out.splitlines())]
    if len(told) < count:  # the next one is to blame; those after it were not tried
        told.append((f"{first + len(told)}", ended))
        rest = count - len(told)
        told += _batch(first + len(told), rest, seed) if rest else []
    return told


def _save(place: Path | None, names: list[str], seed: str) -> None:
    if place and names:
        place.mkdir(parents=True, exist_ok=True)
        for name in names:
            ((_, data),) = mutants(1, seed, int(name.split()[0]))
            (place / f"{name.split()[0]}.pdf").write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
