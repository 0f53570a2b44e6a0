"""What must be printed again is told in lines that a printing dialog can be filled from."""

from __future__ import annotations

from pathlib import Path

from iisam_workshop.cli.print_again import entry_of, lines_of
from iisam_workshop.jobs.reprint import Again, Reprint
from tests.jobs.builds import fresh, leave_only

from .running import call, edit


def test_the_first_build_has_no_list_and_one_without_changes_says_so(tmp_path: Path) -> None:
    source = fresh(tmp_path / "day")
    leave_only(source, "agenda")
    first = call("build", source, "--only", "agenda")
    assert "rint again" not in first.out
    assert call("build", source, "--only", "agenda").out.splitlines()[-1] == "Nothing to print again."
    edit(source, "\ntitle: ", "\ntitle: Another ")
    last = call("build", source, "--only", "agenda").out.splitlines()
    assert "Print again, if the build before is printed:" in last
    assert " ".join(last[-2].split()) == "attendee-pack.pdf page 1, 24 copies"  # the cover has the title too
    assert " ".join(last[-1].split()) == "parts/A-agenda.pdf all pages, 24 copies"


def test_pages_are_told_as_printing_dialogs_take_them() -> None:
    told = list(lines_of(Reprint((Again("cards.pdf", "changed", (1, 3, 4, 5, 9), 1), Again("a.pdf", "more", (), 2)))))
    assert [" ".join(line.split()) for line in told[1:]] == ["cards.pdf pages 1,3-5,9, 1 copy", "a.pdf 2 copies more"]


def test_what_is_new_what_is_not_needed_and_which_cards_are_void_is_told() -> None:
    codes = tuple(f"2222{n}" for n in range(9))
    told = list(lines_of(Reprint((Again("b.pdf", "new", (), 1),), ("c.pdf",), codes)))
    assert told[1].split() == ["b.pdf", "new,", "1", "copy"]
    assert told[2] == "No longer needed: c.pdf."
    assert told[3].startswith("Take out these 9 cards, which nobody holds any more: 22220, ")
    assert told[3].endswith(" 22227 and 1 others.")
    assert list(lines_of(Reprint((), (), ("22222",))))[-1].startswith("Take out this card,")


def test_machines_get_the_same_list() -> None:
    assert entry_of(None) is None
    assert entry_of(Reprint((Again("b.pdf", "new", (), 1), Again("c.pdf", "changed", (2,), 1)))) == {
        "files": [
            {"file": "b.pdf", "why": "new", "pages": None, "copies": 1},
            {"file": "c.pdf", "why": "changed", "pages": [2], "copies": 1},
        ],
        "not_needed": [],
        "withdrawn_cards": [],
    }
