"""Files that lie inside a PDF are read back as they were put in."""

from __future__ import annotations

import io

import pikepdf
import pytest

from iisam_workshop.load.attached import attachment
from iisam_workshop.model.part import Attachment
from tests.papers import bound, flow, pressed, text

RECIPE = Attachment("recipe (1).yaml", "The recipe of the pack", "application/yaml", "title: Tŷ\n".encode() * 50)
MORE = Attachment("rhestr – Tŷ.csv", "A list", "text/csv", b"")


@pytest.fixture(scope="module")
def pack() -> bytes:
    return bound(pressed(flow(text("one"))), attachments=(RECIPE, MORE))


def test_what_was_attached_is_read_back_byte_for_byte(pack: bytes) -> None:
    assert attachment(pack, RECIPE.name) == RECIPE.data
    assert attachment(pack, MORE.name) == b""


def test_what_is_not_there_is_none(pack: bytes) -> None:
    assert attachment(pack, "recipe.yaml") is None
    assert attachment(bound(pressed(flow(text("one")))), RECIPE.name) is None


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n", b"%PDF-1.7\ntrailer<</Root 1 0 R>>"])
def test_what_is_no_pdf_has_no_attachments(data: bytes) -> None:
    assert attachment(data, RECIPE.name) is None


def test_a_tree_of_names_that_bites_its_tail_comes_to_an_end(pack: bytes) -> None:
    with pikepdf.open(io.BytesIO(pack)) as pdf:
        node = pdf.make_indirect(pikepdf.Dictionary())
        node.Kids = pikepdf.Array([node, node])
        pdf.Root.Names.EmbeddedFiles = node
        out = io.BytesIO()
        pdf.save(out)
    assert attachment(out.getvalue(), RECIPE.name) is None


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
        assert not {"/CreationDate", "/ModDate"} & set(recipe.EF.F.Params.keys())
