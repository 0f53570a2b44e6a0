"""Trees of others on our branch: what elements say, what they hold, and what they are called in the file."""

from __future__ import annotations

from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from iisam_workshop.bind.grafting import Shared
from tests.bind.bare import branch, drawn, element, framing, numbers, pictured, planted, rebound, together
from tests.bind.strangers import stranger

TABLE = Dictionary(O=Name.Table, Scope=Name.Column)


def parents(pdf: Any) -> dict[int, Any]:
    """The parent tree: the numbers of the owners by key, None where nobody owns it."""

    def owner(thing: Any) -> Any:
        if isinstance(thing, Array):
            return [owner(each) for each in thing]
        return None if thing is None else thing.objgen[0]

    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    return {key: owner(each) for key, each in tree.items()}


def test_a_file_without_foreign_trees_has_no_roles_classes_or_ids() -> None:
    assert Shared().entries() == {}
    pdf = rebound(lambda pdf: planted(pdf, element(pdf, "P", 0)))
    assert not {"/RoleMap", "/ClassMap", "/IDTree"} & set(pdf.Root.StructTreeRoot.keys())


def test_roles_classes_and_ids_of_a_tree_are_listed_at_the_root_of_the_file() -> None:
    def change(pdf: Any) -> None:
        body = Dictionary(O=Name.Layout, SpaceAfter=7)
        one, other = (element(pdf, "Absatz", n, ID=String(f"n{n}"), C=Name.Body) for n in range(2))
        roles = Dictionary(Absatz=Name.P)
        planted(pdf, other, one, marks=(0, 1), RoleMap=roles, ClassMap=Dictionary(Body=body))

    pdf = rebound(change)
    root = pdf.Root.StructTreeRoot
    assert {str(key): str(each) for key, each in root.RoleMap.items()} == {"/Absatz": "/P"}
    assert int(root.ClassMap.Body.SpaceAfter) == 7
    second, first = branch(pdf).K
    assert [str(each) for each in root.IDTree.Names[::2]] == ["n0", "n1"]
    assert [each.objgen for each in root.IDTree.Names[1::2]] == [first.objgen, second.objgen]


def test_ids_are_listed_as_their_bytes_lie_whatever_their_letters() -> None:
    names = ["z", "Tŷ", "a\nb", "a"]

    def change(pdf: Any) -> None:
        planted(pdf, *(element(pdf, "P", n, ID=String(name)) for n, name in enumerate(names)), marks=(0, 1, 2, 3))

    pdf = rebound(change)
    listed = list(pdf.Root.StructTreeRoot.IDTree.Names)[::2]
    assert [bytes(each) for each in listed] == sorted(bytes(each) for each in listed)
    assert sorted(map(str, listed)) == sorted(names)
    assert [str(each.ID) for each in branch(pdf).K] == names


def test_a_note_without_an_id_gets_one() -> None:
    pdf = rebound(lambda pdf: planted(pdf, element(pdf, "Note", 0), element(pdf, "P", 1), marks=(0, 1)))
    note, plain = branch(pdf).K
    assert str(note.ID)
    assert [str(each) for each in pdf.Root.StructTreeRoot.IDTree.Names[::2]] == [str(note.ID)]
    assert "/ID" not in plain


def test_references_between_elements_are_kept_where_both_are_there() -> None:
    def change(pdf: Any) -> None:
        one, lone = element(pdf, "P", 0), element(pdf, "P")
        planted(pdf, one, element(pdf, "Note", 1, Ref=Array([one, lone])), marks=(0, 1))

    pdf = rebound(change)
    one, note = branch(pdf).K
    assert [each.objgen for each in note.Ref] == [one.objgen]
    assert "/Ref" not in one


