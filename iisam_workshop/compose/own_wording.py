"""What a council's own template may hold: text, given values, ``if`` and ``for`` over them; no call and no way out.

The values and slots of a document are those that our own template of it has. Each fault is told with file and line.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import TemplateSyntaxError, nodes

from iisam_workshop.compose.template_limits import TooMuch, not_too_many_parts
from iisam_workshop.compose.template_problems import (
    forbidden,
    slot_missing,
    too_deep,
    unfilled,
    unknown_filter,
    unknown_slot,
    unknown_value,
    unprintable,
    unreadable,
)
from iisam_workshop.compose.wording import FILTERS, parsed, slots_of
from iisam_workshop.errors import Problem
from iisam_workshop.model.wording import Wording

__all__ = ["template_faults"]

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.For, nodes.If, nodes.Filter),
    *(nodes.Getattr, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat),
)
_TESTS = ("defined", "none")
_OF_LOOPS = "loop"
_DEEPEST = 2
"""How many loops may stand inside one another."""


def template_faults(own: Wording, ours: Wording) -> Iterator[Problem]:
    """Find what a council's templates hold and may not (IW276, IW318), and slots amiss (IW277)."""
    for name, file in own.files.items():
        source, known = own.templates[name], ours.templates.get(name, "")
        try:
            tree = not_too_many_parts(parsed(source))
        except TemplateSyntaxError as error:
            yield unreadable(file, error.lineno)
            continue
        except RecursionError:
            yield unreadable(file, 0)
            continue
        except TooMuch as error:
            yield unfilled(error, file)
            continue
        yield from _forbidden(tree, file)
        yield from (too_deep(file, loop.lineno) for loop in _loops_in(tree, _DEEPEST))
        yield from _unknown_values(tree, known, file)
        yield from _slot_faults(source, known, file)


def _forbidden(tree: nodes.Node, file: str) -> Iterator[Problem]:
    for node in _inside(tree):
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            yield unknown_filter(node.name, sorted(FILTERS), file, node.lineno)
        elif not _fits(node):
            yield forbidden(node, file, _line(node))


def _loops_in(node: nodes.Node, left: int) -> Iterator[nodes.For]:
    """Return the loops inside more loops than may be; each level multiplies how often the innermost is gone through."""
    for inner in node.iter_child_nodes():
        if isinstance(inner, nodes.For) and not left:
            yield inner
        else:
            yield from _loops_in(inner, left - isinstance(inner, nodes.For))


def _line(node: nodes.Node) -> int:
    found = unprintable(node)
    return node.lineno + (found[1] if found else 0)


def _fits(node: nodes.Node) -> bool:
    match node:
        case nodes.Test():
            return node.name in _TESTS
        case nodes.Getattr():
            return not node.attr.startswith("_")
        case nodes.For():
            return not node.recursive and _given(node.iter)
        case nodes.TemplateData():
            return not unprintable(node)
    return isinstance(node, _ALLOWED)


def _inside(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Walk a tree; what stands inside something forbidden is not told again."""
    yield tree
    if _fits(tree):
        for inner in tree.iter_child_nodes():
            yield from _inside(inner)


def _given(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) or (isinstance(node, nodes.Getattr) and _given(node.node))


def _unknown_values(tree: nodes.Template, known: str, file: str) -> Iterator[Problem]:
    given, told = {node.name for node in _asked(parsed(known))}, set[str]()
    for node in _asked(tree):
        if node.name not in given | told:
            told.add(node.name)
            yield unknown_value(node.name, sorted(given), file, node.lineno)


def _asked(tree: nodes.Template) -> list[nodes.Name]:
    """Return the values that a template asks for, without those that its loops make."""
    names = [node for node in _inside(tree) if isinstance(node, nodes.Name)]
    own = {node.name for node in names if node.ctx == "store"} | {_OF_LOOPS}
    return [node for node in names if node.name not in own]


def _slot_faults(source: str, known: str, file: str) -> Iterator[Problem]:
    mine, ours = slots_of(source), slots_of(known)
    for name in ours:
        if name not in mine:
            yield slot_missing(name, file)
    for name, line in mine.items():
        if name not in ours:
            yield unknown_slot(name, list(ours), file, line)
