"""PDFs of other people as inserts: what is wrong with them is said, and what acts or tells of people stays behind."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.load import confined
from iisam_workshop.load.insert import start
from iisam_workshop.load.insert.clean import clean
from iisam_workshop.load.insert.outcome import Cleaned
from iisam_workshop.load.insert.selection import Selection
from iisam_workshop.model.session import Session
from tests.load.builders import World, build
from tests.thorough import THOROUGH

from .pdfs import Foreign, linearised, locked, packed, plain, signed, stream, tagged, updated

SLOWEST = 10.0
LINE = 17
"""The line of the session file with the name of the insert."""
MARK = "Quenby-Secret"
"""What stands in bad files wherever a person could be named; no message repeats it."""

NEVER = (
    *("/AA", "/OpenAction", "/JavaScript", "/JS", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"),
    *("/RichMedia", "/Movie", "/Sound", "/Screen", "/3D", "/EmbeddedFiles", "/EmbeddedFile", "/Filespec", "/AF", "/EF"),
    *("/FileAttachment", "/AcroForm", "/Widget", "/XFA", "/Author", "/Metadata", "/PieceInfo", "/Thumb", "/Sig"),
    *("/LastModified", "/CreationDate", "/ModDate", "/OPI", "/Alternates", "/OCProperties", "/Names", "/Perms"),
)

_PLAIN = plain().data
_FLATE = b"/Filter/FlateDecode"
_ZIP = b"PK\x03\x04" + bytes(100)


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A small session with one insert, which is cleaned in this process: another one costs a third of a second."""
    monkeypatch.setattr(start, "cleaned", clean)
    return with_insert(build(tmp_path, monkeypatch))


def with_insert(world: World, *more: str) -> World:
    lines = ["documents:", "  insert:", "    - file: map.pdf", "      title: Our map", *more]
    world.change("documents: {layout: plain, leave_out: [caller]}", "\n".join([*lines, "  layout: plain"]))
    return world


def read(world: World, data: bytes) -> Session:
    world.write("map.pdf", data)
    return world.read()


def refusal(world: World, data: bytes) -> WorkshopError:
    world.write("map.pdf", data)
    begin = time.perf_counter()
    refused = world.refused()
    assert time.perf_counter() - begin < SLOWEST
    assert MARK not in str(refused)
    return refused


