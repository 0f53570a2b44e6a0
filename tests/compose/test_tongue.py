"""Papers in two languages: what is marked gets its language, and two papers of one shape become one."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from iisam_workshop.compose.tongue import in_turn, settled, side_by_side, texts_by_language
from iisam_workshop.compose.wording import blocks_of
from iisam_workshop.model.blocks import (
    Block,
    Callout,
    Cell,
    Column,
    DayPicture,
    Group,
    Heading,
    ItemList,
    JourneyLine,
    PageBreak,
    Pair,
    Paragraph,
    Row,
    Sheet,
    Span,
    StageTags,
    StageTitle,
    Table,
    Tongue,
    TwinColumn,
    runs,
)
from iisam_workshop.model.document import Flow
from iisam_workshop.model.tongues import bare, marked
from iisam_workshop.model.wording import Wording
from tests.papers import STAGES, paper


def welsh(*blocks: Block) -> Flow:
    return Flow(paper(), blocks, "{part}-{page} o {pages}", "cy")


def english(*blocks: Block) -> Flow:
    return Flow(paper(), blocks, "{part}-{page} of {pages}")


def en(text: str) -> str:
    return marked(text, "en-GB")


def para(text: str, lang: str = "") -> Paragraph:
    return Paragraph((Span(text, lang=lang),))


def cells(*texts: str) -> Cell:
    return tuple(Paragraph(runs(text), "cell") for text in texts)


# -- marks become languages


def test_a_marked_stretch_is_a_run_of_its_own_with_its_language() -> None:
    (block,) = settled(welsh(Paragraph(runs(f"Arweinir gan {en('the first facilitator')}, heddiw")))).blocks
    assert isinstance(block, Paragraph)
    assert [(span.text, span.lang) for span in block.runs] == [
        ("Arweinir gan ", ""),
        ("the first facilitator", "en-GB"),
        (", heddiw", ""),
    ]


def test_a_mark_holds_on_where_a_run_ends() -> None:
    whole = Paragraph((Span("Gweler \ufdd0the "), Span("running order", bold=True), Span(" first\ufddf heddiw")))
    (block,) = settled(welsh(whole)).blocks
    assert isinstance(block, Paragraph)
    assert [(span.text, span.bold, span.lang) for span in block.runs] == [
        *(("Gweler ", False, ""), ("the ", False, "en-GB"), ("running order", True, "en-GB")),
        *((" first", False, "en-GB"), (" heddiw", False, "")),
    ]


def test_what_is_in_the_language_of_the_paper_does_not_name_it() -> None:
    assert settled(welsh(Paragraph(runs(marked("Croeso", "cy"))))).blocks == (para("Croeso"),)


def test_heads_stages_and_titles_have_their_language_too() -> None:
    stage = replace(STAGES[0], name=en("Vision"))
    table = Table(
        "Crynodeb", (Column(en("Notes"), 1), Column("Amser", 1)), (Row((cells("a"), (StageTags((stage,)),))),)
    )
    flow = settled(replace(welsh(StageTitle(stage), table), plan=paper(title=en("Minutes"))))
    title, said = flow.blocks
    assert isinstance(title, StageTitle)
    assert isinstance(said, Table)
    assert (title.stage.name, title.stage.lang) == ("Vision", "en-GB")
    assert [(column.head, column.lang) for column in said.columns] == [("Notes", "en-GB"), ("Amser", "")]
    assert said.rows[0].cells[1] == (StageTags((replace(STAGES[0], lang="en-GB"),)),)
    assert flow.plan.title == "Minutes"


def test_marks_pass_through_a_template_whatever_they_hold() -> None:
    wording = Wording("cy", {"x": "# {{ title }}\n\n**{{ title }}**, heddiw\n\n- {{ title }}\n"}, {})
    title = en("1. *Sharing* [it] _well_ <b> & co.")
    heading, line, items = settled(welsh(*blocks_of(wording, "x", {"title": title}, {}))).blocks
    assert isinstance(heading, Heading)
    assert isinstance(line, Paragraph)
    assert isinstance(items, ItemList)
    said = Span(bare(title), lang="en-GB")
    assert (heading.runs, items.items) == ((said,), ((said,),))
    assert line.runs == (replace(said, bold=True), Span(", heddiw"))


def test_the_texts_of_a_paper_are_told_with_their_languages() -> None:
    flow = welsh(Paragraph(runs(f"Ein {en('title')}")), ItemList((runs(marked("Croeso", "cy")),)))
    assert {("en-GB", "title"), ("cy", "Croeso")} <= set(texts_by_language(flow))


@given(st.recursive(st.text(alphabet="ab \n", max_size=5), lambda inner: st.tuples(inner, inner, st.booleans())))
def test_a_settled_paper_reads_as_before_and_has_no_marks(parts: object) -> None:
    def text(each: object) -> str:
        if isinstance(each, tuple):
            whole = text(each[0]) + text(each[1])
            return marked(whole, "en-GB" if each[2] else "cy")
        return str(each)

    said = text(parts)
    (block,) = settled(welsh(Paragraph(runs(said)))).blocks
    assert isinstance(block, Paragraph)
    assert "".join(span.text for span in block.runs) == bare(said)


# -- one after the other


def test_in_turn_the_second_half_begins_a_page_and_says_its_language() -> None:
    first, second = welsh(para("Bore da")), english(para("Good morning"))
    both = in_turn(first, second)
    assert both.lang == "cy"
    assert both.blocks == (para("Bore da"), PageBreak(), Tongue("en-GB", (para("Good morning"),)))


def test_in_turn_sheets_need_no_page_break_of_their_own() -> None:
    both = in_turn(welsh(Sheet((para("Bore da"),))), english(Sheet((para("Good morning"),))))
    assert both.blocks == (Sheet((para("Bore da"),)), Tongue("en-GB", (Sheet((para("Good morning"),)),)))


# -- side by side


def beside(left: Block, right: Block) -> Block:
    joined = side_by_side(welsh(left), english(right))
    assert joined is not None
    (block,) = joined.blocks
    return block


def test_prose_stands_beside_the_same_in_the_other_language() -> None:
    for make in (
        lambda text: para(text),
        lambda text: Heading(2, runs(text)),
        lambda text: ItemList((runs(text),)),
        lambda text: Callout((para(text),)),
    ):
        left, right = make("Bore da"), make("Good morning")
        assert beside(left, right) == Pair((left,), (Tongue("en-GB", (right,)),))


def test_what_holds_blocks_goes_on_holding_them() -> None:
    pair = Pair((para("a"),), (Tongue("en-GB", (para("b"),)),))
    assert beside(Sheet((para("a"),)), Sheet((para("b"),))) == Sheet((pair,))
    assert beside(Group((para("a"),)), Group((para("b"),))) == Group((pair,))


def test_what_reads_the_same_in_both_stands_once() -> None:
    assert beside(para("7KM2A"), para("7KM2A")) == para("7KM2A")
    assert beside(para("Break", "en-GB"), para("Break")) == para("Break", "en-GB")


def test_a_figure_over_the_whole_width_stands_above_the_other() -> None:
    left, right = JourneyLine(STAGES, 0, "Y daith"), JourneyLine(STAGES, 0, "The journey")
    assert beside(left, right) == Group((left, Tongue("en-GB", (right,))))


def table(head: str, *cells_: Cell) -> Table:
    return Table("x", (Column(head, 1), Column("1", 1)), (Row((cells("09:30"), *cells_)),))


def test_a_cell_says_the_other_language_in_paragraphs_of_their_own() -> None:
    stages = (StageTags(STAGES[:1]),)
    asked = ItemList((runs("q"),))
    left = table("Amser", (*cells("Croeso"), *stages))
    right = table("Time", (*cells("Welcome", "About"), asked, StageTags(STAGES[1:2])))
    found = beside(left, right)
    assert isinstance(found, Table)
    assert found.columns == (TwinColumn("Amser", 1, under="Time", under_lang="en-GB"), Column("1", 1))
    assert found.rows[0].cells == (
        cells("09:30"),
        (
            *cells("Croeso"),
            *stages,
            *(replace(each, lang="en-GB") for each in cells("Welcome", "About") if isinstance(each, Paragraph)),
            ItemList(((Span("q", lang="en-GB"),),)),
            StageTags((replace(STAGES[1], lang="en-GB"),)),
        ),
    )


def test_a_cell_says_only_once_what_has_no_welsh() -> None:
    about = Paragraph((Span("What it is for", lang="en-GB"),), "cell")
    found = beside(table("A", (*cells("Croeso"), about)), table("A", cells("Welcome", "What it is for")))
    assert isinstance(found, Table)
    title = Paragraph(runs("Welcome"), "cell", "en-GB")
    assert found.rows[0].cells[1] == (*cells("Croeso"), title, about)


def test_papers_of_other_shapes_are_not_set_side_by_side() -> None:
    assert side_by_side(welsh(para("a")), english(para("a"), para("b"))) is None
    assert side_by_side(welsh(para("a")), english(Heading(1, runs("a")))) is None
    assert side_by_side(welsh(Sheet((para("a"),))), english(Sheet((ItemList(()),)))) is None
    assert side_by_side(welsh(table("A", ())), english(replace(table("B", ()), rows=()))) is None


def test_tables_of_many_columns_have_no_room_for_two_languages() -> None:
    def wide(head: str) -> Table:
        return Table("x", tuple(Column(f"{head}{n}", 1) for n in range(7)), ())

    assert side_by_side(welsh(wide("Rh")), english(wide("R"))) is None


def test_a_cell_too_long_for_two_languages_leaves_the_papers_apart() -> None:
    left, right = table("Amser", cells("cwm " * 200)), table("Time", cells("fern " * 200))
    assert side_by_side(welsh(left), english(right)) is None


def test_the_other_ways_to_fill_a_sheet_are_set_side_by_side_as_well() -> None:
    left, right = (Sheet((para(text),), instead=((para(text.upper()),),)) for text in ("cwm", "elm"))
    found = beside(left, right)
    assert isinstance(found, Sheet)
    assert found.instead == ((Pair((para("CWM"),), (Tongue("en-GB", (para("ELM"),)),)),),)
    assert side_by_side(welsh(left), english(replace(right, instead=()))) is None


def test_a_picture_that_fills_a_page_leaves_the_papers_apart() -> None:
    pictures = (DayPicture((), "Llun"), DayPicture((), "Picture"))
    assert side_by_side(welsh(pictures[0]), english(pictures[1])) is None


def test_a_card_with_a_table_leaves_the_papers_apart_as_the_table_would_run_over_the_edge_of_its_half() -> None:
    left, right = (Callout((table(head, cells(text)),), cut=True) for head, text in (("Cam", "un"), ("Step", "one")))
    assert side_by_side(welsh(left), english(right)) is None
