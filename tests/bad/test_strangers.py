"""Files that somebody else made on purpose, given to commands that read what the program wrote: nothing gets out."""

from __future__ import annotations

import base64
import io
import json
import os
import shutil
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from iisam_workshop.errors import InputUnreadable, OutputRefused, Place, Problem
from iisam_workshop.files import MANIFEST, output_folder
from iisam_workshop.jobs.diff import diff
from iisam_workshop.jobs.kept import parts_of
from iisam_workshop.jobs.verify import verify
from iisam_workshop.load import confined
from iisam_workshop.model.part import Part
from tests.bad.pdfs import Foreign, plain, stream
from tests.bad.running import MARK, Limits, run, tree
from tests.bad.test_bad import is_fit
from tests.cli.running import call
from tests.jobs.builds import fresh, leave_only
from tests.jobs.test_kept import KEY, rewritten
from tests.raised import CODE
from tests.thorough import THOROUGH, rows

thorough = pytest.mark.skipif(not THOROUGH, reason="many runs of the real program; make torture does it")

# -- PDFs that are compared


def two(folder: Path, data: bytes) -> tuple[Path, Path]:
    (folder / "old.pdf").write_bytes(plain("ours").data)
    (folder / "new.pdf").write_bytes(data)
    return folder / "old.pdf", folder / "new.pdf"


@pytest.mark.parametrize("begin", ["raise SystemExit(1)", "print('nonsense')", "print('{}')"])
def test_a_comparison_that_breaks_off_is_told_at_the_file(
    begin: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "_BEGIN", begin)
    with pytest.raises(InputUnreadable) as refused:
        diff(*two(tmp_path, plain("theirs").data))
    (told,) = refused.value.problems
    assert (told.code, told.place) == ("IW468", Place(str(tmp_path / "new.pdf")))


def test_this_process_never_opens_a_pdf_that_is_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdf

    monkeypatch.setattr(pypdf.PdfReader, "__init__", pytest.fail)
    (found,) = diff(*two(tmp_path, plain("theirs").data)).files
    assert [page.kind for page in found.pages] == ["text"]


def test_what_a_stranger_wrote_does_not_move_the_cursor(tmp_path: Path) -> None:
    bell = b"/Outlines 50 0 R/PageLabels<</Nums[0<</P<FEFF001B005B0032004A0007>>>]>>"
    marks = {
        50: b"<</First 51 0 R/Last 51 0 R>>",
        51: b"<</Title<FEFF001B005D0030003B00780007>/Parent 50 0 R/Dest[3 0 R/Fit]>>",
    }
    told = call("diff", *two(tmp_path, plain("theirs", catalogue=bell).with_objects(marks).data))
    assert told.code == 7
    assert "\\x1b[2J" in told.out
    assert not {"\x1b", "\x07"} & set(told.all)
    assert str(Problem("IW401", "x\x1b[2J\n\u202ey", "", Place("a\nb"))) == (r"a\nb: error IW401: x\x1b[2J\n\u202ey.")


def _nested(times: int) -> bytes:
    data = bytes(1 << 20)
    for _ in range(times):
        data = zlib.compress(data, 9)
    return data


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a page that swells": lambda: plain().with_objects(
        {4: stream(zlib.compress(b"0 " * (300 << 20), 9), b"/Filter/FlateDecode")}
    ).data,
    "pages that are their own parents": lambda: plain().with_objects({2: b"<</Type/Pages/Kids[2 0 R]/Count 9>>"}).data,
    "a page with itself in its resources": lambda: plain(page=b"/X 3 0 R").data,
    "bookmarks in a circle": lambda: plain(catalogue=b"/Outlines 50 0 R")
    .with_objects({50: b"<</First 51 0 R/Last 51 0 R>>", 51: b"<</Title(x)/Next 51 0 R/First 50 0 R>>"})
    .data,
    "brackets without end": lambda: plain(page=b"/X " + b"[" * 500_000).data,
    "a million pages": lambda: plain().with_objects(
        {2: b"<</Type/Pages/Count 1000000/Kids[" + b"3 0 R " * 1_000_000 + b"]>>"}
    ).data,
    "filters upon filters": lambda: plain()
    .with_objects({4: stream(_nested(8), b"/Filter[" + b"/FlateDecode" * 8 + b"]")})
    .data,
    "drawings in drawings": lambda: plain(page=b"").with_objects(
        {
            4: stream(b"/a Do"),
            **{n: stream(b"/a Do /b Do", b"/Subtype/Form/Resources<</XObject<</a %d 0 R/b %d 0 R>>>>" % (n + 1, n + 1))
               for n in range(100, 160)},
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</a 100 0 R>>>>>>",
        }
    ).data,
    "labels of every page": lambda: plain(
        catalogue=b"/PageLabels<</Nums[0<</S/r/St 2147483647>>]>>"
    ).data,
    "an xref that leads to itself": lambda: Foreign(plain().objects, trailer=b"/Prev 9/XRefStm 9").data,
}  # fmt: skip


