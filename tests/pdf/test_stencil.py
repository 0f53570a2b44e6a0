"""Stencils: whatever number goes into the holes, what comes out is zlib data of the filled template."""

from __future__ import annotations

import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop.pdf.stencil import LEAST_DIGITS, Stencil, hole
from tests.thorough import often

_HOLES = bytes(range(0x10, 0x19))
"""What no template of ours holds, but for its holes."""


@st.composite
def templates(draw: Any) -> tuple[list[bytes], int]:
    """The pieces between the holes, and the number of digits."""
    plain = st.binary(max_size=90).map(lambda data: data.translate(None, _HOLES))
    few = st.sampled_from([b"", b" 0 R ", b"<</S/TD/P ", b"1", b"<</Type/Page/Parent ", b"007 0 R]>>", b"9" * 70])
    pieces = draw(st.lists(st.one_of(few, plain), min_size=1, max_size=60))
    return pieces, draw(st.integers(1, 9))


def written(pieces: list[bytes], digits: int, number: int) -> bytes:
    """The filled template, put together without the stencil."""
    return str(number).zfill(digits).encode().join(pieces)


def by_reference(stencil: Stencil, number: int) -> bool:
    """Whether the rest is references to a start that is left as it is: the first block is a stored one."""
    return stencil.compressed(number)[2] & 0b111 == 0


@settings(max_examples=often(300, 12))
@given(templates(), st.lists(st.integers(0, 10**9 - 1), min_size=1, max_size=3))
def test_a_number_stands_in_every_hole_of_what_is_read_back(
    template: tuple[list[bytes], int], given: list[int]
) -> None:
    pieces, digits = template
    stencil = Stencil(hole(digits).join(pieces), digits)
    for number in given:
        small = number % 10**digits
        assert stencil.filled(small) == written(pieces, digits, small)
        assert zlib.decompress(stencil.compressed(small)) == written(pieces, digits, small)  # its sum too


OBJECTS = [b"", *(b"%03d 0 R/K[%d]>> <</S/TD/P " % (n, n % 7) for n in range(400)), b"end"]


def test_like_objects_are_compressed_once_for_all_numbers() -> None:
    stencil = Stencil(hole(3).join(OBJECTS), 3)
    packed = [stencil.compressed(number) for number in (100, 101, 999)]
    assert by_reference(stencil, 100)
    assert len({len(data) for data in packed}) == 1
    assert len({data[80:-4] for data in packed}) == 1  # behind the start, only the sum differs
    assert len(packed[0]) < len(stencil.template) / 3
    for number, data in zip((100, 101, 999), packed, strict=True):
        assert zlib.decompress(data) == written(OBJECTS, 3, number)


def test_data_longer_than_the_window_of_deflate_is_filled_to_its_end() -> None:
    pieces = [b"", *(b"%06d %s" % (n * n % 999_983, bytes([65 + n % 26]) * (n % 40)) for n in range(3000)), b""]
    stencil = Stencil(hole(4).join(pieces), 4)
    assert len(stencil.template) > 2 * (1 << 15)
    for number in (0, 1234, 9999):
        assert zlib.decompress(stencil.compressed(number)) == written(pieces, 4, number)


LONG = bytes(65 + n * n % 61 for n in range(256)).replace(b"\x10", b"A")

WRITTEN_OUT = {
    "a hole behind the longest text that one reference can have": [b"", LONG, LONG, b""],
    "no hole at the start": [b"x" * 200, b" 0 R", b" 0 R"],
    "no hole at all": [b"nothing to fill in " * 30],
}


@pytest.mark.parametrize("pieces", WRITTEN_OUT.values(), ids=WRITTEN_OUT)
def test_a_digit_that_would_be_written_out_makes_the_stencil_compress_afresh(pieces: list[bytes]) -> None:
    stencil = Stencil(hole(3).join(pieces), 3)
    for number in (0, 100, 101, 999):
        assert not by_reference(stencil, number)
        assert zlib.decompress(stencil.compressed(number)) == written(pieces, 3, number)


@pytest.mark.parametrize("digits", range(1, LEAST_DIGITS))
def test_numbers_too_short_to_be_referred_to_are_filled_in_all_the_same(digits: int) -> None:
    stencil = Stencil(hole(digits).join(OBJECTS), digits)
    assert not by_reference(stencil, 7)
    assert zlib.decompress(stencil.compressed(7)) == written(OBJECTS, digits, 7)


@pytest.mark.parametrize("pieces", [OBJECTS, *WRITTEN_OUT.values()])
def test_one_digit_too_many_is_refused(pieces: list[bytes]) -> None:
    stencil = Stencil(hole(3).join(pieces), 3)
    for fill in (stencil.filled, stencil.compressed):
        assert fill(999)
        with pytest.raises(ValueError, match="1000 has more than 3 digits"):
            fill(1000)


def test_a_wrong_sum_would_be_noticed() -> None:
    data = Stencil(hole(3).join(OBJECTS), 3).compressed(123)
    with pytest.raises(zlib.error):
        zlib.decompress(data[:-1] + bytes([data[-1] ^ 1]))
