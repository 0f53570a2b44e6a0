"""Bad inputs, each made by code: what is written into a folder, and what the program must say to it.

The ids are those of the design's tables B (content files), C (placeholders) and D (attendee lists). Every maker gets
an empty folder and returns the session file to read. Kinds that belong to later versions are listed in ``LATER``.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.load.roll.makers import eventbrite, forms, teams

MARK = "Zebedee Quillfeather"
"""A name that stands in lists and must stand in no message."""

SESSION = """\
title: Sharing day
council: leicestershire
date: 2027-03-04
venue:
  name: Eastmere House
facilitators: [Morgan Vale]
attendees: 24
agenda:
  start: 9:15
"""

COUNCIL = "id: mine\nname: My Council\n"

Maker = Callable[[Path], Path]


@dataclass(frozen=True)
class Case:
    """One bad input: how it is made, and exit code, code, place (``file:line:column``) and words of the answer."""

    make: Maker
    exit_code: int
    code: str
    place: str
    words: str


@dataclass(frozen=True)
class Doubt:
    """One input that is accepted, with the codes of the warnings that it gets."""

    make: Maker
    codes: tuple[str, ...] = ()


def content(text: str | bytes) -> Maker:
    """Write the session file itself."""

    def make(folder: Path) -> Path:
        file = folder / "session.yaml"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    return make


def changed(old: str, new: str, *, encoding: str = "utf-8") -> Maker:
    """Write the good session with one thing changed."""
    assert SESSION.count(old) == 1, old
    return content(SESSION.replace(old, new).encode(encoding))


def with_file(name: str, data: str | bytes, old: str, new: str) -> Maker:
    """Write a file beside the session, and a session that names it."""

    def make(folder: Path) -> Path:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
        return changed(old, new)(folder)

    return make


def people(data: str | bytes, name: str = "people.csv") -> Maker:
    """Write an attendee list and a session that names it."""
    return with_file(name, data, "attendees: 24", f"attendees: {name}")


def council(text: str | bytes) -> Maker:
    """Write a council file and a session for it."""
    return with_file("councils/mine.yaml", text, "council: leicestershire", "council: mine")


def _folder(folder: Path) -> Path:
    (folder / "session.yaml").mkdir()
    return folder / "session.yaml"


def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "session.yaml")
    return folder / "session.yaml"


def _device(folder: Path) -> Path:
    return Path("/dev/zero")


def _missing(folder: Path) -> Path:
    return folder / "session.yaml"


def _loop(folder: Path) -> Path:
    (folder / "session.yaml").symlink_to(folder / "session.yaml")
    return folder / "session.yaml"


def _circle(folder: Path) -> Path:
    (folder / "councils").mkdir()
    (folder / "councils" / "other.yaml").write_text("id: other\nextends: mine\nname: Other\n")
    return council(f"{COUNCIL}extends: other\n")(folder)


_BOMB = "a0: &a0 [x, x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9))
_S = "session.yaml"

CASES: dict[str, Case] = {
    "B01": Case(content(""), 3, "IW101", _S, "is empty"),
    "B02": Case(content("# only\n# comments\n"), 3, "IW101", _S, "is empty"),
    "B03 top": Case(content("- a\n- b\n"), 3, "IW110", f"{_S}:1:1", "a list where keys"),
    "B03 venue": Case(changed("venue:\n  name:", "venue:\n  - name:"), 3, "IW113", f"{_S}:5:3", "not a list"),
    "B04": Case(changed("  name:", "\tname:"), 3, "IW102", f"{_S}:5:1", "Use spaces"),
    "B05": Case(
        changed("title: Sharing day", "title: Lunch: 45"), 3, "IW102", f"{_S}:1:13", "quotes round text with ': '"
    ),
    "B06 *": Case(
        changed("Sharing day", "*Important*"), 3, "IW102", f"{_S}:1:8", "quotes round text that starts with *"
    ),
    "B06 * word": Case(
        changed("Sharing day", "*Important"), 3, "IW103", f"{_S}:1:8", "quotes round text that starts with *"
    ),
    "B06 &": Case(changed("Sharing day", "& Sons"), 3, "IW102", f"{_S}:1:8", "quotes round text that starts with &"),
    "B06 @": Case(changed("Sharing day", "@home"), 3, "IW102", f"{_S}:1:8", "quotes round text that starts with @"),
    "B06 %": Case(changed("Sharing day", "%5 of us"), 3, "IW102", f"{_S}:1:8", "quotes round text that starts with %"),
    "B06 {{": Case(
        changed("Sharing day", "{{ name }}"), 3, "IW102", f"{_S}:1:9", "quotes round text that starts with {"
    ),
    "B06 {{ day": Case(changed("Sharing day", "{{ name }} day"), 3, "IW102", f"{_S}:1:9", "quotes round text"),
    "B07": Case(changed("name: Eastmere House", "name: 'Eastmere House"), 3, "IW102", f"{_S}:5:9", "never closed"),
    "B08": Case(content(f"{SESSION}title: Another\n"), 3, "IW106", f"{_S}:10:1", "the first is on line 1"),
    "B09": Case(changed("title:", "titel:"), 3, "IW111", f"{_S}:1:1", "Did you mean 'title'?"),
    "B10": Case(
        changed("  start: 9:15", "  zzz: 9:15"),
        3,
        "IW111",
        f"{_S}:9:3",
        "Known: preset, start, finish, fixed, fit, times, dates, changes.",
    ),
    "B11": Case(
        changed("  name: Eastmere House", "  room: 2"), 3, "IW112", f"{_S}:4:1", "'name' is missing in 'venue'"
    ),
    "B12": Case(changed("Sharing day", "[Sharing, day]"), 3, "IW113", f"{_S}:1:8", "text, not a list"),
    **{
        f"B14 {time}": Case(changed("9:15", time), 3, "IW114", f"{_S}:9:10", "write it as 09:30")
        for time in ("25:00", "9:75", "9:3", "half nine", "24:00")
    },
    "B17": Case(content(_BOMB), 3, "IW103", f"{_S}:1:5", "not supported"),
    "B18": Case(content("[" * 1_000_000), 3, "IW107", f"{_S}:1:41", "levels deep"),
    "B19": Case(content("a: &x\n  b: *x\n"), 3, "IW103", f"{_S}:1:4", "not supported"),
    "B20": Case(
        changed("Sharing day", "!!python/object/apply:os.system [x]"), 3, "IW104", f"{_S}:1:8", "not supported"
    ),
    "B20 str": Case(changed("Sharing day", "!!str Sharing day"), 3, "IW104", f"{_S}:1:8", "not supported"),
    "B21": Case(content(f"{SESSION}---\n{SESSION}"), 3, "IW105", f"{_S}:10:1", "several documents"),
    "B22": Case(content(b"a" * 5_000_000), 3, "IW107", _S, "larger than 1 MiB"),
    "B23": Case(content("".join(f"k{n}: x\n" for n in range(40_000))), 3, "IW107", f"{_S}:25000:9", "50,000"),
    "B24 NUL": Case(changed("Sharing", "Shar\0ing"), 3, "IW109", f"{_S}:1:12", "U+0000"),
    "B24 BEL": Case(changed("Eastmere", "East\x07mere"), 3, "IW109", f"{_S}:5:13", "U+0007"),
    "B26 cp1252": Case(changed("Eastmere", "Eastmère", encoding="cp1252"), 3, "IW108", f"{_S}:5", "Save it as UTF-8"),
    "B26 UTF-16": Case(content(SESSION.encode("utf-16")), 3, "IW108", f"{_S}:1", "Save it as UTF-8"),
    "B27": Case(changed("Sharing day", '"\\ud800"'), 3, "IW102", f"{_S}:1:11", "backslash"),
    "B28 id": Case(
        council(COUNCIL.replace("id: mine", "id: mi\u202ene")), 3, "IW117", "councils/mine.yaml:1:5", "not an id"
    ),
    "B31 folder": Case(_folder, 4, "IW402", _S, "a folder, not a file"),
    "B31 pipe": Case(_pipe, 4, "IW402", _S, "a pipe or a device"),
    "B31 device": Case(_device, 4, "IW402", "/dev/zero", "a pipe or a device"),
    "B32": Case(_missing, 4, "IW401", _S, "no such file"),
    "B33": Case(_loop, 4, "IW401", _S, "cannot be read"),
    **{
        f"B34 {name[:9]}": Case(
            council(COUNCIL.replace("mine", f'"{name}"')), 3, "IW117", "councils/mine.yaml:1:5", "a-z"
        )
        for name in ("my council", "a/b", "..", "Mine", "CON", "a" * 300)
    },
    "B36 scenario": Case(content(f"{SESSION}scenario: harow-lane\n"), 3, "IW201", f"{_S}:10:11", "mean 'harrow-lane'?"),
    "B36 agenda": Case(changed("start: 9:15", "preset: full-dya"), 3, "IW201", f"{_S}:9:11", "mean 'full-day'?"),
    "B36 layout": Case(
        content(f"{SESSION}documents: {{layout: standart}}\n"), 3, "IW201", f"{_S}:10:21", "mean 'standard'?"
    ),
    "B36 council": Case(
        changed("leicestershire", "LeicesterShire"), 3, "IW201", f"{_S}:2:10", "mean 'leicestershire'?"
    ),
    "B36 stage": Case(
        council(f"{COUNCIL}stages: {{scooping: {{name: x}}}}\n"), 3, "IW201", "councils/mine.yaml:3:10", "'scoping'?"
    ),
    "B36 term": Case(
        council(f"{COUNCIL}terms: {{replace: {{shared-vison: {{name: x}}}}}}\n"),
        3,
        "IW201",
        "councils/mine.yaml:3:19",
        "'shared-vision'?",
    ),
    "N16 term again": Case(
        council(f"{COUNCIL}terms: {{add: [{{id: consent, stage: scoping, name: x, definition: y}}]}}\n"),
        3,
        "IW270",
        "councils/mine.yaml:3:20",
        "'consent' is there already",
    ),
    "N16 kind": Case(
        council(f"{COUNCIL}kind: scottish\n"), 3, "IW271", "councils/mine.yaml:3:7", "'scottish' does not go with"
    ),
    "N16 stage left empty": Case(
        council(f"{COUNCIL}examples: {{drop: [vision-1, vision-2, vision-3, vision-4, vision-5]}}\n"),
        3,
        "IW273",
        "councils/mine.yaml:3:18",
        "'vision' is left without an example",
    ),
    "N16 own": Case(
        content(f"{SESSION}own: {{nation: wales}}\n"), 3, "IW274", f"{_S}:10:7", "cannot stand under 'own'"
    ),
    "N16 label": Case(
        with_file("wording/labels.en.txt", "lead\n", "attendees: 24", "attendees: 24\nown: {wording: wording}"),
        3,
        "IW275",
        "wording/labels.en.txt:1",
        "not a label",
    ),
    "B36 slot": Case(changed("start: 9:15", "fixed: {lunsh: 12:30}"), 3, "IW201", f"{_S}:9:11", "mean 'lunch'?"),
    "B36 document": Case(
        content(f"{SESSION}documents: {{leave_out: [callr]}}\n"), 3, "IW201", f"{_S}:10:25", "mean 'caller'?"
    ),
    "B36 file": Case(changed("leicestershire", "mine.yaml"), 3, "IW202", f"{_S}:2:10", "no file 'mine.yaml'"),
    "B37": Case(_circle, 3, "IW203", "councils/other.yaml:2:10", "'mine' extends 'other' extends 'mine'"),
    "B38 TOML": Case(content('[session]\ntitle = "x"\n'), 3, "IW102", f"{_S}:2:1", "not YAML"),
    "B38 docx": Case(content(b"PK\x03\x04\x14\x00\x06\x00"), 4, "IW404", _S, "a Word, Excel or zip file"),
    "B38 rtf": Case(content("{\\rtf1\\ansi Sharing day}"), 4, "IW404", _S, "a rich text file"),
    **{
        f"C02 {text[:9]}": Case(changed("Sharing day", f'"{text}"'), 3, "IW116", f"{_S}:1:8", "placeholder")
        for text in ("{{ 7*7 }}", "{% for x in y %}", "{{ x.__class__ }}", "{{ f() }}", "{% include 'x' %}")
    },
    "C04": Case(changed("Sharing day", '"{{ councl.name }}"'), 3, "IW116", f"{_S}:1:8", "Did you mean 'council.name'?"),
    "C05": Case(changed("Sharing day", '"{{ council.name"'), 3, "IW116", f"{_S}:1:8", "without being part"),
    "C11 empty": Case(changed("Sharing day", "''"), 3, "IW115", f"{_S}:1:8", "empty"),
    "C11 spaces": Case(changed("Sharing day", "'   '"), 3, "IW115", f"{_S}:1:8", "empty"),
    "D01 bytes": Case(people(""), 3, "IW224", "people.csv", "no people were found"),
    "D01 header": Case(people("Name,Organisation\n"), 3, "IW224", "people.csv", "no people were found"),
    "D01 blank": Case(people("Name\n\n ,\n"), 3, "IW224", "people.csv", "no people were found"),
    "D02": Case(people("Email,Role\na@b,c\n"), 3, "IW220", "people.csv:1", "'email', 'role'"),
    "D02 no header": Case(people(f"{MARK},Police\nAnn,Police\n"), 3, "IW220", "people.csv:1", "no column holds names"),
    "D03": Case(people("Name,Full name\na,b\n"), 3, "IW220", "people.csv:1", "columns 1 ('name') and 2"),
    "D06": Case(people(b"Name\n" + "Siân\n".encode("cp1252") + "Zoë\n".encode()), 3, "IW228", "people.csv:3", "line 3"),
    "D07": Case(people(f'Name,A\nAnn,x\n"{MARK},x\nBo,y\n'), 3, "IW227", "people.csv:3", "opens in row 3"),
    "D19": Case(people("Name\n" + "P\n" * 20_001), 3, "IW366", "people.csv", "20,000"),
    "D19 people": Case(people("Name\n" + "".join(f"P {n}\n" for n in range(501))), 3, "IW225", "people.csv", "500"),
    "D20 columns": Case(people("Name" + ",x" * 999 + "\nAnn" + ",y" * 999 + "\n"), 3, "IW366", "people.csv:1", "200"),
    "D20 cell": Case(people(f"Name,A\nAnn,{'x' * 1_000_000}\n"), 3, "IW226", "people.csv:2", "row 2 "),
    "D20 name": Case(people(f"Name\n{MARK * 20}\n"), 3, "IW226", "people.csv:2", "row 2, column 'name'"),
    "D21 NUL": Case(people(f"Name\n{MARK}\0\n"), 4, "IW404", "people.csv", "not a text file"),
    "D21 pdf": Case(people(b"%PDF-1.7\n%\xe2\xe3\n"), 4, "IW404", "people.csv", "a PDF"),
    "D21 xlsx": Case(people(b"PK\x03\x04\x14\x00", "people.xlsx"), 4, "IW413", "people.xlsx", "not copied whole"),
    "D22": Case(changed("attendees: 24", "attendees: people.csv"), 3, "IW202", f"{_S}:7:12", "no file 'people.csv'"),
    "D23": Case(people("<!DOCTYPE html>\n<title>Sign in</title>"), 4, "IW404", "people.csv", "a web page"),
    "D big": Case(people(b"Name\n" + b"\n" * (5 << 20)), 4, "IW403", "people.csv", "larger than 5 MiB"),
    "F13": Case(changed("attendees: 24", "attendees: 0"), 3, "IW224", f"{_S}:7:12", "no people"),
    "F06": Case(changed("2027-03-04", "2027-02-29"), 3, "IW114", f"{_S}:3:7", "not a date"),
}

DOUBTS: dict[str, Doubt] = {
    **{f"B13 {time}": Doubt(changed("9:15", time)) for time in ("9:30", "9.30", "0930", "'9:30'")},
    **{f"B15 {word}": Doubt(changed("Eastmere House", word)) for word in ("NO", "yes", "on", "null", "~")},
    **{f"B16 {word}": Doubt(changed("Eastmere House", word)) for word in ("012345", "1.10", "1e3", "0x1F")},
    "B25 BOM": Doubt(content(b"\xef\xbb\xbf" + SESSION.encode())),
    "B25 CRLF": Doubt(content(SESSION.replace("\n", "\r\n"))),
    "B25 no end": Doubt(content(SESSION.rstrip())),
    "B28 text": Doubt(changed("Eastmere", "East\u202emere"), ("IW120",)),
    "B29": Doubt(changed("Eastmere House", "“Eastmere House”"), ("IW121",)),
    "B38 JSON": Doubt(
        content(
            '{"title": "x", "council": "leicestershire", "date": "2027-03-04", "venue": {"name": "x"},'
            ' "facilitators": ["x"], "attendees": 24}'
        )
    ),
    **{
        f"C01 {text[:12]}": Doubt(changed("Eastmere House", f'"{text}"'))
        for text in ("<b>x", "<img src='/etc/passwd'/>", "<a href='javascript:x'>", "&#0;", "</para>", "]]>")
    },
    "C03": Doubt(people("Name\n{{ council.name }}\n{% for x in y %}\n{{ x.__class__ }}\n")),
    "D04 UTF-8": Doubt(people("Name\nSiân\n")),
    "D04 BOM": Doubt(people("Name\nSiân\n".encode("utf-8-sig"))),
    "D04 UTF-16 BOM": Doubt(people("Name\nSiân\n".encode("utf-16"))),
    "D04 UTF-16": Doubt(people("Name\nSiân\n".encode("utf-16-le"))),
    "D04 cp1252": Doubt(people("Name\nSiân\n".encode("cp1252")), ("IW222",)),
    **{f"D05 {sign}": Doubt(people(f"Name{sign}Team\nAnn{sign}x\n")) for sign in (";", "\t", "|")},
    "D05 sep": Doubt(people("sep=;\nName;Team\nAnn;x\n")),
    "D08": Doubt(people(f"Name,Team\n{MARK},x,y\nBo\n"), ("IW229",)),
    "D09": Doubt(people('Name,Team\n"Bell, Ann","x\ny"\n'), ("IW358",)),
    "D14": Doubt(people(f"Name,Team\n{MARK},x\n{MARK.upper()},X\n"), ("IW352",)),
    "D10": Doubt(people("Name,Team,,Team\nAnn,x,,y\n"), ("IW350",)),
    "D11": Doubt(people(teams()), ("IW358", "IW358", "IW355", "IW355", *["IW352"] * 4)),
    "D12": Doubt(people(forms(signed_in=False), "people.xlsx"), ("IW359",)),
    "D13": Doubt(people(eventbrite()), ("IW359", "IW353", "IW354", "IW354", "IW354")),
    "D15": Doubt(people(f"Name,Team\n{MARK},x\n{MARK},y\n"), ("IW353",)),
    "D16": Doubt(people("Name\nSiân\nO’Brien\nD'Arcy\nJan van der Berg\nŁukasz\n王小明\n" + "A" * 70 + "\n")),
    "D17": Doubt(people("Name,A\nAnn,x\nTEST,x\n42,x\nq@x.org,x\n"), ("IW356", "IW357", "IW357")),
    "D24": Doubt(people("List\n\nName,A\nAnn,x\nTotal,1\n"), ("IW355",)),
    "D18": Doubt(people("Name\n=cmd|x\n@SUM(1)\n+1\n\u00a0=x\n"), ("IW357",)),
    "no name in a row": Doubt(people("Name,Team\nAnn,x\n,x\n"), ("IW221",)),
}

LATER = {
    "B30": "front matter: no content file of this version is Markdown",
    "B35": "the same id in two files: the search path decides, nearest first",
    "C06": "user templates: not read by this version",
    "C07": "user templates: not read by this version",
}
"""Rows of tables B to D that no case stands for yet, and why."""