@pytest.mark.parametrize(("own", "file", "told"), [("cy", "fr", "cy"), ("", "fr", "fr"), ("cy", "", "cy")])
def test_a_part_without_a_language_has_that_of_its_file(own: str, file: str, told: str) -> None:
    def change(pdf: Any) -> None:
        planted(pdf, element(pdf, "P", 0))
        if file:
            pdf.Root.Lang = String(file)

    pdf = rebound(change, lang=own)
    assert str(branch(pdf).Lang) == told


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ({}, "P"),
        ({"Lang": String("cy")}, "P"),
        ({"Lang": String("fr")}, "P"),
        ({"T": String("Title")}, "P"),
        ({"Lang": String("de")}, "Sect"),
        ({"Alt": String("said")}, "Sect"),
        ({"ActualText": String("said")}, "Sect"),
        ({"ID": String("top")}, "Sect"),
        ({"A": TABLE}, "Sect"),
        ({"C": Name.Body}, "Sect"),
        ({"Lang": String("cy"), "Alt": String("said")}, "Sect"),
    ],
)
def test_a_document_gives_way_to_the_part_unless_it_says_something_itself(said: dict[str, Any], role: str) -> None:
    def change(pdf: Any) -> None:
        pdf.Root.Lang = String("fr")
        inner = [element(pdf, "P", 0), element(pdf, "P", 1)]
        planted(pdf, element(pdf, "Document", *inner, page=None, **said), marks=(0, 1))

    pdf = rebound(change, lang="cy")
    tops = branch(pdf).K
    assert [str(each.S)[1:] for each in tops] == ([role] if role == "Sect" else [role, role])
    if role == "Sect":
        assert [str(each.S) for each in tops[0].K] == ["/P", "/P"]
        assert set(tops[0].keys()) >= {f"/{key}" for key in said}


def test_a_document_that_holds_content_itself_becomes_a_section() -> None:
    pdf = rebound(lambda pdf: planted(pdf, element(pdf, "Document", 0)))
    (section,) = branch(pdf).K
    assert (str(section.S), [int(each) for each in section.K]) == ("/Sect", [0])


def test_content_of_the_page_of_an_element_is_called_by_its_number_and_other_content_with_its_page() -> None:
    def change(pdf: Any) -> None:
        away = Dictionary(Type=Name.MCR, Pg=pdf.pages[1].obj, MCID=0)
        planted(pdf, element(pdf, "P", 0, away))

    pdf = rebound(change, pages=2)
    (both,) = branch(pdf).K
    first, second = pdf.pages
    near, far = both.K
    assert both.Pg.objgen == first.obj.objgen
    assert near == 0
    assert (far.Type, far.Pg.objgen, int(far.MCID)) == (Name.MCR, second.obj.objgen, 0)
    assert parents(pdf) == {0: [both.objgen[0]], 1: [both.objgen[0]]}


def test_an_element_hangs_on_the_one_that_holds_it() -> None:
    def change(pdf: Any) -> None:
        planted(pdf, element(pdf, "L", element(pdf, "LI", 0), element(pdf, "LI", 1)), marks=(0, 1))

    pdf = rebound(change)
    (top,) = branch(pdf).K
    assert top.P.objgen == branch(pdf).objgen
    assert [each.P.objgen for each in top.K] == [top.objgen] * 2
    assert parents(pdf) == {0: [each.objgen[0] for each in top.K]}
    assert all("/K" in each for each in top.K)


def test_numbers_of_content_that_nobody_can_own_stay_empty_in_the_parent_tree() -> None:
    pdf = rebound(lambda pdf: planted(pdf, element(pdf, "P", 1), element(pdf, "P", 4), marks=(1, 4)))
    one, other = (each.objgen[0] for each in branch(pdf).K)
    assert parents(pdf) == {0: [None, one, None, None, other]}


def test_a_page_on_which_nothing_is_marked_has_an_empty_entry() -> None:
    def change(pdf: Any) -> None:
        planted(pdf, element(pdf, "P", 0))
        pdf.pages[1].Contents = pdf.make_stream(b"")

    pdf = rebound(change, pages=2)
    assert parents(pdf) == {0: [branch(pdf).K[0].objgen[0]], 1: []}


def test_what_elements_say_is_kept_and_nothing_that_is_no_text() -> None:
    said = {"T": "Title", "Lang": "cy", "Alt": "Tŷ", "ActualText": "(a)", "E": "for example"}

    def change(pdf: Any) -> None:
        whole = {key: String(each) for key, each in said.items()}
        planted(pdf, element(pdf, "P", 0, **whole), element(pdf, "P", 1, Alt=Name.None_, E=7), marks=(0, 1))

    pdf = rebound(change)
    whole, empty = branch(pdf).K
    assert {key: str(whole[f"/{key}"]) for key in said} == said
    assert set(whole.keys()) == {"/S", "/P", "/Pg", "/K", *(f"/{key}" for key in said)}
    assert pdf.check_pdf_syntax() == []
    assert not {"/Alt", "/E"} & set(empty.keys())