@thorough
@pytest.mark.parametrize("name", rows(HOSTILE))
def test_a_hostile_pdf_is_compared_or_refused_in_little_time_and_memory(name: str, tmp_path: Path) -> None:
    two(tmp_path, HOSTILE[name]())
    done = run("diff", "old.pdf", "new.pdf", at=tmp_path, limits=Limits(seconds=60))
    is_fit_but_for_time(done)
    assert done.code in (4, 7)
    if done.code == 4:
        assert "IW466" in done.err or "IW468" in done.err
    assert done.processor < 60


def is_fit_but_for_time(done: Any) -> None:
    from dataclasses import replace

    is_fit(replace(done, processor=0))


# -- what lies in the folder of a build


def links_and_victims(folder: Path) -> tuple[Path, Path]:
    """A build in whose place of ``parts`` a link to somebody's folder lies."""
    out, theirs = folder / "out", folder / "theirs"
    theirs.mkdir()
    (theirs / "A-agenda.pdf").write_text("theirs")
    out.mkdir()
    listed = [
        {"path": "parts/A-agenda.pdf"},
        {"path": "../theirs/A-agenda.pdf"},
        {"path": str(theirs / "A-agenda.pdf")},
    ]
    (out / MANIFEST).write_text(json.dumps({"program": {"iisam-workshop": "0"}, "files": listed}))
    (out / "parts").symlink_to(theirs, target_is_directory=True)
    return out, theirs


def test_nothing_is_written_or_removed_through_a_link_in_the_output_folder(tmp_path: Path) -> None:
    out, theirs = links_and_victims(tmp_path)
    with pytest.raises(OutputRefused) as refused, output_folder(out) as output:
        output.begin({"parts/A-agenda.pdf": 9})
    assert [each.code for each in refused.value.problems] == ["IW516"]
    with pytest.raises(OutputRefused, match="IW516"), output_folder(out) as output:
        output.write("parts/A-agenda.pdf", b"ours")
    with output_folder(out) as output:
        output.begin({"agenda.txt": 4})
        output.write("agenda.txt", b"ours")
        output.finish(b"{}")
    assert [(path.name, path.read_text()) for path in theirs.iterdir()] == [("A-agenda.pdf", "theirs")]


def test_a_link_in_the_place_of_a_file_is_replaced_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "theirs.txt").write_text("theirs")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "agenda.txt").symlink_to(tmp_path / "theirs.txt")
    with output_folder(tmp_path / "out", force=True) as output:
        output.begin({"agenda.txt": 4})
        output.write("agenda.txt", b"ours")
        output.finish(b"{}")
    assert (tmp_path / "theirs.txt").read_text() == "theirs"
    assert (tmp_path / "out" / "agenda.txt").read_bytes() == b"ours"


