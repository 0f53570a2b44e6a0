"""What would run, open or let through what strangers wrote stands nowhere in the program, or where a list says why."""

from __future__ import annotations

import ast
import re

from tests.sources import CHECKOUT, MODULES, nodes, source

TEMPLATES = sorted([*(CHECKOUT / "templates").rglob("*.j2"), *(CHECKOUT / "templates").rglob("*.txt")])

NEVER = {
    *("eval", "exec", "compile", "__import__", "input", "breakpoint"),
    *("os.system", "os.popen", "os.execv", "os.spawnv", "os.posix_spawn", "subprocess.getoutput", "subprocess.Popen"),
    *("yaml.load", "yaml.full_load", "yaml.unsafe_load", "yaml.load_all", "yaml.unsafe_load_all"),
    *("shelve.open", "marshal.loads", "marshal.load", "runpy.run_path", "importlib.reload", "tempfile.mktemp"),
    *("xml.etree.ElementTree.parse", "webbrowser.open"),
}
"""Calls that nothing here has a use for."""
NEVER_NAMED = {"format_map", "from_string", "FileSystemLoader", "PackageLoader", "set_trace"}
"""Methods and classes that make a template of a text, or find one by its name."""
ABROAD = {
    *("pickle", "cPickle", "dill", "shelve", "marshal", "ctypes", "telnetlib", "ftplib", "smtplib", "http", "urllib3"),
    *("requests", "httpx", "aiohttp", "socket", "socketserver", "xmlrpc", "webbrowser", "urllib.request", "ssl"),
    *(
        "svglib",
        "lxml.html",
        "xml.sax.handler",
        "xml.sax.expatreader",
        "xml.dom",
        "code",
        "codeop",
        "imp",
        "runpy",
        "pty",
    ),
}
"""Libraries that turn bytes into code, or reach for a network."""

ALLOWED = {
    ("compose/wording.py", "Markup"): "the one place where a text becomes Markdown, escaped there",
    ("compose/print_words.py", "Markup"): "labels whose parts have been escaped",
    ("compose/wording.py", "from_string"): "the packaged templates, and a council's after they were checked",
    ("load/confined.py", "subprocess.run"): "our own interpreter with our own words",
    ("jobs/doctor_machine.py", "subprocess.run"): "Java and veraPDF of the machine, asked for their version",
}


def having(*words: str) -> list[str]:
    """The modules whose source has one of the words; only these need be parsed."""
    return [module for module in MODULES if any(word in source(module) for word in words)]


def called(module: str) -> set[str]:
    """Every called name with what it is called on, as it is written."""
    return {_dotted(node.func) for node in nodes(module) if isinstance(node, ast.Call)}


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "…"


def named(module: str) -> set[str]:
    """Every name that is used or imported, without what it belongs to."""
    found = {node.attr for node in nodes(module) if isinstance(node, ast.Attribute)}
    found |= {node.id for node in nodes(module) if isinstance(node, ast.Name)}
    return found | {each.name for node in nodes(module) if isinstance(node, ast.ImportFrom) for each in node.names}


def imported(module: str) -> set[str]:
    found: set[str] = set()
    for node in nodes(module):
        if isinstance(node, ast.Import):
            found |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or "", *(f"{node.module}.{each.name}" for each in node.names)}
    return found


def above(name: str) -> set[str]:
    """A dotted name and all that it lies in."""
    parts = name.split(".")
    return {".".join(parts[: n + 1]) for n in range(len(parts))}


def test_nothing_runs_a_text_or_makes_a_template_of_one() -> None:
    bare = re.compile(rf"(?<![\w.])({'|'.join(each for each in NEVER if '.' not in each)})\(")
    owners = {each.rpartition(".")[0] + "." for each in NEVER if "." in each}
    suspects = {module for module in MODULES if bare.search(source(module))} | {*having(*owners, *NEVER_NAMED)}
    found = {(module, each) for module in suspects for each in (called(module) & NEVER) | (named(module) & NEVER_NAMED)}
    assert found - ALLOWED.keys() == set()


