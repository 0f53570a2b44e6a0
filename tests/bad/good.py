"""Good inputs that look odd: lists as sign-up forms and meetings really export them, sessions as people really type.

Nothing here may be refused. Lists are told with the names that must be read from them, in their order.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from tests.bad.case import SESSION
from tests.load.roll import exports, makers

__all__ = ["LISTS", "SESSIONS", "GoodList"]


@dataclass(frozen=True)
class GoodList:
    """A list that must be read, and who is in it."""

    data: bytes
    names: tuple[str, ...]
    file: str = "people.csv"


_ENCODINGS: Mapping[str, tuple[bytes, str]] = {
    "UTF-8": (b"", "utf-8"),
    "UTF-8 BOM": (b"\xef\xbb\xbf", "utf-8"),
    "UTF-16 LE": (b"", "utf-16-le"),
    "UTF-16 LE BOM": (b"\xff\xfe", "utf-16-le"),
    "UTF-16 BE": (b"", "utf-16-be"),
    "UTF-16 BE BOM": (b"\xfe\xff", "utf-16-be"),
    "cp1252": (b"", "cp1252"),
    "latin-1": (b"", "latin-1"),
}
_DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
_QUOTING = {"bare": csv.QUOTE_MINIMAL, "quoted": csv.QUOTE_ALL}
_ROWS = (
    ("Name", "Organisation", "Job title"),
    ("Siân Prys", "Housing, Homes; and | Land", "Swyddog"),
    ("Zoë O'Neill", "Police", 'the "acting" head'),
    ("André Müller-Jones", "", ""),
)
_NAMES = tuple(row[0] for row in _ROWS[1:])


def _table(rows: Sequence[Sequence[str]], delimiter: str = ",", end: str = "\n", quoting: int = 0) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def _shapes() -> Iterator[tuple[str, GoodList]]:
    for coding, part, end, quote in product(_ENCODINGS, _DELIMITERS, _ENDS, _QUOTING):
        mark, encoding = _ENCODINGS[coding]
        text = _table(_ROWS, _DELIMITERS[part], _ENDS[end], _QUOTING[quote])
        yield f"{coding}, {part}, {end}, {quote}", GoodList(mark + text.encode(encoding), _NAMES)


_HEADS = (
    *("Name", "NAME", "name ", "Full name", "Full Name:", "Your name", "Your full name", "Attendee name", "Attendee"),
    *(
        "Delegate",
        "Delegate name",
        "Participant",
        "Participant name",
        "Name (in full)",
        "Name of attendee",
        "Delegate’s name",
    ),
    *("Display name", "displayName", "full_name", "Enw", "Enw llawn", "What is your name?", "What is your full name?"),
    *("Please enter your full name", "Name *", "\ufeffName", "Name of delegate", "Staff name", "Employee name"),
)
_PAIRS = (
    *(("First name", "Last name"), ("First Name", "Surname"), ("Forename", "Surname"), ("Given name", "Family name")),
    *(("firstname", "lastname"), ("first_name", "last_name"), ("Enw cyntaf", "Cyfenw"), ("Christian name", "Surname")),
    *(("Attendee First Name", "Attendee Last Name"), ("givenName", "surname"), ("Forename(s)", "Surname")),
    *(("First", "Last"), ("Name - First Name", "Name - Last Name"), ("Name (First)", "Name (Last)")),
)


def _headings() -> Iterator[tuple[str, GoodList]]:
    for head in _HEADS:
        text = _table([(head, "Organisation"), ("Ann Bell", "Housing"), ("Bo Carr", "Police")])
        yield f"head {head.strip()!a}", GoodList(text.encode(), ("Ann Bell", "Bo Carr"))
    for first, last in _PAIRS:
        for heads, people in (
            ((first, last), (("Ann", "Bell"), ("Bo", "Carr"))),
            ((last, first), (("Bell", "Ann"), ("Carr", "Bo"))),
        ):
            text = _table([(*heads, "Team"), *((*each, "Housing") for each in people)])
            yield f"heads {' and '.join(heads)}", GoodList(text.encode(), ("Ann Bell", "Bo Carr"))


_PEOPLE = {
    "mononym": ("Sukarno", "Sukarno"),
    "curly apostrophe": ("Declan O’Brien", "Declan O’Brien"),
    "straight apostrophe": ("Marie D'Arcy", "Marie D'Arcy"),
    "hyphens": ("Anne-Marie Lloyd-Jones", "Anne-Marie Lloyd-Jones"),
    "particles": ("Jan van der Berg", "Jan van der Berg"),
    "small letters": ("bell hooks", "bell hooks"),
    "Welsh": ("Siân ap Gwŷn", "Siân ap Gwŷn"),
    "Polish": ("Łukasz Żółć", "Łukasz Żółć"),
    "Chinese": ("王小明", "王小明"),
    "Arabic": ("محمد سلام", "محمد سلام"),
    "Hebrew": ("משה כהן", "משה כהן"),
    "Vietnamese": ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
    "Turkish": ("İpek Işık", "İpek Işık"),
    "Greek": ("Ελένη Παππά", "Ελένη Παππά"),
    "Cyrillic": ("Олена Шевченко", "Олена Шевченко"),
    "combining marks": ("Zoe\u0308 Ames", "Zoë Ames"),
    "last first": ("Bell, Ann", "Ann Bell"),
    "LAST first": ("BELL, Ann", "Ann Bell"),
    "title": ("Dr Zoë Ames", "Dr Zoë Ames"),
    "spaces": ("  Ann   Bell ", "Ann Bell"),
    "no-break space": ("Ann\u00a0Bell", "Ann Bell"),
    "zero width": ("Ann\u200b Bell", "Ann Bell"),
    "left-to-right mark": ("\u200eAnn Bell\u200e", "Ann Bell"),
    "zero-width joiner": ("Ann Be\u200dll", "Ann Bell"),
    "joined letters": ("Soﬁa Bell", "Sofia Bell"),
    "hyphen of Word": ("Anne‑Marie Bell", "Anne-Marie Bell"),
    "wide letters": ("Ａｎｎ　Ｂｅｌｌ", "Ann Bell"),
    "entity": ("Si&acirc;n Prys", "Siân Prys"),
    "seventy letters": (f"Ann {'Wolfeschlegelstein' * 4}", f"Ann {'Wolfeschlegelstein' * 4}"),
    "two hundred letters": (f"Ann {'Bellows ' * 24}Carr", f"Ann {'Bellows ' * 24}Carr"),
    "surname Test": ("Ann Testa", "Ann Testa"),
    "surname Null": ("Christopher Null", "Christopher Null"),
    "surname None": ("Ann Noone", "Ann Noone"),
    "like a heading": ("Guest Attendee-Jones", "Guest Attendee-Jones"),
}


def _names() -> Iterator[tuple[str, GoodList]]:
    for kind, (written, read) in _PEOPLE.items():
        text = _table([("Name", "Team"), (written, "Housing"), ("Di Eve", "Police")])
        yield f"name {kind}", GoodList(text.encode(), (read, "Di Eve"))


_BOTH = ("Ann Bell", "Bo Carr")


def _programs() -> Iterator[tuple[str, GoodList]]:
    for program, text in exports.EXPORTS.items():
        both = ("Ann BELL", "Bo CARR") if program == "ESR" else _BOTH
        yield f"export of {program.strip(', ') or 'a shop'}", GoodList(text.encode(), both)
    for program, (text, _) in makers.OTHERS.items():
        yield f"export of {program}", GoodList(text.encode(), _BOTH)
    yield "export of Zoom, registrants", GoodList(makers.ZOOM.encode(), _BOTH)
    yield "export of Teams", GoodList(makers.teams(), ("Ann Bell", "Siân Prys", "Łukasz Nowak"))
    yield "export of an older Teams", GoodList(makers.OLD_TEAMS.encode("utf-16"), _BOTH)
    three = ("Ann Bell", "Łukasz Nowak", "Dr Zoë Ames")
    yield "export of Microsoft Forms", GoodList(makers.forms(signed_in=False), three, "people.xlsx")
    yield "export of Microsoft Forms, signed in", GoodList(makers.forms(signed_in=True), three, "people.xlsx")


_EDGES: Mapping[str, GoodList] = {
    "sep line": GoodList(b"sep=;\r\nName;Team\r\nAnn Bell;x\r\nBo Carr;y\r\n", _BOTH),
    "no last line end": GoodList(b"Name\nAnn Bell\nBo Carr", _BOTH),
    "blank rows": GoodList(b"\n\nName,Team\n\nAnn Bell,x\n,\n\nBo Carr,y\n\n\n", _BOTH),
    "preamble": GoodList(b"Attendees of the day\nprinted 4 March\n\nName,Team\nAnn Bell,x\nBo Carr,y\n", _BOTH),
    "totals": GoodList(b"Name,Team\nAnn Bell,x\nBo Carr,y\nTotal,2\n", _BOTH),
    "line breaks in cells": GoodList(b'Name,Notes\r\nAnn Bell,"one\r\ntwo"\r\nBo Carr,"a, b"\r\n', _BOTH),
    "emoji in notes": GoodList("Name,Notes\nAnn Bell,😀 see you!\nBo Carr,👍🏽\n".encode(), _BOTH),
    "trailing commas": GoodList(b"Name,Team,,,\nAnn Bell,x,,,\nBo Carr,y,,,\n", _BOTH),
    "a column of numbers": GoodList(b"No.,Name\n1,Ann Bell\n2,Bo Carr\n", _BOTH),
    "formulas as text": GoodList(b'Name,Team\n"=""Ann Bell""",x\nBo Carr,y\n', _BOTH),
    "200 columns": GoodList(_table([("Name", *["x"] * 199), ("Ann Bell", *"y" * 199), ("Bo Carr",)]).encode(), _BOTH),
    "one name a line": GoodList(b"Ann Bell\nBo Carr\n", _BOTH, "people.txt"),
}

