"""Every problem code has its section in the guide, and every section its code."""

from __future__ import annotations

import ast
import re
from functools import cache

from tests.sources import CHECKOUT, MODULES, nodes, source

CODE = re.compile(r"\bIW\d{3}\b")
FIRST_DIGITS = "12345678"


@cache
def codes_in_source() -> dict[str, set[str]]:
    """Code -> the modules that use it in a text of their own, docstrings apart."""
    found: dict[str, set[str]] = {}
    for module in MODULES:
        for text in _texts(module) if CODE.search(source(module)) else ():
            for code in CODE.findall(text):
                found.setdefault(code, set()).add(module.rpartition("/")[2])
    return found


def _texts(module: str) -> list[str]:
    said = {id(node.value) for node in nodes(module) if isinstance(node, ast.Expr)}
    constants = (node for node in nodes(module) if isinstance(node, ast.Constant) and id(node) not in said)
    return [node.value for node in constants if isinstance(node.value, str)]


def sections() -> list[str]:
    guide = (CHECKOUT / "docs" / "errors.md").read_text(encoding="utf-8")
    return re.findall(r"^## (IW\d{3})\b", guide, re.MULTILINE)


def test_the_guide_has_a_section_for_every_code_and_no_other():
    assert sorted(sections()) == sorted(codes_in_source())


def test_the_sections_stand_in_the_order_of_their_codes_each_once():
    assert sections() == sorted(set(sections()))


def test_every_code_has_a_first_digit_that_leads_to_an_exit_code():
    ours_to_answer_for = {"IW901"}
    assert {code[2] for code in set(codes_in_source()) - ours_to_answer_for} <= set(FIRST_DIGITS)


def _problems() -> list[tuple[str, ast.Call]]:
    """Every problem that is made in the package, with the place of the line that makes it."""
    return [
        (f"{module}:{node.lineno}", node)
        for module in MODULES
        if "Problem(" in source(module)  # all others need not be parsed
        for node in nodes(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem"
    ]


def test_every_problem_has_a_remedy():
    made = _problems()
    assert len(made) > 400
    assert [place for place, call in made if not _hint(call)] == []


def _hint(call: ast.Call) -> bool:
    given = [*call.args[2:3], *(each.value for each in call.keywords if each.arg == "hint")]
    return bool(given) and not (isinstance(given[0], ast.Constant) and not given[0].value)
