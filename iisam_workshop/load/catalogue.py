"""The catalogue of the journey: its five files, checked against one another, with a council's names for stages."""

from __future__ import annotations

from collections.abc import Iterator

from iisam_workshop.errors import Problem, did_you_mean, refuse
from iisam_workshop.load.contents import read_content
from iisam_workshop.load.inputs import Intake, packaged
from iisam_workshop.load.layers import Content
from iisam_workshop.load.references import repeated, unknown
from iisam_workshop.load.validate import validate
from iisam_workshop.model.council import Council
from iisam_workshop.model.journey import Catalogue
