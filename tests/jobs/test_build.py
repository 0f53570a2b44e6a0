"""A build of the example: the files, the manifest and the record that were promised, and nothing personal in them."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.build import Run
from iisam_workshop.jobs.kept import STORE
from iisam_workshop.model.document import Flow
from tests.reading import cards

from .builds import CHECKOUT, edit, fresh, leave_only, manifest_of, people_of, plain, tree, write_people

PACKS = {
    "session-pack.pdf": ("all", "once", 1),
    "attendee-pack.pdf": ("attendee", "person", 24),
    "table-pack.pdf": ("table", "table", 4),
    "facilitator-pack.pdf": ("facilitator", "facilitator", 2),
    "desk-pack.pdf": ("desk", "once", 1),
    "bingo-cards.pdf": ("attendee", "once", 1),
    "badges.pdf": ("desk", "once", 1),
    "table-tents.pdf": ("table", "once", 1),
    "projector.pdf": ("attendee", "screen", 0),
}
APART = {"glossary"}
"""Papers for everybody that are handed out at another time than the packs."""
SCREEN = {"projector": "projector.pdf"}
"""What is shown in the room and never printed."""
ALONE = {"bingo-cards": "bingo-cards.pdf", "badges": "badges.pdf", "table-tents": "table-tents.pdf", **SCREEN}
"""The papers of a file of their own beside the packs."""
AGENDA = {"agenda.ics", "agenda.csv", "agenda.json"}
LEADERS = ("Morgan Vale", "Sam Adeyemi")


@pytest.fixture(scope="module")
def manifest(build_dir):
    return manifest_of(build_dir)


@pytest.fixture(scope="module")
def record(build_dir):
    return next(build_dir.parents[1].glob("*.record.json"))


# -- files


def test_a_build_makes_the_promised_files_and_no_others(build_dir, manifest, documents):
    parts = {f"parts/{each.plan.part}-{name}.pdf" for name, each in documents.items() if name not in ALONE}
    flows = [f"{each.plan.part}-{name}" for name, each in documents.items() if isinstance(each, Flow)]
    forms = {path for flow in flows for path in (f"html/{flow}.html", f"docx/{flow}.docx", f"text/{flow}.txt")}
    assert len(forms) > 45
    promised = {*PACKS, *parts, *forms, *AGENDA, "main-events.csv", "joining.txt", "session.record.json", STORE}
    promised |= {"print-order.pdf", "print-order.csv"}
    assert set(tree(build_dir)) == {*promised, "manifest.json"}
    assert {file["path"] for file in manifest["files"]} == promised


def test_the_folder_has_a_copy_of_the_record_that_the_next_build_reads(build_dir):
    beside = build_dir.parents[1] / "session.record.json"
    assert (build_dir / "session.record.json").read_bytes() == beside.read_bytes()


def test_a_build_writes_nothing_beside_the_session_but_the_record(build_dir):
    home = build_dir.parents[1]
    beside = {path.name for path in home.iterdir()}
    assert beside == {"session.yaml", "attendees.csv", "session.record.json", "build"}


def test_the_manifest_tells_size_digest_and_pages_of_every_file(build_dir, manifest, read_pdf):
    for file in manifest["files"]:
        data = (build_dir / file["path"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
        pages = len(read_pdf(file["path"]).pdf.pages) if file["path"].endswith(".pdf") else 0
        assert pages == file["pages"]


def test_the_manifest_says_for_whom_each_file_is_and_how_many_are_to_be_printed(manifest, plan):
    said = {file["path"]: (file["audience"], file["each"], file["copies"]) for file in manifest["files"]}
    assert {path: said[path] for path in PACKS} == PACKS
    for paper in plan.documents:
        if paper.id not in ALONE:
            assert said[f"parts/{paper.part}-{paper.id}.pdf"] == (paper.audience, paper.copies, paper.number)


def test_the_manifest_names_what_the_build_was_made_from(build_dir, manifest):
    home = build_dir.parents[1]
    packaged = {"councils": CHECKOUT / "examples" / "councils", "catalogue": CHECKOUT / "iisam_workshop" / "catalogue"}
    for each in manifest["inputs"]:
        kind, _, name = each["path"].removeprefix("iisam_workshop:").partition("/")
        ours = each["path"].startswith("iisam_workshop:")
        file = packaged.get(kind, CHECKOUT / kind) / name if ours else home / each["path"]
        if file.name != "session.record.json":  # written again since
            assert hashlib.sha256(file.read_bytes()).hexdigest() == each["sha256"], each["path"]
    named = {each["path"] for each in manifest["inputs"]}
    assert {"session.yaml", "attendees.csv", "iisam_workshop:scenarios/harrow-lane.yaml"} <= named
    assert manifest["program"]["iisam-workshop"] == iisam_workshop.__version__
    assert manifest["seed"] == "leicestershire-2027-03-04"
    assert manifest["problems"] == []


def test_every_document_is_in_the_manifest_with_the_folios_that_are_printed_on_it(manifest, plan, read_pdf):
    assert [each["id"] for each in manifest["documents"]] == [paper.id for paper in plan.documents]
    for each in manifest["documents"]:
        reading = read_pdf(ALONE.get(each["id"], f"parts/{each['part']}-{each['id']}.pdf"))
        assert len(each["folios"]) == each["pages"] == len(reading.pdf.pages)
        if each["id"] in SCREEN:  # which shows the number of its page alone
            continue
        assert reading.folios() == each["folios"]
        if each["id"] not in ("bingo-cards", "badges"):  # their pages have digests of their own
            assert all(each["digest"] in marked.artifacts for marked in reading.marked)


def test_every_card_has_a_digest_of_its_own_so_that_a_change_reprints_one_card(read_pdf):
    reading = read_pdf("bingo-cards.pdf")
    printed = [(card.code, reading.marked[card.page].artifacts) for card in cards(reading)]
    footers = [re.match(rf"{code}\s([0-9a-f]{{6}})\s", words) for code, words in printed]
    assert all(footers)
    assert len({found[1] for found in footers}) == len(footers)


def test_the_digests_of_the_documents_are_all_different(manifest):
    digests = [each["digest"] for each in manifest["documents"]]
    assert len(set(digests)) == len(digests)


# -- packs

DESK = "desk-pack.pdf"


def test_the_desks_pack_is_printed_on_one_side_and_has_no_blank_pages(read_pdf):
    tops = [page for depth, _, page in read_pdf(DESK).bookmarks() if depth == 0]
    assert any(page % 2 for page in tops), "only a pack without filler pages begins a part on an odd index"
    assert "left blank" not in read_pdf(DESK).text()


@pytest.mark.parametrize("name", [name for name in PACKS if name.endswith("-pack.pdf") and name != DESK])
def test_every_part_of_a_pack_starts_on_a_right_hand_page(name, read_pdf):
    tops = [page for depth, _, page in read_pdf(name).bookmarks() if depth == 0]
    assert len(tops) > 1
    assert [page for page in tops if page % 2] == []


@pytest.mark.parametrize(("name", "audience"), [(name, about[0]) for name, about in PACKS.items() if "-pack" in name])
def test_a_pack_holds_the_documents_of_its_readers_in_printing_order(name, audience, read_pdf, plan):
    papers = [
        paper.part
        for paper in plan.documents
        if (audience == "all" and paper.id not in SCREEN)
        or ((paper.audience, paper.copies) == PACKS[name][:2] and paper.id not in APART and paper.id not in ALONE)
    ]
    reading = read_pdf(name)
    folios = reading.folios()
    found = [folio.partition("-")[0] for folio in folios if "-" in folio]
    cards = next(paper.part for paper in plan.documents if paper.id == "bingo-cards")
    assert list(dict.fromkeys(found)) == [part for part in papers if part != cards]


def test_the_session_pack_holds_every_page_of_every_document_as_it_is_in_its_own_file(read_pdf, manifest):
    whole = Counter(read_pdf("session-pack.pdf").page_fingerprints())
    for file in manifest["files"]:
        if file["path"].startswith("parts/") or file["path"] in {*ALONE.values()} - {*SCREEN.values()}:
            alone = Counter(read_pdf(file["path"]).page_fingerprints())
            assert alone <= whole, f"{file['path']} is not in the session pack page by page"


def words(path: Path) -> str:
    """The text of a file that is no PDF: as it is, out of its markup, or unpacked from a Word file."""
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            data = b"".join(archive.read(name) for name in archive.namelist())
    return unescape(re.sub("<[^>]*>", "", data.decode("utf-8")))


def test_no_note_for_facilitators_reaches_attendees_or_tables(session, read_pdf, build_dir, plan):
    scenario, slots = plan.session.scenario, session.agenda.slots
    secret = {
        *(note for slot in slots for note in slot.notes),
        *(slot.if_late for slot in slots if slot.if_late),
        *(text for inject in scenario.injects for text in (*inject.expect, inject.if_stuck)),
        *(text for question in scenario.questions for text in (*question.probes, *question.listen_for)),
        *(text for turn in scenario.turns for text in (turn.when, turn.then)),
        *scenario.briefing,
        *scenario.debrief,
    }
    facilitators = plain(read_pdf("facilitator-pack.pdf").text())
    shown = {text for text in secret if plain(text) in facilitators}
    assert len(shown) > 100, "the search finds what facilitators are given"
    assert len(shown) > 0.9 * len(secret)
    for name in ("attendee-pack.pdf", "table-pack.pdf", "bingo-cards.pdf"):
        read = plain(read_pdf(name).text())
        assert not [text for text in secret if plain(text) in read]
    given = {f"{paper.part}-{paper.id}" for paper in plan.documents if paper.audience != "facilitator"}
    others = [path for path in tree(build_dir) if path in AGENDA or (Path(path).stem in given and path[0] != "p")]
    assert len(others) > 30
    for name in others:
        read = plain(words(build_dir / name))
        assert not [text for text in secret if plain(text) in read], name


def test_only_facilitators_are_told_on_every_page_that_it_is_for_them(read_pdf):
    band = "for facilitators"
    for name in ("attendee-pack.pdf", "table-pack.pdf"):
        assert not any(band in marked.artifacts.casefold() for marked in read_pdf(name).marked)
    running_order = read_pdf("facilitator-pack.pdf").marked[2:]
    assert sum(band in marked.artifacts.casefold() for marked in running_order) > len(running_order) * 0.7


# -- nothing personal


def test_no_name_stands_in_a_file_name_the_manifest_the_record_or_what_a_pdf_says_of_itself(
    build_dir, record, read_pdf
):
    people = people_of(build_dir.parents[1] / "session.yaml")
    names = {plain(person[0]).casefold() for person in people} | {plain(name).casefold() for name in LEADERS}
    said = {path: path for path in tree(build_dir)}
    said |= {path.name: path.read_text(encoding="utf-8") for path in (build_dir / "manifest.json", record)}
    for path in tree(build_dir):
        if path.endswith(".pdf"):
            reading = read_pdf(path)
            said[f"metadata of {path}"] = reading.metadata()
            said[f"bookmarks of {path}"] = " ".join(title for _, title, _ in reading.bookmarks())
    leaks = {where: name for where, text in said.items() for name in names if name in plain(text).casefold()}
    assert leaks == {}


def test_the_record_holds_no_agency_either(build_dir, record):
    text = record.read_text(encoding="utf-8").casefold()
    assert not [
        agency for _, agency, _ in people_of(build_dir.parents[1] / "session.yaml") if agency.casefold() in text
    ]


def test_only_cards_badges_the_table_plan_and_the_papers_of_the_desk_carry_the_names_of_attendees(
    build_dir, read_pdf, manifest
):
    names = [plain(person[0]) for person in people_of(build_dir.parents[1] / "session.yaml")]
    carrying = set()
    for path in {file["path"] for file in manifest["files"]} - {STORE}:
        text = plain(read_pdf(path).text() if path.endswith(".pdf") else words(build_dir / path))
        if any(name in text for name in names):
            carrying.add(path.rpartition("-")[2] if "/" in path else path)
    endings = ("pdf", "html", "docx", "txt")
    # on table cards a name that is the only one somebody has
    papers = {f"{name}.{ending}" for name in ("plan", "in", "allocation", "cards") for ending in endings}
    packs = {"session-pack.pdf", "facilitator-pack.pdf", "desk-pack.pdf"}
    assert carrying == {*packs, "bingo-cards.pdf", "badges.pdf", *papers}


# -- some documents only


def test_some_documents_alone_are_built_elsewhere_and_leave_the_record_as_it_is(tmp_path):
    source = fresh(tmp_path / "day", forms=True)
    report = iisam_workshop.build(source, only=("agenda", "briefs"))
    assert report.folder == source.parent / "build" / "leicestershire-2027-03-04-only"
    assert {Path(path).name.partition("-")[2] or path for path in tree(report.folder)} == {
        "pack.pdf",
        *(f"{name}.{ending}" for name in ("agenda", "briefs") for ending in ("pdf", "html", "docx", "txt")),
        *AGENDA,
        "manifest.json",
    }
    assert {path for path in tree(report.folder) if "/" not in path} == {
        "session-pack.pdf",
        "attendee-pack.pdf",
        "table-pack.pdf",
        *AGENDA,
        "manifest.json",
    }
    assert not list(source.parent.glob("*.record.json"))


def test_a_document_alone_is_the_one_of_the_whole_pack(tmp_path, build_dir):
    source = fresh(tmp_path / "day")
    folder = iisam_workshop.build(source, tmp_path / "out", only=("briefs",)).folder
    (path,) = [path for path in tree(folder) if path.startswith("parts/")]
    assert (folder / path).read_bytes() == (build_dir / path).read_bytes()


def test_what_is_left_out_is_in_no_file_and_changes_no_letter_of_the_rest(tmp_path, build_dir):
    kept = {"agenda", "briefs", "table-plan"}
    source = fresh(tmp_path / "day")
    leave_only(source, *kept)
    report = iisam_workshop.build(source)
    assert report.folder == source.parent / "build" / "leicestershire-2027-03-04"
    made = tree(report.folder)
    assert "bingo-cards.pdf" not in made
    assert {each["id"] for each in manifest_of(report.folder)["documents"]} == kept
    for path in (path for path in made if path.startswith("parts/")):
        assert made[path] == (build_dir / path).read_bytes()
    assert (source.parent / "session.record.json").is_file(), "seats are still recorded"


def test_an_update_removes_the_files_of_documents_that_were_left_out_since(tmp_path):
    source = fresh(tmp_path / "day")
    edit(source, "  forms: []", "  forms: [text]")
    first = iisam_workshop.build(source, tmp_path / "out", only=("agenda", "table-plan"))
    second = iisam_workshop.build(source, tmp_path / "out", only=("agenda",))
    assert first.removed == ()
    gone = {file.path for file in first.files if "table-plan" in file.path}
    assert len(gone) == 2
    assert set(second.removed) == {"facilitator-pack.pdf"} | gone
    assert not set(second.removed) & set(tree(second.folder))


# -- nothing when something is wrong


@pytest.mark.parametrize(
    ("old", "new", "code", "named"),
    [
        ("scenario: harrow-lane", "scenario: nowhere", "IW201", "session.yaml:"),
        ("pool: 60", "pool: 20", "IW601", "session.yaml:"),
        ("title: Information sharing journey training session", "title: Day of the 王", "IW231", "session.yaml:9:8"),
    ],
    ids=["loading", "planning", "pressing"],
)
def test_whatever_stage_finds_the_fault_nothing_is_written(tmp_path, old, new, code, named):
    source = fresh(tmp_path / "day")
    edit(source, old, new)
    leave_only(source, "agenda")
    before = tree(tmp_path)
    with pytest.raises(WorkshopError) as caught:
        iisam_workshop.build(source)
    assert {problem.code for problem in caught.value.problems} == {code}
    assert named in str(caught.value)
    assert tree(tmp_path) == before
    assert iisam_workshop.check(source) == caught.value.problems


def test_warnings_of_reading_are_told_together_with_the_errors_of_pressing(tmp_path):
    source = fresh(tmp_path / "day")
    write_people(source, [*people_of(source), people_of(source)[0]])
    edit(source, "title: Information sharing journey training session", "title: Day of the 王")
    leave_only(source, "agenda")
    assert [problem.code for problem in iisam_workshop.check(source)] == ["IW352", "IW231"]


def test_a_check_writes_nothing(tmp_path):
    source = fresh(tmp_path / "day")
    leave_only(source, "agenda", "bingo-cards")
    before = tree(tmp_path)
    assert iisam_workshop.check(source) == ()
    assert tree(tmp_path) == before


def test_whoever_waits_is_told_of_each_step(tmp_path):
    steps: list[str] = []
    iisam_workshop.build(fresh(tmp_path / "day"), only=("agenda",), run=Run(steps.append))
    assert steps == ["reading", "setting pages", "binding", "writing"]


def test_a_record_names_who_has_what_by_key_only(record):
    said = json.loads(record.read_text(encoding="utf-8"))
    assert len(said["people"]) == 24
    assert len(said["spares"]) == 3
    assert said["retired"] == []
    assert all(set(person) == {"table", "seat", "card", "second", "also"} for person in said["people"].values())
    assert {key for key in said["people"] if not set(key) <= set("0123456789abcdef")} == set()


def test_a_build_says_what_is_to_be_printed_again_and_writes_nothing_for_it(tmp_path):
    source = fresh(tmp_path / "day")
    write_people(source, people_of(source)[:4])
    first = iisam_workshop.build(source, only=("agenda", "glossary"))
    assert first.again is None
    same = iisam_workshop.build(source, only=("agenda", "glossary"))
    assert (same.again.again, same.again.gone) == ((), ())
    before = {path.relative_to(first.folder).as_posix() for path in first.folder.rglob("*") if path.is_file()}
    source.write_text(source.read_text().replace("\ntitle: ", "\ntitle: Another "))
    changed = iisam_workshop.build(source, only=("agenda", "glossary"))
    assert {each.why for each in changed.again.again} == {"changed"}
    assert [each.file for each in changed.again.again if each.file.startswith("parts/")] == ["parts/A-agenda.pdf"]
    assert {path.relative_to(first.folder).as_posix() for path in first.folder.rglob("*") if path.is_file()} == before


def test_a_manifest_names_files_from_the_session_s_folder_wherever_that_lies(tmp_path):
    source = fresh(tmp_path / "day")
    source.write_text(source.read_text().replace("\ndate: 2027-03-04", "\ndate: 2027-03-06"))  # a Saturday
    report = iisam_workshop.build(source, only=("table-tents",))
    (problem,) = json.loads((report.folder / "manifest.json").read_text())["problems"]
    assert (problem["file"], problem["line"] > 0) == ("session.yaml", True)
