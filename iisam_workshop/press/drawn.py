"""Which flowable draws which block: those that are no text, list, table or box."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from iisam_workshop.model.blocks import (
    DayPicture,
    JourneyLine,
    KindTag,
    Picture,
    Plot,
    Spread,
    StageTags,
    StageTitle,
    TableTag,
)
from iisam_workshop.press.answer_columns import SpreadFigure
from iisam_workshop.press.day_picture import DayFigure
from iisam_workshop.press.figures import JourneyFigure, StageHeading, TagLine
from iisam_workshop.press.kinds import KindLine
from iisam_workshop.press.look import Look
from iisam_workshop.press.picture import PictureFigure
from iisam_workshop.press.plot import PlotFigure
from iisam_workshop.press.table_marks import TableHeading, TableLine

__all__ = ["drawn"]

_FIGURES: dict[type, Callable[[Any, Look], Any]] = {
    DayPicture: DayFigure,
    JourneyLine: JourneyFigure,
    KindTag: KindLine,
    Picture: PictureFigure,
    Plot: PlotFigure,
    Spread: SpreadFigure,
}


def drawn(block: Any, look: Look) -> Any:
    """Return the flowable of a block that is drawn."""
    match block:
        case StageTags():
            return TagLine(block.stages, look)
        case StageTitle():
            return StageHeading(block.stage, look)
        case TableTag():
            return (TableHeading if block.title else TableLine)(block, look)
    return _FIGURES[type(block)](block, look)
