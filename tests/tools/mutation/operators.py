"""Small changes of a module's source that a test ought to notice, one at a time.

Left alone, as they say nothing about what the program does: annotations, decorators, docstrings, ``__all__``, asserts,
``strict=`` of ``zip``, and texts for readers (of ``Problem`` only the code is changed, of ``raise`` nothing else).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import CodeType

__all__ = ["Change", "Source"]


@dataclass(frozen=True)
class Change:
    """One change: line, operator, source before and after, and the outermost function that holds it.

    ``lines`` are those of the statement that holds it, without what stands in the statement's body. ``function`` is
    empty for what is run when the module is imported; ``first`` is the function's first line.
    """

    line: int
    lines: range
    operator: str
    before: str
    after: str
    function: str
    first: int
    put: Callable[[], None]
    undo: Callable[[], None]


class Source:
    """A module's source, with its changes in the order of their places."""

    def __init__(self, text: str, file: str) -> None:
        self.tree, self.file = ast.parse(text), file
        self.changes = [each for node in self.tree.body for each in _statement(self.tree, "body", node)]

    def changed(self, number: int) -> CodeType:
        """Return the compiled module with one change in it."""
        change = self.changes[number]
        change.put()
        try:
            return compile(ast.fix_missing_locations(self.tree), self.file, "exec")
        finally:
            change.undo()


# -- walking


@dataclass(frozen=True)
class _At:
    """Where a walk is: in which function, and whether in something that only tells people."""

    function: str = ""
    first: int = 0
    prefix: str = ""
    told: bool = False
    lines: range = range(0)


_TOLD = {"Problem"}
_SKIPPED = {"decorator_list", "annotation", "returns", "type_params", "bases", "keywords"}


def _statement(parent: ast.AST, name: str, node: ast.AST) -> Iterator[Change]:
    yield from _walk(parent, name, node, _At())


def _walk(parent: ast.AST, name: str, node: ast.AST, at: _At) -> Iterator[Change]:
    if _is_silent(node):
        return
    if isinstance(node, ast.stmt):
        at = replace(at, lines=_lines(node))
    for operator, new in _new(node, at):
        yield _change(parent, name, node, new, operator, at)
    for inner, child in _children(node):
        yield from _walk(node, inner, child, _within(node, inner, child, at))


def _lines(node: ast.stmt) -> range:
    body = [each.lineno for each in getattr(node, "body", ())] or [
        case.pattern.lineno for case in getattr(node, "cases", ())
    ]
    return range(node.lineno, max(min(body, default=(node.end_lineno or node.lineno) + 1), node.lineno + 1))


def _children(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    classes = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.arg | ast.AnnAssign)
    for name, value in ast.iter_fields(node):
        if classes and name in _SKIPPED:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                yield name, child


def _is_silent(node: ast.AST) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Assert() | ast.JoinedStr() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Assign(targets=[ast.Name(id="__all__")]) | ast.keyword(arg="strict"):
            return True
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
    return False


def _within(node: ast.AST, name: str, child: ast.AST, at: _At) -> _At:
    match node:
        case ast.FunctionDef(name=function) if name == "body" and not at.function:
            first = min((each.lineno for each in node.decorator_list), default=node.lineno)
            return _At(f"{at.prefix}{function}", first)
        case ast.ClassDef(name=called) if not at.function:
            return _At(prefix=f"{at.prefix}{called}.")
        case ast.Raise():
            return replace(at, told=True)
        case ast.Call(func=ast.Name(id=called)) if called in _TOLD:
            return replace(at, told=True)
    return at


def _change(parent: ast.AST, name: str, node: ast.AST, new: ast.AST, operator: str, at: _At) -> Change:
    held = getattr(parent, name)
    ast.copy_location(new, node)

    def put(what: ast.AST) -> None:
        if isinstance(held, list):
            spot = next(n for n, each in enumerate(held) if each is node or each is new)
            held[spot] = what
        else:
            setattr(parent, name, what)

    line = getattr(node, "lineno", getattr(parent, "lineno", 1))
    before, after = (" ".join(ast.unparse(each).split())[:160] for each in (node, new))
    lines = at.lines or range(line, line + 1)
    return Change(line, lines, operator, before, after, at.function, at.first, lambda: put(new), lambda: put(node))


# -- what is changed

_EDGE: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt}
_CONTRARY: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.GtE, ast.GtE: ast.Lt, ast.Gt: ast.LtE, ast.LtE: ast.Gt,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_OTHER: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult,
    ast.Pow: ast.Mult, ast.BitOr: ast.BitAnd, ast.BitAnd: ast.BitOr, ast.BitXor: ast.BitOr, ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
}  # fmt: skip
_TWIN = {"min": "max", "max": "min", "any": "all", "all": "any"}
_CODE = re.compile(r"IW\d{3}")

