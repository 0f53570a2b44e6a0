"""A print run: as many pages as it should have, each whole, in files that qpdf finds nothing wrong with."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.pdf.block import Forme, Sheet
from tests.pdf.runs import cross_reference, every_plate, forme, members, plates_of, point, sheets_of, written
from tests.reading import Reading
from tests.thorough import THOROUGH, often

CARD = forme(50)
"""As many elements as a card of 5x5 has: eighteen of its sheets make a block."""
SMALL = forme(4)
LARGE = forme(300)
"""Three of its sheets make a block, so that few sheets need many blocks."""
LARGEST = forme(501)
"""Each of its sheets makes a block."""
MARKED = {"lang": "cy", "title": "Sgwâr (1)", "alt": "x"}


def numbers_of(reading: Reading) -> list[int]:
    """The number that each page's own content shows."""
    return [int(re.search(rb"BDC (\d+) 0 m", page.Contents[0].read_bytes())[1]) for page in reading.pdf.pages]


@pytest.mark.parametrize(
    ("made", "count"),
    [
        *((CARD, count) for count in ((1, 17, 18, 19, 36, 37) if THOROUGH else (18, 19))),
        *((SMALL, count) for count in ((1, 123, 124, 125, 249, 1000) if THOROUGH else (1, 125))),
        *((LARGE, count) for count in ((28, 27) if THOROUGH else ())),
        (LARGEST, 11),
    ],
    ids=lambda value: value if isinstance(value, int) else f"{value.marks} marks",
)
def test_every_sheet_is_a_page_in_its_place(made: Forme, count: int) -> None:
    reading = Reading(written([made], [0] * count))
    assert numbers_of(reading) == list(range(count))
    assert [*reading.pdf.check_pdf_syntax(), *reading.pdf.get_warnings()] == []
    assert reading.problems() == []
    assert set(reading.owners) == {(page, mcid) for page in range(count) for mcid in range(made.marks)}
    assert [len(section.kids) for section in reading.all("Sect")] == [made.marks] * count
    assert [section.pages for section in reading.all("Sect")] == [{page} for page in range(count)]


@pytest.mark.skipif(not shutil.which("qpdf"), reason="needs qpdf")
@pytest.mark.parametrize(("made", "count"), [(CARD, 1), (CARD, 37), (SMALL, often(1000, 300)), (LARGE, often(271, 28))])
def test_qpdf_finds_nothing_wrong(made: Forme, count: int, tmp_path: Path) -> None:
    file = tmp_path / "run.pdf"
    file.write_bytes(written([made], [0] * count))
    done = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "No syntax or stream encoding errors" in done.stdout
    file.write_bytes(file.read_bytes().replace(b"startxref\n", b"startxref\n1"))
    assert subprocess.run(["qpdf", "--check", file], capture_output=True, check=False).returncode != 0


@pytest.mark.parametrize(
    ("made", "count"),
    [(CARD, 1), (CARD, 37), (SMALL, 300), (LARGE, 28), *([(CARD, 18), (LARGE, 27), (LARGE, 271)] if THOROUGH else [])],
)
def test_the_cross_reference_leads_to_every_object_and_has_no_hole(made: Forme, count: int) -> None:
    data = written([made], [0] * count)
    rows, size = cross_reference(data)
    assert rows.pop(0) == (0, 0, 65535)
    assert {kind for kind, _, _ in rows.values()} == {1, 2}
    for number, (kind, at, place) in rows.items():
        if kind == 1:
            assert data[at:].startswith(b"%d 0 obj\n" % number)
            assert place == 0
    written_out = list(map(int, re.findall(rb"(?:^|\n)(\d+) 0 obj\n", data)))
    assert sorted(written_out) == sorted(number for number, row in rows.items() if row[0] == 1)
    held = {holder: members(data, rows[holder][1]) for holder in {at for kind, at, _ in rows.values() if kind == 2}}
    assert {n: (holder, place) for holder, inside in held.items() for place, n in enumerate(inside)} == {
        number: (at, place) for number, (kind, at, place) in rows.items() if kind == 2
    }
    assert size == max(rows) + 1


def test_every_reference_in_the_file_leads_somewhere() -> None:
    data = written([CARD, SMALL], [0, 1] * 20)
    known = set(cross_reference(data)[0])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        ours = [thing.unparse() for thing in pdf.objects if thing.objgen[0] in known]  # qpdf adds one of its own
    used = {int(number) for text in ours for number in re.findall(rb"(\d+) 0 R", text)}
    assert used <= known
    assert len(used) > 1000


def test_a_plate_is_one_object_however_many_sheets_show_it() -> None:
    data = written([SMALL], [0] * 300)
    assert [data.count(plate) for plate in plates_of(SMALL)] == [1, 1, 1]
    reading = Reading(data)
    shown = [[each.objgen for each in page.Contents[1:]] for page in reading.pdf.pages]
    assert len(shown[0]) == len(set(shown[0])) == 3
    assert all(each == shown[0] for each in shown)
    assert len({page.Contents[0].objgen for page in reading.pdf.pages}) == 300
    elements = 5 * 300
    trees = 3 * 4  # each of three blocks has a leaf, a node and two object streams
    shared = 3 + 10 + 1  # plates; two roots of blocks, seven ends of trees and the cross-reference; one font's object
    assert len(cross_reference(data)[0]) - 1 == elements + 3 * 300 + trees + shared


