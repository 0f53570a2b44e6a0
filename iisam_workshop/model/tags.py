"""Blocks that show stages and kinds of slots as a mark with its word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from iisam_workshop.model.stage import StageRef

if TYPE_CHECKING:
    from iisam_workshop.model.agenda import SlotKind

__all__ = ["KindTag", "StageTags", "StageTitle"]


@dataclass(frozen=True, slots=True)
class StageTags:
    """The stages that something belongs to, each as mark, number and name on one line."""

    stages: tuple[StageRef, ...]


@dataclass(frozen=True, slots=True)
class KindTag:
    """The kind of a slot as a mark and a word; ``quiet`` ones are set lighter; ``lang`` as for a span."""

    kind: SlotKind
    word: str
    quiet: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class StageTitle:
    """The title of a stage's paper: heading of level 1 with the large number and mark."""

    stage: StageRef
