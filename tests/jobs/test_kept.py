"""Pressed parts are kept whole, and a file of them that is not as we write it is worth nothing."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.jobs.kept import parts_of, store_of
from iisam_workshop.model.part import Annotation, Bookmark, Content, Element, Part
from iisam_workshop.model.part_records import part_of, records_of

KEY = "0" * 63 + "1"
PART = Part(
    "agenda", "A", "Agenda", "en-GB", b"%PDF-1.7 pages", ("A-1 of 1",), (2,),
    (Element("P", (Element("TD", (Content(0, 0),)), Annotation(0, 0)), attributes=((("O", "Table"), ("W", 1.5)),)),),
    (Bookmark("Lunch", 0, 1),), (("R", "ab"),), "abcdef", frame=b"%PDF-1.7 frame", own_pages=(("a", "b"),), key=KEY,
)  # fmt: skip


def test_every_paper_of_the_example_comes_back_as_it_was_pressed(parts):
    keyed = {f"{n:064x}": replace(part, key=f"{n:064x}") for n, part in enumerate(parts.values())}
    assert len(keyed) > 40
    assert parts_of(store_of(keyed)) == keyed


def test_each_field_of_a_part_is_kept():
    """A field that somebody adds must be told of in the records, or kept parts would lack it."""
    told = {*records_of(PART), "pdf", "frame", "key"}
    assert told == {field.name for field in fields(Part)}
    assert part_of(json.loads(json.dumps(records_of(PART))), KEY, PART.pdf, PART.frame) == PART


def test_the_order_in_which_parts_were_pressed_makes_no_difference():
    other = replace(PART, key="f" * 64)
    assert store_of({KEY: PART, other.key: other}) == store_of({other.key: other, KEY: PART})


def rewritten(change) -> bytes:
    """The file of one kept part, with a change of its members."""
    with zipfile.ZipFile(io.BytesIO(store_of({KEY: PART}))) as archive:
        members = {entry.filename: archive.read(entry) for entry in archive.infolist()}
    change(members)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return data.getvalue()


def told(**changes):
    def change(members):
        members[f"{KEY}.json"] = json.dumps({**json.loads(members[f"{KEY}.json"]), **changes}).encode()

    return change


DEEP: list = ["P", [], "", "", "", "", []]
for _ in range(100):
    DEEP = ["P", [DEEP], "", "", "", "", []]


@pytest.mark.parametrize(
    "change",
    [
        lambda members: members.update({"../../outside.pdf": b"%PDF-"}),
        lambda members: members.update({f"{KEY}.pdf": b"MZ"}),
        lambda members: members.pop(f"{KEY}.pdf"),
        lambda members: members.pop(f"{KEY}.json"),
        lambda members: members.update({f"{KEY}.json": b"["}),
        lambda members: members.update({f"{KEY}.json": b"[" * 100_000}),
        lambda members: members.update({f"{KEY}.json": b"[]"}),
        told(more=1),
        told(title=7),
        told(marks=["2"]),
        told(marks=[2, 2]),
        told(spilled=1),
        told(tree=[["P", [[0]], "", "", "", "", []]]),
        told(tree=[[0, 0]]),
        told(tree=[DEEP]),
        told(bookmarks=[["Lunch", 0]]),
        told(own_pages=["ab"]),
    ],
    ids=range(17),
)
def test_kept_parts_that_are_not_as_we_write_them_are_worth_nothing(change):
    assert parts_of(rewritten(lambda _: None)) == {KEY: PART}
    assert parts_of(rewritten(change)) == {}


def test_a_packed_archive_is_not_opened():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{KEY}.pdf", b"%PDF-" + bytes(10_000_000))
    assert parts_of(data.getvalue()) == {}


@given(st.binary(min_size=1, max_size=60), st.integers(0, 1_500))
def test_no_spoiled_file_of_parts_is_a_fault_of_ours(noise, place):
    data = bytearray(store_of({KEY: PART}))
    data[place : place + len(noise)] = noise
    assert isinstance(parts_of(bytes(data)), dict)


def test_anything_else_is_no_file_of_parts():
    assert parts_of(b"") == parts_of(b"PK") == parts_of(b"%PDF-1.7") == {}


def test_every_claim_of_a_part_comes_back_whether_it_is_true_or_not():
    part = Part("a", "A", "A", "en", b"%PDF-", (), (), (), (), (), "0")
    for each in fields(Part):
        if isinstance(getattr(part, each.name), bool):
            other = replace(part, **{each.name: not getattr(part, each.name)}, key="0" * 64)
            assert parts_of(store_of({other.key: other})) == {other.key: other}, each.name
