"""What the room of compose may not say: no colour, no length, no typeface, no sentence; all labels known and needed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import chain

import pytest

from iisam_workshop import resources
from iisam_workshop.model.wording import Wording
from tests import sources

ROOM = [module for module in sources.MODULES if module.startswith("compose/")]
FORBIDDEN = re.compile(
    r"#[0-9A-Fa-f]{3,8}\b|\b\d+(?:\.\d+)?\s?(?:pt|mm|cm|px|points?)\b"
    r"|Helvetica|Times-|Courier|Atkinson|Hyperlegible|\.ttf|\bred\b|\bgrey\b|\bbold-italic\b"
)
PAPER_WORDS = {
    *("colour", "color", "font", "fontname", "fontsize", "size", "leading", "margin", "margins", "mm", "cm", "pt"),
    *("points", "inch", "ink", "rgb", "palette", "styles", "reportlab", "canvas"),
}


def docstrings(module: str) -> set[ast.Constant]:
    """What documents a module, a class, a function or, below it, a constant."""
    tree = sources.tree(module)
    noted = {node.value for node in tree.body if isinstance(node, ast.Expr)}
    holders = [tree, *(node for node in sources.nodes(module) if isinstance(node, ast.FunctionDef | ast.ClassDef))]
    found = (node.body[0].value for node in holders if isinstance(node.body[0], ast.Expr))
    return {value for value in (*found, *noted) if isinstance(value, ast.Constant)}


def strings(module: str) -> Iterator[str]:
    aside = docstrings(module)
    for node in sources.nodes(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in aside:
            yield node.value


@pytest.mark.parametrize("module", ROOM)
def test_no_colour_length_or_typeface_is_named(module: str) -> None:
    assert [text for text in strings(module) if FORBIDDEN.search(text)] == []


@pytest.mark.parametrize("module", ROOM)
def test_no_measure_or_ink_is_handled(module: str) -> None:
    named = [node.id for node in sources.nodes(module) if isinstance(node, ast.Name)]
    named += [node.attr for node in sources.nodes(module) if isinstance(node, ast.Attribute)]
    named += [node.arg for node in sources.nodes(module) if isinstance(node, ast.keyword) and node.arg]
    assert [each for each in named if each.lower() in PAPER_WORDS] == []
    numbers = [node.value for node in sources.nodes(module) if isinstance(node, ast.Constant)]
    assert [number for number in numbers if isinstance(number, float)] == []


@pytest.mark.parametrize("module", [name for name in ROOM if name != "compose/template_problems.py"])
def test_no_sentence_for_the_reader_stands_in_python(module: str) -> None:
    """Sentences come from templates, labels and content files; messages of errors are for developers."""
    raised = {part for node in sources.nodes(module) if isinstance(node, ast.Raise) for part in ast.walk(node)}
    aside = docstrings(module) | raised
    found = [node.value for node in sources.nodes(module) if isinstance(node, ast.Constant) and node not in aside]
    sentence = re.compile(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}")
    assert [text for text in found if isinstance(text, str) and sentence.search(text)] == []


def test_the_searches_would_find_what_they_look_for() -> None:
    for text in ("#46307A", "12 pt", "18mm", "Helvetica-Bold", "a.ttf"):
        assert FORBIDDEN.search(text)
    for text in ("#A", "# {title}", "-1 of 3", "part 2 of 5"):
        assert not FORBIDDEN.search(text)


# -- labels


def nodes_of(modules: Iterable[str]) -> Iterator[ast.AST]:
    return chain.from_iterable(map(sources.nodes, modules))


def label_patterns(nodes: Iterable[ast.AST]) -> tuple[set[str], list[re.Pattern[str]]]:
    """Every text of some sources, and a pattern for each text with holes."""
    texts: set[str] = set()
    patterns = []
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts.add(node.value)
        elif isinstance(node, ast.JoinedStr):
            parts = [re.escape(p.value) if isinstance(p, ast.Constant) else r"[a-z0-9-]+" for p in node.values]
            if any(isinstance(p, ast.Constant) and "." in str(p.value) for p in node.values):
                patterns.append(re.compile("".join(parts)))
    return texts, patterns


def asked_for(nodes: Iterable[ast.AST]) -> Iterator[ast.expr]:
    """What is looked up among the labels: ``wording.labels[...]``, ``labels[...]``, ``wording.label(...)``."""
    for node in nodes:
        if isinstance(node, ast.Subscript) and _is_labels(node.value):
            yield node.slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "label":
            yield node.args[0]


def _is_labels(node: ast.expr) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr == "labels") or (
        isinstance(node, ast.Name) and node.id == "labels"
    )


def test_every_label_that_is_asked_for_is_defined(wording: Wording) -> None:
    exact = [key.value for key in asked_for(nodes_of(ROOM)) if isinstance(key, ast.Constant)]
    assert len(exact) > 20
    assert [key for key in exact if key not in wording.labels] == []
    for key in asked_for(nodes_of(ROOM)):
        if isinstance(key, ast.JoinedStr):
            (pattern,) = label_patterns(ast.walk(key))[1]
            assert [each for each in wording.labels if pattern.fullmatch(each)], ast.unparse(key)


def unused(keys: Iterable[str], modules: Iterable[str]) -> list[str]:
    texts, patterns = label_patterns(nodes_of(modules))
    return [key for key in keys if key not in texts and not any(pattern.fullmatch(key) for pattern in patterns)]


def test_every_label_is_used(wording: Wording) -> None:
    left = unused(wording.labels, ROOM)
    stems = "|".join({re.escape(key.partition(".")[0]) for key in left})
    begins = re.compile(rf"""["'](?:{stems})["'.]|\bf["']{{[^"']*}}\.""")  # all other modules need not be parsed
    left = unused(left, [each for each in sources.MODULES if begins.search(sources.source(each))])
    assert unused(left, sources.MODULES if left else ()) == []


def test_no_label_is_defined_twice_and_none_is_empty() -> None:
    lines = resources.read_text("templates", "wording/labels.en.txt").splitlines()
    keys = [line.partition(": ")[0] for line in lines if line and not line.startswith("#")]
    assert len(keys) == len(set(keys))
    assert [line for line in lines if line and not line.startswith("#") and not line.partition(": ")[2].strip()] == []


def test_every_template_is_used(wording: Wording) -> None:
    texts, _ = label_patterns(nodes_of(ROOM))
    assert [name for name in wording.templates if name not in texts] == []
    files = resources.names("templates", "wording", ".en.md.j2")
    assert sorted(wording.templates) == sorted(files)


def test_templates_are_written_with_proper_quotation_marks(wording: Wording) -> None:
    """Straight quotation marks are for programs; readers get the curved ones."""
    for name, template in wording.templates.items():
        bare = re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", template)
        assert [line for line in bare.splitlines() if re.search(r"['\"]", line)] == [], name
    assert [key for key, label in wording.labels.items() if re.search(r"['\"]", label)] == []