def test_attributes_are_kept_each_by_itself_but_for_those_of_other_namespaces() -> None:
    def change(pdf: Any) -> None:
        layout = pdf.make_indirect(Dictionary(O=Name.Layout, SpaceAfter=7))
        other = Dictionary(O=Name.NSO, Colour=Name.Red)
        planted(pdf, element(pdf, "TH", 0, A=Array([layout, pdf.make_indirect(TABLE), other])))

    pdf = rebound(change)
    (head,) = branch(pdf).K
    layout, table = head.A
    assert (str(layout.O), int(layout.SpaceAfter), str(table.O), str(table.Scope)) == (
        "/Layout",
        7,
        "/Table",
        "/Column",
    )


def test_headers_are_called_by_the_ids_that_their_cells_have_now() -> None:
    def change(pdf: Any) -> None:
        heads = Dictionary(O=Name.Table, Headers=Array([String("a"), String("gone")]), ColSpan=2)
        planted(pdf, element(pdf, "TH", 0, ID=String("a")), element(pdf, "TD", 1, A=heads), marks=(0, 1))

    part = stranger(drawn(change))
    pdf = together(part, part)
    for place, wanted in enumerate(["a", "a-2"]):
        head, cell = branch(pdf, place).K
        assert str(head.ID) == wanted
        (told,) = cell.A
        assert [str(each) for each in told.Headers] == [wanted]
        assert (str(told.O), int(told.ColSpan)) == ("/Table", 2)


def test_the_box_of_a_picture_moves_with_its_page() -> None:
    def change(pdf: Any) -> None:
        def box() -> Any:
            return Dictionary(O=Name.Layout, BBox=Array([10, 20, 30, 60]), Placement=Name.Block)

        empty = element(pdf, "Figure", page=None, A=box())
        planted(pdf, element(pdf, "Figure", 0, A=box()), empty)

    pdf = rebound(change, frame=framing())
    figure, empty = branch(pdf).K
    assert numbers(figure.A[0].BBox) == [105, 110, 115, 130]
    assert str(figure.A[0].Placement) == "/Block"
    assert numbers(empty.A[0].BBox) == [10, 20, 30, 60]


def test_an_element_keeps_its_classes_their_revisions_and_those_that_nobody_explains() -> None:
    def change(pdf: Any) -> None:
        body = Dictionary(O=Name.Layout, SpaceAfter=7)
        classes = Array([Name.Body, 3, Name.Unknown])
        planted(pdf, element(pdf, "P", 0, C=classes), ClassMap=Dictionary(Body=body))

    pdf = rebound(change)
    (only,) = branch(pdf).K
    assert [str(each) for each in only.C] == ["/Body", "3", "/Unknown"]


def test_a_picture_that_is_one_thing_has_its_element() -> None:
    pdf = rebound(pictured)
    (figure,) = branch(pdf).K
    _, thing = figure.K
    picture = pdf.pages[0].Resources.XObject.Im
    assert (thing.Type, thing.Obj.objgen, thing.Pg.objgen) == (Name.OBJR, picture.objgen, pdf.pages[0].obj.objgen)
    assert parents(pdf) == {0: [figure.objgen[0]], int(picture.StructParent): figure.objgen[0]}
    assert int(picture.StructParent) > 0


def test_marks_in_a_form_have_a_row_of_their_own_in_the_parent_tree() -> None:
    def change(pdf: Any) -> None:
        form = pdf.make_stream(b"/P <</MCID 1>> BDC 0 0 m 9 9 l S EMC", Type=Name.XObject, Subtype=Name.Form)
        form.BBox = Array([0, 0, 9, 9])
        inner = Dictionary(Type=Name.MCR, Pg=pdf.pages[0].obj, Stm=form, MCID=1)
        planted(pdf, element(pdf, "P", inner, 0))
        pdf.pages[0].Resources.XObject = Dictionary(Fm=form)

    pdf = rebound(change)
    (only,) = branch(pdf).K
    inner, near = only.K
    form = pdf.pages[0].Resources.XObject.Fm
    assert near == 0
    assert (inner.Type, inner.Stm.objgen, int(inner.MCID)) == (Name.MCR, form.objgen, 1)
    assert inner.Pg.objgen == pdf.pages[0].obj.objgen
    number = only.objgen[0]
    assert parents(pdf) == {0: [number], int(form.StructParents): [None, number]}
    assert int(form.StructParents) > 0
