"""The machine and the run: table G, as far as a command and its answer say it; ``test_machine.py`` has the rest."""

from __future__ import annotations

from pathlib import Path

from tests.bad.case import COUNCIL, SESSION, Case, Doubt, Maker, content, council
from tests.bad.running import CHECKOUT, Limits

__all__ = ["CASES", "DOUBTS"]

FONT = next((CHECKOUT / "layouts").rglob("*400Regular.ttf")).read_bytes()
AGENDA = ("build", "{}", "--only", "agenda")


def beside(name: str, data: str | bytes = "mine", text: str = SESSION) -> Maker:
    """Write the good session, and a file of somebody's beside it."""

    def make(folder: Path) -> Path:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return content(text)(folder)

    return make


def _at(name: str) -> Maker:
    """Write the good session at a path of its own."""

    def make(folder: Path) -> Path:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(SESSION, encoding="utf-8")
        return file

    return make


def _with_fonts(data: bytes) -> Maker:
    """Write a council with fonts of its own, all four of the same bytes."""

    def make(folder: Path) -> Path:
        for style in ("Regular", "Bold", "Italic", "BoldItalic"):
            file = folder / "councils" / "fonts" / f"Own-{style}.ttf"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return council(f"{COUNCIL}fonts: fonts\n")(folder)

    return make


CASES: dict[str, Case] = {
    "G01 a file for a parent": Case(
        beside("notes.txt"), 5, "IW502", "", "A file lies where a folder", (*AGENDA, "--out", "notes.txt/a/b")
    ),
    "G02 a file": Case(beside("out"), 5, "IW502", "", "'out' cannot be written", (*AGENDA, "--out", "out")),
    "G03 stranger's": Case(beside("out/holiday.jpg"), 5, "IW501", "", "Name another folder", (*AGENDA, "--out", "out")),
    "G03 stranger's manifest": Case(
        beside("out/manifest.json", '{"program": "x"}'), 5, "IW501", "", "'out' holds files", (*AGENDA, "--out", "out")
    ),
    "G04 input folder": Case(content(SESSION), 5, "IW501", "", "'session' holds files", (*AGENDA, "--out", ".")),
    "G04 over an input": Case(
        beside("agenda.csv", "Name\nSam Bold\nAnna Clark\n", SESSION.replace("attendees: 24", "attendees: agenda.csv")),
        5,
        "IW506",
        "",
        "'agenda.csv' would be written over a file that the session names",
        (*AGENDA, "--out", ".", "--force"),
        slow=True,
    ),
    "G08 no fonts": Case(
        council(f"{COUNCIL}fonts: nowhere\n"), 3, "IW202", "councils/mine.yaml:3:8", "'councils/nowhere'"
    ),
    "G08 no font": Case(_with_fonts(b"no font " * 40), 3, "IW290", "councils/mine.yaml:3:8", "no file is"),
    "G08 cut font": Case(_with_fonts(FONT[:9000]), 4, "IW425", "councils/fonts/Own-Bold.ttf", "Copy it again"),
    "G11 memory": Case(
        content(SESSION), 8, "IW802", "", "not enough memory", limits=Limits(memory=60 << 20), anew=True, slow=True
    ),
    "G12 name too long": Case(content(SESSION), 5, "IW502", "", "path is too long", (*AGENDA, "--out", "n" * 300)),
    "G12 path too long": Case(
        content(SESSION), 5, "IW502", "", "path is too long", (*AGENDA, "--out", "n" * 200 + ("/" + "n" * 200) * 25)
    ),
}

_ODD = "a 'b' \"c\" $(é) & d; #%"
DOUBTS: dict[str, Doubt] = {
    "G01 no parent": Doubt(content(SESSION), command=(*AGENDA, "--out", "a/b/c")),
    "G04 inside": Doubt(content(SESSION), command=(*AGENDA, "--out", "sub/out")),
    "G12 odd": Doubt(_at(f"{_ODD}/session.yaml"), command=(*AGENDA, "--out", f"{_ODD}/out é")),
    "G12 long": Doubt(_at(f"{'l' * 250}/session.yaml"), command=(*AGENDA, "--out", "l" * 255)),
}