LISTS: dict[str, GoodList] = {**dict((*_shapes(), *_headings(), *_names(), *_programs())), **_EDGES}


def _with(line: str, text: str = SESSION) -> bytes:
    return f"{text}{line}\n".encode()


_WORDS = "Ty'n-y-maes "

SESSIONS: dict[str, bytes] = {
    "Notepad": b"\xef\xbb\xbf" + SESSION.replace("\n", "\r\n").encode(),
    "old Macintosh": SESSION.replace("\n", "\r").encode(),
    "no last line end": SESSION.rstrip().encode(),
    "document marks": f"---\n{SESSION}...\n".encode(),
    "YAML directive": f"%YAML 1.2\n---\n{SESSION}".encode(),
    "blank lines": SESSION.replace("\n", "\n\n").encode(),
    "spaces at line ends": SESSION.replace("\n", "   \n").encode(),
    "tabs at line ends": SESSION.replace("day\n", "day\t\n").encode(),
    "comments in Welsh": f"# Diwrnod i rannu gwybodaeth: tŷ, ŵyn, sêr\n{SESSION}# diwedd\n".encode(),
    "emoji in a comment": f"# 😀 see you there 👩‍💻\n{SESSION}".encode(),
    "curly quotes inside": SESSION.replace("Sharing day", "The “sharing” day – Morgan’s").encode(),
    "dashes and dots": SESSION.replace("Sharing day", "Sharing — day … ½").encode(),
    "title in quotes": SESSION.replace("Sharing day", '"Sharing: day"').encode(),
    "title in single quotes": SESSION.replace("Sharing day", "'It''s: a day'").encode(),
    "folded title": SESSION.replace("Sharing day", ">-\n  Sharing\n  day").encode(),
    "title over two lines": SESSION.replace("Sharing day", "Sharing\n  day").encode(),
    "wider indent": SESSION.replace("  ", "      ").encode(),
    "quoted keys": SESSION.replace("title:", '"title":').replace("date:", "'date':").encode(),
    "flow mapping": SESSION.replace("venue:\n  name: Eastmere House", "venue: {name: Eastmere House}").encode(),
    "list of lines": SESSION.replace("[Morgan Vale]", "\n- Morgan Vale\n- Siân Prys").encode(),
    "quoted date": SESSION.replace("2027-03-04", '"2027-03-04"').encode(),
    "quoted number": SESSION.replace("24", "'24'").encode(),
    "no-break spaces": SESSION.replace("Eastmere House", "Eastmere\u00a0House\u202f2").encode(),
    "soft hyphens": SESSION.replace("Eastmere", "East\u00admere").encode(),
    "pasted from a PDF": SESSION.replace("Eastmere House", "Oﬃce on‑Sea").encode(),
    "combining marks": SESSION.replace("Eastmere", "Tŵr Sia\u0302n").encode(),
    "copyright sign of a phone": SESSION.replace("Eastmere House", "Eastmere ©\ufe0f").encode(),
    "markup in a text": SESSION.replace("Eastmere House", "'<b>A & B</b> | C_D * E # 5'").encode(),
    "backslashes": SESSION.replace("Eastmere House", "C:\\new\\table").encode(),
    "colon without space": SESSION.replace("Eastmere House", "Room 9:30").encode(),
    "hash without space": SESSION.replace("Eastmere House", "Room#2").encode(),
    "word of YAML": SESSION.replace("Eastmere House", "off").encode(),
    "keys in another order": "".join(
        [*SESSION.splitlines(keepends=True)[5:], *SESSION.splitlines(keepends=True)[:5]]
    ).encode(),
    "JSON": (
        b'{"title": "A day", "council": "leicestershire", "date": "2027-03-04", "venue": {"name": "House"},'
        b' "facilitators": ["Morgan Vale"], "attendees": 24}'
    ),
    "one person": SESSION.replace("24", "1").encode(),
    "five hundred people": SESSION.replace("24", "500").encode(),
    "time with a dot": SESSION.replace("9:15", "9.15").encode(),
    "time in four digits": SESSION.replace("9:15", "0915").encode(),
    "grid with a cross": _with("bingo: {grid: 4×4}"),
    "Welsh council": SESSION.replace("leicestershire", "eastmere-vale").encode(),
    "title of 200 letters": SESSION.replace("Sharing day", (_WORDS * 17)[:199] + "s").encode(),
    "venue of 200 letters": SESSION.replace("Eastmere House", (_WORDS * 17)[:199] + "s").encode(),
    "notes of 600 letters": SESSION.replace("House", f"House\n  notes: {(_WORDS * 50)[:599]}s").encode(),
    "ids of other scripts in comments": f"# 王小明 سلام\n{SESSION}".encode(),
}
"""Session files, each of which is accepted; what they name is packaged."""
