"""The list of what is printed again names the pages that differ, as somebody sees who lays both prints side by side."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

import iisam_workshop
from iisam_workshop.jobs.build import BuildReport
from tests.thorough import THOROUGH

from .builds import edit, fresh, leave_only, manifest_of, people_of, write_people

FOOT = re.compile(r".* · [0-9a-f]{6}")
HEIGHT_OF_FOOT = 60
"""How many points of a page are not looked at as a picture: pack, digest and folio stand there, which are read."""

Seen = tuple[tuple[str, ...], bytes]


def seen(path: Path) -> list[tuple[Seen, Seen]]:
    """Each page of a PDF: without pack and digest, and with them; its words, and its picture above the foot."""
    pages = []
    for page in pypdfium2.PdfDocument(path):
        lines = [line.strip() for line in page.get_textpage().get_text_bounded().splitlines()]
        look = page.render(scale=0.4, crop=(0, HEIGHT_OF_FOOT, 0, 0)).to_numpy().tobytes()
        pages.append(((tuple(line for line in lines if not FOOT.fullmatch(line)), look), (tuple(lines), look)))
    return pages


def printed(folder: Path) -> dict[tuple[str, int], tuple[Seen, Seen]]:
    """Every page that is printed: those of papers in files of their own, and the covers of packs."""
    found = {}
    for file in manifest_of(folder)["files"]:
        if file["path"].endswith(".pdf") and file["audience"] != "all":
            pages = seen(folder / file["path"])
            last = file["front"]["pages"] if "front" in file else len(pages)
            found |= {(file["path"], n): page for n, page in enumerate(pages[:last], 1)}
    return found


def listed(report: BuildReport, folder: Path) -> set[tuple[str, int]]:
    """The pages that the list names because they have changed or are new."""
    files = {file["path"]: file for file in manifest_of(folder)["files"]}
    named = set()
    for each in report.again.again:
        if each.why == "more":
            continue
        file, named_files = files[each.file], [each.file]
        if not each.pages:
            named_files += file.get("holds", [])
        for name in named_files:
            last = file["front"]["pages"] if name == each.file and "front" in file else files[name]["pages"]
            named |= {(name, n) for n in each.pages or range(1, last + 1)}
    return named


def one_more(source: Path) -> None:
    write_people(source, [*people_of(source), ["Aurelia Brightwater", "Fosse Heath Homes", "Warden"]])


def another_room_and_lunch(source: Path) -> None:
    edit(source, "  room: Training room 2", "  room: Training room 4")
    edit(source, "lunch: 12:30", "lunch: 12:35")


def another_colour(source: Path) -> None:
    source.write_text(f'{source.read_text()}\nown: {{colours: {{accent: "#7a1f3d"}}}}\n')


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    source = fresh(tmp_path_factory.mktemp("printed") / "day")
    leave_only(source, "agenda", "badges", "sign-in", *(["glossary"] if THOROUGH else []))
    write_people(source, people_of(source)[:9])
    iisam_workshop.build(source, source.parent / "out")
    return source


@pytest.mark.parametrize("change", [another_room_and_lunch, one_more, *([another_colour] if THOROUGH else [])])
def test_the_pages_that_differ_are_those_that_are_listed(source, change):
    folder = source.parent / "out"
    before = printed(folder)
    change(source)
    report = iisam_workshop.build(source, folder)
    after, named = printed(folder), listed(report, folder)
    other = {page for page, (plain, _) in after.items() if page not in before or before[page][0] != plain}
    at_all = {page for page, (_, whole) in after.items() if page not in before or before[page][1] != whole}
    assert other
    assert other <= named <= at_all
