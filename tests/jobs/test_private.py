"""What is somebody's stays where it belongs: planted words are looked for in everything that the program makes."""

from __future__ import annotations

import json
import shutil
import zipfile
from fnmatch import fnmatch
from pathlib import Path

import pikepdf
import pytest

from iisam_workshop.jobs.build import record_of
from iisam_workshop.jobs.make import session_of
from iisam_workshop.jobs.recipe import Brew, attachment_for
from iisam_workshop.plan.plan import make_plan
from tests.leaks import files_below, found, said
from tests.thorough import THOROUGH

from .builds import edit
from .private_day import LITERAL, TOKENS, Day, corrected, english_day, welsh_day

NAMED = ("name",)
LISTED = ("name", "agency")
WHOLE = ("name", "agency", "role")

MAY_STAND = {
    # the day itself
    "*/session-pack*.pdf": WHOLE,
    "*/facilitator-pack*.pdf": WHOLE,
    "*/desk-pack.pdf": LISTED,
    "*/badges.pdf": WHOLE,
    "*/bingo-cards*.pdf": NAMED,
    "*/E2-action-plan.*": NAMED,
    "*/J-table-plan.*": WHOLE,
    "*/V-sign-in.*": LISTED,
    "*/V2-allocation.*": NAMED,
    "*/V5-table-cards.*": NAMED,
    "*/Y-needs.pdf": ("name", "diet", "access"),
    # all of them as they were pressed, for the next build
    "*/.iisam-papers.zip": WHOLE,
    # for people who join from elsewhere
    "*-people/?????.pdf": NAMED,
    "*-people/mail-merge.csv": LISTED,
    "emails/?????.pdf": NAMED,
    "emails/mail-merge.csv": (*LISTED, "e-mail"),
    # after it
    "*/certificates.pdf": NAMED,
    "*/attendance.pdf": LISTED,
    "*/attendance.csv": WHOLE,
    "comments/feedback.pdf": ("comment",),
    "clean.csv": tuple(kind for kind in TOKENS if kind not in ("phone", "comment", "diet", "access")),
    "day.xlsx": (*WHOLE, "diet", "access"),  # the session itself, which asks for needs
}
"""Which planted words may stand in the text of which files. Whatever is not here may stand nowhere, and beside the
text, in properties, titles, bookmarks, names of files, records and all that is said, nothing may."""