_PROGRAM = {"iisam-workshop": "0.1.0"}
FORGED: dict[str, Any] = {
    "no list": {"program": _PROGRAM, "files": {"a": 1}},
    "numbers for files": {"program": _PROGRAM, "files": [1, None, [], "x"]},
    "a path upwards": {"program": _PROGRAM, "files": [{"path": "../mine.txt", "sha256": "0" * 64, "bytes": 4}]},
    "an absolute path": {"program": _PROGRAM, "files": [{"path": "/etc/passwd", "sha256": "0" * 64, "bytes": 4}]},
    "a device": {"program": _PROGRAM, "files": [{"path": "/dev/zero", "sha256": "0" * 64, "bytes": 4}]},
    "a name with NUL": {"program": _PROGRAM, "files": [{"path": "a\x00b", "sha256": "0" * 64, "bytes": 4}]},
    "a name that rings": {"program": _PROGRAM, "files": [{"path": "\x1b[2J\x07", "sha256": "0" * 64, "bytes": 4}]},
    "a very long name": {"program": _PROGRAM, "files": [{"path": "x" * 9000, "sha256": "0" * 64, "bytes": 4}]},
    "a size beyond all": {"program": _PROGRAM, "files": [{"path": "mine.txt", "sha256": "0" * 64, "bytes": 10**300}]},
    "a size that is none": {"program": _PROGRAM, "files": [{"path": "mine.txt", "bytes": float("nan")}]},
    "an endless size": {"program": _PROGRAM, "files": [{"path": "mine.txt", "bytes": float("inf")}]},
    "copies beyond all": {"program": _PROGRAM, "files": [{"path": "mine.txt", "copies": 10**30}]},
    "cards of numbers": {"program": _PROGRAM, "files": [], "bingo": {"cards": 7}},
    "documents of texts": {"program": _PROGRAM, "files": [], "documents": ["x"]},
}


@pytest.mark.parametrize("name", [*FORGED, "deep", "a pipe"])
def test_a_forged_manifest_opens_nothing_outside_and_is_no_fault_of_ours(name: str, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    out = tmp_path / "out"
    out.mkdir()
    if name == "a pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("this system has no named pipes")
        os.mkfifo(out / MANIFEST)
    else:
        (out / MANIFEST).write_text("[" * 100_000 if name == "deep" else json.dumps(FORGED[name]))
    found = verify(out)
    assert all(problem.code in ("IW701", "IW702", "IW704") for problem in found.problems)
    with output_folder(out, force=True) as output:
        assert output.earlier <= {MANIFEST}
        output.begin({})
        output.finish(b"{}")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_a_large_file_is_verified_without_being_held(tmp_path: Path) -> None:
    import tracemalloc

    (tmp_path / "big.bin").write_bytes(bytes(9 << 20))
    told = {"path": "big.bin", "sha256": sha256(bytes(9 << 20)).hexdigest(), "bytes": 9 << 20}
    (tmp_path / MANIFEST).write_text(json.dumps({"program": _PROGRAM, "files": [told]}))
    tracemalloc.start()
    assert verify(tmp_path).good == 1
    assert tracemalloc.get_traced_memory()[1] < 7 << 20
    tracemalloc.stop()


ACTING = {
    "a script": b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/JavaScript/JS(x)>>>>]",
    "a script that is spelt": b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/J#61va#53cript/JS(x)>>>>]",
    "a program": b"/AA<</O<</S/Launch/F(x)>>>>",
    "another file": b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/GoToR/F(x)>>>>]",
    "a form": b"/AA<</O<</S/SubmitForm/F(x)>>>>",
}


@pytest.mark.parametrize("name", ACTING)
@pytest.mark.parametrize("ending", ["pdf", "frame.pdf"])
def test_nothing_that_acts_is_taken_from_kept_papers_that_came_with_a_folder(name: str, ending: str) -> None:
    def replaced(page: bytes) -> dict[str, Part]:
        return parts_of(rewritten(lambda members: members.update({f"{KEY}.{ending}": plain(page=page).data})))

    assert replaced(b"").keys() == {KEY}
    assert replaced(ACTING[name]) == {}


# -- recipes


