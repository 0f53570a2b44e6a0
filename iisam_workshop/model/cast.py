"""Who plays what: the partners that take part on a day, and what the solver found out about their briefs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iisam_workshop.model.scenario import Partner

__all__ = ["Cast", "Findings", "Role"]


@dataclass(frozen=True, slots=True)
class Role:
    """A brief: the partner whose id it has, and all partners for whom its holder speaks, the first among them."""

    id: str
    partners: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """What is true of the briefs of one cast; fact, part and role ids throughout.

    ``needed`` are the facts that some way to the answer uses, in the scenario's order, ``lawful`` the others that may
    be told, ``never`` those that should stay where they are: the three are disjoint and together all facts.
    ``smallest`` is how many briefs it takes at least, with what may be told, and ``groups`` are the groups of that
    size that can; 0 and none where all together cannot. ``alone`` are briefs that answer without anybody else, were
    everything in them told. ``open_handed`` are briefs without anything that should stay.
    ``no_route`` are needed facts without a lawful basis in the nation, ``missing`` the parts that cannot be shown.
    """

    needed: tuple[str, ...]
    lawful: tuple[str, ...]
    never: tuple[str, ...]
    smallest: int
    groups: tuple[tuple[str, ...], ...]
    alone: tuple[str, ...] = ()
    open_handed: tuple[str, ...] = ()
    no_route: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    """The roles at every table of a day, in the order of the scenario's partners.

    ``people`` is the number at the smallest table, ``absent`` the partners that are left out. ``sets`` is how many
    sets of briefs the largest table needs so that nobody sits without one. ``names`` are those of the invented people
    by id, as the record keeps them. ``dealt`` is for every table the role of each seat: role id by seat number.
    ``services`` are the names of the partners to whom facts and props belong, by ``facts.<id>`` and ``props.<id>``:
    where somebody speaks for several, their brief keeps them apart. ``voices`` are the filled partners for whom the
    holder of each brief speaks, by role id.
    """

    roles: tuple[Role, ...]
    people: int
    absent: tuple[str, ...]
    findings: Findings
    sets: int = 1
    names: Mapping[str, str] = field(default_factory=dict)
    dealt: Mapping[int, str] = field(default_factory=dict)
    services: Mapping[str, str] = field(default_factory=dict)
    voices: Mapping[str, tuple[Partner, ...]] = field(default_factory=dict)
