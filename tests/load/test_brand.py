"""A council's looks, laid over layout and catalogue: darker shades are told, logos are found beside their file."""

from __future__ import annotations

import pytest
from PIL import Image

from iisam_workshop.errors import Place
from iisam_workshop.load.contrast import contrast
from iisam_workshop.model.brand import OwnLayout, logo_size
from tests.typefaces import folder, rights

from .builders import COUNCIL, LAYOUT, World


def looks(world: World, text: str) -> None:
    """Give the session a council file of its own with these lines at its end."""
    world.write("councils/northbridge.yaml", COUNCIL + text)


def place(world: World, line: int, column: int) -> Place:
    return Place(str(world.home / "councils/northbridge.yaml"), line, column)


def test_a_council_that_says_nothing_looks_as_the_layout_says(world: World) -> None:
    session = world.read()
    assert (session.layout.palette.accent, session.logo) == ("#1D4E89", None)
    assert type(session.layout) is not OwnLayout
    assert session.warnings == ()


def test_colours_that_can_be_read_are_taken_as_they_are(world: World) -> None:
    looks(world, 'colours: {ink: "#101010", accent: "#004B87", stages: {scoping: "#006400"}}\n')
    session = world.read()
    assert (session.layout.palette.ink, session.layout.palette.accent) == ("#101010", "#004B87")
    assert [stage.colour for stage in session.catalogue.stages] == ["#46307A", "#006400"]
    assert [stage.mark for stage in session.catalogue.stages] == ["diamond", "diamond"]
    assert session.warnings == ()


def test_pale_colours_are_printed_darker_and_told_with_their_ratios(world: World) -> None:
    looks(world, 'colours:\n  accent: "#F47738"\n  stages:\n    scoping: "#FFDD00"\n')
    session = world.read()
    accent, scoping = session.layout.palette.accent, session.catalogue.stages[1].colour
    for shade in (accent, scoping):
        assert min(contrast(shade, paper) for paper in ("#FFFFFF", "#EEEEEE")) >= 4.5
    first, second = session.warnings
    assert (first.code, first.place) == ("IW285", place(world, 7, 11))
    assert first.message == (
        "the accent colour, #F47738, has a contrast of 2.39:1 on the tint #EEEEEE, and text needs 4.5:1; "
        f"it is printed as {accent}, which has 4.50:1"
    )
    assert (second.code, second.place) == ("IW285", place(world, 9, 14))
    assert "'scoping'" in second.message


def test_a_pale_grey_in_a_layout_file_is_told_too(world: World) -> None:
    world.write("layouts/plain.yaml", LAYOUT.replace("#333333", "#9AA0A6"))
    session = world.read()
    (said,) = session.warnings
    assert (said.code, said.place) == ("IW285", Place(str(world.home / "layouts/plain.yaml"), 5, 34))
    assert contrast(session.layout.palette.quiet, "#EEEEEE") >= 4.5


def test_a_hairline_may_be_as_pale_as_it_likes(world: World) -> None:
    world.write("layouts/plain.yaml", LAYOUT.replace("#CCCCCC", "#F0F0F0"))
    assert world.read().warnings == ()


def test_a_tint_on_which_nothing_can_be_read_is_refused(world: World) -> None:
    world.write("layouts/plain.yaml", LAYOUT.replace("#EEEEEE", "#444444"))
    (said,) = world.refused().problems
    assert said.code == "IW286"
    assert said.place
    assert said.place.line == 5


def test_two_stages_of_nearly_one_colour_are_doubted(world: World) -> None:
    looks(world, 'colours: {stages: {vision: "#1D5FA6", scoping: "#1D66AC"}}\n')
    (said,) = world.read().warnings
    assert (said.code, said.severity) == ("IW287", "warning")
    assert "'vision' (#1D5FA6) and 'scoping' (#1D66AC)" in said.message


def test_a_colour_for_a_stage_that_there_is_not_is_refused(world: World) -> None:
    looks(world, 'colours:\n  stages:\n    scopping: "#1D5FA6"\n')
    (said,) = world.refused().problems
    assert (said.code, said.place, said.hint) == ("IW201", place(world, 8, 5), "Did you mean 'scoping'?")


def draw(world: World, name: str, size: tuple[int, int] = (600, 300)) -> None:
    file = world.home / name
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, (0, 80, 120)).save(file, "PNG")


LOGO = "logo:\n  file: logo.png\n  alt: An oak leaf\n"


def test_a_logo_is_looked_for_beside_the_file_that_names_it_and_noted(world: World) -> None:
    looks(world, LOGO)
    draw(world, "councils/logo.png")
    session = world.read()
    assert session.logo
    assert (session.logo.width, session.logo.height, session.logo.alt) == (600, 300, "An oak leaf")
    assert "councils/logo.png" in {file.path for file in session.inputs}
    assert session.warnings == ()


def test_a_logo_that_is_not_there_is_told_with_its_line_before_anything_is_set(world: World) -> None:
    looks(world, LOGO)
    draw(world, "logo.png")  # beside the session file, which does not name it
    (said,) = world.refused().problems
    assert (said.code, said.place) == ("IW202", place(world, 7, 9))
    assert "councils/logo.png" in said.message


def test_a_logo_without_words_is_refused(world: World) -> None:
    looks(world, "logo:\n  file: logo.png\n")
    assert world.codes() == ["IW112"]


def test_a_drawing_under_the_name_of_a_picture_is_refused(world: World) -> None:
    looks(world, LOGO)
    world.write("councils/logo.png", "<svg/>")
    assert world.codes() == ["IW420"]


def test_a_logo_of_few_pixels_is_told_to_be_printed_small(world: World) -> None:
    looks(world, LOGO)
    draw(world, "councils/logo.png", (30, 15))
    (said,) = world.read().warnings
    assert (said.code, said.place) == ("IW289", place(world, 7, 9))
    assert "30 × 15 pixels" in said.message


def test_all_that_is_wrong_with_a_councils_looks_is_told_at_once(world: World) -> None:
    looks(world, LOGO + "fonts: type\n")
    assert sorted(world.codes()) == ["IW202", "IW202"]


def test_a_councils_fonts_are_in_the_layout_and_among_the_inputs(world: World) -> None:
    looks(world, "fonts: type\n")
    folder(world.home / "councils" / "type")
    session = world.read()
    assert isinstance(session.layout, OwnLayout)
    assert [file.face for file in session.layout.typeface.files] == ["regular", "bold", "italic", "bold-italic"]
    assert sum(file.path.startswith("councils/type/") for file in session.inputs) == 4


def test_fonts_that_may_not_be_embedded_are_refused(world: World) -> None:
    looks(world, "fonts: type\n")
    folder(world.home / "councils" / "type", every=rights(2))
    assert world.codes() == ["IW293"] * 4


def test_no_layout_file_can_name_a_typeface(world: World) -> None:
    world.write("layouts/plain.yaml", LAYOUT + "typeface: {files: []}\n")
    assert world.codes() == ["IW111"]


@pytest.mark.parametrize(
    ("pixels", "printed"),
    [
        ((1000, 1000), (40, 40)),  # no higher than a line of the title
        ((4000, 100), (200, 5)),  # two fifths of the width
        ((50, 25), (24, 12)),  # 150 pixels to the inch
    ],
)
def test_a_logo_is_no_larger_than_the_title_and_never_coarse(pixels: tuple[int, int], printed: tuple[int, int]) -> None:
    assert logo_size(pixels, 40, 500) == pytest.approx(printed)
