"""Which briefs a table has: partners are left out or merged, step by step, until there is one brief for each person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iisam_workshop.model.cast import Role
from iisam_workshop.model.scenario import Partner, Scenario, Step

__all__ = ["brief", "fewest", "roles_after"]


def fewest(scenario: Scenario) -> int:
    """Return how many people a table needs at least."""
    return len(scenario.partners) - len(scenario.smaller)


def roles_after(partners: Sequence[Partner], steps: Iterable[Step]) -> tuple[Role, ...]:
    """Return the briefs that are left after these steps, in the order of the partners."""
    speaking = {partner.id: [partner.id] for partner in partners}
    for step in steps:
        gone = speaking.pop(step.leave_out or step.merge or "")
        if step.into:
            speaking[step.into] += gone
    return tuple(Role(name, tuple(together)) for name, together in speaking.items())


def brief(scenario: Scenario, role: Role) -> Partner:
    """Return the partner of a brief in a filled scenario, whose steps are those that were taken."""
    first, *others = several = [scenario.partner(name) for name in role.partners]
    if not others:
        return first
    told = [step.you_are for step in scenario.smaller if step.into == role.id and step.you_are]
    return first.model_copy(
        update={
            "name": _listed([partner.name for partner in several]),
            "you_are": told[-1],
            "purpose": " ".join(partner.purpose for partner in several),
            "needs": tuple(need for partner in several for need in partner.needs),
            "mentions": tuple(word for partner in several for word in partner.mentions),
        }
    )


def _listed(names: Sequence[str]) -> str:
    """Join names, of which one may have a comma of its own."""
    comma = ";" if any("," in name for name in names) else ","
    return f"{f'{comma} '.join(names[:-1])}{comma if comma == ';' else ''} and {names[-1]}"
