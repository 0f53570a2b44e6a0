"""The six stages as papers show them."""

from __future__ import annotations

from iisam_workshop.model.blocks import StageRef
from iisam_workshop.model.journey import Catalogue

__all__ = ["stage_refs"]


def stage_refs(catalogue: Catalogue) -> tuple[StageRef, ...]:
    """Return the stages in the order of their numbers, under the names that the council uses."""
    return tuple(
        StageRef(stage.id, stage.number, stage.name, stage.mark, stage.colour)
        for stage in sorted(catalogue.stages, key=lambda stage: stage.number)
    )