PAPERS = (
    *("agenda", "action-plan", "table-plan", "bingo-cards", "sign-in", "allocation", "badges", "table-cards", "needs"),
    *(("joining", "table-tents", "packing-list", "bingo-cards-large", "evaluation") if THOROUGH else ()),
)
IN_WELSH = PAPERS if THOROUGH else ("table-plan", "bingo-cards", "needs")
ALL = tuple(word for words in TOKENS.values() for word in words)


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A day from the first look at its list to the evening, with everything that is made on the way."""
    day = english_day(tmp_path_factory.mktemp("private") / "day", *PAPERS)
    source, folder, people = day.source, day.folder, day.folder / "people.xlsx"
    answers = folder / "answers.csv"
    answers.write_text(
        'Form,W1 before,W1 now,W5\nVexnote,2,4,"Vexcomment <a href=""http://vex.org"">"\n', encoding="utf-8"
    )
    day.run("check", source, "--json")
    day.run("attendees", "check", people, "--json", "--needs")
    day.run("attendees", "fix", people, "--out", folder / "clean.csv")
    day.run("build", source)
    day.run("handouts", source, "--json", "--emails", "--out", folder / "emails")
    day.run("workbook", source, "--with-people", "--out", folder / "day.xlsx")
    corrected(day)
    assert "Print again" in day.run("build", source)
    day.run("certificates", source, "--present", people)
    day.run("feedback", source, "--answers", answers, "--comments", "--json", "--out", folder / "comments")
    day.run("purge", folder, "--dry-run")
    day.run("purge", folder, "--dry-run", "--json")
    return day


@pytest.fixture(scope="module")
def welsh(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """A build with Welsh first, of which needs are not asked for."""
    day = welsh_day(tmp_path_factory.mktemp("preifat") / "day", *IN_WELSH)
    day.run("build", day.source, "--json")
    day.run("handouts", day.source)
    return day


@pytest.fixture(params=["english", "welsh"] if THOROUGH else ["english"])
def day(request: pytest.FixtureRequest) -> Day:
    return request.getfixturevalue(request.param)


def made(day: Day) -> list[Path]:
    """All files that commands have written."""
    given = ("session.yaml", "council.yaml", "people.xlsx", "answers.csv")
    return [path for path in files_below(day.folder) if path.name not in given]


def allowed(day: Day, path: Path) -> set[str]:
    name = path.relative_to(day.folder).as_posix()
    return {kind for pattern, kinds in MAY_STAND.items() if fnmatch(name, pattern) for kind in kinds}


def kinds_in(text: str) -> set[str]:
    return {kind for kind, words in TOKENS.items() if found(words, text)}


def test_each_kind_of_word_stands_only_in_the_files_that_are_for_it(day: Day) -> None:
    files = made(day)
    assert len(files) > 40
    strays = {path.name: kinds_in(said(path).text) - allowed(day, path) for path in files}
    assert {name: kinds for name, kinds in strays.items() if kinds} == {}


def test_beside_the_text_of_a_file_there_is_no_word_of_anybody(day: Day) -> None:
    beside = {path.name: found(ALL, said(path).beside) for path in made(day)}
    assert {name: words for name, words in beside.items() if words} == {}


def test_no_name_of_a_file_or_a_folder_has_one(day: Day) -> None:
    names = [path.relative_to(day.folder).as_posix() for path in day.folder.rglob("*")]
    assert [name for name in names if found(ALL, name)] == []


def test_nothing_that_is_said_has_one(day: Day) -> None:
    assert all(day.told)
    assert [found(ALL, text) for text in day.told if found(ALL, text)] == []


def test_the_recipe_in_a_pack_has_one_only_where_it_is_asked_to(english: Day, tmp_path: Path) -> None:
    """Who sits with whom stands in this session, and comments and lists may say anything of anybody."""
    with pikepdf.open(next(english.folder.glob("build/*/session-pack.pdf"))) as pdf:
        told = pdf.attachments["recipe.json"].get_file().read_bytes().decode()
    assert "people.xlsx" in told
    assert found(ALL, told) == set()
    folder = Path(shutil.copytree(english.folder, tmp_path / "day", ignore=shutil.ignore_patterns("build")))
    source = folder / "session.yaml"
    source.write_text(source.read_text(encoding="utf-8") + "# Vexcomment\n", encoding="utf-8")
    for wish, words in (("without-people", set()), ("with-people", {"vexaddress", "vexdomain", "Vexlater"})):
        edit(source, "documents:\n", f"documents:\n  recipe: {wish}\n")
        plan = make_plan(session_of(source))
        (attached,) = attachment_for(Brew(source, plan, record_of(plan)), "session-pack.pdf")
        assert found(ALL, attached.data.decode()) == words
        edit(source, f"  recipe: {wish}\n", "")


def test_the_table_of_files_is_no_wider_than_it_must_be(english: Day, welsh: Day) -> None:
    """Every word that may stand somewhere does stand there, so that a search which finds nothing would be noticed."""
    seen: dict[str, set[str]] = {}
    for day in (english, welsh):
        for path in made(day):
            name = path.relative_to(day.folder).as_posix()
            for pattern in (each for each in MAY_STAND if fnmatch(name, each)):
                seen.setdefault(pattern, set()).update(kinds_in(said(path).text))
    absent = {pattern: set(kinds) - seen.get(pattern, set()) for pattern, kinds in MAY_STAND.items()}
    assert {pattern: kinds for pattern, kinds in absent.items() if kinds} == {}


def test_needs_that_nobody_asked_for_are_nowhere(welsh: Day) -> None:
    words = [word for kind in ("diet", "access") for word in TOKENS[kind]]
    assert not [path.name for path in made(welsh) if found(words, said(path).text) or "needs" in path.name]


def test_texts_that_look_like_more_stand_as_they_were_written_and_lead_nowhere(english: Day) -> None:
    build = next((english.folder / "build").glob("*-04"))
    for name, texts in {
        "badges.pdf": (LITERAL[0],),
        "parts/J-table-plan.pdf": LITERAL,
        "html/J-table-plan.html": LITERAL,
        "docx/J-table-plan.docx": LITERAL,
        "text/J-table-plan.txt": LITERAL,
        "parts/V-sign-in.pdf": (LITERAL[1], LITERAL[4]),  # which files names without the signs around them
        "parts/V5-table-cards.pdf": (),
    }.items():
        assert found(texts, said(build / name).text) == set(texts), name
    comments = english.folder / "comments" / "feedback.pdf"
    assert found(['<a href="http://vex.org">'], said(comments).text)
    for path in (path for path in made(english) if path.suffix in (".pdf", ".docx", ".html")):
        assert [link for link in links(path) if "vex" in link or "passwd" in link] == [], path.name


def links(path: Path) -> list[str]:
    """Where a file leads to, and what it takes in."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
            return [str(note.get("/A", {}).get("/URI", "")) for note in notes]
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return [archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels")]
    return [said(path).beside]


def test_what_purge_leaves_with_a_name_in_it_is_told(english: Day, tmp_path: Path) -> None:
    home = shutil.copytree(english.folder, tmp_path / "day")
    (home / "lists").mkdir()
    shutil.copy(home / "clean.csv", home / "lists" / "older.csv")
    day = Day(home / "session.yaml")
    told = json.loads(day.run("purge", home, "--yes", "--json"))
    left = {path.relative_to(home).as_posix() for path in files_below(home) if kinds_in(said(path).text)}
    doubted = {Path(each["file"]).relative_to(home).as_posix() for each in told["problems"]}
    assert left == {"answers.csv", "clean.csv", "lists/older.csv", "day.xlsx", "session.yaml"}
    assert left <= doubted
    assert not found(ALL, " ".join(day.told))
