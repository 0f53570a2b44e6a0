"""A council: its name, its nation and what it calls things."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from iisam_workshop.model.brand import Colours, Logo
from iisam_workshop.model.changes import CouncilAgenda
from iisam_workshop.model.journey import Welsh
from iisam_workshop.model.own import Contact, OwnCases, OwnExamples, OwnTerms, WelshName, WordEntry
from iisam_workshop.model.values import FromFile, Id, Line, Name

__all__ = ["Bilingual", "Council", "Kind", "Language", "Nation", "StageName", "Translation"]

Language = Literal["en", "cy"]

Bilingual = Literal["in-turn", "side-by-side", "packs"]
"""How two languages meet: one after the other in each paper, side by side in it, or in packs of their own."""

Nation = Literal["england", "wales", "scotland", "northern-ireland"]

Kind = Literal[
    "county", "district", "unitary", "metropolitan", "london", "scottish", "welsh", "northern-ireland", "other"
]
"""What sort of council it is; the first five are English ones."""


class StageName(FromFile):
    """What a council calls one stage."""

    name: Name
    welsh: Welsh | None = None


class Translation(FromFile):
    """What to do with Welsh that nobody has checked, and with texts that have none.

    ``drafts`` are printed as Welsh only where the council accepts them, because its translator has read them. What has
    no Welsh, or none that is accepted, is printed in English and marked as such, or refused.
    """

    drafts: Literal["accept", "hold-back"] = "hold-back"
    missing: Literal["english", "refuse"] = "english"
    phrases: dict[Line, Line] = Field(default_factory=dict, description="texts in Welsh, by their English; checked")


class Council(FromFile):
    """The council for which a session is held; ``extends`` names another council file to start from.

    A file that extends none starts from its nation's profile, and that from the base. ``wording`` names a folder
    beside the file in which it stands.
    """

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

    # who the council is
    short: Name | None = Field(None, description="the name for everyday use")
    welsh: WelshName | None = Field(None, description="its name in Welsh")
    kind: Kind | None = None
    region: Name | None = None
    contact: Contact | None = Field(None, description="who runs the training")

    # what it says otherwise than the program
    words: dict[Name, WordEntry] = Field(default_factory=dict, description="local words, by the word that they replace")
    partners: dict[Id, Name] = Field(default_factory=dict, description="names of partner agencies, by partner id")
    terms: OwnTerms = OwnTerms()
    case_studies: OwnCases = OwnCases()
    examples: OwnExamples = OwnExamples()
    wording: Name | None = Field(None, description="a folder with wording templates and labels of its own")
    colours: Colours = Colours()
    logo: Logo | None = None
    fonts: Name | None = Field(None, description="a folder with four TrueType files, beside this file")
    name_fonts: tuple[Name, ...] = Field(
        (), max_length=8, description="TrueType files beside this file, for letters of names that the typeface lacks"
    )