def test_sheets_of_several_formes_lie_in_one_file() -> None:
    formes = [CARD, SMALL, forme(3, "H1", **MARKED)]
    kinds = [0] * 18 + [1] * 18 + [2] * 18 + [0, 1, 2] * 12 + [2]
    reading = Reading(written(formes, kinds))
    assert reading.problems() == []
    assert numbers_of(reading) == list(range(len(kinds)))
    assert [len(section.kids) for section in reading.all("Sect")] == [formes[kind].marks for kind in kinds]
    heads = reading.all("H1")
    assert len(heads) == 3 * kinds.count(2)
    assert {tuple(sorted(head.entries.items())) for head in heads} == {
        (("Alt", "x"), ("Lang", "cy"), ("T", "Sgwâr (1)"))
    }


@settings(max_examples=often(40, 5))
@given(st.lists(st.integers(1, 6), min_size=1, max_size=3), st.data())
def test_any_order_of_any_formes_is_whole(marks: list[int], data: st.DataObject) -> None:
    formes = [forme(count) for count in marks]
    kinds = data.draw(st.lists(st.integers(0, len(formes) - 1), min_size=1, max_size=40))
    reading = Reading(written(formes, kinds))
    assert reading.problems() == []
    assert numbers_of(reading) == list(range(len(kinds)))
    assert set(reading.owners) == {(page, mcid) for page, kind in enumerate(kinds) for mcid in range(marks[kind])}


def test_a_page_is_found_through_its_key_in_the_parent_tree() -> None:
    reading = Reading(written([SMALL], [0] * 300))
    root = reading.root.StructTreeRoot
    limits = [tuple(int(n) for n in leaf.Limits) for leaf in root.ParentTree.Kids]
    assert len(limits) == 3
    assert all(first < last for first, last in limits)
    assert all(one[1] < other[0] for one, other in pairwise(limits))
    found = pikepdf.NumberTree(root.ParentTree)  # it looks a key up by the limits
    for number, page in enumerate(reading.pdf.pages):
        owners = found[int(page.StructParents)]
        assert [each.objgen for each in owners] == [reading.owners[number, mcid] for mcid in range(4)]
    assert int(root.ParentTreeNextKey) > limits[-1][1]


def test_every_element_points_back_to_its_parent_and_to_its_page() -> None:
    reading = Reading(written([forme(3)], [0] * 5))
    counted: Counter[str] = Counter()

    def walk(element: pikepdf.Object, parent: pikepdf.Object) -> None:
        assert element.P.objgen == parent.objgen
        counted[str(element.S)] += 1
        for kid in element.K:
            if isinstance(kid, pikepdf.Dictionary):
                walk(kid, element)
            else:
                assert element.Pg.objgen in reading.page_numbers

    root = reading.root.StructTreeRoot
    walk(root.K[0], root)
    assert counted == {"/Document": 1, "/Part": 1, "/Sect": 5, "/P": 15}


def test_plates_may_come_while_sheets_are_taken() -> None:
    plates: list[bytes] = []

    def sheets():
        for number, sheet in enumerate(sheets_of([SMALL], [0] * 30)):
            if number in (0, 25):
                plates.extend(plates_of(SMALL))
            yield Sheet(0, range(3) if number < 25 else range(3, 6), sheet.own)

    reading = Reading(written([SMALL], [0] * 30, sheets=sheets(), plates=plates))
    assert reading.problems() == []
    assert numbers_of(reading) == list(range(30))


@pytest.mark.parametrize("made", [17, 19, 35, 37])
@pytest.mark.parametrize("promised", [18, 36])
def test_more_or_fewer_sheets_than_promised_are_refused(made: int, promised: int) -> None:
    with pytest.raises(ValueError, match=f"{promised} sheets were promised"):
        written([CARD], [0] * made, count=promised)


def test_the_same_run_makes_the_same_bytes_and_another_has_another_identity() -> None:
    once, again, other = (written([CARD], kinds) for kinds in ([0] * 20, [0] * 20, [0] * 21))
    assert once == again
    identities = [pikepdf.open(io.BytesIO(data)).trailer.ID for data in (once, other)]
    assert bytes(identities[0][0]) == bytes(identities[0][1])
    assert bytes(identities[0][0]) != bytes(identities[1][0])


def test_the_file_says_what_it_is() -> None:
    with pikepdf.open(io.BytesIO(written([SMALL], [0]))) as pdf:
        assert pdf.pdf_version == "1.7"
        assert str(pdf.trailer.Info.Title) == "Tŷ (run)"
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("en-GB", True)
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"
        assert [float(n) for n in pdf.pages[0].mediabox] == [0, 0, 842, 595]
        assert pdf.pages[0].Tabs == "/S"


def test_the_checks_of_these_tests_notice_a_mark_that_nobody_owns() -> None:
    stray = [Sheet(0, range(3), point(0, 0) + point(9, 0))]
    assert "mcid 9" in Reading(written([SMALL], [0], sheets=stray)).problems()[0]
    assert Reading(written([SMALL], [0], sheets=[Sheet(0, range(2), point(0, 0))])).problems()
    assert len(every_plate([SMALL])) == 3
