"""The poster of the journey: one landscape sheet, on which a path goes round through six marks and back to the first.

Measures are those of A3, and become smaller with the paper; no type falls under the least of the layout. In large print
a poster whose words do not go on the smaller sheet goes on A3.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from iisam_workshop.errors import ContentInvalid, Problem
from iisam_workshop.model.document import Poster, Station
from iisam_workshop.press.canvas import TaggedCanvas
from iisam_workshop.press.fit import greedy_lines, width_of
from iisam_workshop.press.look import Look
from iisam_workshop.press.marks import draw_mark
from iisam_workshop.press.paper import sheet
from iisam_workshop.press.poster_frame import A3_UPRIGHT, MARK, PosterFrame
from iisam_workshop.press.poster_path import draw_path, draw_turn
from iisam_workshop.press.rl import landscape

__all__ = ["set_poster"]

_SHARES, _SMALL = (1, 0.97, 0.94, 0.91, 0.88, 0.85, 0.82), (0.78, 0.74, 0.7)
_TITLE, _LEAD = 46.0, 24.0
_NAME, _GIST, _LOOP = 34.5, 27.0, 20.0
_GAP = 22.0
_LEADING = 1.24


def set_poster(poster: Poster, look: Look) -> TaggedCanvas:
    """Set the poster; raises ContentInvalid (IW230) naming the stages whose words do not fit."""
    frame, setting = _sheet(poster, look)
    canvas = TaggedCanvas(frame.size, poster.lang)
    with canvas.artifact():
        draw_path(canvas, frame.lanes, look, frame.scale)
    _draw_head(canvas, poster, look, frame)
    for number, lines in enumerate(setting.stations):
        _draw_station(canvas, lines, frame.corner(number), setting, look)
    _draw_again(canvas, poster, frame, look)
    canvas.showPage()
    return canvas


def _sheet(poster: Poster, look: Look) -> tuple[PosterFrame, _Setting]:
    """Return frame and setting on the sheet that was asked for, or in large print on A3 where that is too small."""
    size = landscape(A3_UPRIGHT) if poster.paper == "A3" else sheet(look.layout.paper, turned=True)
    frame = PosterFrame(size, size[0] / landscape(A3_UPRIGHT)[0], look)
    try:
        _heads(poster, look, frame)
        _again(poster, look, frame)
        return frame, _setting(poster, look, frame)
    except ContentInvalid:
        if not look.large or poster.paper == "A3":
            raise
    return _sheet(replace(poster, paper="A3"), look)


@dataclass(frozen=True, slots=True)
class _Lines:
    """A station's words, broken into lines."""

    station: Station
    name: list[str]
    gist: list[str]
    loop: list[str]


@dataclass(frozen=True, slots=True)
class _Setting:
    """The stations in the largest type in which all of them fit, and its sizes in points."""

    stations: tuple[_Lines, ...]
    name: float
    gist: float
    loop: float
    mark: float


def _setting(poster: Poster, look: Look, frame: PosterFrame) -> _Setting:
    misfits: list[str] = []
    bare = replace(poster, stations=tuple(replace(station, loop="") for station in poster.stations))
    # with long names, the loops are left to the stage sheets before anything is too small to be read from afar
    for said, shares in ((poster, _SHARES), (bare, (*_SHARES, *_SMALL))):
        for share in shares:
            made = _broken(said, look, frame, share * frame.scale)
            misfits = [str(each.station.stage.number) for each in made.stations if not _fits(each, made, look, frame)]
            if not misfits:
                return made
    what = f"the words of these stages are too long for {poster.plan.id!r}: {', '.join(misfits)}"
    raise ContentInvalid(Problem("IW230", what, "Shorten the name of the stage."))


def _broken(poster: Poster, look: Look, frame: PosterFrame, scale: float) -> _Setting:
    name, gist, loop = (max(size * scale, look.layout.least) for size in (_NAME, _GIST, _LOOP))
    wide = frame.step - _GAP * frame.scale
    bold, plain = look.font("h1"), look.font("body")
    stations = tuple(
        _Lines(
            station,
            _name_lines(station.stage.name, bold, name, frame.step - 8 * frame.scale),
            greedy_lines(station.gist, plain, gist, wide),
            greedy_lines(station.loop, plain, loop, wide - _indent(loop)) if station.loop else [],
        )
        for station in poster.stations
    )
    return _Setting(stations, name, gist, loop, MARK * frame.scale)


def _name_lines(name: str, font: str, size: float, wide: float) -> list[str]:
    """Break a name where it has spaces, and behind its hyphens where that is not enough."""
    lines: list[str] = []
    for line in greedy_lines(name, font, size, wide):
        head, hyphen, tail = line.partition("-")
        lines += [head + hyphen, tail] if hyphen and width_of(line, font, size) > wide else [line]
    return lines


def _indent(size: float) -> float:
    """Return how far the words of a loop stand in, behind its arrow."""
    return size * 1.45


def _height(lines: _Lines, setting: _Setting) -> float:
    names, gists, loops = (len(each) for each in (lines.name, lines.gist, lines.loop))
    texts = names * setting.name * 1.08 + gists * setting.gist * _LEADING + loops * setting.loop * _LEADING
    return setting.mark + texts + setting.loop * 0.9


def _fits(lines: _Lines, setting: _Setting, look: Look, frame: PosterFrame) -> bool:
    wide, bold, plain = frame.step - _GAP * frame.scale, look.font("h1"), look.font("body")
    named = all(width_of(line, bold, setting.name) <= frame.step - 8 * frame.scale for line in lines.name)
    told = all(width_of(line, plain, setting.gist) <= wide for line in lines.gist)
    looped = all(width_of(line, plain, setting.loop) <= wide - _indent(setting.loop) for line in lines.loop)
    return named and told and looped and _height(lines, setting) <= frame.row


