"""The code of the developers' page works as it stands there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from tests.bind.strangers import made
from tests.reading import Reading

PAGE = Path(__file__).parents[2] / "docs" / "binding.md"


def test_the_example_merges_two_tagged_files(capsys: Any) -> None:
    (code,) = re.findall(r"(?s)```python\n(.*?)```", PAGE.read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    exec(compile(code, str(PAGE), "exec"), names)
    data = made()
    alone = Reading(data)
    pages = len(alone.pdf.pages)
    reading = Reading(names["merged"](data, data, (pages, pages)))
    assert reading.problems() == []
    assert [part.words() for part in reading.tree[0].kids] == [alone.text()] * 2
    assert capsys.readouterr().out == "PDF/UA-1: True without: ()\n"
