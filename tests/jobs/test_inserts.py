"""The council's own PDFs in the packs: where they stand, what is told of them, what they must not bring along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

import iisam_workshop
from iisam_workshop.errors import ContentInvalid
from iisam_workshop.jobs.build import BuildReport
from iisam_workshop.jobs.make import press_session, session_of
from iisam_workshop.load.insert import start
from iisam_workshop.load.insert.clean import clean
from iisam_workshop.model.session import Session
from tests.bad.pdfs import plain, tagged
from tests.bad.test_inserts import NEVER, filled, names_in

from .builds import edit, fresh, manifest_of

INSERTS = """\
  insert:
    - {file: who we are.pdf, title: Who we are, after: agenda}
    - {file: map.pdf, title: Map of the county, after: run-sheet, size: as-is}
    - {file: form.pdf, title: Consent form, after: briefs, audience: facilitator, language: cy}
"""
IDS = ("insert-who-we-are", "insert-map", "insert-form")


def session_with_inserts(folder: Path) -> Path:
    source = fresh(folder)
    edit(source, "  leave_out: []\n", f"  leave_out: []\n{INSERTS}")
    (folder / "who we are.pdf").write_bytes(tagged().data)
    (folder / "map.pdf").write_bytes(plain("A map", page=b"/Rotate 90", box=b"/MediaBox[0 0 842 1191]").data)
    (folder / "form.pdf").write_bytes(filled().data)
    return source


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, quick: None) -> BuildReport:
    """A build of the agenda, the run sheet, and three inserts."""
    source = session_with_inserts(tmp_path_factory.mktemp("inserts") / "day")
    return iisam_workshop.build(source, only=("agenda", "run-sheet", *IDS))


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    """Clean inserts in this process: a process of its own for each takes a third of a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(start, "cleaned", clean)
        yield


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory, quick: None) -> Session:
    return session_of(session_with_inserts(tmp_path_factory.mktemp("session") / "day"))


def text_of(pdf: bytes | Path, page: int) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return str(document[page].get_textpage().get_text_bounded())


def titles(pdf: Path) -> list[str]:
    with pikepdf.open(pdf) as opened, opened.open_outline() as outline:
        return [item.title for item in outline.root][1:]


def test_each_insert_is_in_the_pack_of_its_readers_behind_its_paper(report: BuildReport) -> None:
    assert titles(report.folder / "session-pack.pdf") == [
        "Agenda",
        "Who we are",
        "Consent form",
        "Run sheet",
        "Map of the county",
    ]
    assert titles(report.folder / "attendee-pack.pdf") == ["Agenda", "Who we are"]
    assert titles(report.folder / "facilitator-pack.pdf") == ["Consent form", "Run sheet", "Map of the county"]


def test_each_insert_stands_alone_as_well_under_its_letter(report: BuildReport) -> None:
    alone = {file.path for file in report.files if "insert" in file.path}
    assert alone == {f"parts/Z{n}-{name}.pdf" for n, name in enumerate(IDS, 1)}


def test_the_contents_list_the_inserts_with_their_pages(report: BuildReport) -> None:
    contents = " ".join(text_of(report.folder / "session-pack.pdf", page) for page in range(3))
    assert all(title in contents for title in ("Who we are", "Map of the county", "Consent form"))


def test_a_fitted_page_has_our_footer_and_what_it_said(report: BuildReport) -> None:
    said = text_of(report.folder / "parts" / "Z1-insert-who-we-are.pdf", 1)
    digest = next(each["digest"] for each in manifest_of(report.folder)["documents"] if each["id"] == IDS[0])
    assert all(words in said for words in ("The second page", "Who we are", "Z1-2 of 2", digest))
    form = text_of(report.folder / "parts" / "Z3-insert-form.pdf", 0)
    assert all(words in form for words in ("Filled in by hand", "For facilitators", "Z3-1 of 1"))


def test_a_page_that_stays_as_it_is_has_its_own_size_and_nothing_around_it(report: BuildReport) -> None:
    document = pypdfium2.PdfDocument(report.folder / "parts" / "Z2-insert-map.pdf")
    assert tuple(round(side) for side in document[0].get_size()) == (1191, 842)
    assert text_of(report.folder / "parts" / "Z2-insert-map.pdf", 0).strip() == "A map"


