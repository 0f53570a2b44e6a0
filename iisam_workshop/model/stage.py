"""A stage as papers show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from iisam_workshop.model.journey import Mark

__all__ = ["StageRef"]


@dataclass(frozen=True, slots=True)
class StageRef:
    """A stage as papers show it: number, mark and colour, always with the name.

    ``lang`` is the language tag of a name in another language than the paper's, else empty.
    """

    id: str
    number: int
    name: str
    mark: Mark
    colour: str
    lang: str = ""
