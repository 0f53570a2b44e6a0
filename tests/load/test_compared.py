"""Pairs of PDFs go to other processes in groups, and whatever these answer, each pair has its answer."""

from __future__ import annotations

import json

import pytest

from iisam_workshop.load import compared
from iisam_workshop.load.compared import Compared, PageDifference, compare

GOOD = {"pages": [], "about": False}


class Process:
    """Answers in the place of the other process, and remembers how many pairs and seconds it was given."""

    def __init__(self, *answers: object) -> None:
        self.answers = answers
        self.given: list[tuple[int, int]] = []

    def __call__(self, module: str, request: bytes, seconds: float) -> bytes | None:
        head, _, files = request.partition(b"\n")
        told = json.loads(head)
        assert sum(map(sum, told["sizes"])) == len(files)
        assert (module, seconds) == ("iisam_workshop.load.pdf_compare", 1.5 * told["seconds"])
        self.given.append((len(told["sizes"]), told["seconds"]))
        answer = self.answers[len(self.given) - 1] if self.answers else [GOOD] * len(told["sizes"])
        if isinstance(answer, list):
            return b"".join(json.dumps(each).encode() + b"\n" for each in answer)
        return answer if isinstance(answer, bytes) else None


def answered(monkeypatch: pytest.MonkeyPatch, pairs: int, *answers: object) -> tuple[list[Compared], Process]:
    process = Process(*answers)
    monkeypatch.setattr(compared, "answer_of", process)
    return list(compare([(b"a", b"bc")] * pairs)), process


def test_what_is_found_comes_as_it_was_told(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [[3, "A-1", "Agenda", "text"], [4, "A-\x1b2", "x" * 300, "gone"]]
    told = [{"pages": pages, "about": True}, {"unread": 0}, {"unread": 1}]
    found, process = answered(monkeypatch, 3, told)
    assert found == [
        Compared(
            (PageDifference(3, "A-1", "Agenda", "text"), PageDifference(4, "A-\\x1b2", "x" * 200, "gone")),
            about=True,
        ),
        Compared(unread="old"),
        Compared(unread="new"),
    ]
    assert process.given == [(3, 20)]


def test_twenty_pairs_share_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    found, process = answered(monkeypatch, 41)
    assert found == [Compared()] * 41
    assert process.given == [(20, 20), (20, 20), (1, 20)]


def test_large_files_go_alone_and_have_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    process = Process()
    monkeypatch.setattr(compared, "answer_of", process)
    large = bytes(9 << 20)
    assert list(compare([(b"a", b"b"), (large, b""), (b"", large)])) == [Compared()] * 3
    assert process.given == [(2, 20 + 4 * 9), (1, 20 + 4 * 9)]


@pytest.mark.parametrize(
    "answer",
    [
        *(None, b"", b"no JSON\n", [GOOD, GOOD], [{}], [{"pages": [[1, "A", "", "odd"]], "about": False}]),
        [{"pages": [["x"]], "about": False}],
    ],
)
def test_an_answer_that_makes_no_sense_is_one_file_too_much(answer: object, monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = answered(monkeypatch, 1, answer)
    assert found == [Compared(unread="heavy")]


def test_of_several_of_which_one_is_too_much_each_has_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    found, process = answered(monkeypatch, 3, None, [GOOD], None, [{"unread": 0}])
    assert found == [Compared(), Compared(unread="heavy"), Compared(unread="old")]
    assert [pairs for pairs, _ in process.given] == [3, 1, 1, 1]