def test_the_manifest_notes_the_files_and_that_the_parts_are_foreign(report: BuildReport) -> None:
    told = manifest_of(report.folder)
    assert {"who we are.pdf", "map.pdf", "form.pdf"} <= {each["path"] for each in told["inputs"]}
    assert [each["id"] for each in told["documents"] if each.get("foreign")] == [IDS[0], IDS[2], IDS[1]]


def test_packs_that_are_not_accessible_any_more_are_named_with_the_insert(report: BuildReport) -> None:
    told = [problem for problem in report.problems if problem.code == "IW458"]
    packs = "session-pack.pdf, facilitator-pack.pdf cannot be called accessible (PDF/UA) with it inside"
    assert [problem.message for problem in told] == [
        f"{file!r} has no tags, so {packs}" for file in ("map.pdf", "form.pdf")
    ]
    for name, claims in (("session-pack", False), ("attendee-pack", True), ("facilitator-pack", False)):
        with pikepdf.open(report.folder / f"{name}.pdf") as opened:
            assert (b"pdfuaid:part" in opened.Root.Metadata.read_bytes()) is claims


@pytest.mark.usefixtures("quick")
def test_an_insert_that_boasts_to_be_accessible_and_is_not_takes_the_claim_from_its_packs(tmp_path: Path) -> None:
    source = session_with_inserts(tmp_path / "day")
    boast = tagged().changed(7, b"/P <</MCID 0>> BDC", b"/P <</MCID 5>> BDC")
    (tmp_path / "day" / "who we are.pdf").write_bytes(boast.data)
    session = session_of(source)
    assert session.inserts[0].accessible
    (said,) = (each for each in press_session(session, ("agenda", IDS[0])).problems if each.code == "IW458")
    assert "'who we are.pdf' says that it is PDF/UA, but its tags do not fit what is on its pages" in said.message
    assert "session-pack.pdf, attendee-pack.pdf" in said.message


def test_nothing_that_acts_or_tells_of_people_is_in_any_file(report: BuildReport) -> None:
    ours = {"/Metadata", "/Author", "/Names", "/EmbeddedFiles", "/EmbeddedFile", "/Filespec", "/EF", "/AF"}
    for file in report.folder.rglob("*.pdf"):
        assert not names_in(file.read_bytes()) & (set(NEVER) - ours), file.name


@pytest.mark.usefixtures("quick")
def test_a_file_that_changes_changes_its_digest_and_no_other(report: BuildReport, tmp_path: Path) -> None:
    source = session_with_inserts(tmp_path / "day")
    (tmp_path / "day" / "map.pdf").write_bytes(plain("Another map").data)
    before = {each["id"]: each["digest"] for each in manifest_of(report.folder)["documents"]}
    after = {part.id: part.digest for part in press_session(session_of(source), IDS).parts}
    assert {name for name in IDS if before[name] != after[name]} == {"insert-map"}


def test_asking_for_an_insert_that_is_not_there_names_those_that_are(session: Session) -> None:
    with pytest.raises(ContentInvalid) as refusal:
        press_session(session, ("insert-mapp",))
    (said,) = refusal.value.problems
    assert (said.code, said.hint) == ("IW201", "Did you mean 'insert-map'?")


def test_the_language_is_that_of_the_session_file_or_of_the_pdf(session: Session) -> None:
    assert [insert.lang for insert in session.inserts] == ["en-GB", "en-GB", "cy"]


@pytest.mark.usefixtures("quick")
def test_in_two_languages_each_edition_has_the_same_insert(tmp_path: Path) -> None:
    source = session_with_inserts(tmp_path / "day")
    edit(source, "languages: [en]\n", "languages: [cy, en]\nbilingual: packs\n")
    pressed = press_session(session_of(source), IDS)
    first, second = ([part.id for part in parts] for parts in pressed.edition_parts)
    assert first == second == [IDS[0], IDS[2], IDS[1]]
    assert len(pressed.parts) == len(IDS)


@pytest.mark.usefixtures("quick")
def test_a_pack_with_inserts_is_the_same_bytes_again(report: BuildReport, tmp_path: Path) -> None:
    again = iisam_workshop.build(session_with_inserts(tmp_path / "day"), only=("agenda", "run-sheet", *IDS))
    name = "session-pack.pdf"
    assert (again.folder / name).read_bytes() == (report.folder / name).read_bytes()
