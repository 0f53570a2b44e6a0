"""The widths of columns in Word files."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.export.docx_columns import column_widths
from iisam_workshop.model.blocks import Column, Paragraph, Row, Table, runs


def table(*columns: tuple[float, str]) -> Table:
    cells = tuple((Paragraph(runs(words)),) for _, words in columns)
    return Table("", tuple(Column("", share) for share, _ in columns), (Row(cells),))


def test_a_time_has_room_in_a_narrow_column_and_the_wide_one_gives_it() -> None:
    narrow, wide = column_widths(table((5, "09:15"), (95, "Welcome and aims of the whole day")), 9000, 19)
    assert narrow >= (5 * 9.5 + 12) * 20 > 9000 * 0.05
    assert narrow + wide == 9000


def test_columns_with_room_enough_keep_their_shares() -> None:
    assert column_widths(table((50, "a"), (30, "b"), (20, "c")), 10000, 19) == [5000, 3000, 2000]


@given(st.lists(st.tuples(st.floats(1, 100), st.text("abc ", max_size=60)), min_size=1, max_size=8))
def test_the_columns_fill_the_page_whatever_stands_in_them(columns: list[tuple[float, str]]) -> None:
    widths = column_widths(table(*columns), 9638, 19)
    assert abs(sum(widths) - 9638) <= len(widths)
    assert min(widths) > 0
