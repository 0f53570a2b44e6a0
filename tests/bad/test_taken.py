"""What odd files leave in the papers: nothing that acts, nothing that was hidden; and what a claim is answered."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pytest

from tests.bad.case import MARK
from tests.bad.inserted import insert
from tests.bad.meaning import claim
from tests.bad.pdfs import plain
from tests.bad.pictures import halves, logo, saved
from tests.bad.running import run
from tests.bad.test_inserts import names_in
from tests.bad.xlsx import archive
from tests.load.manifests import CODES, build_folder
from tests.thorough import THOROUGH

ACTING = {"/AA", "/OpenAction", "/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/AcroForm", "/XFA", "/Widget"}
_JS = b"<</S/JavaScript/JS(x)>>"
_FILE = {
    61: b"<</Type/Filespec/F(x.txt)/EF<</F 62 0 R>>>>",
    62: b"<</Type/EmbeddedFile/Length 2>>\nstream\nhi\nendstream",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "session").mkdir()
    return tmp_path / "session"


def built(folder: Path, made: Path) -> list[bytes]:
    """Build the agenda of a session; return all files."""
    done = run("build", made.name, "--only", "agenda", "--out", "out", at=folder)
    assert done.code == 0, done.said
    return [path.read_bytes() for path in (folder / "out").rglob("*") if path.is_file()]


def unpacked(pdf: bytes) -> bytes:
    """All objects of a PDF with their streams as they are without packing."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.all, compress_streams=False)
    return out.getvalue()


@pytest.mark.skipif(not THOROUGH, reason="a build for each; make torture does it")
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_what_hides_behind_a_logo_is_in_no_file(kind: str, folder: Path) -> None:
    tail = archive({"hidden.txt": MARK}) + b"<html>" + MARK.encode()
    made = logo(saved(halves(), kind) + tail)(folder)
    files = built(folder, made)
    pdfs = [unpacked(each) for each in files if each.startswith(b"%PDF")]
    assert any(b"/Image" in each for each in pdfs)
    assert not [each for each in (*files, *pdfs) if MARK.encode() in each or b"hidden.txt" in each]


@pytest.mark.skipif(not THOROUGH, reason="a build for each; make torture does it")
def test_nothing_that_acts_comes_out_of_an_insert_into_a_pack(folder: Path) -> None:
    names = b"/OpenAction 60 0 R/Names<</JavaScript<</Names[(a)60 0 R]>>/EmbeddedFiles<</Names[(x.txt)61 0 R]>>>>"
    annotations = b"/AA<</O 60 0 R>>/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>]"
    pdf = plain(catalogue=names, page=annotations).with_objects({60: _JS, **_FILE})
    made = insert(pdf.data)(folder)
    done = run("build", made.name, "--out", "out", at=folder)
    assert done.code == 0, done.said
    packs = [path.read_bytes() for path in (folder / "out").rglob("*.pdf")]
    assert any(b"Our map" in unpacked(each) for each in packs)
    assert not [name for each in packs for name in names_in(each) & ACTING - {"/EmbeddedFile"}]


@pytest.mark.parametrize("called", ["Trust", "Café talk"])
def test_a_card_that_has_not_won_is_told_so_to_people_and_to_programs(called: str, folder: Path) -> None:
    build_folder(folder / "out")
    command = [word.replace("{}", "out") for word in claim(CODES[0], called)]
    people, programs = run(*command, at=folder), run(*command, "--json", at=folder)
    assert (people.code, programs.code) == (1, 1)
    assert people.out.startswith("Not yet: ")
    assert json.loads(programs.out)["won"] is False
