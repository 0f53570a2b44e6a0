"""Blocks that are drawn: the journey's line, a picture, a plot, a day to scale. Each says in words what it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from iisam_workshop.model.spans import Runs
from iisam_workshop.model.stage import StageRef

if TYPE_CHECKING:
    from iisam_workshop.model.agenda import SlotKind

__all__ = [
    "DayBar",
    "DayPicture",
    "JourneyLine",
    "Picture",
    "Plot",
    "PlotBand",
    "PlotLine",
    "PlotZone",
    "Spread",
    "SpreadSide",
]


@dataclass(frozen=True, slots=True)
class JourneyLine:
    """The line of the six stages; ``present`` is the number of the stage that we are at, 0 for none."""

    stages: tuple[StageRef, ...]
    present: int
    alt: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture such as a council's logo: plain pixels as PNG, their SHA-256, its size in pixels.

    ``alt`` says in words what it shows.
    """

    png: bytes = field(repr=False)
    digest: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True, slots=True)
class PlotLine:
    """A line of a plot, one point for each whole number from 0; ``label`` stands beside its end.

    ``strong`` draws it in ink, others are quiet; ``stepped`` keeps each value until the next point.
    """

    label: str
    points: tuple[float, ...]
    strong: bool = False
    stepped: bool = False


@dataclass(frozen=True, slots=True)
class PlotBand:
    """A tinted area of a plot between two rows of points."""

    label: str
    low: tuple[float, ...]
    high: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class PlotZone:
    """A named stretch of a plot's axis, such as a slot of the agenda, from ``start`` to ``end`` inclusive."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot over whole numbers from 0; ``across`` and ``up`` name the axes, ``most`` is the top of the upright one.

    ``alt`` says in words what the plot shows.
    """

    alt: str
    across: str
    up: str
    most: float
    lines: tuple[PlotLine, ...]
    bands: tuple[PlotBand, ...] = ()
    zones: tuple[PlotZone, ...] = ()


@dataclass(frozen=True, slots=True)
class SpreadSide:
    """How many chose each number of a scale, from 1 upwards; ``notes`` say below it what they come to."""

    head: str
    counts: tuple[int, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """The answers to one question, each time it was asked: columns as high as so many chose each number of the scale.

    All figures of a paper count up to ``most``, so that columns can be compared. ``more`` stands below the title;
    ``alt`` says in words what the figure shows.
    """

    alt: str
    title: str
    more: str
    sides: tuple[SpreadSide, ...]
    most: int


@dataclass(frozen=True, slots=True)
class DayBar:
    """A slot in the picture of a day: where it lies in minutes after midnight, and what stands in it.

    ``lane`` counts the tracks that run side by side from 0, of ``lanes`` in all; ``kind`` is the slot's, shown by a
    mark and by ``word``. ``where`` names the track and its place, and is empty where that is plain; ``lang`` is the
    language of that, where it is not the paper's.
    """

    start: int
    end: int
    time: str
    title: Runs
    kind: SlotKind
    word: str
    stages: tuple[StageRef, ...] = ()
    lane: int = 0
    lanes: int = 1
    where: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class DayPicture:
    """A day drawn to scale: a slot's height is its length. ``alt`` says in words what the picture shows.

    ``hours`` are the full hours of its scale, each as minutes after midnight and as it is to be printed.
    """

    bars: tuple[DayBar, ...]
    alt: str
    hours: tuple[tuple[int, str], ...] = ()