def carrying(recipe: bytes) -> bytes:
    pdf, out = pikepdf.new(), io.BytesIO()
    pdf.add_blank_page()
    pdf.attachments["recipe.json"] = pikepdf.AttachedFileSpec(pdf, recipe, filename="recipe.json")
    pdf.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def honest(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The recipe of a small pack."""
    source = fresh(tmp_path_factory.mktemp("made") / "day")
    leave_only(source, "agenda")
    done = run("build", "session.yaml", "--out", "out", at=source.parent)
    assert done.code == 0, done.said
    with pikepdf.open(source.parent / "out" / "session-pack.pdf") as pdf:
        return json.loads(pdf.attachments["recipe.json"].get_file().read_bytes())


def entry(path: str, text: str) -> dict[str, str]:
    return {"path": path, "sha256": sha256(text.encode()).hexdigest(), "text": text}


LISTED = 'attendees: "attendees.csv"'


def recipes(honest: dict[str, Any], home: Path) -> dict[str, bytes]:
    """Recipes that a stranger forged, by what is bad about them."""
    (session,) = honest["ingredients"]

    def with_files(*more: dict[str, str]) -> bytes:
        return json.dumps({**honest, "ingredients": [session, *more]}).encode()

    def saying(old: str, new: str, *, lists: bool = True) -> bytes:
        assert old in session["text"]
        told = {key: value for key, value in honest.items() if lists or key != "list"}
        return json.dumps({**told, "ingredients": [entry("session.yaml", session["text"].replace(old, new))]}).encode()

    big = base64.b64encode(bytes(9 << 20)).decode()
    paths = (
        "../x.yaml",
        "../../../x.yaml",
        str(home / "x.yaml"),
        "C:\\x.yaml",
        "a/../../x.yaml",
        "con.yaml",
        "/dev/x.yaml",
    )
    return {
        **{f"a file at {path!r}": with_files(entry(path, "x: y\n")) for path in paths},
        "the list for a session": json.dumps({**honest, "session": "attendees.csv"}).encode(),
        "too much": with_files({"path": "x.yaml", "sha256": "0" * 64, "base64": big}),
        "deep": b'{"a":' * 100_000,
        "nothing": b"",
        "not of this world": b"\xff\xfe\x00",
        "numbers": json.dumps({**honest, "ingredients": 7, "seed": []}).encode(),
        "a list that is replaced by seats": saying(LISTED, f'attendees: "{home / "secret.csv"}"'),
        "a secret for a list": saying(LISTED, f'attendees: "{home / "secret.csv"}"', lists=False),
        "a secret above for a list": saying(LISTED, 'attendees: "../secret.csv"', lists=False),
        "a device for a list": saying(LISTED, 'attendees: "/dev/zero"', lists=False),
        "a folder of others for wording": saying("council:", f'own: {{wording: "{home}"}}\ncouncil:'),
        "a secret for wording": saying("council:", f'own: {{wording: "{home / "words"}"}}\ncouncil:'),
        "a session with a bomb": json.dumps(
            {**honest, "ingredients": [entry("session.yaml", "a: " + "[" * 50_000)]}
        ).encode(),
    }


@thorough
def test_a_forged_recipe_writes_nothing_outside_and_reads_nobodys_files(honest: dict[str, Any], tmp_path: Path) -> None:
    home = tmp_path / "day"
    home.mkdir()
    (home / "secret.csv").write_text(f"Name\n{MARK}\n")
    (home / "words").mkdir()
    (home / "words" / "labels.en.txt").write_text(f"lead: {MARK}\n")
    ended = {}
    for name, recipe in recipes(honest, home).items():
        (home / "pack.pdf").write_bytes(carrying(recipe))
        before, around = tree(home), sorted(tmp_path.iterdir())
        done = run("rebuild", "pack.pdf", "--out", "again", at=home, limits=Limits(seconds=60))
        is_fit_but_for_time(done)
        after = {path: what for path, what in tree(home).items() if path.partition("/")[0] != "again"}
        assert (after, sorted(tmp_path.iterdir())) == (before, around), name
        made = [path.read_bytes() for path in (home / "again").rglob("*") if path.is_file()]
        assert not [data for data in made if MARK.encode() in data], name
        ended[name] = done.code, *CODE.findall(done.err)
        shutil.rmtree(home / "again", ignore_errors=True)
    inside = (0, "IW463", "IW513")
    odd = {
        "a file at '../x.yaml'": inside,  # what was above the session is put above it in the new folder
        "a file at '../../../x.yaml'": inside,
        "a list that is replaced by seats": inside,
        "a device for a list": (4, "IW402"),
        "a session with a bomb": (3, "IW107"),
        "a folder of others for wording": (3, "IW202"),
    }
    assert ended == {name: odd.get(name, (4, "IW461")) for name in ended}, ended
