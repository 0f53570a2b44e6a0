"""Where cards stand on their sheets: inside, side by side, with room for all that goes on them."""

from __future__ import annotations

from itertools import combinations

import pytest

from iisam_workshop.press.card_frame import FRAMES, Imposition, large_frames
from iisam_workshop.press.rl import A3, A4, landscape

ALL = [*FRAMES.values(), *large_frames()]
MOST = {1: 6, 2: 5, 4: 3}


@pytest.mark.parametrize("imposition", ALL)
def test_cards_fill_their_sheet_and_do_not_meet(imposition: Imposition) -> None:
    frame, (wide, high) = imposition.frame, imposition.size
    for x, y in imposition.corners:
        assert 0 <= x <= x + frame.width <= wide + 0.01
        assert 0 <= y <= y + frame.height <= high + 0.01
    for (x, y), (u, v) in combinations(imposition.corners, 2):
        assert abs(x - u) >= frame.width - 0.01 or abs(y - v) >= frame.height - 0.01
    assert frame.width * frame.height * len(imposition.corners) == pytest.approx(wide * high)


@pytest.mark.parametrize("imposition", ALL)
def test_cards_are_numbered_as_one_reads(imposition: Imposition) -> None:
    assert list(imposition.corners) == sorted(imposition.corners, key=lambda corner: (-corner[1], corner[0]))


def test_a_sheet_has_as_many_cards_as_it_says() -> None:
    assert {cards: len(imposition.corners) for cards, imposition in FRAMES.items()} == {1: 1, 2: 2, 4: 4}
    assert {tuple(sorted(each.size)) for each in FRAMES.values()} == {A4}
    assert [each.size for each in large_frames()] == [landscape(A4), landscape(A3)]


@pytest.mark.parametrize("imposition", ALL)
def test_no_size_is_under_clear_print_and_large_print_is_large(imposition: Imposition) -> None:
    frame = imposition.frame
    least = 16 if imposition in large_frames() else 12
    assert min(*frame.name, frame.code, frame.text, frame.small) >= least
    assert list(frame.name) == sorted(frame.name, reverse=True)


@pytest.mark.parametrize("imposition", ALL)
def test_nothing_at_the_head_reaches_into_another(imposition: Imposition) -> None:
    frame = imposition.frame
    heading, name, seat = frame.baselines
    assert frame.height - 10 > heading + 0.7 * frame.small
    assert heading - 0.2 * frame.small > name + 0.66 * frame.name[0] or frame.name[0] <= heading - name
    assert name > seat + 0.66 * frame.text
    assert seat - 0.2 * frame.text > frame.grid_top + frame.column_head - 8
    assert frame.code_right < frame.width - frame.side - frame.qr
    assert frame.qr <= frame.head + frame.column_head


@pytest.mark.parametrize("cards", FRAMES)
def test_squares_share_the_grid(cards: int) -> None:
    frame = FRAMES[cards].frame
    for columns in range(3, MOST[cards] + 1):
        for rows in range(3, MOST[cards] + 1):
            width, height = frame.square(columns, rows)
            assert frame.side + frame.row_head + columns * width == pytest.approx(frame.width - frame.side)
            assert frame.grid_top - rows * height == pytest.approx(frame.foot)
            assert min(width, height) > 2 * frame.pad + 2 * 12


def test_only_a_card_with_a_sheet_of_its_own_has_a_footer_of_two_lines() -> None:
    assert [FRAMES[cards].frame.full for cards in (1, 2, 4)] == [True, False, False]
    assert [each.frame.full for each in large_frames()] == [True, True]
