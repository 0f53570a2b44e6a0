"""A session in two languages, as a stranger reads its files: which paper is in which, and every word under its own."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

import iisam_workshop
from iisam_workshop.errors import Problem, WorkshopError
from iisam_workshop.jobs.build import BuildReport
from iisam_workshop.jobs.make import press_session, session_of
from iisam_workshop.jobs.pack_file import PackFile
from iisam_workshop.jobs.packs import pack_files
from iisam_workshop.load.wording import read_wording
from tests.conftest import CHECKOUT
from tests.reading import Node, Reading
from tests.thorough import THOROUGH

COUNCIL = "council.yaml"
TITLES = {"cy": "Sesiwn hyfforddi’r daith rhannu gwybodaeth", "en-GB": "Information sharing journey training session"}

FEW_PEOPLE = "Name,Language\nAnn Bell,cy\nBo Carr,en\nCy Dean,both\n"

Change = tuple[str, str, str]
Builder = Callable[..., BuildReport]


def changed(*changes: Change) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        for name, old, new in changes:
            text = (folder / name).read_text(encoding="utf-8")
            assert text.count(old) == 1, (name, old)
            (folder / name).write_text(text.replace(old, new), encoding="utf-8")

    return apply


def built(
    root: Path, *changes: Change, only: tuple[str, ...] = ("agenda",), files: Mapping[Path, str] | None = None
) -> BuildReport:
    source = prepared(root, *changes, files=files)
    return iisam_workshop.build(source, source.parent / "out", only=only)


def prepared(root: Path, *changes: Change, files: Mapping[Path, str] | None = None) -> Path:
    """Return the session file of the example in two languages, with changes."""
    folder = root / "welsh"
    shutil.copytree(CHECKOUT / "examples" / "welsh", folder, ignore=shutil.ignore_patterns("build", "*.record.json"))
    changed(*changes)(folder)
    for path, text in (files or {}).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "session.yaml"


def paper(source: Path, name: str) -> Reading:
    """The file of one paper, and nothing else of the build of a session that holds it."""
    pressed = press_session(session_of(source), (name.partition("-")[2].partition(".")[0],))
    (file,) = [file for file in pack_files(pressed) if file.path == f"parts/{name}"]
    return sound(file)


def sound(file: PackFile) -> Reading:
    reading = Reading(file.made)
    assert reading.problems() == []
    return reading


@pytest.fixture(scope="module")
def in_turn(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    return built(tmp_path_factory.mktemp("turn"), only=("agenda", "main-events", "table-plan"))


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PackFile]:
    """Packs in turn, of large print too, with papers of one page and of two."""
    papers = ("agenda", "decision-sheet", "debrief-form", "table-plan", "coverage", "sort-sheet")
    papers += ("poster",) if THOROUGH else ()
    change = ("session.yaml", "\nbingo:", "\ndocuments: {large_print: 2, forms: []}\nbingo:")
    pressed = press_session(session_of(prepared(tmp_path_factory.mktemp("odd"), change)), papers)
    return {file.path: file for file in pack_files(pressed) if "-pack" in file.path and file.path != "desk-pack.pdf"}


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    return built(tmp_path_factory.mktemp("side"), (COUNCIL, "bilingual: in-turn", "bilingual: side-by-side"))


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    change = (COUNCIL, "bilingual: in-turn", "bilingual: packs")
    root, papers = tmp_path_factory.mktemp("packs"), ("agenda", "scenario", "main-events", "bingo-cards")
    return built(root, change, only=papers, files={root / "welsh" / "attendees.csv": FEW_PEOPLE})


def read(report: BuildReport, name: str) -> Reading:
    reading = Reading(report.folder / name)
    assert reading.problems() == []
    return reading


def texts(node: Node, lang: str = "") -> list[tuple[str, str]]:
    """The text of each element at or below one, with the language that it inherits."""
    lang = node.entries.get("Lang", lang)
    return [(node.text.strip(), lang)] + [each for kid in node.kids for each in texts(kid, lang)]


def said(reading: Reading) -> dict[str, str]:
    """The language of each text of a file; where one stands in both, both."""
    found: dict[str, set[str]] = {}
    for text, lang in (each for top in reading.tree for each in texts(top)):
        found.setdefault(text, set()).add(lang)
    return {text: " ".join(sorted(langs)) for text, langs in found.items()}


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems if problem.code[:4] == "IW25" and problem.code != "IW253"]


# -- in turn


def test_a_paper_in_turn_is_welsh_first_and_then_english(in_turn: BuildReport) -> None:
    reading = read(in_turn, "parts/A-agenda.pdf")
    assert str(reading.root.Lang) == "cy"
    found = said(reading)
    assert {lang: found[title] for lang, title in TITLES.items()} == {"cy": "cy", "en-GB": "en-GB"}
    dates = {text.partition(",")[0]: lang for text, lang in found.items() if "2027" in text}
    assert dates["Dydd Iau"] == "cy"
    assert any(text.startswith("Thursday 4 March 2027") and lang == "en-GB" for text, lang in found.items())
    assert len(reading.all("H1")) == 2


def test_what_has_no_welsh_wording_is_an_english_paper(in_turn: BuildReport) -> None:
    reading = read(in_turn, "parts/K2-main-events.pdf")
    assert str(reading.root.Lang) == "en-GB"
    assert {lang for top in reading.tree for text, lang in texts(top) if text} == {"en-GB"}


def test_a_pack_says_the_language_of_each_of_its_papers(in_turn: BuildReport) -> None:
    reading = read(in_turn, "facilitator-pack.pdf")
    assert str(reading.root.Lang) == "cy"
    assert [part.entries["Lang"] for part in reading.all("Part")][-2:] == ["cy", "en-GB"]


def test_between_parts_in_turn_one_page_is_left_blank_and_says_so_in_both(odd: dict[str, PackFile]) -> None:
    assert "attendee-pack-large-print.pdf" in odd
    fillers = 0
    for reading in (sound(file) for file in odd.values()):
        for part in reading.all("Part"):
            (first, *others) = sorted(part.pages)
            if "yn wag" in part.words():
                fillers += 1
                assert (first % 2, others, "left blank" in part.words()) == (1, [], True)
            else:
                assert first % 2 == 0, f"{part.words()[:40]} begins on the back of a leaf"
    assert fillers > 3


def test_names_are_counted_as_welsh_counts(in_turn: BuildReport) -> None:
    found = said(read(in_turn, "parts/J-table-plan.pdf"))
    wording = read_wording("cy")
    assert any(wording.count("tables", 2) in text for text, lang in found.items() if lang == "cy")


def test_the_facilitator_is_told_how_much_is_unchecked(in_turn: BuildReport) -> None:
    assert codes(in_turn.problems) == ["IW254"]
    (told,) = [problem for problem in in_turn.problems if problem.code == "IW254"]
    assert "2 of 3 papers are made in Welsh" in told.message
    assert told.place is not None
    assert told.place.file.endswith(COUNCIL)


# -- the report for the translator


def rows(report: BuildReport) -> list[dict[str, str]]:
    data = (report.folder / "translation.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_the_report_lists_texts_templates_and_labels_with_what_became_of_them(in_turn: BuildReport) -> None:
    found = rows(in_turn)
    title = next(row for row in found if row["English"] == TITLES["en-GB"])
    assert (title["document"], title["Welsh"]) == ("agenda", TITLES["cy"])
    assert (title["standing"], title["printed in"]) == ("verified", "Welsh")
    template = next(row for row in found if row["place"] == "agenda.cy.md.j2")
    assert (template["standing"], template["printed in"]) == ("draft", "Welsh")
    missing = next(row for row in found if row["place"] == "main-events.cy.md.j2")
    assert (missing["Welsh"], missing["standing"], missing["printed in"]) == ("", "none", "English")
    assert next(row for row in found if row["place"] == "labels.cy.txt: time")["Welsh"] == "Amser"


def test_the_report_names_nobody_and_no_folder_of_this_machine(in_turn: BuildReport) -> None:
    text = (in_turn.folder / "translation.csv").read_text(encoding="utf-8-sig")
    people = (CHECKOUT / "examples" / "welsh" / "attendees.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert not [row for row in people if row.partition(",")[0] in text]
    assert "Mari Glyndwr-Ifans" not in text
    assert str(in_turn.folder.parent) not in text


def test_a_session_in_english_has_no_report(build_dir: Path) -> None:
    assert not (build_dir / "translation.csv").exists()


# -- side by side


def test_side_by_side_each_word_is_under_its_language_and_level_with_its_other(beside: BuildReport) -> None:
    reading = read(beside, "parts/A-agenda.pdf")
    found = said(reading)
    assert {lang: found[title] for lang, title in TITLES.items()} == {"cy": "cy", "en-GB": "en-GB"}
    tops = {
        lang: max(shown.y for shown in reading.marked[0].shown if shown.text.strip().startswith(title[:12]))
        for lang, title in TITLES.items()
    }
    assert tops["cy"] == tops["en-GB"]
    assert len(reading.all("Table")) == 1
    assert reading.collisions() == []


# -- packs


def test_packs_have_files_for_each_language_and_share_what_is_in_one(packs: BuildReport) -> None:
    names = {file.path for file in packs.files}
    assert {"attendee-pack.cy.pdf", "attendee-pack.en.pdf", "parts/A-agenda.cy.pdf", "parts/A-agenda.en.pdf"} <= names
    assert {"parts/B-scenario.cy.pdf", "parts/K2-main-events.en.pdf", "bingo-cards.pdf"} <= names
    assert "parts/K2-main-events.cy.pdf" not in names


def test_each_pack_is_in_its_own_language_with_the_same_letters_and_papers(packs: BuildReport) -> None:
    welsh, english = (read(packs, f"attendee-pack.{mark}.pdf") for mark in ("cy", "en"))
    assert (str(welsh.root.Lang), str(english.root.Lang)) == ("cy", "en-GB")
    assert TITLES["en-GB"] not in said(welsh)
    assert TITLES["cy"] not in said(english)
    assert {lang for text, lang in said(english).items() if text} == {"en-GB"}
    assert welsh.destinations().keys() == english.destinations().keys() == {"A", "B", "Front"}
    assert str(welsh.pdf.docinfo["/Title"]) == f"{read_wording('cy').labels['file.attendee']}: {TITLES['cy']}"
    assert str(welsh.pdf.docinfo["/Author"]) == "Cyngor Sir Dyffryn Eira"


def test_what_to_print_says_that_people_choose(packs: BuildReport) -> None:
    text = read(packs, "session-pack.en.pdf").text()
    assert read_wording("en").labels["print.choice"] in text
    assert "attendee-pack.en.pdf" in text


# -- policy


def refusal(root: Path, *changes: Change, **wish: tuple[str, ...]) -> tuple[Problem, ...]:
    with pytest.raises(WorkshopError) as failure:
        built(root, *changes, **wish)
    return failure.value.problems


def test_what_has_no_welsh_is_refused_with_its_lines_where_the_council_wants_that(tmp_path: Path) -> None:
    strict = (COUNCIL, "missing: english", "missing: refuse")
    lost = ("session.yaml", "  Information sharing journey training session:", "  Something else:")
    problems = refusal(tmp_path, strict, lost, only=("agenda", "main-events"))
    found = [problem for problem in problems if problem.code == "IW252"]
    texts = [problem for problem in found if "no accepted Welsh for 'Information sharing" in problem.message]
    assert [(problem.place.line, problem.severity) for problem in texts if problem.place] == [(5, "error")]
    assert any("the paper 'main-events'" in problem.message for problem in found)


def test_drafts_that_are_held_back_leave_an_english_pack_and_say_so(tmp_path: Path) -> None:
    report = built(tmp_path, (COUNCIL, "drafts: accept", "drafts: hold-back"))
    assert codes(report.problems) == ["IW257"]
    reading = read(report, "parts/A-agenda.pdf")
    assert str(reading.root.Lang) == "en-GB"
    assert TITLES["cy"] not in said(reading)
    assert {row["printed in"] for row in rows(report) if row["place"].endswith(".j2")} == {"English"}


def test_welsh_for_a_text_that_nothing_says_is_told(tmp_path: Path) -> None:
    source = prepared(tmp_path, ("session.yaml", "welsh:\n", "welsh:\n  A typing mistake.: Camgymeriad.\n"))
    (told,) = [
        problem for problem in press_session(session_of(source), ("agenda",)).problems if problem.code == "IW258"
    ]
    assert told.place is not None
    assert "A typing mistake" not in told.message
    assert told.place.line == 11


def test_papers_that_cannot_be_set_side_by_side_are_named(tmp_path: Path) -> None:
    own = tmp_path / "welsh" / "wording"
    change = (COUNCIL, "bilingual: in-turn", "bilingual: side-by-side\nwording: wording")
    templates = CHECKOUT / "templates" / "wording"
    texts_of_paper = {
        "agenda.en.md.j2": (templates / "agenda.en.md.j2").read_text(encoding="utf-8") + "\nOne thing more.\n",
        "agenda.cy.md.j2": (templates / "agenda.cy.md.j2").read_text(encoding="utf-8"),
    }
    source = prepared(tmp_path, change, files={own / name: text for name, text in texts_of_paper.items()})
    told = [
        problem.message
        for problem in press_session(session_of(source), ("agenda",)).problems
        if problem.code == "IW256"
    ]
    assert told == ["the two languages stand one after the other, and not side by side, in: agenda"]


def test_english_first_leads_where_the_session_says_so(tmp_path: Path) -> None:
    source = prepared(tmp_path, ("session.yaml", "council: council.yaml", "council: council.yaml\nlanguages: [en, cy]"))
    reading = paper(source, "A-agenda.pdf")
    assert str(reading.root.Lang) == "en-GB"
    assert [node.entries["Lang"] for node in reading.all("Sect")] == ["cy"]


def test_welsh_alone_is_made_where_it_is_there(tmp_path: Path) -> None:
    change = ("session.yaml", "council: council.yaml", "council: council.yaml\nlanguages: [cy]")
    source = prepared(tmp_path, change)
    assert len(paper(source, "A-agenda.pdf").all("H1")) == 1
    english = paper(source, "K2-main-events.pdf")
    assert str(english.root.Lang) == "en-GB"


def test_a_term_without_welsh_is_english_and_marked_so_in_papers_and_on_cards(tmp_path: Path) -> None:
    terms = "terms:\n  add: [{id: one-door, stage: scoping, name: One door, definition: A single place for all.}]\n"
    terms += "stages: {scoping: {name: Our scope}}\n"
    folder = tmp_path / "welsh"
    change = (COUNCIL, "bilingual: in-turn\n", f"bilingual: in-turn\n{terms}")
    report = built(tmp_path, change, only=("stage-scoping", "bingo-cards"))
    paper = read(report, "parts/C2-stage-scoping.pdf")
    of_terms = {lang for text, lang in said(paper).items() if "One door" in text}
    assert of_terms == {"en-GB"}
    cards = read(report, "bingo-cards.pdf")
    marked = {each for page in cards.marked for each in page.spoken}
    assert marked <= {("One door", "en-GB"), ("One", "en-GB"), ("door", "en-GB")}
    assert marked
    rows = csv.reader(io.StringIO((folder / "out" / "translation.csv").read_text(encoding="utf-8-sig")))
    assert {tuple(row[3:]) for row in rows if row[2] == "One door"} == {("", "none", "English")}
    with_both = [cell for cell in cards.all("TD") if "One door" in cell.words() and cell.kids]
    assert with_both
    assert all([kid.entries["Lang"] for kid in cell.kids] == ["en-GB"] and not cell.text.strip() for cell in with_both)


def test_what_a_packing_list_takes_from_agenda_and_pack_is_in_the_language_that_it_says(tmp_path: Path) -> None:
    phrase = (COUNCIL, "  phrases:\n", "  phrases:\n    Projector: Taflunydd\n")
    reading = paper(prepared(tmp_path, phrase), "H4-packing-list.pdf")
    langs = said(reading)
    title = "H Running order: 2, one per facilitator"
    assert {text: langs[text] for text in ("Taflunydd", "Projector", title, "Pens")} == {
        "Taflunydd": "cy",
        "Projector": "en-GB",
        title: "en-GB",
        "Pens": "en-GB",
    }


def test_the_picture_and_the_table_of_a_day_say_what_in_them_is_english(tmp_path: Path) -> None:
    slot = "{after: welcome, id: own, title: Green talk, minutes: 10, kind: talk, columns: {Set up: Rows}}"
    change = ("session.yaml", "  preset: half-day\n", f"  preset: half-day\n  changes: [{{add: {slot}}}]\n")
    packs = (COUNCIL, "bilingual: in-turn", "bilingual: packs")
    source = prepared(tmp_path, change, packs)
    picture = paper(source, "A2-day-picture.cy.pdf")
    assert {each for page in picture.marked for each in page.spoken} == {("Green talk", "en-GB")}
    assert said(paper(source, "H-running-order.cy.pdf"))["Set up"] == "en-GB"
