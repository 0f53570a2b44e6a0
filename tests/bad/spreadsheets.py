"""Workbooks that are bad or odd, as attendee list, as session and as the table of an agenda: rows E01 to E09."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.bad.case import Case, Doubt, Maker, people
from tests.bad.xlsx import Value, archive, bomb, crowd, ole, parts, sheet, workbook

__all__ = ["CASES", "DOUBTS", "named"]

AGENDA = ("import", "agenda", "{}")
ROWS: tuple[tuple[Value, ...], ...] = (("Name", "Team"), ("Ann Bell", "Housing"), ("Bo Carr", "Police"))
DAY: tuple[tuple[Value, ...], ...] = (
    ("key", "value"),
    ("title", "Sharing day"),
    ("council", "leicestershire"),
    ("date", "2027-03-04"),
    ("venue.name", "Eastmere House"),
    ("facilitators", "Morgan Vale"),
    ("attendees", 24),
    ("agenda.preset", "half-day"),
)
"""A session as a workbook."""
ITEMS: tuple[tuple[Value, ...], ...] = (("Start", "Title", "Minutes"), ("9:30", "Welcome", 15), ("9:45", "Consent", 45))
"""An agenda as a table."""


def named(name: str, data: bytes | str | Callable[[], bytes]) -> Maker:
    """Write one file and name it."""

    def make(folder: Path) -> Path:
        made = data() if callable(data) else data
        (folder / name).write_bytes(made.encode() if isinstance(made, str) else made)
        return folder / name

    return make


def listed(data: bytes | Callable[[], bytes]) -> Maker:
    """Write a list and a session that names it."""

    def make(folder: Path) -> Path:
        return people(data() if callable(data) else data, "people.xlsx")(folder)

    return make


def _all(
    name: str, data: bytes | Callable[[], bytes], code: str, words: str, *, at: str = "", slow: str = "list agenda"
) -> dict[str, Case]:
    """Return the same file as a list, as a session and as the table of an agenda; those that are ``slow`` cost most."""
    file, cell = named("day.xlsx", data), f":{at}" if at else ""
    return {
        f"{name} list": Case(listed(data), 4, code, f"people.xlsx{cell}", words, slow="list" in slow),
        f"{name} session": Case(file, 4, code, f"day.xlsx{cell}", words, slow="session" in slow),
        f"{name} agenda": Case(file, 4, code, f"day.xlsx{cell}", words, AGENDA, slow="agenda" in slow),
    }


def with_xml(change: Callable[[str], str], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """Return the good list with one part changed."""
    made = parts({"People": sheet(ROWS)})
    return archive({**made, part: change(made[part])})


def with_rows(xml: str) -> bytes:
    """Return the good list with rows more, as XML."""
    return with_xml(lambda whole: whole.replace("</sheetData>", f"{xml}</sheetData>"))


def _dense() -> bytes:
    """A list of three and a half million cells in five megabytes."""
    row = "".join(f"<c><v>{number * 7919 % 100}</v></c>" for number in range(180))
    lines = (f"<row>{row[15 * (n % 97) :]}{row[: 15 * (n % 97)]}</row>" for n in range(15_000))
    loose = (line.replace("<row><v>", "<row><c><v>") for line in lines)
    return with_rows("".join(loose))


def _lying(megabytes: int) -> bytes:
    """A member that unpacks to so much and says that it has a hundred bytes."""
    big = bomb(megabytes)
    name = b"xl/worksheets/sheet1.xml"
    at = big.rindex(b"PK\3\4", 0, big.rindex(name, 0, big.index(b"PK\1\2")))
    body = big[at + 30 + len(name) : big.index(b"PK\1\2")]
    return crowd([("xl/worksheets/sheet2.xml", body, 100)], GOOD)


GOOD = workbook(*ROWS)
_NEVER: Value = ("A9&amp;B9", None)
"""A formula that nobody has worked out."""
_DATED = (*AGENDA, "--date", "2027-03-04")
_CORNER = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
_WIDE = '<row r="4"><c r="XFD4"><v>1</v></c></row>'
_SWELLS, _ENTITIES = "unpacks to far more", "declares entities"
_LAUGHS = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>'
_ODS = archive({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"})
_WORD = archive({"[Content_Types].xml": "<Types/>", "word/document.xml": "<document/>"})

CASES: dict[str, Case] = {
    "E01 list": Case(listed(bytes(range(256)) * 4), 4, "IW404", "people.xlsx", "not a text file", slow=True),
    "E01 session": Case(named("day.xlsx", bytes(range(256)) * 4), 4, "IW413", "day.xlsx", "is broken"),
    "E01 agenda": Case(
        named("day.xlsx", bytes(range(256)) * 4), 4, "IW413", "day.xlsx", "is broken", AGENDA, slow=True
    ),
    **_all("E01 truncated", GOOD[: len(GOOD) // 2], "IW413", "was not copied whole"),
    **_all("E01 head alone", GOOD[:40], "IW413", "was not copied whole"),
    **_all("E01 password", ole("EncryptionInfo", "EncryptedPackage"), "IW404", "a workbook with a password"),
    **_all("E02 bomb", lambda: bomb(160), "IW414", _SWELLS),
    **_all("E02 lying", lambda: _lying(1000), "IW413", "is broken"),
    **_all("E02 zip in a zip", lambda: archive({"inner.zip": bomb(160)}), "IW404", "a zip file"),
    **_all("E02 members", lambda: crowd(((f"{n:x}", b"", 0) for n in range(60_000)), GOOD), "IW414", "300 parts"),
    **_all("E05 bomb", with_xml(lambda xml: _LAUGHS + xml.replace("Ann Bell", "&c;")), "IW418", _ENTITIES),
    **_all("E05 file", with_xml(lambda xml: '<!DOCTYPE x SYSTEM "file:///etc/passwd">' + xml), "IW418", _ENTITIES),
    **_all("E05 shared", with_xml(lambda xml: _LAUGHS + xml, "xl/workbook.xml"), "IW418", _ENTITIES),
    **_all("E09 xls", ole("Workbook"), "IW404", "an old Excel (.xls)"),
    **_all("E09 ods", _ODS, "IW404", "OpenDocument"),
    **_all("E09 docx", _WORD, "IW404", "a Word document"),
    # what is too much is refused as a file, with 4: the design has 3 for E03 and E06
    **_all("E03 corner", with_rows(_CORNER), "IW414", "rows", at="People!A1048576"),
    **_all("E03 column", with_rows(_WIDE), "IW414", "00 columns", at="People!XFD4"),
    **_all("E03 dense", _dense, "IW414", "more cells than", slow="list session agenda"),
    "E06": Case(
        listed(workbook(("Name", "Team"), (_NEVER, "Housing"), (_NEVER, "Police"))),
        *(4, "IW415", "people.xlsx:People!A2", "Open the workbook in a spreadsheet program and save it"),
    ),
    "E06 one": Case(
        listed(workbook(("Name", "Team"), ("Ann Bell", "Housing"), (_NEVER, "Police"))),
        *(4, "IW415", "people.xlsx:People!A3", "never worked out"),
        slow=True,
    ),
    "E06 team": Case(
        listed(workbook(("Name", "Team"), ("Ann Bell", _NEVER))),
        *(4, "IW415", "people.xlsx:People!B2", "never worked out"),
        slow=True,
    ),
    "E06 session": Case(
        named("day.xlsx", workbook(*DAY[:3], ("date", _NEVER), *DAY[4:], title="Day")),
        *(4, "IW415", "day.xlsx:Day!B4", "never worked out"),
        slow=True,
    ),
    "E06 agenda": Case(
        named("day.xlsx", workbook(*ITEMS, ("10:30", _NEVER, 15), title="Plan")),
        *(4, "IW415", "day.xlsx:Plan!B4", "never worked out", _DATED),
        slow=True,
    ),
    "E07 several": Case(
        listed(archive(parts({"One": sheet(ROWS), "Two": sheet(ROWS)}))), 3, "IW364", "people.xlsx", "--sheet"
    ),
    "E07 all hidden": Case(
        listed(archive(parts({"One": sheet(ROWS)}, states={"One": "hidden"}))),
        *(3, "IW364", "people.xlsx", "are hidden"),
        slow=True,
    ),
    "E07 agenda hidden": Case(
        named("day.xlsx", archive(parts({"One": sheet(ITEMS)}, states={"One": "hidden"}))),
        *(4, "IW412", "day.xlsx", "are hidden", _DATED),
        slow=True,
    ),
    "E07 agenda sheet": Case(
        named("day.xlsx", workbook(*ITEMS)),
        *(4, "IW412", "day.xlsx", "no sheet 'Two'", (*_DATED, "--sheet", "Two")),
        slow=True,
    ),
    "E07 session sheet": Case(
        named("day.xlsx", workbook(*DAY, title="Daay")), 4, "IW417", "day.xlsx", "no sheet 'Day'", slow=True
    ),
    "E08 session": Case(
        named("day.xlsx", workbook(*DAY[:3], ("date", 46450), *DAY[4:], title="Day")),
        *(3, "IW114", "day.xlsx:Day!B4", "not a date"),
        slow=True,
    ),
}

_SEVERAL = parts(
    {"People": sheet(ROWS), "Notes": sheet([("Bring pens",)]), "Old": sheet(ROWS)}, states={"Old": "hidden"}
)
_ACROSS = '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>'
_HEADS = '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
_NO_DATE = '<row r="4"><c r="A4" s="1"><v>99999999999</v></c><c r="B4"><v>1</v></c></row>'


def one(*rows: tuple[Value, ...], properties: str = "", **more: object) -> Maker:
    """Write a list in a workbook of one sheet, with what else its XML says."""
    return listed(archive(parts({"P": sheet([*ROWS, *rows], **more)}, properties=properties)))  # type: ignore[arg-type]


DOUBTS: dict[str, Doubt] = {
    "E02 beside": Doubt(listed(lambda: archive({**parts({"P": sheet(ROWS)}), "inner.zip": bomb(160)}))),
    "E04": Doubt(one((42, "x"), before='<dimension ref="A1:B2"/>'), ("IW357",)),  # the row told of is the last
    "E06 worked out": Doubt(
        listed(workbook(("Name", "Team"), ("Ann", ("B1", "")), (("B1", "Bo"), "x"), (("B1", ""), "x"))), ("IW221",)
    ),
    "E07": Doubt(listed(archive(_SEVERAL)), ("IW364",)),
    "E07 hidden rows": Doubt(one(hidden=[3]), ("IW365",)),
    "E07 merged title": Doubt(listed(archive(parts({"P": sheet([("Who comes on the day",), *ROWS], after=_ACROSS)})))),
    "E07 merged heads": Doubt(
        listed(archive(parts({"P": sheet([("Name", None, "Team"), ("Ann Bell", None, "x")], after=_HEADS)})))
    ),
    "E08 1900": Doubt(one((date(2026, 3, 4), "x"), (42, "x"), (3.5, "x")), ("IW357",) * 3),
    "E08 1904": Doubt(one((date(2026, 3, 4), "x"), properties='<workbookPr date1904="1"/>'), ("IW357",)),
    "E08 no date": Doubt(listed(with_rows(_NO_DATE)), ("IW356",)),
    "E09 xlsm": Doubt(people(GOOD, "people.xlsm")),
    "E09 csv": Doubt(listed(b"Name\nAnn Bell\nBo Carr\nCy Dean\n"), ("IW404",)),
    "E09 workbook": Doubt(people(GOOD, "people.csv"), ("IW404",)),
}
