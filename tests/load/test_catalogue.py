"""The five catalogue files are checked against one another, and a council's stage names are laid over them."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import ContentInvalid, EnvironmentUnfit, Place
from iisam_workshop.load.catalogue import read_catalogue, renamed
from iisam_workshop.load.inputs import Intake
from iisam_workshop.model.council import Council, StageName

from .builders import World


def test_all_five_files_become_one_catalogue_and_are_noted(world: World) -> None:
    intake = Intake()
    catalogue = read_catalogue(intake)
    assert [stage.id for stage in catalogue.stages] == ["vision", "scoping"]
    assert [term.id for term in catalogue.terms_of("scoping")] == ["scope"]
    assert [case.id for case in catalogue.case_studies] == ["a-town"]
    names = ("case-studies", "examples", "sources", "stages", "terms")
    assert sorted(intake.files) == [f"iisam_workshop:catalogue/{name}.yaml" for name in names]


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "message", "hint"),
    [
        ("terms", "{id: scope, stage: scoping", "{id: scope, stage: scopin", 3, "stage 'scopin'", "'scoping'"),
        ("terms", "standing: draft}, source: TK}\n  - {id: scope", "standing: draft}, source: TX}\n  - {id: scope", 2,
         "source 'TX'", "Known: TK."),
        ("examples", "stage: vision", "stage: visions", 2, "stage 'visions'", "'vision'"),
        ("examples", "also: scoping", "also: zzz", 2, "stage 'zzz'", "Known: vision, scoping."),
        ("case-studies", "stage: vision", "stage: visio", 2, "stage 'visio'", "'vision'"),
        ("stages", "Do that.\n  - id: scoping", "Do that.\n    loops: [{to: scopin, text: if so.}]\n  - id: scoping",
         16, "stage 'scopin'", "'scoping'"),
    ],
)  # fmt: skip
def test_a_name_that_stands_for_nothing_is_told_at_its_line(
    world: World, file: str, old: str, new: str, line: int, message: str, hint: str
) -> None:
    world.change(old, new, f"data:catalogue/{file}.yaml")
    with pytest.raises(ContentInvalid) as refusal:
        read_catalogue(Intake())
    (said,) = refusal.value.problems
    assert said.code == "IW201"
    assert said.place is not None
    assert (said.place.file, said.place.line) == (f"iisam_workshop:catalogue/{file}.yaml", line)
    assert message in said.message
    assert hint in said.hint


def test_an_id_that_stands_twice_is_told_with_the_place_of_the_first(world: World) -> None:
    world.change("{id: scope,", "{id: trust,", "data:catalogue/terms.yaml")
    with pytest.raises(ContentInvalid) as refusal:
        read_catalogue(Intake())
    (said,) = refusal.value.problems
    assert (said.code, said.place) == ("IW118", Place("iisam_workshop:catalogue/terms.yaml", 3, 10))
    assert "iisam_workshop:catalogue/terms.yaml:2:10" in said.message


def test_a_catalogue_that_is_not_there_is_a_fault_of_the_installation(world: World) -> None:
    (world.data / "catalogue" / "terms.yaml").unlink()
    with pytest.raises(EnvironmentUnfit) as refusal:
        read_catalogue(Intake())
    assert refusal.value.problems[0].code == "IW801"


def test_a_council_renames_a_stage_and_leaves_its_number_mark_and_colour(world: World) -> None:
    before = read_catalogue(Intake())
    after = renamed(before, Council(id="a", name="A", stages={"scoping": StageName(name="Finding out")}))
    assert after.stage("scoping") == before.stage("scoping").model_copy(update={"name": "Finding out"})
    assert after.stage("vision") == before.stage("vision")
    assert after.terms == before.terms
