"""What a paper in another form says of where it comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from iisam_workshop.model.layout import Layout

__all__ = ["Imprint"]


@dataclass(frozen=True, slots=True)
class Imprint:
    """The session's title, its council as the author, the day, and the look of the papers.

    ``siblings`` are the files of other papers in the same form and folder, by part letter, for links between papers.
    """

    session: str
    author: str
    day: date
    layout: Layout
    siblings: dict[str, str] = field(default_factory=dict)
