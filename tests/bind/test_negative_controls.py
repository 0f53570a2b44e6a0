"""Tests of the tests: a good file, broken one way at a time, must be noticed by our reader or by the validator."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from iisam_workshop.model.blocks import Heading, ItemList, JourneyLine, Paragraph, Span, runs
from tests.bind.strangers import identified, made, role, stranger
from tests.papers import STAGES, bound, deck, flow, pressed, prompts, table, text
from tests.reading import Reading

Pdf = pikepdf.Pdf


def elements(pdf: Pdf, *roles: str) -> Iterator[Any]:
    for thing in pdf.objects:
        if isinstance(thing, Dictionary) and "/S" in thing and "/P" in thing and str(thing.S)[1:] in roles:
            yield thing


def first(pdf: Pdf, role: str) -> Any:
    return next(elements(pdf, role))


def rewrite(pdf: Pdf, pattern: bytes, replacement: bytes, number: int = 0) -> None:
    """Replace the first place of a pattern in a page's content."""
    at = pdf.pages[number]
    before = at.Contents.read_bytes()
    after = re.sub(pattern, replacement, before, count=1, flags=re.DOTALL)
    assert after != before
    at.Contents = pdf.make_stream(after)


def change_xmp(pdf: Pdf, old: bytes, new: bytes) -> None:
    data = pdf.Root.Metadata.read_bytes()
    assert old in data
    pdf.Root.Metadata.write(data.replace(old, new))


def reverse_numbers(pdf: Pdf) -> None:
    """Turn round who owns the content of the first page, as a merge that mixes things up would."""
    leaf = pdf.Root.StructTreeRoot.ParentTree.Kids[0]
    leaf.Nums[1] = Array(reversed(list(leaf.Nums[1])))


def forget_marks(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]
    del pdf.Root["/MarkInfo"]


def take_away(pdf: Pdf) -> None:
    """Leave an element without its content, which then stands on the page for nobody."""
    victim = first(pdf, "TD")
    del victim["/K"]


def own_twice(pdf: Pdf) -> None:
    """Let a second element claim the content of the first."""
    one, other = [each for each in elements(pdf, "P") if isinstance(each.get("/K"), Array)][:2]
    other.K = one.K
    other.Pg = one.Pg


def own_what_is_not_there(pdf: Pdf) -> None:
    first(pdf, "H1").K = Array([999])


def drop_map(pdf: Pdf) -> None:
    """Take a letter out of the font's map, so that it cannot be read aloud or copied."""
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and b"beginbfchar" in (data := thing.read_bytes()):
            thing.write(re.sub(rb"<[0-9A-F]{2}> <0065>\n", b"", data))


def unhook_link(pdf: Pdf) -> None:
    link = next(annotation for at in pdf.pages for annotation in at.get("/Annots", []))
    del link["/StructParent"]


def undescribe_link(pdf: Pdf) -> None:
    link = next(annotation for at in pdf.pages for annotation in at.get("/Annots", []))
    del link["/Contents"]


def skip_heading(pdf: Pdf) -> None:
    for each in elements(pdf, "H2"):
        each.S = Name.H3


