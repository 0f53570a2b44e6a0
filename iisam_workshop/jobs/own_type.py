"""What a typeface of a council's own does to papers that were made for ours: words and sheets that no longer fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iisam_workshop.errors import Problem
from iisam_workshop.model.brand import OwnLayout
from iisam_workshop.model.part import Part
from iisam_workshop.model.session import Session
from iisam_workshop.press.fonts import OUR_WIDTH, type_width

__all__ = ["spilled_sheets", "wide_typeface"]

_TOO_WIDE = ("IW230", "IW233")


def wide_typeface(session: Session, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Say (IW294) that words do not fit because the council's own typeface is wider than ours."""
    if not isinstance(session.layout, OwnLayout) or type_width() <= OUR_WIDTH:
        return
    if any(problem.code in _TOO_WIDE for problem in problems):
        more = round(100 * (type_width() / OUR_WIDTH - 1))
        what = f"the council's own typeface runs {more} % wider than ours, and some words no longer fit"
        hint = "Use a narrower typeface, or leave the documents out that these errors name."
        yield Problem("IW294", what, hint, session.places.at("council", "fonts"))


def spilled_sheets(session: Session, parts: Sequence[Part]) -> Iterator[Problem]:
    """Warn (IW295) of papers that a council's own typeface pushes from one page onto more."""
    spilled = [part.id for part in parts if part.spilled]
    if spilled and isinstance(session.layout, OwnLayout):
        which = ", ".join(spilled)
        what = f"with the council's own typeface, a sheet that should stay on one page takes more, in: {which}"
        hint = "Look at these papers; a narrower typeface or shorter texts bring them back to one page."
        yield Problem("IW295", what, hint, session.places.at("council", "fonts"), "warning")
