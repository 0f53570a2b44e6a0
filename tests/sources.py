"""The program's own sources, for the rules that are read from them: each is read, parsed and walked once."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "iisam_workshop"
MODULES = sorted(path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py"))


@cache
def source(module: str) -> str:
    """The text of a module, named by its path in the package."""
    return (PACKAGE / module).read_text(encoding="utf-8")


@cache
def tree(module: str) -> ast.Module:
    """A module as it is parsed; not to be changed."""
    return ast.parse(source(module))


@cache
def nodes(module: str) -> tuple[ast.AST, ...]:
    """Everything in a module, from the outside in, as ``ast.walk`` has it but for the marks of loading and storing."""
    found: list[ast.AST] = [tree(module)]
    for node in found:  # which grows as it is walked
        for name in node._fields:
            value = getattr(node, name, None) if name != "ctx" else None
            if isinstance(value, list):
                found += [each for each in value if isinstance(each, ast.AST)]
            elif isinstance(value, ast.AST):
                found.append(value)
    return tuple(found)
