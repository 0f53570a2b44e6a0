"""What a message calls a sheet of a list: by its title where all its words are usual, else by its number.

Somebody may have called a sheet by the name of a person.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from iisam_workshop.errors import did_you_mean
from iisam_workshop.load.roll.cells import words_of
from iisam_workshop.load.roll.headings import is_safe

if TYPE_CHECKING:
    from iisam_workshop.load.sheets import Sheet

__all__ = ["nearest", "quoted", "same_title", "sheet_called"]

_WORDS = words_of(
    "sheet sheets tab list lists form forms table tables page pages data raw export report summary pivot lookup "
    "lookups response responses answers results feedback evaluation attendance registration registrations "
    "bookings tickets signups contacts guests staff teams groups agencies councils old new copy backup blank "
    "draft final main master all other others hidden clean print template test notes info guide read me menu "
    "lunch day days event training workshop session sessions monday tuesday wednesday thursday friday january "
    "february march april may june july august september october november december morning afternoon evening am "
    "pm first second third and for from in not of on the to slots aims tasks rhestr taflen ymatebion present"
)
"""Words of such titles beside those of headings; none is a name that people have, but for months."""


def sheet_called(title: str, number: int) -> str:
    """Return what to call a sheet, ``number`` counted from 1; one of whose title nothing is said is ``sheet 2``."""
    words = re.findall(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+", title)
    return title if all(word.casefold() in _WORDS or is_safe(word) for word in words) else f"sheet {number}"


def quoted(sheet: Sheet) -> str:
    """Return what to call a sheet in the middle of a message."""
    shown = sheet.place.sheet
    return repr(shown) if shown == sheet.name else shown


def same_title(sheet: Sheet, wish: str) -> bool:
    """Tell whether a wish means a sheet, by its title or by what messages call it."""
    wanted = " ".join(wish.split()).casefold()
    return wanted in (" ".join(text.split()).casefold() for text in (sheet.name, sheet.place.sheet))


def nearest(wish: str, sheets: Sequence[Sheet]) -> str:
    """Return the remedy for the name of a sheet that is not there."""
    return did_you_mean(wish, [sheet.place.sheet for sheet in sheets])
