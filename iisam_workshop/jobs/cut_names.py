"""Names that do not go on their cards, told without saying them."""

from __future__ import annotations

from collections.abc import Sequence

from iisam_workshop.errors import Problem

__all__ = ["cut_names"]


def cut_names(codes: Sequence[str]) -> tuple[Problem, ...]:
    """Warn (IW236) of cards on which a name is cut; they are named by their codes."""
    if not codes:
        return ()
    shown = ", ".join(dict.fromkeys(codes[:5])) + (" and others" if len(codes) > 5 else "")
    what = f"the name is too long for its two lines and is cut on card {shown}"
    return (Problem("IW236", what, "Shorten the name in the list, or print fewer cards to a sheet.", None, "warning"),)
