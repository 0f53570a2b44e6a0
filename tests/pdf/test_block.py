"""Blocks of object numbers: none too large, none that meets another, and as small as the file is."""

from __future__ import annotations

import re
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.pdf.block import LEAF, NODE, ROW, SIZE, Block, ground
from tests.pdf.runs import forme


@given(st.lists(st.integers(1, 300), min_size=1, max_size=4), st.integers(1, 20_000))
def test_blocks_hold_all_sheets_and_no_block_reaches_into_the_next(marks: list[int], sheets: int) -> None:
    formes = [forme(count) for count in marks]
    common, numbers = ground(formes, sheets)
    assert (len(numbers) - 1) * common.sheets < sheets <= len(numbers) * common.sheets
    assert {len(str(number)) for number in numbers} == {common.digits}
    assert common.part == numbers.stop * SIZE
    assert common.pages == common.part + 1
    largest = max(marks) + 1
    assert 4 + common.sheets * (3 + largest) <= SIZE
    assert 4 + (common.sheets + 1) * (3 + largest) > SIZE  # and one sheet more would be too many


@pytest.mark.parametrize(
    ("sheets", "digits"), [(1, 1), (162, 1), (163, 2), (1620, 2), (1621, 3), (16_200, 3), (16_201, 4), (100_000, 4)]
)
def test_numbers_are_as_small_as_blocks_are_few(sheets: int, digits: int) -> None:
    """A reader may hold a number for damage that is large against the file: a card weighs over 3,000 bytes."""
    common, numbers = ground([forme(49)], sheets)
    assert common.sheets == 18
    assert common.digits == digits
    assert numbers.stop * SIZE < max(36_000, sheets * 3000) / 3


def test_a_sheet_that_no_block_can_hold_is_refused() -> None:
    assert ground([forme(992)], 2)[0].sheets == 1
    with pytest.raises(ValueError, match="1000 numbers"):
        ground([forme(993)], 1)


def unpacked(body: bytes) -> dict[int, bytes]:
    """The objects of an object stream by their numbers."""
    head, _, rest = body.partition(b">>stream\n")
    count, first, length = (int(re.search(rb"/%b (\d+)" % key, head)[1]) for key in (b"N", b"First", b"Length"))
    assert rest[length:] == b"\nendstream"
    data = zlib.decompress(rest[:length])
    pairs = list(map(int, data[:first].split()))
    assert len(pairs) == 2 * count
    ends = [*(at - 1 for at in pairs[3::2]), len(data)]
    return {
        number: data[first + at : first + end] for number, at, end in zip(pairs[::2], pairs[1::2], ends, strict=True)
    }


def block_of(marks: list[int]) -> Block:
    formes = [forme(count) for count in marks]
    return Block(formes, ground(formes, 1)[0])


@pytest.mark.parametrize("digits", [1, 3, 4])
def test_every_block_is_the_first_one_with_another_number(digits: int) -> None:
    formes = [forme(count) for count in (5, 1, 3)]
    held = ground(formes, 1)[0].sheets
    common = ground(formes, held * 9 * 10 ** (digits - 2) + 1 if digits > 1 else held * 9)[0]
    assert common.digits == digits
    block, first = Block(formes, common), 10 ** (digits - 1)
    found = [unpacked(block.tree(number)) for number in (first, first + 1, first + 8)]
    assert [list(each) for each in found[1:]] == [[n + more * SIZE for n in found[0]] for more in (1, 8)]
    bare = [
        [re.sub(rb"\b%d(?=\d{3}\b)" % number, b"#", body) for body in each.values()]
        for each, number in zip(found, (first, first + 1, first + 8), strict=True)
    ]
    assert bare[0] == bare[1] == bare[2]
    assert bare[0][0].startswith(b"<</Limits[#0")


def test_a_block_holds_leaf_node_pages_and_elements_in_the_order_of_their_numbers() -> None:
    block = block_of([2, 1])
    found = unpacked(block.tree(1))
    assert sorted(found) == list(found)
    assert found[SIZE + LEAF].startswith(b"<</Limits[")
    assert b"/Count 2/" in found[SIZE + NODE]
    pages = [number for number, body in found.items() if b"/Type/Page/" in body]
    assert [b"/StructParents %d/" % page in found[page] for page in pages] == [True, True]
    assert len(found) == 2 + 2 + 3 + 2  # two ends of trees, two pages, the elements of both formes
    assert block.size == len(found) + 2 + 2 * 2


def test_lists_begin_with_the_own_content_of_their_sheet() -> None:
    block = block_of([2, 1])
    found = unpacked(block.lists(1, [b"7001 0 R 7002 0 R", b""]))
    assert list(found) == [n + 2 for n in block.own(1)]
    first, second = block.own(1)
    assert list(found.values()) == [b"[%d 0 R 7001 0 R 7002 0 R]" % first, b"[%d 0 R ]" % second]


def test_a_row_of_the_cross_reference_takes_seven_bytes() -> None:
    assert len(ROW.pack(1, 2**32 - 1, 999)) == ROW.size == 7
