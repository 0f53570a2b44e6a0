"""How a file is printed, what it carries and what it claims, read from the file."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import page
import pikepdf
import pytest

from iisam_workshop.bind.bind import bind, claims
from iisam_workshop.model.part import Attachment, Binding, Part
from tests.bind.strangers import made, stranger, untagged
from tests.papers import bound, deck, flow, pressed, table, text
from tests.reading import Reading

OWN, CARDS = pressed(flow(text("one"), table(3))), pressed(deck())
FILE = Attachment("recipe.yaml", "The recipe", "application/yaml", b"x: 1\n")


def binding(*parts: Part, **wishes: Any) -> Binding:
    return Binding("T", "A", "en-GB", parts, **wishes)


@pytest.mark.parametrize(
    ("sides", "wanted"), [("one", "/Simplex"), ("long", "/DuplexFlipLongEdge"), ("short", "/DuplexFlipShortEdge")]
)
def test_a_viewer_proposes_the_sides(sides: Any, wanted: str) -> None:
    reading = Reading(bound(OWN, sides=sides))
    told = reading.root.ViewerPreferences
    assert {str(key): str(value) for key, value in told.items()} == {
        "/DisplayDocTitle": "True",
        "/PrintScaling": "/None",
        "/Duplex": wanted,
    }


def test_the_tray_is_picked_by_the_page_where_papers_differ_in_size_not_in_which_way_they_lie() -> None:
    def picked(other: Part) -> bool:
        reading = Reading(bound(OWN, other))
        return bool(reading.root.ViewerPreferences.get("/PickTrayByPDFSize", False))

    def sized(wide: float, high: float) -> Part:
        def change(pdf: Any) -> None:
            for each in pdf.pages:
                each.MediaBox = pikepdf.Array([0, 0, wide, high])

        return stranger(made(change, blocks=(text("x"),)))

    assert not picked(CARDS)
    assert not picked(sized(842, 595))
    assert not picked(sized(595, 843))  # which is the same paper, measured by somebody else
    assert picked(sized(595, 844))
    assert picked(sized(842, 1191))


def test_two_attachments_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match=r"'recipe\.yaml'"):
        bound(OWN, attachments=(FILE, FILE))


def test_a_file_with_attachments_is_still_pdf_ua_1(tmp_path: Any) -> None:
    (tmp_path / "x.pdf").write_bytes(bound(OWN, attachments=(FILE,)))
    assert page.validate_pdf(str(tmp_path / "x.pdf"), profile="ua1").is_compliant


def test_a_file_for_the_archive_says_what_its_colours_mean_and_carries_nothing() -> None:
    data = bound(OWN, CARDS, archive=True, attachments=(FILE,))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
        told = pdf.Root.Metadata.read_bytes()
        assert (intent.S, int(intent.DestOutputProfile.N)) == (pikepdf.Name.GTS_PDFA1, 3)
        assert (intent.Type, str(intent.Info)) == (pikepdf.Name.OutputIntent, "sRGB IEC61966-2.1")
        assert profile[36:40] == b"acsp"
        assert b"<pdfaid:part>2<" in told
        assert b"<pdfaid:conformance>A<" in told
        assert b"<pdfuaid:part>1<" in told
        assert "/AF" not in pdf.Root
        assert "/EmbeddedFiles" not in pdf.Root.Names
        assert "/ID" in pdf.trailer
    assert Reading(data).problems() == []
    assert claims(binding(OWN, CARDS, archive=True)).archive


def test_a_file_with_a_part_that_nobody_vouches_for_is_not_for_the_archive() -> None:
    odd = stranger(made())
    assert not claims(binding(OWN, odd, archive=True)).archive
    assert b"pdfaid" not in bind(binding(OWN, odd, archive=True))
    assert not claims(binding(replace(OWN, accessible=False), archive=True)).ua


def test_a_foreign_part_is_taken_at_its_word_where_its_tree_bears_it_out_and_only_there() -> None:
    few = (text("x"),)
    told, bare = stranger(made(blocks=few)), stranger(made(untagged, blocks=few), "bare")
    assert claims(binding(OWN, told)).inaccessible == ()
    assert claims(binding(replace(told, accessible=False), OWN, bare)).inaccessible == ("z", "bare")


def test_without_wishes_nothing_of_this_is_in_a_file() -> None:
    reading = Reading(bound(OWN))
    root = reading.root
    assert not {"/AF", "/OutputIntents", "/OCProperties"} & set(root.keys())
    assert not {"/RoleMap", "/ClassMap", "/IDTree"} & set(root.StructTreeRoot.keys())
