"""How much a stream holds is known before it is held, and too much is refused."""

from __future__ import annotations

import zlib

import pytest
from pypdf.generic import ArrayObject, NameObject, NumberObject, PdfObject, StreamObject

from iisam_workshop.load.insert.outcome import Refused
from iisam_workshop.load.insert.unpacking import unpacked


def made(data: bytes, **entries: PdfObject) -> StreamObject:
    stream = StreamObject()
    stream._data = data
    stream.update({NameObject(f"/{key}"): value for key, value in entries.items()})
    return stream


FLATE = NameObject("/FlateDecode")


@pytest.mark.parametrize("filters", [FLATE, NameObject("/Fl"), ArrayObject([FLATE]), ArrayObject([NameObject("/Fl")])])
def test_a_packed_stream_holds_what_it_unpacks_to(filters: PdfObject) -> None:
    assert unpacked(made(zlib.compress(bytes(2_000_000)), Filter=filters)) == (2_000_000, True)


@pytest.mark.parametrize("filters", [{}, {"Filter": NameObject("/DCTDecode")}, {"Filter": ArrayObject()}])
def test_a_stream_that_is_not_packed_holds_what_it_is(filters: dict[str, PdfObject]) -> None:
    assert unpacked(made(bytes(10), **filters)) == (10, True)


def test_a_stream_that_is_cut_off_or_broken_is_told() -> None:
    whole = zlib.compress(bytes(range(256)) * 40)
    assert unpacked(made(whole[:-5], Filter=FLATE)) == (10_240, False)
    assert unpacked(made(b"not packed", Filter=FLATE)) == (0, False)
    assert unpacked(made(b"", Filter=FLATE)) == (0, False)


def test_more_pixels_than_a_page_can_need_are_refused() -> None:
    high, wide = NumberObject(20_000), NumberObject(30_000)
    assert unpacked(made(b"x", Width=wide, Height=high)) == (1, True)
    with pytest.raises(Refused, match="heavy"):
        unpacked(made(b"x", Width=NumberObject(30_001), Height=high))
