"""PDFs that others made: bound with their tags, or said to have none; what a stranger reads of them afterwards."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, String

from iisam_workshop.bind.bind import bind, claims
from iisam_workshop.model.blocks import Heading, Paragraph, Span, runs
from iisam_workshop.model.part import Binding, Part
from tests.bind.bare import branch, element, framing, numbers, operators, pictured, planted, rebound
from tests.bind.strangers import (
    changed,
    classed,
    elements,
    identified,
    made,
    nested_numbers,
    pages_of,
    prefixed,
    role,
    stranger,
    untagged,
)
from tests.papers import bound, flow, paper, pressed, prompts, text
from tests.reading import Reading
from tests.thorough import THOROUGH, often

GUIDE = made()
OWN = pressed(flow(text("ours"), plan=paper("own", part="O", title="Ours")))
ALONE = Reading(GUIDE)


@cache
def frames(pages: int, area: tuple[float, ...] = (20, 60, 575, 822), size: tuple[int, int] = (595, 842)) -> bytes:
    """As many frames, each with a footer of our own and the area that it leaves free."""

    def frame(pdf: Any) -> None:
        for page in pdf.pages:
            page.MediaBox, page.ArtBox = Array([0, 0, *size]), Array(area)
            page.Contents = pdf.make_stream(re.sub(rb"(?s)/\w+ <</MCID.*?EMC", b"", page.Contents.read_bytes()))

    long = bound(pressed(flow(*[Heading(1, runs(f"{n}")) for n in range(pages)])))
    with pikepdf.open(io.BytesIO(long)) as pdf:
        for _ in range(pages - 1):
            pdf.pages.append(pdf.pages[0])
        out = io.BytesIO()
        pdf.save(out)
    return changed(out.getvalue(), frame)


def read(*parts: Part) -> Reading:
    return Reading(bound(*parts))


def the_part(reading: Reading, title: str = "Guide z") -> Any:
    return next(part for part in reading.all("Part") if part.entries["T"] == title)


def outline(nodes: Any) -> Any:
    """Roles and texts of a tree, whatever their depth."""
    return [(node.role, node.text.strip(), node.entries, node.attributes, outline(node.kids)) for node in nodes]


def test_the_tree_of_a_foreign_part_is_the_tree_that_it_had() -> None:
    reading = read(OWN, stranger(GUIDE), OWN)
    (own,) = ALONE.all("Part")
    (section,) = the_part(reading).kids
    assert outline(section.kids) == outline(own.kids)
    assert reading.problems() == []
    assert reading.pdf.check_pdf_syntax() == []
    assert len(reading.all("Document")) == 1
    assert (the_part(reading).entries["T"], the_part(reading).entries["Lang"]) == ("Guide z", "en-GB")


@pytest.mark.parametrize("framed", [False, True])
def test_a_foreign_part_reads_the_same_framed_or_as_it_is(framed: bool) -> None:
    pages = len(ALONE.pdf.pages)
    reading = read(OWN, stranger(GUIDE, frame=frames(pages) if framed else b""))
    assert reading.problems() == []
    assert the_part(reading).words() == ALONE.text()
    assert len(reading.font_programs()) == 2 + 2  # those of all papers and frames of ours, and those of the guide


PARTS: dict[str, Callable[[], Part]] = {
    "own": lambda: OWN,
    "cards": lambda: pressed(prompts()),
    "guide": lambda: stranger(GUIDE, "guide"),
    "framed": lambda: stranger(GUIDE, "framed", frame=frames(len(ALONE.pdf.pages))),
    "roles": lambda: stranger(made(role("P", "Body", "Text")), "roles"),
    "other roles": lambda: stranger(changed(made(role("P", "Absatz")), role("H1", "Body")), "other roles"),
    "heads": lambda: stranger(made(identified, classed(7)), "heads"),
    "other heads": lambda: stranger(made(identified, classed(9), nested_numbers), "other heads"),
    "one page": lambda: stranger(made(pages_of(1)), "one page"),
    "bare": lambda: stranger(made(untagged), "bare"),
}
KEPT: dict[str, Part] = {}


def kept(name: str) -> Part:
    if name not in KEPT:
        KEPT[name] = PARTS[name]()
    return KEPT[name]


@settings(max_examples=often(6, 3), deadline=None)
@given(st.lists(st.sampled_from(sorted(PARTS)), min_size=1, max_size=4))
def test_any_parts_in_any_order_and_number_make_one_tree(names: list[str]) -> None:
    parts = [kept(name) for name in names]
    reading = read(*parts)
    assert [each for each in reading.problems() if "description" not in each] == []
    assert reading.repeated == []
    assert [part.words() for part in reading.tree[0].kids] == [read(part).text() for part in parts]
    assert reading.labels() == [re.sub(r" of \d+", "", folio) for part in parts for folio in part.folios]
    ids = [str(each.ID) for each in elements(reading.pdf) if "/ID" in each]
    assert len(ids) == len(set(ids))


def test_roles_that_clash_are_renamed_and_keep_their_meaning() -> None:
    one, other = stranger(made(role("P", "Body", "Text")), "a"), stranger(made(role("H2", "Body")), "b")
    reading = read(one, other)
    roles = {str(key): str(value) for key, value in reading.root.StructTreeRoot.RoleMap.items()}
    assert roles == {"/Body": "/P", "/Body-2": "/H2"}
    assert {node.role for node in the_part(reading, "Guide b").all("Body-2")} == {"Body-2"}
    assert the_part(reading, "Guide a").all("Body")
    assert the_part(reading, "Guide b").all("Body") == []


def test_a_role_that_shadows_a_standard_one_means_in_our_file_what_it_meant_in_its_own() -> None:
    def shadow(pdf: Any) -> None:
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(H2=Name.Span)

    reading = read(stranger(made(shadow), "a"), stranger(GUIDE, "b"))
    assert {str(k): str(v) for k, v in reading.root.StructTreeRoot.RoleMap.items()} == {"/H2-2": "/Span"}
    assert len(the_part(reading, "Guide b").all("H2")) == len(the_part(reading, "Guide a").all("H2-2")) > 0


@pytest.mark.parametrize("chain", [("One", "Two", "One"), ("One", "Nothing")])
def test_a_role_that_leads_nowhere_says_nothing(chain: tuple[str, ...]) -> None:
    def lost(pdf: Any) -> None:
        for each in elements(pdf, "P"):
            each.S = Name.One
        steps = {f"/{a}": Name(f"/{b}") for a, b in pairwise(chain)}
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(steps)

    reading = read(stranger(made(lost)))
    assert str(reading.root.StructTreeRoot.RoleMap.One) == "/NonStruct"
    assert the_part(reading).words() == ALONE.text()


def test_roles_of_pdf_2_and_of_other_namespaces_are_mapped_to_what_they_mean() -> None:
    def newer(pdf: Any) -> None:
        two = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String("http://iso.org/pdf2/ssn")))
        steps = Dictionary(Absatz=Array([Name.Em, two]), Kopf=Name.H2)
        own = pdf.make_indirect(Dictionary(Type=Name.Namespace, NS=String("urn:x"), RoleMapNS=steps))
        pdf.Root.StructTreeRoot.Namespaces = Array([two, own])
        for each, name in ((elements(pdf, "P")[0], "Absatz"), (elements(pdf, "H2")[0], "Kopf")):
            each.S, each.NS = Name(f"/{name}"), own
        title = elements(pdf, "H1")[0]
        title.S, title.NS = Name.Title, two

    reading = read(stranger(made(newer)))
    roles = {str(k): str(v) for k, v in reading.root.StructTreeRoot.RoleMap.items()}
    assert roles == {"/Absatz": "/Span", "/Kopf": "/H2", "/Title": "/P"}
    assert "/Namespaces" not in reading.root.StructTreeRoot
    assert all("/NS" not in each for each in elements(reading.pdf))


def test_ids_that_clash_are_renamed_where_they_stand_and_where_they_are_named() -> None:
    part = stranger(made(identified))
    reading = read(part, OWN, part)
    tree = {str(key): value for key, value in pikepdf.NameTree(reading.root.StructTreeRoot.IDTree).items()}
    assert list(tree) == ["head0", "head0-2", "head1", "head1-2"]
    assert all(str(element.ID) == key for key, element in tree.items())
    for table, wanted in zip(elements(reading.pdf, "Table"), (["head0", "head1"], ["head0-2", "head1-2"]), strict=True):
        rows = [row for row in elements(reading.pdf, "TR") if row.P.objgen == table.objgen and row.K[1].S == Name.TD]
        assert rows
        for row in rows:
            assert [str(cell.A[0].Headers[0]) for cell in row.K] == wanted


def test_classes_that_clash_are_renamed_and_those_that_say_the_same_are_one() -> None:
    parts = [stranger(made(classed(height)), f"{n}") for n, height in enumerate((7, 9, 7))]
    reading = read(*parts)
    classes = {str(key): int(value.SpaceAfter) for key, value in reading.root.StructTreeRoot.ClassMap.items()}
    assert classes == {"/Body": 7, "/Body-2": 9}
    found = [{str(c) for each in elements(reading.pdf, "P") if "/C" in each for c in each.C}]
    assert found == [{"/Body", "/Body-2"}]


def test_a_parent_tree_of_many_nodes_is_written_afresh() -> None:
    reading = read(stranger(made(nested_numbers)))
    assert reading.problems() == []
    assert reading.root.StructTreeRoot.ParentTree.Kids[0].get("/Kids") is None


def test_of_a_file_of_which_pages_were_left_out_only_what_is_there_is_read() -> None:
    reading = read(stranger(made(pages_of(1))))
    assert reading.problems() == []
    shown = " ".join(reading.marked[0].texts.values()).split()
    assert the_part(reading).words().split() == shown
    assert "Opening" not in reading.text()
    assert reading.all("H1") == []  # which held nothing else than what stood on the first page
    rows = reading.all("Table")[0].all("TR")
    assert all(row.words() for row in rows)


def test_bookmarks_and_links_of_a_foreign_file_lead_where_they_led() -> None:
    blocks = (
        Heading(2, runs("First")),
        Paragraph((Span("go", link="#M"),)),
        *(text("x"),) * 60,
        Heading(2, runs("Last")),
    )
    data = made(blocks=blocks)
    alone = Reading(data)
    reading = read(OWN, stranger(data, frame=frames(len(alone.pdf.pages))), OWN)
    first = OWN.pages
    wanted = [(depth + 1, title, page + first) for depth, title, page in alone.bookmarks()]
    assert reading.bookmarks()[1:-1] == [(0, "Guide z", first), *wanted]
    assert reading.destinations() == {"O": 0, "Z1": first, "M": first} | {"O": reading.destinations()["O"]}
    (link,) = [each for each in reading.links() if each[1] == "GoTo"]
    assert (link[0], reading.destinations()[link[2]]) == (first, first)


def test_named_places_that_clash_are_renamed() -> None:
    data = made(blocks=(Paragraph((Span("go", link="#M"),)),))
    reading = read(stranger(data, "a"), stranger(data, "b"))
    assert reading.destinations() == {"M": 0, "M-2": 1, "Z1": 1} or reading.destinations()["M-2"] == 1
    assert [target for _, _, target, _ in reading.links()] == ["M", "M-2"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270] if THOROUGH else [0, 90])
def test_a_page_is_turned_and_made_smaller_into_the_area_of_its_frame(turn: int) -> None:
    def turned(pdf: Any) -> None:
        for page in pdf.pages:
            page.Rotate = turn
            page.CropBox = Array([10, 20, 585, 830])

    data = made(turned)
    pages, area = len(ALONE.pdf.pages), (100, 200, 400, 500)
    reading = read(stranger(data, frame=frames(pages, area)))
    assert reading.problems() == []
    places = [(shown.x, shown.y) for shown in reading.marked[0].shown if shown.mcid is not None and shown.text.strip()]
    assert places
    assert all(100 <= x <= 400 and 200 <= y <= 500 for x, y in places)
    (link,) = [each for page in reading.pdf.pages for each in page.get("/Annots", [])]
    left, foot, right, top = map(float, link.Rect)
    beside = [s for s in reading.marked[0].shown if "the guide" in s.text]
    assert any(left - 1 <= s.x <= right + 1 and foot - 1 <= s.y <= top + 1 for s in beside)
    assert (right - left > top - foot) == (turn % 180 == 0)


def test_a_small_page_is_never_enlarged() -> None:
    def small(pdf: Any) -> None:
        for page in pdf.pages:
            page.CropBox = Array([0, 700, 300, 842])

    reading = read(stranger(made(small), frame=frames(len(ALONE.pdf.pages))))
    sizes = {round(s.size, 2) for s in reading.marked[0].shown if s.mcid is not None}
    assert sizes <= {round(s.size, 2) for s in ALONE.marked[0].shown}


UNRULY = {"too many saved": (b"q q 2 0 0 2 0 0 cm ", b" q"), "too many restored": (b"Q Q ", b" Q Q Q")}


@pytest.mark.parametrize("name", UNRULY)
def test_what_foreign_content_leaves_behind_reaches_nothing_else(name: str) -> None:
    data, pages = made(prefixed(*UNRULY[name])), len(ALONE.pdf.pages)
    reading = read(stranger(data, frame=frames(pages)), OWN)
    good = read(stranger(GUIDE, frame=frames(pages)), OWN)
    footer = [(shown.text, shown.x, shown.y) for shown in good.marked[0].shown[:3]]
    assert [(shown.text, shown.x, shown.y) for shown in reading.marked[0].shown[:3]] == footer
    assert all(shown.mcid is None for shown in reading.marked[0].shown[:3])
    operators = [str(op) for _, op in pikepdf.parse_content_stream(reading.pdf.pages[0])]
    depth = [operators[: n + 1].count("q") - operators[: n + 1].count("Q") for n in range(len(operators))]
    assert min(depth) >= 0
    assert depth[-1] == 0
    assert reading.problems() == []


def test_a_part_without_tags_is_heard_all_the_same_and_the_claim_is_dropped() -> None:
    part = stranger(made(untagged))
    reading = read(OWN, part)
    wanted = "".join(ALONE.page_text(page) for page in range(len(ALONE.pdf.pages)))
    assert "".join(the_part(reading).words().split()) == "".join(wanted.split())
    assert reading.problems() == []
    assert b"pdfuaid:part>" not in reading.root.Metadata.read_bytes()
    told = claims(Binding("T", "A", "en-GB", (OWN, part)))
    assert (told.ua, told.inaccessible) == (False, ("z",))


def test_a_file_of_tagged_parts_claims_what_it_is() -> None:
    parts = (OWN, stranger(GUIDE))
    assert claims(Binding("T", "A", "en-GB", parts)).ua
    reading = read(*parts)
    assert b"pdfuaid:part>1<" in reading.root.Metadata.read_bytes()
    assert not claims(Binding("T", "A", "en-GB", (OWN, stranger(GUIDE, accessible=False)))).ua


def looped(pdf: Any) -> None:
    deep = elements(pdf, "LI")[0]
    deep.K.append(elements(pdf, "L")[0])


def endless(pdf: Any) -> None:
    root = pdf.Root.StructTreeRoot
    top = root.K[0]
    for _ in range(3000):
        top = pdf.make_indirect(Dictionary(S=Name.Div, K=Array([top])))
    root.K = Array([top])


def torn(pdf: Any) -> None:
    pdf.Root.StructTreeRoot.K = String("nothing")


def unclosed(pdf: Any) -> None:
    prefixed(b"/P BMC ", b"")(pdf)


@pytest.mark.parametrize("harm", [looped, endless, torn, unclosed])
def test_a_tree_that_cannot_be_kept_counts_as_none(harm: Callable[[Any], None]) -> None:
    part = stranger(made(harm))
    assert claims(Binding("T", "A", "en-GB", (part,))).inaccessible == ("z",)
    reading = read(part)
    assert reading.problems() == []
    assert "Opening words." in the_part(reading).words()


def forget_one(pdf: Any) -> None:
    victim = elements(pdf, "LBody")[0]
    del victim["/K"]


def own_twice(pdf: Any) -> None:
    one, other = elements(pdf, "P")[:2]
    other.K, other.Pg = one.K, one.Pg


@pytest.mark.parametrize("harm", [forget_one, own_twice])
def test_what_nobody_owns_or_two_do_is_heard_once_and_no_claim_is_made(harm: Callable[[Any], None]) -> None:
    part = stranger(made(harm))
    reading = read(part)
    assert reading.problems() == []
    assert sorted(the_part(reading).words().split()) == sorted(ALONE.text().split())
    assert not claims(Binding("T", "A", "en-GB", (part,))).ua


def test_layers_are_kept_as_they_were_shown() -> None:
    def layered(pdf: Any) -> None:
        shown, hidden = (pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(n))) for n in ("On", "Off"))
        state = Dictionary(Name=String("x"), OFF=Array([hidden]), AS=Array([]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=state)
        pdf.pages[0].Resources.Properties = Dictionary(MC0=hidden)

    reading = read(OWN, stranger(made(layered)))
    root = reading.root
    assert [str(each.Name) for each in root.OCProperties.OCGs] == ["On", "Off"]
    assert [str(each.Name) for each in root.OCProperties.D.OFF] == ["Off"]
    assert str(root.OCProperties.D.Name)
    assert "/AS" not in root.OCProperties.D


def test_marks_within_a_form_are_owned_there() -> None:
    def formed(pdf: Any) -> None:
        page, first = pdf.pages[0], elements(pdf, "H1")[0]
        form = pdf.make_stream(b"/H1 <</MCID 0>> BDC 0 0 m 9 9 l S EMC")
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        page.Resources.XObject = Dictionary(Fm=form)
        page.Contents = Array([page.Contents, pdf.make_stream(b"/Fm Do")])
        first.K = Array([*first.K, Dictionary(Type=Name.MCR, Pg=page.obj, Stm=form, MCID=0)])

    part = stranger(made(formed), frame=frames(len(ALONE.pdf.pages)))
    reading = read(part, part)
    assert reading.problems() == []
    forms = {where[1][0] for where in reading.owners if isinstance(where[1], tuple)}
    assert len(forms) == 2  # a form that has an owner belongs to one place in the file


def test_nothing_that_runs_or_reaches_out_is_bound_in() -> None:
    def armed(pdf: Any) -> None:
        page = pdf.pages[0]
        script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
        page.AA, pdf.Root.OpenAction = Dictionary(O=script), script
        rect = Array([0, 0, 9, 9])
        for action in (
            script,
            Dictionary(S=Name.Launch, F=String("x.exe")),
            Dictionary(S=Name.URI, URI=String("file:///x")),
        ):
            page.Annots.append(pdf.make_indirect(Dictionary(Subtype=Name.Link, Rect=rect, A=action, AA=script)))
        page.Annots.append(pdf.make_indirect(Dictionary(Subtype=Name.Widget, Rect=rect, FT=Name.Tx)))

    data = bind(Binding("T", "A", "en-GB", (stranger(made(armed)),)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    assert not re.search(rb"JavaScript|/JS|/Launch|/AA\b|OpenAction|file:|Widget", out.getvalue())


def test_the_same_foreign_parts_make_the_same_bytes() -> None:
    parts = [kept(name) for name in ("framed", "own", "heads", "framed")]
    assert bound(*parts) == bound(*parts)


@pytest.mark.parametrize("wrong", [{"folios": ("Z1-1 of 1",)}, {"frame": GUIDE[:0] + bound(OWN)}])
def test_pages_folios_and_frames_must_agree(wrong: dict[str, Any]) -> None:
    part = stranger(GUIDE)
    with pytest.raises(ValueError, match="pages"):
        bound(Part(**{**{name: getattr(part, name) for name in part.__dataclass_fields__}, **wrong}))


def test_a_page_without_a_frame_keeps_its_boxes_and_how_it_is_turned() -> None:
    said = {"MediaBox": [5, 6, 605, 806], "CropBox": [10, 20, 500, 700], "BleedBox": [11, 20, 500, 700]}
    said |= {"TrimBox": [12, 20, 500, 700], "ArtBox": [13, 20, 500, 700]}

    def change(pdf: Any) -> None:
        page = pdf.pages[0]
        for key, box in said.items():
            page[f"/{key}"] = Array(box)
        page.Rotate, page.UserUnit, page.Group = 90, 2, Dictionary(S=Name.Transparency)

    pdf = rebound(change)
    (page,) = pdf.pages
    assert {key: numbers(page[f"/{key}"]) for key in said} == said
    assert (int(page.Rotate), float(page.UserUnit), str(page.Group.S)) == (90, 2, "/Transparency")
    framed = rebound(change, frame=framing())
    (page,) = framed.pages
    assert numbers(page.MediaBox) == [0, 0, 600, 800]
    assert not {"/CropBox", "/BleedBox", "/TrimBox", "/ArtBox", "/Rotate", "/UserUnit"} & set(page.keys())
    assert str(page.Group.S) == "/Transparency"  # which says how the colours of the page are mixed


def test_a_page_without_a_frame_is_drawn_as_it_is_and_one_with_a_frame_is_moved_and_cut() -> None:
    def change(pdf: Any) -> None:
        pdf.pages[0].CropBox = Array([0, 0, 600, 600])
        planted(pdf, element(pdf, "P", 0))

    bare, framed = rebound(change), rebound(change, frame=framing())
    assert [op for op, _ in operators(bare)] == ["BDC", "m", "l", "S", "EMC"]
    drawn_on = operators(framed)
    assert [op for op, _ in drawn_on][:8] == ["q", "Do", "Q", "q", "cm", "re", "W", "n"]
    assert numbers(drawn_on[4][1]) == [0.5, 0, 0, 0.5, 100, 150]
    assert numbers(drawn_on[5][1]) == [0, 0, 600, 600]


def test_a_page_may_have_a_picture_of_the_name_that_frames_have() -> None:
    def change(pdf: Any) -> None:
        forms = {}
        for name in ("Frame", "Framex"):
            forms[f"/{name}"] = pdf.make_stream(b"9 w", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(forms))
        pdf.pages[0].Contents = pdf.make_stream(b"/Frame Do /Framex Do")

    pdf = rebound(change, frame=framing())
    pictures = pdf.pages[0].Resources.XObject
    shown = [pictures[str(given[0])].read_bytes().strip() for op, given in operators(pdf) if op == "Do"]
    assert shown == [b"1 1 m 2 2 l S", b"9 w", b"9 w"]


def test_a_picture_that_is_one_thing_of_the_tree_knows_its_element() -> None:
    pdf = rebound(pictured)
    picture = pdf.pages[0].Resources.XObject.Im
    owner = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)[int(picture.StructParent)]
    assert owner.objgen == branch(pdf).K[0].objgen
    assert int(picture.StructParent) == 1


@pytest.mark.parametrize("frame", [b"", framing()])
def test_on_a_page_without_tags_what_is_drawn_is_heard_and_then_what_is_annotated(frame: bytes) -> None:
    def change(pdf: Any) -> None:
        page = pdf.pages[0]
        page.Contents = pdf.make_stream(b"0 0 m 9 9 l S")
        box = Array([0, 0, 9, 9])
        page.Annots = Array([Dictionary(Subtype=Name(f"/{kind}"), Rect=box) for kind in ("Link", "Square")])

    pdf = rebound(change, frame=frame)
    content, link, other = branch(pdf).K
    assert [str(each.S) for each in (content, link, other)] == ["/P", "/Link", "/Annot"]
    for each, wanted in zip((link, other), pdf.pages[0].Annots, strict=True):
        things = each.K if isinstance(each.K, Array) else [each.K]
        assert [thing.Obj.objgen for thing in things] == [wanted.objgen]
    open_ones = []
    for op, _ in operators(pdf):
        if op in ("q", "BDC"):
            open_ones.append(op)
        elif op in ("Q", "EMC"):
            assert (open_ones.pop(), op) in (("q", "Q"), ("BDC", "EMC"))
    assert open_ones == []
