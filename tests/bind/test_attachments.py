"""Files that lie inside a PDF, as another program finds them."""

from __future__ import annotations

import io

import pikepdf
import pytest

from iisam_workshop.model.part import Attachment
from tests.papers import bound, flow, pressed, text

RECIPE = Attachment("recipe (1).yaml", "The recipe of the pack", "application/yaml", "title: Tŷ\n".encode() * 50)
MORE = Attachment("rhestr – Tŷ.csv", "A list", "text/csv", b"")


@pytest.fixture(scope="module")
def pack() -> bytes:
    return bound(pressed(flow(text("one"))), attachments=(RECIPE, MORE))


def test_another_program_finds_the_files_their_words_and_no_dates(pack: bytes) -> None:
    with pikepdf.open(io.BytesIO(pack)) as pdf:
        assert {name: each.get_file().read_bytes() for name, each in pdf.attachments.items()} == {
            RECIPE.name: RECIPE.data,
            MORE.name: MORE.data,
        }
        listed = {str(each.UF): each for each in pdf.Root.AF}
        assert listed.keys() == {RECIPE.name, MORE.name}
        assert {str(each.AFRelationship) for each in listed.values()} == {"/Data"}
        recipe = listed[RECIPE.name]
        assert (str(recipe.Desc), str(recipe.EF.F.Subtype)) == (RECIPE.about, "/application/yaml")
        assert int(recipe.EF.F.Params.Size) == len(RECIPE.data)
        assert all(each.EF.UF.objgen == each.EF.F.objgen for each in listed.values())
        assert not {"/CreationDate", "/ModDate"} & set(recipe.EF.F.Params.keys())