New = Iterator[tuple[str, ast.AST]]


def _new(node: ast.AST, at: _At) -> New:
    """Yield what may stand in the place of a node, with the operator's name."""
    if at.told:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _CODE.fullmatch(node.value):
            yield "code", ast.Constant("IW000")
        return
    for kind in (_steps, _values, _logic, _conditions):
        yield from kind(node)


def _steps(node: ast.AST) -> New:
    match node:
        case ast.Return(value=ast.expr() as value) if not (isinstance(value, ast.Constant) and value.value is None):
            yield "return", ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call()) | ast.Assign(targets=[ast.Subscript() | ast.Attribute()]):
            yield "statement", ast.Pass()
        case ast.Break():
            yield "loop", ast.Continue()
        case ast.Continue():
            yield "loop", ast.Break()
        case ast.AugAssign(target=target, op=op, value=value):
            if not isinstance(target, ast.Name):
                yield "statement", ast.Pass()
            if type(op) in _OTHER:
                yield "arithmetic", ast.AugAssign(target, _OTHER[type(op)](), value)


def _values(node: ast.AST) -> New:
    match node:
        case ast.Constant():
            yield from _constants(node)
        case ast.Call(func=ast.Name(id=called)) if called in _TWIN:
            yield "twin", ast.Call(ast.Name(_TWIN[called], ast.Load()), node.args, node.keywords)
        case ast.Slice():
            yield from _slices(node)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OTHER and not _is_type(node):
            yield "arithmetic", ast.BinOp(left, _OTHER[type(op)](), right)


def _logic(node: ast.AST) -> New:
    match node:
        case ast.Compare(left=left, ops=ops, comparators=others):
            for number, op in enumerate(ops):
                for name, table in (("boundary", _EDGE), ("comparison", _CONTRARY)):
                    if type(op) in table:
                        yield name, ast.Compare(left, [*ops[:number], table[type(op)](), *ops[number + 1 :]], others)
        case ast.BoolOp(op=op, values=values):
            yield "and/or", ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(op=ast.Not() | ast.USub(), operand=operand):
            yield "not", operand


def _conditions(node: ast.AST) -> New:
    match node:
        case ast.comprehension(ifs=[_, *_]):
            yield "filter", ast.comprehension(node.target, node.iter, [], node.is_async)
        case ast.If(test=test):
            for value in (True, False):
                yield "condition", ast.If(ast.Constant(value), node.body, node.orelse)
        case ast.While(test=test) if not isinstance(test, ast.Constant):
            yield "condition", ast.While(ast.Constant(False), node.body, node.orelse)
        case ast.IfExp(test=test, body=body, orelse=other):
            yield "condition", body
            yield "condition", other


def _is_type(node: ast.BinOp) -> bool:
    """Tell whether this is a union of types, such as ``str | None``."""
    if not isinstance(node.op, ast.BitOr):
        return False
    names = [each for each in ast.walk(node) if isinstance(each, ast.Name)]
    known = {"str", "int", "float", "bool", "bytes", "tuple", "list", "dict", "set", "frozenset", "date", "time"}
    return any(isinstance(each, ast.Constant) and each.value is None for each in (node.left, node.right)) or all(
        each.id in known or (each.id[:1].isupper() and not each.id.isupper()) for each in names
    )


def _constants(node: ast.Constant) -> New:
    value = node.value
    if isinstance(value, bool):
        yield "constant", ast.Constant(not value)
    elif isinstance(value, int | float):
        yield "number", ast.Constant(value + 1)
        yield "number", ast.Constant(value - 1)
    elif isinstance(value, str) and not _is_text(value):
        yield "string", ast.Constant("" if value else "XX")
    elif isinstance(value, bytes):
        yield "string", ast.Constant(b"" if value else b"XX")


def _is_text(value: str) -> bool:
    """Tell whether people read this: words with a space between them."""
    return re.search(r"\w[,;:]? \w", value) is not None


def _slices(node: ast.Slice) -> New:
    one = ast.Constant(1)
    for name in ("lower", "upper"):
        bound = getattr(node, name)
        if bound is not None and not isinstance(bound, ast.Constant | ast.UnaryOp):
            fields = {"lower": node.lower, "upper": node.upper, "step": node.step}
            yield "slice", ast.Slice(**{**fields, name: ast.BinOp(bound, ast.Add(), one)})