def names_in(pdf: bytes) -> set[str]:
    """Every name that is a key or a value anywhere in a file, with all its streams of objects unpacked."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        waiting: list[object] = [opened.trailer, *opened.objects]
        while waiting:
            thing = waiting.pop()
            if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
                found.update(thing.keys())
                waiting += [each for each in dict(thing.items()).values() if not _is_shared(each)]
            elif isinstance(thing, pikepdf.Array):
                waiting += [each for each in list(thing) if not _is_shared(each)]
            elif isinstance(thing, pikepdf.Name):
                found.add(str(thing))
    return found


def _is_shared(thing: object) -> bool:
    return isinstance(thing, pikepdf.Object) and thing.is_indirect


def annotated(entries: bytes, objects: dict[int, bytes] | None = None, catalogue: bytes = b"") -> Foreign:
    """A page with one annotation, and what that refers to."""
    file = plain(page=b"/Annots[30 0 R]", catalogue=catalogue)
    return file.with_objects({30: b"<</Type/Annot/Rect[72 600 272 640]%b>>" % entries, **(objects or {})})


def linked(action: bytes) -> Foreign:
    return annotated(b"/Subtype/Link/A 31 0 R", {31: action})


def with_drawing(body: bytes) -> Foreign:
    """A page that shows a drawing."""
    return plain().changed(3, b"/Font<<", b"/XObject<</Im1 40 0 R>>/Font<<").with_objects({40: body})


def picture(data: bytes, more: bytes = b"", *, wide: int = 10) -> Foreign:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray" % (wide, wide)
    return with_drawing(stream(data, entries + more))


def filled(**flags: int) -> Foreign:
    """A form with a field that is filled in and draws itself."""
    look = stream(b"BT /F1 14 Tf 2 6 Td (Filled in by hand) Tj ET", b"/BBox[0 0 200 24]")
    field_ = b"/Subtype/Widget/FT/Tx/T(name)/V(Filled in by hand)/F %d/AP<</N 31 0 R>>" % flags.get("flags", 4)
    form = b"/AcroForm<</Fields[30 0 R]/DR<</Font<</F1 5 0 R>>>>>>"
    return annotated(field_, {31: look}, form)


def with_contents(data: bytes, *, twice: bool = False) -> bytes:
    filters = b"/Filter[/FlateDecode/FlateDecode]" if twice else _FLATE
    return plain().with_objects({4: stream(zlib.compress(data, 1), filters)}).data


def nested(levels: int, times: int) -> Foreign:
    """A page with a drawing that shows another so many times, which shows another so many times, and so on."""
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Im1 %d 0 R>>>>"
    inner = {n: stream(b"/Im1 Do " * times, entries % (n + 1)) for n in range(40, 40 + levels)}
    last = stream(b"0 0 9 9 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]")
    page = plain().with_objects({4: stream(b"/Im1 Do")}).changed(3, b"/Font<<", b"/XObject<</Im1 40 0 R>>/Font<<")
    return page.with_objects({**inner, 40 + levels: last})


def round_and_round() -> Foreign:
    return nested(2, 1).changed(41, b"/Im1 42 0 R", b"/Im1 40 0 R")


REFUSED: dict[str, tuple[bytes | Callable[[], bytes], str, str]] = {
    "empty": (b"", "IW450", "an empty file"),
    "spaces": (b" \r\n \n", "IW450", "an empty file"),
    "a text": (b"Our map\nis on the wall.\n", "IW450", "a text"),
    "a log-in page": (b"\n<!DOCTYPE html><html><body>Please log in", "IW450", "log in, and save the PDF itself"),
    "a page without a head": (b"\n<body>Please log in", "IW450", "a web page"),
    "Word that was renamed": (_ZIP, "IW450", "a Word, Excel or zip file"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(90), "IW450", "a picture"),
    "something": (bytes(range(256)) * 4, "IW450", "something else"),
    "truncated": (_PLAIN[: len(_PLAIN) // 2], "IW453", "damaged"),
    "truncated at the end": (_PLAIN[:-40], "IW453", "damaged"),
    "a password": (locked(user=MARK), "IW452", "a password"),
    "no printing": (locked(printing=False), "IW452", "does not allow it to be printed"),
    "a strong lock": (locked(strong=True), "IW452", "a method that cannot be read here"),
    "no pages": (plain().with_objects({2: b"<</Type/Pages/Kids[]/Count 0>>"}).data, "IW453", "has no pages"),
    "10,001 pages": (plain().changed(2, b"Count 1", b"Count 10001").data, "IW454", "10001 pages"),
    "201 pages": (plain(*["x"] * 201).data, "IW454", "201 pages of 'map.pdf' would go into the packs"),
    "pages in a circle": (
        plain().with_objects({2: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"}).data,
        "IW453",
        "damaged",
    ),
    "pages in a wide circle": (
        plain()
        .with_objects({2: b"<</Type/Pages/Kids[6 0 R]/Count 2>>", 6: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"})
        .data,
        "IW453",
        "damaged",
    ),
    "a bomb": (lambda: with_contents(bytes(60 << 20)), "IW455", "more time or memory"),
    "a bomb in a bomb": (lambda: with_contents(zlib.compress(bytes(60 << 20)), twice=True), "IW455", "memory"),
    "a picture that is a bomb": (lambda: picture(zlib.compress(bytes(160 << 20), 1), _FLATE).data, "IW455", "GiB"),
    "a picture of 10 milliard dots": (picture(b"", wide=99_999).data, "IW455", "GiB"),
    "drawings in drawings in drawings": (nested(30, 30).data, "IW455", "more time or memory"),
    "a drawing that shows itself": (round_and_round().data, "IW455", "more time or memory"),
    "a huge page": (plain(box=b"/MediaBox[0 0 99999 99999]").data, "IW456", "page 1 of 'map.pdf'"),
    "a page beyond all numbers": (plain(box=b"/MediaBox[0 0 1000000000 1000000000]").data, "IW456", "page 1"),
    "a page without area": (plain(box=b"/MediaBox[0 0 595 0]").data, "IW456", "a size that no paper has"),
    "a page of words": (plain(box=b"/MediaBox[/a (b) 3 4]").data, "IW456", "a size that no paper has"),
    "hidden layers": (
        plain(catalogue=b"/OCProperties<</OCGs[70 0 R]/D<</OFF[70 0 R]>>>>").with_objects({70: b"<</Type/OCG>>"}).data,
        "IW459",
        "layers that are switched off",
    ),
    "layers not printed": (
        plain(catalogue=b"/OCProperties<</OCGs[70 0 R]/D<<>>>>")
        .with_objects({70: b"<</Type/OCG/Usage<</Print<</PrintState/OFF>>>>>>"})
        .data,
        "IW459",
        "layers that are switched off",
    ),
    "elements without end": (
        tagged()
        .with_objects({15: b"<</S/P/K 100 0 R>>", **{n: b"<</S/P/K %d 0 R>>" % (n + 1) for n in range(100, 400)}})
        .data,
        "IW455",
        "more time or memory",
    ),
}  # fmt: skip


SELDOM = ("a bomb", "drawings in drawings in drawings")
"""Those that are like another, and take their time: the others are tried every day."""


@pytest.mark.parametrize("name", [name for name in REFUSED if THOROUGH or name not in SELDOM])
def test_a_file_that_cannot_go_into_a_pack_is_refused_with_what_to_do(name: str, world: World) -> None:
    data, code, words = REFUSED[name]
    refused = refusal(world, data if isinstance(data, bytes) else data())
    (said,) = refused.problems
    assert (refused.exit_code, said.code) == (4, code)
    assert words in f"{said.message}. {said.hint}"
    assert said.hint.endswith(".")
    assert said.place is not None
    assert (said.place.file.rpartition("/")[2], said.place.line) == ("session.yaml", LINE)


def test_a_file_over_25_mebibytes_is_refused_before_it_is_opened(world: World) -> None:
    (said,) = refusal(world, b"%PDF-1.7\n" + bytes(25 << 20)).problems
    assert said.code == "IW451"


def test_a_file_that_is_not_there_is_told_at_its_line(world: World) -> None:
    (said,) = world.refused().problems
    assert (said.code, said.place and said.place.line) == ("IW202", LINE)


ACCEPTED: dict[str, bytes] = {
    "plain": _PLAIN,
    "PDF 2.0": Foreign(plain().objects, header=b"%PDF-2.0\n").data,
    "object streams": packed(tagged()),
    "linearised": linearised(tagged()),
    "incremental": updated(plain(), 3, plain(page=b"/Rotate 90").objects[3]),
    "lines before it": b"X-Mailer: something\r\n\r\n" + _PLAIN,
    "a wrong pointer": Foreign(plain().objects, startxref=7).data,
    "a deep outline": plain(catalogue=b"/Outlines 50 0 R")
    .with_objects({n: b"<</Title(x)/First %d 0 R/Last %d 0 R>>" % (n + 1, n + 1) for n in range(50, 1500)})
    .data,
    "a box the wrong way round": plain(box=b"/MediaBox[595 842 0 0]").data,
    "rotated": plain(page=b"/Rotate -90").data,
    "cropped": plain(page=b"/CropBox[10 10 400 500]").data,
    "cropped to nothing": plain(page=b"/CropBox[1000 1000 4000 5000]").data,
    "elements in a circle": tagged().changed(15, b"/K[", b"/K[11 0 R 15 0 R ").data,
    "the same page twice": plain().with_objects({2: b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>"}).data,
    "visible layers": plain(catalogue=b"/OCProperties<</OCGs[70 0 R]/D<</ON[70 0 R]>>>>")
    .with_objects({70: b"<</Type/OCG/Name(x)>>"})
    .data,
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_sound_file_is_taken_without_a_word(name: str, world: World) -> None:
    session = read(world, ACCEPTED[name])
    assert session.warnings == ()
    (insert,) = session.inserts
    assert not names_in(insert.pdf) & set(NEVER)
    with pikepdf.open(io.BytesIO(insert.pdf)) as opened:
        assert opened.check_pdf_syntax() == []
        assert len(opened.pages) == insert.pages == len(insert.sizes)


_JS = b"<</S/JavaScript/JS(x)>>"
_FILE = {61: b"<</Type/Filespec/F(x.txt)/EF<</F 62 0 R>>>>", 62: stream(b"hello", b"/Type/EmbeddedFile")}
REMOVED: dict[str, tuple[Foreign, str]] = {
    "script of the document": (
        plain(catalogue=b"/Names<</JavaScript<</Names[(a)60 0 R]>>>>").with_objects({60: _JS}),
        "scripts",
    ),
    "script on opening": (plain(catalogue=b"/OpenAction 60 0 R").with_objects({60: _JS}), "scripts"),
    "script of a page": (plain(page=b"/AA<</O 60 0 R>>").with_objects({60: _JS}), "scripts"),
    "script of a link": (linked(_JS), "scripts"),
    "script behind a link": (linked(b"<</S/URI/URI(https://example.org)/Next<</S/JavaScript/JS(x)>>>>"), "scripts"),
    "launch": (linked(b"<</S/Launch/F(cmd.exe)>>"), "scripts"),
    "submit": (linked(b"<</S/SubmitForm/F(https://example.org)>>"), "scripts"),
    "import": (linked(b"<</S/ImportData/F(x.fdf)>>"), "scripts"),
    "link to a file": (linked(b"<</S/GoToR/F(x.pdf)/D[0/Fit]>>"), "links"),
    "link into an attached file": (linked(b"<</S/GoToE/T<</R/C/N(x)>>>>"), "links"),
    "link to a folder": (linked(b"<</S/URI/URI(file:///etc/passwd)>>"), "links"),
    "link that is a script": (linked(b"<</S/URI/URI(javascript:x)>>"), "links"),
    "attached file": (
        plain(catalogue=b"/Names<</EmbeddedFiles<</Names[(x.txt)61 0 R]>>>>").with_objects(_FILE),
        "attached files",
    ),
    "associated file": (plain(catalogue=b"/AF[61 0 R]").with_objects(_FILE), "attached files"),
    "file pinned to a page": (annotated(b"/Subtype/FileAttachment/FS 61 0 R", _FILE), "attached files"),
    "form": (filled(), "form fields, which stand as they were filled in"),
    "form that shows nothing": (
        annotated(b"/Subtype/Widget/FT/Tx/V(Jo)/F 4", catalogue=b"/AcroForm<</Fields[30 0 R]>>"),
        "what is written in form fields that have no picture of it",
    ),
    "XFA": (
        plain(catalogue=b"/AcroForm<</XFA 60 0 R/Fields[]>>").with_objects({60: stream(b"<xdp/>")}),
        "what is written in form fields",
    ),
    "film": (annotated(b"/Subtype/RichMedia/RichMediaContent<<>>"), "sound, film or models"),
    "sound": (annotated(b"/Subtype/Sound/Sound 31 0 R", {31: stream(b"x")}), "sound, film or models"),
    "note": (annotated(b"/Subtype/Text/Contents(%b)/T(%b)" % (MARK.encode(), MARK.encode())), "comments"),
    "picture elsewhere": (picture(b"", b"/F(https://example.org/x.jpg)"), "pictures that lie in other files"),
    "page elsewhere": (
        with_drawing(stream(b"", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F(x.pdf)/Page 0>>")),
        "pictures that lie in other files",
    ),
    "signature": (signed(), "a digital signature"),
    "no size": (plain(box=b""), "is taken for A4"),
    "a page that cannot be read to its end": (
        plain().changed(3, b"/Resources<<", b"/Resources<</X " + b"[" * 3000 + b"]" * 3000),
        "something on its pages may be missing",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REMOVED)
def test_what_acts_hides_or_tells_of_people_stays_behind_and_is_told_once(name: str, world: World) -> None:
    file, words = REMOVED[name]
    session = read(world, file.data)
    (said,) = session.warnings
    assert (said.code, said.severity) == ("IW457", "warning")
    assert words in said.message
    assert MARK not in str(said)
    (insert,) = session.inserts
    assert not names_in(insert.pdf) & set(NEVER)
    assert MARK.encode() not in insert.pdf


def test_what_several_pages_hold_is_told_in_one_line(world: World) -> None:
    page = b"/AA<</O 60 0 R>>/Annots[<</Subtype/Text/Rect[0 0 9 9]>><</Subtype/Screen/Rect[0 0 9 9]>>]"
    session = read(world, plain(page=page).with_objects({60: _JS}).data)
    (said,) = session.warnings
    assert "scripts and other things that act, sound, film or models and comments" in said.message


def test_a_file_that_may_be_printed_and_not_changed_is_taken_and_told(world: World) -> None:
    (said,) = read(world, locked()).warnings
    assert (said.code, said.hint) == ("IW457", "Ask its owner whether it may be handed out.")


def test_drawings_in_drawings_are_taken_as_long_as_a_page_can_need_them(world: World) -> None:
    assert read(world, nested(3, 30).data).inserts[0].pages == 1


def test_who_wrote_a_file_stays_behind_without_a_word_since_nearly_every_pdf_says_it(world: World) -> None:
    about = b"<</Author(%b)/Creator(%b)/Title(%b)/Company(%b)>>" % ((MARK.encode(),) * 4)
    session = read(world, Foreign(plain().objects, trailer=b"/Info " + about).data)
    assert session.warnings == ()
    assert MARK.encode() not in session.inserts[0].pdf


SESSION_FAULTS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "after": (("      after: agneda",), "IW122", "Did you mean 'agenda'?"),
    "no number": (("      pages: first",), "IW123", "Write numbers and ranges"),
    "backwards": (("      pages: 3-1",), "IW123", "each page once"),
    "twice": (("      pages: 1-3,2",), "IW123", "each page once"),
    "page 0": (("      pages: 0-1",), "IW123", "Write numbers"),
    "not there": (("      pages: '1,3'",), "IW124", "page 3 of 'map.pdf' is asked for, and it has 2 pages"),
    "same title": (("    - file: map.pdf", "      title: our map"), "IW125", "two inserts are called 'our map'"),
}


@pytest.mark.parametrize("name", SESSION_FAULTS)
def test_what_a_session_says_wrongly_of_an_insert_is_told_at_its_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines, code, words = SESSION_FAULTS[name]
    monkeypatch.setattr(start, "cleaned", clean)
    world = with_insert(build(tmp_path, monkeypatch), *lines)
    refused = refusal(world, tagged().data)
    (said,) = refused.problems
    assert (refused.exit_code, said.code) == (3, code)
    assert words in f"{said.message}. {said.hint}"
    assert said.place is not None
    assert said.place.line == LINE + 1 + len(lines)


def test_all_inserts_are_told_of_together(world: World) -> None:
    world.change("      title: Our map\n", "      title: Our map\n    - {file: other.pdf, title: Other}\n")
    world.write("other.pdf", b"")
    codes = [problem.code for problem in refusal(world, plain(box=b"/MediaBox[0 0 9 9]").data).problems]
    assert codes == ["IW456", "IW450"]


# -- in a process of its own


def cleaned(file: bytes, **limits: float) -> Cleaned:
    return start.cleaned(file, Selection(), **limits)


def test_a_process_of_its_own_gives_the_same_clean_file() -> None:
    assert cleaned(tagged().data) == clean(tagged().data)


def test_a_process_of_its_own_says_why_it_refuses() -> None:
    with pytest.raises(start.Refused) as refused:
        start.cleaned(tagged().data, Selection(((2, 5),)))
    assert (refused.value.refusal.reason, refused.value.refusal.page, refused.value.refusal.pages) == ("outside", 5, 2)


def test_a_process_that_takes_too_long_is_stopped() -> None:
    with pytest.raises(start.Refused) as refused:
        cleaned(_PLAIN, seconds=0.01)
    assert refused.value.refusal.reason == "heavy"


@pytest.mark.parametrize("begin", ["import os; os.kill(os.getpid(), 9)", "print('no answer')", "raise ValueError"])
def test_a_process_that_dies_or_answers_nonsense_is_a_refusal(begin: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "_BEGIN", begin)
    with pytest.raises(start.Refused) as refused:
        cleaned(_PLAIN)
    assert refused.value.refusal.reason == "heavy"


def test_a_process_of_its_own_can_neither_write_nor_take_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("resource")
    probe = (
        "import sys; sys.path.insert(0, sys.argv[1]); import json, resource as r;"
        "from iisam_workshop.load.confined import confine; confine();"
        "print(json.dumps({'refused': {'reason': 'many', 'page': r.getrlimit(r.RLIMIT_FSIZE)[1],"
        " 'pages': r.getrlimit(r.RLIMIT_AS)[1]}}))"
    )
    monkeypatch.setattr(confined, "_BEGIN", probe)
    with pytest.raises(start.Refused) as refused:
        cleaned(_PLAIN)
    assert (refused.value.refusal.page, refused.value.refusal.pages) == (0, 1 << 30)


def test_a_session_without_inserts_neither_loads_pypdf_nor_starts_a_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import subprocess
    import sys

    build(tmp_path, monkeypatch)
    probe = (
        "import sys, subprocess; sys.path.insert(0, sys.argv[1]); sys.path.append(sys.argv[2]);"
        "from iisam_workshop.load.inserts import read_inserts, insert_faults;"
        "import iisam_workshop.load.session;"
        "assert read_inserts((), 'en', None, None, None) == () == tuple(insert_faults((), (), None));"
        "print('pypdf' in sys.modules)"
    )
    said = subprocess.run(
        [sys.executable, "-I", "-c", probe, *confined._homes()], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "False"
