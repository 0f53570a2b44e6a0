"""A page that draws itself, or others very many times, is refused before anybody waits for it."""

from __future__ import annotations

import io

import pytest
from pypdf import PageObject, PdfReader

from iisam_workshop.load.insert.nesting import refuse_endless
from iisam_workshop.load.insert.outcome import Refused
from tests.bad.pdfs import plain, stream

FORM = b"/Subtype/Form/BBox[0 0 9 9]"
ITSELF = {40: stream(b"/X Do", FORM + b"/Resources<</XObject<</X 40 0 R>>>>")}


def page(entries: bytes, objects: dict[int, bytes]) -> PageObject:
    return PdfReader(io.BytesIO(plain(page=entries).with_objects(objects).data)).pages[0]


def showing(contents: bytes, objects: dict[int, bytes]) -> PageObject:
    file = plain().changed(3, b"/Resources<<", b"/Resources<</XObject<</X 40 0 R>>")
    return PdfReader(io.BytesIO(file.with_objects({**objects, 4: stream(contents)}).data)).pages[0]


@pytest.mark.parametrize(
    "entries",
    [
        b"/Annots[<</AP<</N 40 0 R>>>>]",
        b"/Annots[<<>>7<</AP<</N<</Off 41 0 R/On 40 0 R>>>>>>]",
    ],
)
def test_what_lies_on_a_page_and_draws_itself_is_refused(entries: bytes) -> None:
    with pytest.raises(Refused, match="heavy"):
        refuse_endless(page(entries, {**ITSELF, 41: stream(b"", FORM)}))


@pytest.mark.parametrize("entries", [b"", b"/Annots[null<<>><</AP 7>><</AP<<>>>><</AP<</N 41 0 R>>>>]"])
def test_what_lies_on_a_page_and_ends_does_no_harm(entries: bytes) -> None:
    refuse_endless(page(entries, {**ITSELF, 41: stream(b"0 0 9 9 re f", FORM)}))


def test_contents_that_draw_what_draws_itself_are_refused() -> None:
    refuse_endless(showing(b"q Q", ITSELF))
    with pytest.raises(Refused, match="heavy"):
        refuse_endless(showing(b"q /X Do Q", ITSELF))


@pytest.mark.parametrize(("times", "refused"), [(199_999, False), (200_000, True)])
def test_how_often_is_drawn_is_counted_with_the_contents_themselves(times: int, refused: bool) -> None:
    many = showing(b"/X Do " * times, {40: stream(b"", FORM)})
    if refused:
        with pytest.raises(Refused, match="heavy"):
            refuse_endless(many)
    else:
        refuse_endless(many)