def _heads(poster: Poster, look: Look, frame: PosterFrame) -> tuple[float, float]:
    """Return the sizes of title and lead."""
    room, font, body = frame.right - frame.side, look.font("display"), look.font("body")
    least = look.layout.least
    title = _size_for(poster, poster.title, (font, _TITLE * frame.scale), room, least)
    return title, _size_for(poster, poster.lead, (body, max(_LEAD * frame.scale, least)), room, least)


def _again(poster: Poster, look: Look, frame: PosterFrame) -> float:
    """Return the size of what is written on the path."""
    wanted = (look.font("h3"), max(_LOOP * frame.scale, look.layout.least))
    room = frame.right - frame.left - frame.step - 30 * frame.scale
    return _size_for(poster, poster.again, wanted, room, look.layout.least)


def _draw_head(canvas: TaggedCanvas, poster: Poster, look: Look, frame: PosterFrame) -> None:
    size, lead = _heads(poster, look, frame)
    y = frame.top - _TITLE * frame.scale * 0.8
    canvas.setFillColor(look.ink)
    canvas.setFont(look.font("display"), size)
    with canvas.tag("H1"):
        canvas.drawString(frame.side, y, poster.title + " ")
    canvas.setFillColor(look.quiet)
    canvas.setFont(look.font("body"), lead)
    with canvas.tag("P"):
        canvas.drawString(frame.side, y - _LEAD * frame.scale * 1.35, poster.lead + " ")


def _size_for(poster: Poster, text: str, type_: tuple[str, float], room: float, least: float) -> float:
    """Return the size of type at which a text goes on one line, at most that of ``type_``."""
    font, size = type_
    fitting = min(size, size * room / max(width_of(text, font, size), 1))
    if fitting < least:
        what = f"a line of {poster.plan.id!r} is too long at {least:g} points"
        raise ContentInvalid(Problem("IW230", what, "Shorten its label."))
    return fitting


def _draw_station(
    canvas: TaggedCanvas, lines: _Lines, corner: tuple[float, float], setting: _Setting, look: Look
) -> None:
    x, top = corner
    stage, half = lines.station.stage, setting.mark / 2
    with canvas.artifact():
        canvas.setFillColor(look.ground)
        canvas.circle(x + half, top - half, half * 1.28, stroke=0, fill=1)
        draw_mark(canvas, stage, (x + half, top - half), setting.mark)
    with canvas.tag("Sect", title=f"{stage.number} {stage.name}"):
        y = _draw_name(canvas, lines, corner, setting, look)
        canvas.setFillColor(look.ink)
        y = _draw_lines(canvas, lines.gist, (x, y), (look.font("body"), setting.gist))
        if lines.loop:
            _draw_loop(canvas, lines, (x, y - setting.loop * 0.45), setting, look)


def _draw_name(
    canvas: TaggedCanvas, lines: _Lines, corner: tuple[float, float], setting: _Setting, look: Look
) -> float:
    """Draw the number in its mark and the name below it; return how far down they reach."""
    (x, top), font, half = corner, look.font("h1"), setting.mark / 2
    number, size = str(lines.station.stage.number), setting.mark * 0.42
    with canvas.tag("H2"):
        canvas.setFillColor((1, 1, 1))
        canvas.setFont(font, size)
        canvas.drawString(x + half - width_of(number, font, size) / 2, top - half - size * 0.35, number + " ")
        canvas.setFillColor(look.ink)
        canvas.setFont(font, setting.name)
        y = top - setting.mark - setting.name * 0.12
        for line in lines.name:
            y -= setting.name * 1.08
            canvas.drawString(x, y + setting.name * 0.22, line + ("" if line.endswith("-") else " "))
    return y


def _draw_loop(canvas: TaggedCanvas, lines: _Lines, at: tuple[float, float], setting: _Setting, look: Look) -> None:
    (x, y), size = at, setting.loop
    station = lines.station
    with canvas.artifact():
        back = station.way is not None and station.way.number < station.stage.number
        draw_turn(canvas, (x + size * 0.5, y - size * 0.66), size * 0.95, look.quiet, back=back)
    canvas.setFillColor(look.ink)
    _draw_lines(canvas, lines.loop, (x + _indent(size), y), (look.font("body"), size))


def _draw_lines(canvas: TaggedCanvas, lines: list[str], at: tuple[float, float], type_: tuple[str, float]) -> float:
    """Draw a paragraph below a height; return how far down it reaches."""
    x, y = at
    canvas.setFont(*type_)
    with canvas.tag("P"):
        for line in lines:
            y -= type_[1] * _LEADING
            canvas.drawString(x, y + type_[1] * 0.24, line + " ")
    return y


def _draw_again(canvas: TaggedCanvas, poster: Poster, frame: PosterFrame, look: Look) -> None:
    """Write on the path where it goes back to the beginning."""
    font, x = look.font("h3"), frame.left + frame.step
    size = _again(poster, look, frame)
    wide, y = width_of(poster.again, font, size), frame.lanes.heights[3]
    with canvas.artifact():
        canvas.setFillColor(look.ground)
        canvas.rect(x - size * 0.6, y - size * 0.7, wide + size * 1.2, size * 1.4, stroke=0, fill=1)
    canvas.setFillColor(look.ink)
    canvas.setFont(font, size)
    with canvas.tag("P"):
        canvas.drawString(x, y - size * 0.34, poster.again + " ")