def test_no_library_that_makes_code_of_bytes_or_reaches_for_a_network_is_imported() -> None:
    suspects = having(*(f"import {each}" for each in ABROAD), *(f"from {each}" for each in ABROAD))
    found = {(module, each) for module in suspects for name in imported(module) for each in above(name) & ABROAD}
    assert found == set()


def test_text_is_called_safe_only_where_it_was_escaped() -> None:
    makers = {(module, "Markup") for module in having("Markup") if {"Markup", "markupsafe.Markup"} & called(module)}
    assert makers == {each for each in ALLOWED if each[1] == "Markup"}
    unescaped = re.compile(r"\|\s*safe\b|autoescape\s+false|\{%-?\s*(include|import|extends|call|raw)\b")
    found = {path.name for path in TEMPLATES if unescaped.search(path.read_text(encoding="utf-8"))}
    assert found == {"session.yaml.j2", "council.yaml.j2"}  # what ``new`` writes: quotes are escaped as YAML has them


def test_a_process_is_started_in_two_rooms_and_never_through_a_shell() -> None:
    starting = {
        (module, call) for module in having("subprocess") for call in called(module) if call.startswith("subprocess.")
    }
    assert starting == {each for each in ALLOWED if each[1] == "subprocess.run"}
    words = {
        (module, word.arg)
        for module in having("shell=")
        for node in nodes(module)
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg == "shell"
    }
    assert words == set()


def test_reportlab_is_given_markup_that_one_function_has_escaped_and_nothing_else() -> None:
    """Its Paragraph reads markup, so what makes one is made in one room, of what ``press/text.py`` has made."""
    makers = {
        (module, ast.unparse(node.args[0].func) if isinstance(node.args[0], ast.Call) else ast.unparse(node.args[0]))
        for module in having(*(f"{each}(" for each in PARAGRAPHS))
        for node in nodes(module)
        if isinstance(node, ast.Call) and _dotted(node.func).rpartition(".")[2] in PARAGRAPHS
    }
    assert {made for _, made in makers} == {"markup", "as_markup"}
    drawn = {
        module
        for module in having("rl.Paragraph", "rl.XPreformatted")
        if module.startswith("press/") and {"rl.Paragraph", "rl.XPreformatted"} & (called(module) | named(module))
    }
    assert drawn == set()
    own = {
        module
        for module in having("Paragraph):")
        for node in nodes(module)
        if _is_a(node, {"Paragraph", "rl.Paragraph"})
    }
    assert own == {"press/paragraphs.py"}


PARAGRAPHS = {"TaggedParagraph", "XPreformatted"}


def _is_a(node: ast.AST, bases: set[str]) -> bool:
    return isinstance(node, ast.ClassDef) and bool(bases & {ast.unparse(base) for base in node.bases})


def test_a_text_with_braces_is_filled_only_where_it_is_ours() -> None:
    """A label of a council may have the names in braces that ours has and no more (``load/own_wording.py``, IW275)."""
    ours = re.compile(r"labels?\b.*\[|\.label\(|^_?[A-Z][A-Z_]*(\[.*\])?$|\bwords\[")
    filling = {
        (module, ast.unparse(node.func.value))
        for module in having(".format(")
        for node in nodes(module)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "format"
        and not isinstance(node.func.value, ast.Constant)
    }
    assert {each for each in filling if not ours.search(each[1])} == FORMATS.keys()


FORMATS = {
    ("model/wording.py", "text"): "a label",
    ("load/foreign/arrange.py", "parallel"): "a line of templates/new/import.en.txt",
    ("plan/documents.py", "own.get(f'title.{paper.id}', paper.title)"): "a label, or a title of ours",
    ("plan/documents.py", "p.title"): "a title of ours",
    ("press/furniture.py", "pattern"): "a label",
    ("cli/lazy.py", "self._module"): "a name of ours",
}
