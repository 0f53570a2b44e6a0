"""Each target finds a fault that is planted deep behind its entrance, where no first input comes by it."""

from __future__ import annotations

import importlib
import random
from collections.abc import Callable
from typing import Any

import pytest

from tests.fuzz.mutation import mutant
from tests.fuzz.targets import NAMES, target
from tests.fuzz.trying import Fault, tried
from tests.thorough import THOROUGH, rows

_TRIES = 20_000
_HERE = "tests.fuzz.targets"


def _odd(text: object) -> bool:
    return any(sign in str(text) for sign in ("ß", "İ", "\u200b", "😀"))


PLANTED: dict[str, tuple[str, str, Callable[..., bool]]] = {
    "yaml_reader": ("iisam_workshop.load.yaml_events", "may_be_a_name", lambda key, above: key == "c"),
    "session_file": ("iisam_workshop.load.session", "asked_for", lambda tree, *rest: "speakers" in tree.entries),
    "attendees": (f"{_HERE}.attendees", "people_of", lambda entries, seed: any(_odd(each.name) for each in entries)),
    "workbook": ("iisam_workshop.load.sheets", "_typed", lambda value, share: str(value).startswith(("-", "99999"))),
    "agenda_import": ("iisam_workshop.jobs.agenda_import", "one_line", lambda text, long=False: "{{" in text),
    "kept_files": ("iisam_workshop.load.made", "_file", lambda told: told.get("bytes", 5) != 5),
    "placeholders": ("iisam_workshop.model.signs", "condition_faults", lambda said, *rest: said.count(" and ") > 1),
    "text_escape": ("iisam_workshop.compose.wording", "escape_markdown", lambda value: _odd(value)),
    "file_names": (f"{_HERE}.file_names", "slug", lambda text: "~" in text),
    "pdf_insert": (f"{_HERE}.pdf_insert", "clean", lambda data: b"null" in data),
}


@pytest.mark.skipif(not THOROUGH, reason="thousands of tries; make thorough does it")
@pytest.mark.parametrize("name", rows(NAMES))
def test_a_planted_fault_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    room, function, where = PLANTED[name]
    mine, module = target(name), importlib.import_module(room)
    sound: Any = getattr(module, function)

    def broken(*arguments: Any, **named: Any) -> Any:
        if where(*arguments, **named):
            raise KeyError("planted")
        return sound(*arguments, **named)

    pool = [data[: mine.longest] for data in mine.seeds()]
    assert not any(isinstance(tried(mine, data), Fault) for data in pool)
    monkeypatch.setattr(module, function, broken)
    assert not any(isinstance(tried(mine, data), Fault) for data in pool), "the first inputs come by it"
    dice, said = random.Random(name), set[str]()
    for _ in range(_TRIES):
        data = mutant(pool, dice, mine.words, mine.longest)
        found = tried(mine, data)
        if isinstance(found, Fault):
            assert "planted" in found.said
            return
        if found not in said:
            said.add(found)
            pool.append(data)
    raise AssertionError("it was not found")
