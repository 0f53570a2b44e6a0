"""Files of office programs that are no workbook that can be read are told for what they are."""

from __future__ import annotations

import io
import zipfile

import pytest

from iisam_workshop.load.office import is_table, office_kind

OLD = b"\xd0\xcf\x11\xe0"


def packed(*names: str, mimetype: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "table"),
    [
        (OLD + "EncryptedPackage".encode("utf-16-le"), "a workbook with a password", True),
        (OLD + "Workbook".encode("utf-16-le"), "a workbook of an old Excel (.xls)", True),
        (OLD + "Book".encode("utf-16-le"), "a workbook of an old Excel (.xls)", True),
        (OLD, "an old or password-protected Office file", False),
        (packed("xl/workbook.bin"), "an Excel workbook in the binary form (.xlsb)", True),
        (packed("Index/Document.iwa"), "a Numbers table", True),
        (packed("Index.zip"), "a Numbers table", True),
        (packed(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument table (.ods)", True),
        (packed(mimetype="application/vnd.oasis.opendocument.text"), "an OpenDocument text or drawing", False),
        (packed(mimetype="application/epub+zip"), "a zip file", False),
        (packed(mimetype="opendocument spreadsheet" * 100), "a zip file", False),
        (packed("word/document.xml"), "a Word document", False),
        (packed("ppt/presentation.xml"), "a presentation", False),
        (packed("people.csv"), "a zip file", False),
        (packed("xl/workbook.xml"), "", False),
        (b"PK\x03\x04 broken", "", False),
        (b"Name\nAnn\n", "", False),
    ],
)
def test_a_file_is_told_by_what_is_in_it_with_what_to_do(data: bytes, kind: str, table: bool) -> None:
    what, hint = office_kind(data)
    assert (what, bool(hint), is_table(what)) == (kind, bool(kind), table)