def unembed(pdf: Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.FontDescriptor["/FontFile2"]


MUTATIONS: dict[str, Callable[[Pdf], Any]] = {
    "no structure tree": lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"),
    "no structure tree and no claim of one": forget_marks,
    "no claim to be marked": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "no language": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "no claim to be PDF/UA": lambda pdf: change_xmp(pdf, b"<pdfuaid:part>1</pdfuaid:part>", b""),
    "no title in the metadata": lambda pdf: change_xmp(pdf, b"dc:title", b"dc:rights"),
    "no viewer preferences": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "no parent tree": lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree"),
    "parent tree shifted": lambda pdf: pdf.pages[0].obj.__setitem__("/StructParents", 1),
    "parent tree out of range": lambda pdf: pdf.pages[0].obj.__setitem__("/StructParents", 99_999),
    "page without its key": lambda pdf: pdf.pages[0].obj.__delitem__("/StructParents"),
    "owners of a page turned round": reverse_numbers,
    "an element without its content": take_away,
    "content in two elements": own_twice,
    "content that is not there": own_what_is_not_there,
    "figure without a description": lambda pdf: first(pdf, "Figure").__delitem__("/Alt"),
    "figure with an empty description": lambda pdf: first(pdf, "Figure").__setitem__("/Alt", String(" ")),
    "text outside every mark": lambda pdf: rewrite(pdf, rb"/P <</MCID \d+>> BDC\n(.*?)\nEMC", rb"\1"),
    "a rule outside every mark": lambda pdf: rewrite(pdf, rb"^", b"0 0 m 9 9 l S\n"),
    "an mcid used twice": lambda pdf: rewrite(pdf, rb"<</MCID 1>>", b"<</MCID 0>>"),
    "an mcid that nobody owns": lambda pdf: rewrite(pdf, rb"<</MCID 1>>", b"<</MCID 77>>"),
    "a letter without a meaning": drop_map,
    "a font that is not in the file": unembed,
    "a heading level left out": skip_heading,
    "a link outside the structure": unhook_link,
    "a link without words": undescribe_link,
    "a role that does not exist": lambda pdf: first(pdf, "P").__setitem__("/S", Name.Bodytext),
    "a row outside its table": lambda pdf: first(pdf, "Table").__setitem__("/S", Name.Div),
    "an item outside its list": lambda pdf: first(pdf, "L").__setitem__("/S", Name.Div),
}
READER_ALONE = {
    "parent tree shifted",
    "parent tree out of range",
    "page without its key",
    "owners of a page turned round",
    "an element without its content",
    "content in two elements",
    "content that is not there",
    "figure with an empty description",
    "an mcid used twice",
    "an mcid that nobody owns",
}
"""Faults that validators are known to pass over: our own reader must see them."""


@pytest.fixture(scope="module")
def good() -> bytes:
    link = Paragraph((Span("See "), Span("the guide", link="https://example.org/"), Span(" first.")))
    items = ItemList((runs("one"), runs("two")))
    blocks = (JourneyLine(STAGES, 0, "The journey"), text("First."), link, Heading(2, runs("List")), items, table(3))
    return bound(pressed(flow(*blocks)), pressed(prompts()), pressed(deck()))


def forget_role(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot["/RoleMap"]


def lose_mcid(pdf: Pdf) -> None:
    """Take the mark away from content that an element still claims."""
    at = pdf.pages[1]  # the first of a foreign part
    joined = b"\n".join(each.read_bytes() for each in at.Contents)
    lost = re.sub(rb"/\w+ <</MCID 3>> BDC", b"/Artifact BMC", joined)
    assert lost != joined
    at.Contents = pdf.make_stream(lost)


def shift_keys(pdf: Pdf) -> None:
    for at in pdf.pages:
        at.obj.StructParents = int(at.StructParents) + 1


def name_twice(pdf: Pdf) -> None:
    """Let two heads of different tables have one ID, as a merge that renames nothing would."""
    for each in elements(pdf, "TH"):
        if "/ID" in each:
            each.ID = String("head0")


def named_once(pdf: Pdf) -> list[str]:
    ids = [str(each.ID) for each in elements(pdf, *("TH", "TD", "P")) if "/ID" in each]
    return sorted({each for each in ids if ids.count(each) > 1})


def claim_twice(pdf: Pdf) -> None:
    one, other = [each for each in elements(pdf, "Body") if isinstance(each.get("/K"), Array)][:2]
    other.K, other.Pg = one.K, one.Pg


MERGED: dict[str, Callable[[Pdf], Any]] = {
    "the role map lost": forget_role,
    "an mcid lost": lose_mcid,
    "all keys of the parent tree shifted": shift_keys,
    "an element without its content": take_away,
    "content in two elements": claim_twice,
}


@pytest.fixture(scope="module")
def merged() -> bytes:
    part = stranger(made(role("P", "Body"), identified))
    return bound(pressed(flow(text("ours"))), part, part)


def test_a_file_with_foreign_parts_is_good_before_it_is_broken(merged: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(merged)) as pdf:
        assert judged(saved(pdf), tmp_path / "good.pdf") == ([], True)


@pytest.mark.parametrize("name", MERGED)
def test_a_fault_in_a_file_with_foreign_parts_is_noticed(name: str, merged: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(merged)) as pdf:
        MERGED[name](pdf)
        problems, passes = judged(saved(pdf), tmp_path / "broken.pdf")
    assert problems or not passes


def test_ids_that_are_not_renamed_are_noticed(merged: bytes) -> None:
    with pikepdf.open(io.BytesIO(merged)) as pdf:
        assert named_once(pdf) == []
        name_twice(pdf)
        assert named_once(pdf) == ["head0"]


def judged(data: bytes, path: Path) -> tuple[list[str], bool]:
    """What our reader finds, and whether the validator passes the file."""
    path.write_bytes(data)
    return Reading(data).problems(), page.validate_pdf(str(path), profile="ua1").is_compliant


def saved(pdf: Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def test_the_file_is_good_before_it_is_broken(good: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        assert judged(saved(pdf), tmp_path / "good.pdf") == ([], True)


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_fault_is_noticed(name: str, good: bytes, tmp_path: Path) -> None:
    with pikepdf.open(io.BytesIO(good)) as pdf:
        MUTATIONS[name](pdf)
        problems, passes = judged(saved(pdf), tmp_path / "broken.pdf")
    assert problems or not passes
    if name in READER_ALONE:
        assert problems
