"""What must be printed again is what has changed, is new or is wanted more often; and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iisam_workshop.jobs.reprint import Again, reprint
from iisam_workshop.load.made import Made, MadeFile, MadePaper, made_in

ATTENDEE, DESK, TABLE = ("attendee", "person"), ("desk", "once"), ("table", "table")


def paper(name: str, digest: str = "aaaaaa", own: tuple[tuple[str, ...], ...] = (), pages: int = 2) -> MadePaper:
    return MadePaper(name, f"parts/{name}.pdf", len(own) or pages, digest, own)


def made(*papers: tuple[MadePaper, tuple[str, str], int], cards: tuple[str, ...] = ("22222",)) -> Made:
    """A build of these papers (for whom, how many), with the pack of each audience that is given copies."""
    files = [MadeFile(each.file, audience, copies, per, False) for each, (audience, per), copies in papers]
    numbers = {(audience, per): copies for _, (audience, per), copies in papers if per != "once"}
    packs = [
        MadeFile(
            f"{audience}-pack.pdf", audience, n, per, False, tuple(f.path for f in files if f.audience == audience)
        )
        for (audience, per), n in numbers.items()
    ]
    files += [*packs, MadeFile("session-pack.pdf", "all", 1, "once", True, ("parts/agenda.pdf",))]
    return Made({file.path: file for file in files}, tuple(each for each, *_ in papers), cards)


AGENDA, STORY, SHEET = paper("agenda"), paper("story"), paper("sheet")
BADGES = paper("badges", own=(("one", "two"), ("three",)))
BEFORE = made((AGENDA, ATTENDEE, 24), (STORY, ATTENDEE, 24), (SHEET, TABLE, 4), (BADGES, DESK, 1))


def again(now: Made, **more: bool):
    found = reprint(BEFORE, now, **more)
    assert found is not None
    return found


def with_papers(*papers: MadePaper, attendees: int = 24, tables: int = 4) -> Made:
    audiences = {"sheet": (TABLE, tables), "badges": (DESK, 1)}
    return made(*((each, *audiences.get(each.id, (ATTENDEE, attendees))) for each in papers))


def test_what_is_as_before_is_not_printed_again():
    assert again(BEFORE) == replace(again(BEFORE), again=(), gone=(), withdrawn=())


def test_a_paper_that_has_changed_is_printed_again_whole_and_as_often_as_it_was():
    now = with_papers(AGENDA, replace(STORY, digest="bbbbbb"), SHEET, BADGES)
    assert again(now).again == (Again("parts/story.pdf", "changed", (), 24),)


def test_one_more_person_needs_one_more_pack_and_none_of_its_papers_alone():
    assert again(with_papers(AGENDA, STORY, SHEET, BADGES, attendees=25)).again == (
        Again("attendee-pack.pdf", "more", (), 1),
    )


def test_a_changed_paper_is_not_counted_twice_where_there_are_more_packs():
    now = with_papers(AGENDA, replace(STORY, digest="bbbbbb"), SHEET, BADGES, attendees=26)
    assert again(now).again == (
        Again("attendee-pack.pdf", "more", (), 2),
        Again("parts/story.pdf", "changed", (), 24),
    )


def test_fewer_people_need_nothing_and_a_changed_paper_only_as_often_as_there_are_people():
    now = with_papers(AGENDA, replace(STORY, digest="bbbbbb"), SHEET, BADGES, attendees=20)
    assert again(now).again == (Again("parts/story.pdf", "changed", (), 20),)


def test_a_pack_all_of_whose_papers_have_changed_is_one_thing_to_print():
    now = with_papers(replace(AGENDA, digest="b"), replace(STORY, digest="b"), SHEET, BADGES, attendees=25)
    assert again(now).again == (Again("attendee-pack.pdf", "changed", (), 25),)


@pytest.mark.parametrize(
    ("own", "pages"),
    [
        ((("one", "two"), ("other",)), (2,)),
        ((("one", "new"), ("three",)), (1,)),
        ((("three",), ("two", "one")), None),
        ((("new",), ("one", "two"), ("three",)), (1,)),
        ((("x", "y"), ("z",)), ()),
    ],
    ids=["second changed", "half a page changed", "in another order", "one more in front", "all changed"],
)
def test_where_pages_are_somebodys_own_only_pages_with_something_new_are_printed(own, pages):
    now = with_papers(AGENDA, STORY, SHEET, replace(BADGES, digest="b", own_pages=own, pages=len(own)))
    wanted = () if pages is None else (Again("parts/badges.pdf", "changed", pages, 1),)
    assert again(now).again == wanted


def test_new_papers_are_listed_and_those_no_longer_made_are_not_needed():
    now = with_papers(AGENDA, paper("extra"), SHEET, BADGES)
    assert again(now).again == (Again("parts/extra.pdf", "new", (), 24),)
    assert again(now).gone == ("parts/story.pdf",)
    assert again(now, whole=False).gone == ()


def test_papers_of_no_pack_of_which_more_are_needed_are_counted_by_themselves():
    once = made((replace(AGENDA, id="observer"), ("facilitator", "table"), 4))
    packless = replace(once, files={path: file for path, file in once.files.items() if "pack" not in path})
    more = replace(packless, files={path: replace(file, copies=6) for path, file in packless.files.items()})
    assert reprint(packless, more).again == (Again("parts/agenda.pdf", "more", (), 2),)


def test_packs_in_two_languages_hold_the_papers_of_their_own():
    both = [replace(AGENDA, file=f"parts/agenda.{mark}.pdf") for mark in ("en", "cy")]
    files = [MadeFile(each.file, "attendee", 24, "person", False) for each in both]
    files += [
        MadeFile(f"attendee-pack.{m}.pdf", "attendee", 24, "person", False, (f"parts/agenda.{m}.pdf",))
        for m in ("en", "cy")
    ]
    before = Made({file.path: file for file in files}, tuple(both), ())
    changed = replace(before, papers=(both[0], replace(both[1], digest="b")))
    assert reprint(before, changed).again == (Again("parts/agenda.cy.pdf", "changed", (), 24),)


LARGE = "attendee-pack-large-print.pdf"


def with_large(build: Made, copies: int) -> Made:
    """The build with a pack in large print of what attendees get."""
    held = ("parts/agenda.pdf", "parts/story.pdf")
    return replace(build, files={**build.files, LARGE: MadeFile(LARGE, "attendee", copies, "person", False, held)})


def test_a_pack_in_large_print_is_printed_again_whole_when_any_paper_of_it_has_changed():
    now = with_large(with_papers(AGENDA, replace(STORY, digest="b"), SHEET, BADGES), 2)
    assert reprint(with_large(BEFORE, 2), now).again == (
        Again(LARGE, "changed", (), 2),
        Again("parts/story.pdf", "changed", (), 24),
    )


def test_the_first_who_wants_large_print_needs_a_pack_and_one_more_a_copy():
    assert reprint(BEFORE, with_large(with_papers(AGENDA, STORY, SHEET, BADGES, attendees=23), 1)).again == (
        Again(LARGE, "new", (), 1),
    )
    assert reprint(with_large(BEFORE, 1), with_large(BEFORE, 3)).again == (Again(LARGE, "more", (), 2),)


def test_where_everybody_wants_large_print_nothing_else_is_printed():
    now = with_papers(AGENDA, replace(STORY, digest="b"), SHEET, BADGES, attendees=0)
    assert reprint(with_large(BEFORE, 2), with_large(now, 24)).again == (Again(LARGE, "changed", (), 24),)


def test_a_new_pack_is_one_thing_to_print():
    now = made(
        (AGENDA, ATTENDEE, 24),
        (STORY, ATTENDEE, 24),
        (SHEET, TABLE, 4),
        (BADGES, DESK, 1),
        (paper("guide"), ("facilitator", "facilitator"), 2),
    )
    assert again(now).again == (Again("facilitator-pack.pdf", "new", (), 2),)


def test_cards_that_nobody_holds_any_more_are_named_by_their_codes():
    assert again(replace(BEFORE, cards=("33333",))).withdrawn == ("22222",)


def test_a_manifest_that_does_not_say_where_papers_lie_is_not_compared():
    old = replace(BEFORE, papers=tuple(replace(each, file="") for each in BEFORE.papers))
    assert reprint(old, BEFORE) is None


def test_a_folder_without_a_build_of_ours_tells_nothing(tmp_path):
    assert made_in(tmp_path) is None
    for text in ("", "[]", '{"program": {"other": "1"}}', '{"program": {"iisam-workshop": "1"}, "files": 7}'):
        (tmp_path / "manifest.json").write_text(text)
        assert made_in(tmp_path) is None


def test_a_build_is_the_same_as_itself_and_knows_its_own_pages(build_dir):
    built = made_in(build_dir)
    assert reprint(built, built).again == ()
    own = {each.id: len(each.own_pages) for each in built.papers if each.own_pages}
    assert own["bingo-cards"] == 27
    assert all(len(each.own_pages) in (0, each.pages) for each in built.papers)


def test_the_cover_of_a_pack_that_says_something_else_is_printed_again_as_often_as_it_was():
    def fronted(build: Made, digest: str, copies: int = 24) -> Made:
        pack = replace(build.files["attendee-pack.pdf"], front=(digest, 2), copies=copies)
        return replace(build, files={**build.files, pack.path: pack})

    assert reprint(fronted(BEFORE, "a"), fronted(BEFORE, "a")).again == ()
    assert reprint(BEFORE, fronted(BEFORE, "a")).again == (), "an earlier version did not say"
    assert reprint(fronted(BEFORE, "a"), fronted(BEFORE, "b", 25)).again == (
        Again("attendee-pack.pdf", "changed", (1, 2), 24),
        Again("attendee-pack.pdf", "more", (), 1),
    )


def test_a_file_that_is_neither_paper_nor_pack_is_printed_again_where_it_differs():
    def with_order(sha256: str) -> Made:
        order = MadeFile("print-order.pdf", "facilitator", 1, "once", False, sha256=sha256)
        return replace(BEFORE, files={**BEFORE.files, order.path: order})

    assert reprint(with_order("a"), with_order("a")).again == ()
    assert reprint(with_order("a"), with_order("b")).again == (Again("print-order.pdf", "changed", (), 1),)
    assert reprint(BEFORE, with_order("b")).again == (Again("print-order.pdf", "new", (), 1),)
