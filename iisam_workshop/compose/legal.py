"""Legal prompts of the council's nation, as papers name and print them."""

from __future__ import annotations

from iisam_workshop.model.blocks import Group, Paragraph, Span
from iisam_workshop.model.facts import Fact
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.scenario import LegalPrompt
from iisam_workshop.model.wording import Wording

__all__ = ["legal_prompts", "routes"]

_ADDRESS = 64


def routes(fact: Fact, plan: Plan) -> tuple[str, ...]:
    """Return the titles of the prompts by which a fact may be told in the nation of the council."""
    return tuple(prompt.title for prompt in _here(plan) if prompt.id in fact.basis)


def legal_prompts(plan: Plan, wording: Wording) -> tuple[Group, ...]:
    """Return the prompts of the council's nation, each with its standing and its source."""
    return tuple(_prompt(prompt, wording) for prompt in _here(plan))


def _here(plan: Plan) -> tuple[LegalPrompt, ...]:
    nation = plan.session.council.nation
    return tuple(prompt for prompt in plan.session.scenario.legal if nation in prompt.nations)


def _prompt(prompt: LegalPrompt, wording: Wording) -> Group:
    standing = wording.labels["legal.verified" if prompt.standing == "verified" else "legal.general"]
    source = (Span(" · "), Span(_shown(prompt.source), link=prompt.source)) if prompt.source else ()
    return Group(
        (
            Paragraph((Span(f"{_ended(prompt.title)} ", bold=True), Span(prompt.text)), "cell-small"),
            Paragraph((Span(standing), *source), "small"),
        )
    )


def _ended(title: str) -> str:
    return title if title.endswith("?") else f"{title}."


def _shown(address: str) -> str:
    """Return an address as it is printed: without its scheme, cut where it would not fit a line; the link is whole."""
    bare = address.partition("://")[2].removeprefix("www.").rstrip("/")
    return bare if len(bare) <= _ADDRESS else f"{bare[:_ADDRESS]}…"
