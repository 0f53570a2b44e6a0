"""The heads of journey cards in Welsh: a council's own names, never the Welsh of a name that it does not use."""

from __future__ import annotations

from dataclasses import replace

from iisam_workshop.compose.bingo import bingo_cards
from iisam_workshop.load.catalogue import renamed
from iisam_workshop.model.council import StageName
from iisam_workshop.model.journey import Standing, Welsh

from .games import game, paper, plan_of


def test_a_renamed_stage_has_the_councils_welsh_and_without_it_the_councils_english(session, wording) -> None:
    ids = tuple(stage.id for stage in session.catalogue.stages)
    own = {
        ids[0]: StageName(name="First", welsh=Welsh(text="Cyntaf", standing=Standing.VERIFIED)),
        ids[1]: StageName(name="Second"),
    }
    council = session.council.model_copy(update={"stages": own})
    asked = replace(session, council=council, catalogue=renamed(session.catalogue, council))
    plan = plan_of(asked, game(asked, columns=6, rows=4, free=None, heads=ids))
    english, welsh = bingo_cards(plan, paper("bingo-cards"), wording).words
    assert [head.partition(" ")[2] for head in english.heads[:2]] == ["First", "Second"]
    assert [head.partition(" ")[2] for head in welsh.heads[:2]] == ["Cyntaf", "Second"]
