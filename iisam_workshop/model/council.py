"""A council: its name, its nation and what it calls things."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from iisam_workshop.model.brand import Colours, Logo
from iisam_workshop.model.changes import CouncilAgenda
from iisam_workshop.model.values import FromFile, Id, Line, Name

__all__ = ["Bilingual", "Council", "Language", "Nation", "StageName", "Translation"]

Language = Literal["en", "cy"]

Bilingual = Literal["in-turn", "side-by-side", "packs"]
"""How two languages meet: one after the other in each paper, side by side in it, or in packs of their own."""

Nation = Literal["england", "wales", "scotland", "northern-ireland"]


class StageName(FromFile):
    """What a council calls one stage."""

    name: Name


class Translation(FromFile):
    """What to do with Welsh that nobody has checked, and with texts that have none.

    ``drafts`` are printed as Welsh only where the council accepts them, because its translator has read them. What has
    no Welsh, or none that is accepted, is printed in English and marked as such, or refused.
    """

    drafts: Literal["accept", "hold-back"] = "hold-back"
    missing: Literal["english", "refuse"] = "english"
    phrases: dict[Line, Line] = Field(default_factory=dict, description="texts in Welsh, by their English; checked")


class Council(FromFile):
    """The council for which a session is held; ``extends`` names another council file to start from."""

    id: Id
    name: Name
    extends: Id | None = None
    nation: Nation = "england"
    organisation: Name | None = Field(None, description="the unit that runs the training")
    data_protection: Line | None = Field(None, description="whom to ask before using a legal prompt for real")
    invented: bool = False
    languages: tuple[Language, ...] = Field(("en",), min_length=1, max_length=2)
    bilingual: Bilingual = "in-turn"
    translation: Translation = Translation()
    agenda: CouncilAgenda = CouncilAgenda()
    stages: dict[str, StageName] = Field(default_factory=dict, description="other names for stages, by stage id")
    colours: Colours = Colours()
    logo: Logo | None = None
    fonts: Name | None = Field(None, description="a folder with four TrueType files, beside this file")
