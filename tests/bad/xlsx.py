"""Workbooks, good and bad, made by code: parts of XML in an archive, so that they can be as wrong as files are."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

__all__ = ["archive", "bomb", "crowd", "ole", "parts", "sheet", "workbook"]

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DAY_FORMAT = 1
"""Which format of ``xl/styles.xml`` shows a number as a date."""

Value = str | int | float | date | None | tuple[str, str | None]
"""What a cell holds; two texts are a formula and what it came to, None where it was never worked out."""


_LOOKS = (
    '<fonts count="1"><font><sz val="11"/></font></fonts><fills count="1"><fill><patternFill/></fill></fills>'
    '<borders count="1"><border><left/></border></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs>'
)


def letters(column: int) -> str:
    """Write a column as spreadsheets do: A, Z, AA."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def _cell(value: Value, where: str) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        formula, result = value
        if result is None:
            return f'<c r="{where}"><f>{formula}</f><v></v></c>'
        return f'<c r="{where}" t="str"><f>{formula}</f><v>{result}</v></c>'
    if isinstance(value, date):
        days = (value - date(1899, 12, 30)).days
        return f'<c r="{where}" s="{_DAY_FORMAT}"><v>{days}</v></c>'
    if isinstance(value, str):
        safe = value.replace("&", "&amp;").replace("<", "&lt;")
        return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{safe}</t></is></c>'
    return f'<c r="{where}"><v>{value}</v></c>'


def sheet(rows: Iterable[Sequence[Value]], *, before: str = "", after: str = "", hidden: Iterable[int] = ()) -> str:
    """Return the XML of a sheet; ``before`` and ``after`` its rows, ``hidden`` the numbers of rows not shown."""
    mark = ' hidden="1"'
    told = "".join(
        f'<row r="{number}"{mark if number in hidden else ""}>'
        + "".join(_cell(value, f"{letters(column)}{number}") for column, value in enumerate(row, 1))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    return f'{_HEAD}<worksheet xmlns="{_MAIN}">{before}<sheetData>{told}</sheetData>{after}</worksheet>'


def parts(
    sheets: Mapping[str, str], *, states: Mapping[str, str] | None = None, properties: str = "", styled: bool = True
) -> dict[str, str]:
    """Return the parts of a workbook by their names, with a sheet for each title; ``states`` are such as ``hidden``."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{title}" sheetId="{n}" r:id="rId{n}"'
        + (f' state="{states[title]}"' if states and title in states else "")
        + "/>"
        for n, title in enumerate(sheets, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers
    )
    links += f'<Relationship Id="rIdS" Type="{_LINKS}/styles" Target="styles.xml"/>' if styled else ""
    kinds = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_KIND}.worksheet+xml"/>' for n in numbers
    )
    kinds += f'<Override PartName="/xl/styles.xml" ContentType="{_KIND}.styles+xml"/>' if styled else ""
    looks = {"xl/styles.xml": f'{_HEAD}<styleSheet xmlns="{_MAIN}">{_LOOKS}</styleSheet>'} if styled else {}
    return {
        **looks,
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>{kinds}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
        **{f"xl/worksheets/sheet{n}.xml": xml for n, xml in enumerate(sheets.values(), 1)},
    }  # fmt: skip


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """Return the members as a zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def workbook(*rows: Sequence[Value], title: str = "People", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """Return a workbook of one sheet; ``more`` are further parts, or others."""
    return archive({**parts({title: sheet(rows)}), **(more or {})})


def ole(*names: str) -> bytes:
    """Return the beginning of a file in Microsoft's older container, which names its streams in its folder."""
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0" + bytes(480)
    return head + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in ("Root Entry", *names)) + bytes(512)


def bomb(megabytes: int, name: str = "xl/worksheets/sheet1.xml", members: Mapping[str, str] | None = None) -> bytes:
    """Return a workbook with a member that unpacks to so much, made without unpacking or packing that much."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    chunk = press.compress(bytes(1 << 20)) + press.flush(zlib.Z_FULL_FLUSH)
    packed = chunk * megabytes + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    return crowd([(name, packed, megabytes << 20)], archive(members or parts({"A": sheet([])})))


def crowd(added: Iterable[tuple[str, bytes, int]], data: bytes) -> bytes:
    """Return a zip file with deflated members more: name, what is packed, and what it says that it unpacks to."""
    end = data.rindex(b"PK\x05\x06")
    (start,) = struct.unpack_from("<I", data, end + 16)
    body, listed, count = (
        bytearray(data[:start]),
        bytearray(data[start:end]),
        struct.unpack_from("<H", data, end + 10)[0],
    )
    for name, packed, size in added:
        at, letters_ = len(body), name.encode()
        told = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, 0, len(packed), size, len(letters_), 0)
        body += b"PK\x03\x04" + told + letters_ + packed
        listed += b"PK\x01\x02\x14\0" + told + struct.pack("<HHHII", 0, 0, 0, 0, at) + letters_
        count += 1
    sizes = struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(listed), len(body), 0)
    return bytes(body + listed) + b"PK\x05\x06" + sizes
