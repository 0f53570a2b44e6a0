"""Councils as public lists know them, once somebody has imported such a list. The program itself ships none."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from iisam_workshop.model.council import Nation
from iisam_workshop.model.values import FromFile

__all__ = ["OfficialCouncil", "OfficialList"]


class OfficialCouncil(FromFile):
    """A council of a public list; texts are empty where no list says anything.

    ``code`` is its GSS code, which changes with its boundaries; ``key`` mySociety's, which does not; ``successors``
    are such keys. ``official`` and ``short`` are mySociety's names, ``area`` and ``welsh`` the ONS's for the area.
    """

    code: str = ""
    key: str = ""
    official: str = ""
    short: str = ""
    area: str = ""
    welsh: str = ""
    kind: str = ""
    nation: Nation | None = None
    start: date | None = None
    end: date | None = None
    successors: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The fullest name that a list has."""
        return self.official or self.area

    def closed(self, day: date) -> bool:
        """Say whether the council had gone by a day."""
        return self.end is not None and self.end < day


class OfficialList(FromFile):
    """The councils of all lists that were imported, by code, and of each list its name and its SHA-256."""

    councils: tuple[OfficialCouncil, ...] = ()
    sources: dict[str, str] = Field(default_factory=dict)

    def successors(self, council: OfficialCouncil) -> tuple[OfficialCouncil, ...]:
        """Return the councils that took over from a closed one, as far as the list knows them."""
        return tuple(other for other in self.councils if other.key and other.key in council.successors)
