"""The small values that people write in files (times, lengths, names) and how they are read from text.

Every scalar arrives here as text, because YAML's own typing turns ``9:30`` into 570 and ``NO`` into false.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from iisam_workshop.model.unseen import seen

__all__ = [
    "ClockTime",
    "Clocks",
    "Colour",
    "Day",
    "FlexibleMinutes",
    "FromFile",
    "Grid",
    "Id",
    "Length",
    "Line",
    "Link",
    "Minutes",
    "Name",
    "Percent",
    "Prose",
    "clock",
    "one_line",
    "read_day",
]

_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})|(\d{2})(\d{2})")
_MINUTES = re.compile(r"(?:(\d{1,2})\s*h)?\s*(?:(\d{1,6})\s*(?:m|min|minutes)?)?")
_YEARS = range(1900, 2200)
_SEVERAL = re.compile(r"\s*[-–]\s*")
_GRID = re.compile(r"([1-9])\s*[x×]\s*([1-9])", re.IGNORECASE)
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))


class FromFile(BaseModel):
    """The base of everything that is read from a file: frozen, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def clock(minutes: int) -> str:
    """Write minutes after midnight as a clock time, ``09:30``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _read_clock(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _CLOCK.fullmatch(value.strip())
    hours, minutes = (int(part) for part in found.groups() if part) if found else (24, 0)
    if hours > 23 or minutes > 59:
        raise PydanticCustomError("clock", "this is not a time of day; write it as 09:30")
    return hours * 60 + minutes


def _read_minutes(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = _MINUTES.fullmatch(value.strip())
    if not found or not any(found.groups()):
        raise PydanticCustomError("minutes", "this is not a length; write minutes as 45 or 1h 30m")
    length = int(found[1] or 0) * 60 + int(found[2] or 0)
    if not 1 <= length <= 720:
        raise PydanticCustomError("minutes", "a length must lie between 1 and 720 minutes")
    return length


class Length(int):
    """A length in whole minutes as it is wished, with the ``least`` and the ``most`` that it may become."""

    least: int
    most: int

    def __new__(cls, minutes: int, least: int | None = None, most: int | None = None) -> Length:
        """Make a length; without ``least`` and ``most`` it neither shrinks nor stretches."""
        made = super().__new__(cls, minutes)
        made.least = minutes if least is None else least
        made.most = minutes if most is None else most
        return made

    def __getnewargs__(self) -> tuple[int, int, int]:  # type: ignore[override]  # int takes one
        return (int(self), self.least, self.most)

    def __str__(self) -> str:
        return str(int(self))

    def __repr__(self) -> str:
        return f"Length({int(self)}, {self.least}, {self.most})"


def _read_length(value: Any) -> Any:
    if isinstance(value, Length):
        return value
    if isinstance(value, int):
        return Length(value)
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    parts = [_read_minutes(part) for part in _SEVERAL.split(value.strip())]
    if len(parts) > 3 or parts != sorted(parts):
        raise PydanticCustomError("minutes", "write one length, or least-wished-most, as 20-30-40")
    wished = parts[len(parts) // 2] if len(parts) != 2 else sum(parts) // 2
    return Length(wished, parts[0], parts[-1])


def _read_clocks(value: Any) -> Any:
    """Read one clock time, or a list of them; one stands for a list of one."""
    if isinstance(value, str | int):
        return (_read_clock(value),)
    return tuple(map(_read_clock, value)) if isinstance(value, list | tuple) else value


def read_day(text: str) -> date | None:
    """Return the day that a text such as ``2027-03-04`` names.

    None where the calendar has no such day, or where it lies so far off that no training is meant (before 1900, after
    2199): people of a scenario are born before it, and the last day of several comes after it.
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
        return None
    try:
        found = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def _read_day(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = read_day(value)
    if found is None:
        raise PydanticCustomError("day", "this is not a date of the calendar; write it as 2027-03-04")
    return found


def _read_grid(value: Any) -> Any:
    if isinstance(value, tuple):
        return value
    found = _GRID.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        raise PydanticCustomError("grid", "this is not a grid; write columns by rows, as 5x5")
    return int(found[1]), int(found[2])


def _read_percent(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"(\d{1,3})\s*%", value.strip())
    if not found or int(found[1]) > 100:
        raise PydanticCustomError("percent", "this is not a share from 0% to 100%; write it as 10%")
    return int(found[1])


def _tidy(value: str) -> str:
    if value.isascii() and value.isprintable():
        return value  # as nearly every text is
    return unicodedata.normalize("NFC", seen(value.translate(_CONTROLS)))


def one_line(value: str) -> str:
    """Fold the white space of a text, take out what nobody sees, and compose its letters (NFC)."""
    return " ".join(_tidy(value).split())


def _written(pattern: str) -> WithJsonSchema:
    """Describe a value to editors as it is written: text of a pattern, or a number that YAML makes of it."""
    return WithJsonSchema({"anyOf": [{"type": "string", "pattern": pattern}, {"type": "integer"}]})


def _not_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "this text is empty")
    return value


ClockTime = Annotated[int, BeforeValidator(_read_clock), _written(r"^\d{1,2}[:.]?\d{2}$")]
"""Minutes after midnight, written ``9:30``, ``09:30``, ``9.30`` or ``0930``."""

Minutes = Annotated[int, BeforeValidator(_read_minutes), _written(r"^(\d+ ?h ?)?(\d+ ?(m|min|minutes)?)?$")]
"""A length from 1 to 720 minutes, written ``45``, ``45m`` or ``1h 30m``."""

FlexibleMinutes = Annotated[
    Length,
    PlainValidator(_read_length),
    _written(r"^[0-9hmin ]+([-–][0-9hmin ]+){0,2}$"),
]
"""A length that may give way: ``30``, or least, wished and most, ``20-30-40``; ``20-40`` wishes the middle."""

Clocks = Annotated[
    tuple[ClockTime, ...],
    Field(min_length=1, max_length=14),
    BeforeValidator(_read_clocks, json_schema_input_type=ClockTime | tuple[ClockTime, ...]),
]
"""One clock time, or one for each day."""

Day = Annotated[date, BeforeValidator(_read_day), _written(r"^\d{4}-\d{2}-\d{2}$")]
"""A calendar day, written ``2027-03-04``."""

Grid = Annotated[tuple[int, int], BeforeValidator(_read_grid), _written(r"^[1-9] ?[x×] ?[1-9]$")]
"""Columns and rows of a bingo card, written ``5x5``."""

Percent = Annotated[int, BeforeValidator(_read_percent), _written(r"^\d{1,3} ?%$")]
"""A share from 0 to 100, written ``10%``."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
"""A name for the program: lower-case letters, digits and single hyphens."""

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour as ``#46307A``."""

Link = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$", max_length=400)]
"""An address on the web."""

Line = Annotated[str, StringConstraints(max_length=600), AfterValidator(one_line), AfterValidator(_not_blank)]
"""Text for one line or one short paragraph: white space folded, what nobody sees gone, NFC."""

Name = Annotated[str, StringConstraints(max_length=200), AfterValidator(one_line), AfterValidator(_not_blank)]
"""A title or the name of somebody or something, up to 200 characters."""

Prose = Annotated[str, StringConstraints(max_length=20_000), AfterValidator(_tidy), AfterValidator(_not_blank)]
"""Text of several paragraphs, parted by empty lines."""
