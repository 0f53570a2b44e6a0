"""A council: its name, its nation and what it calls things."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from iisam_workshop.model.values import FromFile, Id, Line, Name

__all__ = ["Council", "Nation", "StageName"]

Nation = Literal["england", "wales", "scotland", "northern-ireland"]


class StageName(FromFile):
    """What a council calls one stage."""

    name: Name


class Council(FromFile):
    """The council for which a session is held; ``extends`` names another council file to start from."""

    id: Id
    name: Name
    extends: Id | None = None
    nation: Nation = "england"
    organisation: Name | None = Field(None, description="the unit that runs the training")
    data_protection: Line | None = Field(None, description="whom to ask before using a legal prompt for real")
    invented: bool = False
    stages: dict[str, StageName] = Field(default_factory=dict, description="other names for stages, by stage id")
