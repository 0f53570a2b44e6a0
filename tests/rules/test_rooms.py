"""The rules of the house that import-linter and ruff cannot see, read from the program's own source."""

from __future__ import annotations

import ast
import os
import pickle
import re
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from importlib import import_module

import pytest

from tests import sources
from tests.sources import MODULES, nodes, tree

LONGEST_MODULE, LONGEST_FUNCTION = 260, 60
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "base", "misc", "lib", "core"}
READING_ROOMS = re.compile(r"load/.*|resources\.py|files/.*")
WRITING_ROOMS = re.compile(r"files/.*")
PATH_READS = {"read_text", "read_bytes", "iterdir", "glob", "rglob"}
PATH_WRITES = {"write_text", "write_bytes", "touch", "unlink", "rmdir", "mkdir", "rename", "hardlink_to", "symlink_to"}
OS_READS = {"fdopen", "listdir", "scandir"}
OS_WRITES = {"replace", "rename", "remove", "unlink", "mkdir", "makedirs", "rmdir", "truncate", "link", "symlink"}


@cache
def imported(module: str) -> set[str]:
    found = set()
    for node in nodes(module):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


@cache
def calls(module: str) -> set[str]:
    """Every called name, with the name it is called on: ``open``, ``os.open``, ``path.read_text``, ``.mkdir``."""
    found = set()
    for node in nodes(module):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                found.add(function.id)
            elif isinstance(function, ast.Attribute):
                owner = function.value.id if isinstance(function.value, ast.Name) else ""
                found.add(f"{owner}.{function.attr}")
    return found


def offends(call: str, paths: set[str], system: set[str]) -> bool:
    owner, _, name = call.rpartition(".")
    if owner in ("os", "shutil"):
        return name in system
    return owner != "resources" and name in paths


def test_there_are_modules_to_look_at():
    assert {"press/rl.py", "files/writing.py", "load/session.py", "jobs/build.py"} <= set(MODULES)


@pytest.mark.parametrize("library", ["reportlab", "segno"])
def test_reportlab_and_segno_come_in_by_one_door_each(library):
    doors = [module for module in MODULES if any(name.split(".")[0] == library for name in imported(module))]
    assert doors == [{"reportlab": "press/rl.py", "segno": "press/qr.py"}[library]]


def test_only_load_resources_and_files_read():
    opening = {"open", "io.open", "codecs.open", "Path.open", "tempfile.NamedTemporaryFile", "os.open"}
    allowed = {("cli/streams.py", "os.open")}  # it opens the null device where a stream is closed, or its reader gone
    found = {
        (module, call)
        for module in MODULES
        if not READING_ROOMS.fullmatch(module)
        for call in calls(module)
        if call in opening or offends(call, PATH_READS, OS_READS)
    }
    assert found == allowed


def test_only_files_writes():
    found = {
        (module, call)
        for module in MODULES
        if not WRITING_ROOMS.fullmatch(module)
        for call in calls(module)
        if offends(call, PATH_WRITES, OS_WRITES)
    }
    assert not found


NETWORK = re.compile(
    r"(aiohttp|asyncio|ftplib|http|httpx|imaplib|nntplib|poplib|requests|smtplib|socket|socketserver|ssl|telnetlib"
    r"|urllib\.request|urllib3|webbrowser|websockets|xmlrpc|_socket|_ssl)(\..*)?"
)


def taken(source: Sequence[ast.AST]) -> set[str]:
    """The modules that a source imports anywhere, and the names that it takes from them."""
    found = {each.name for node in source if isinstance(node, ast.Import) for each in node.names}
    froms = [node for node in source if isinstance(node, ast.ImportFrom) and node.module]
    return found | {f"{node.module}.{each.name}" for node in froms for each in node.names}


def test_no_module_imports_anything_of_a_network():
    reached = {module: {name for name in taken(nodes(module)) if NETWORK.fullmatch(name)} for module in MODULES}
    assert not {module: names for module, names in reached.items() if names}


@pytest.mark.parametrize(
    ("source", "network"),
    [
        ("import socket", True),
        ("from urllib.request import urlopen", True),
        ("from urllib import request", True),
        ("import http.client as c", True),
        ("def f():\n    from requests import get", True),
        ("from urllib.parse import urlsplit\nimport html", False),
    ],
)
def test_an_import_of_the_network_is_seen_wherever_it_stands(source, network):
    assert any(map(NETWORK.fullmatch, taken([*ast.walk(ast.parse(source))]))) is network


def test_modules_are_imported_by_a_computed_name_in_few_places():
    by_name = {
        module for module in MODULES if calls(module) & {"import_module", "importlib.import_module", "__import__"}
    }
    assert by_name <= {"__init__.py", "cli/lazy.py", "jobs/doctor_libraries.py", "press/rl.py"}


PLAN_AND_COMPOSE = """
import pickle
import sys

from holidays import country_holidays

from iisam_workshop.compose.documents import compose
from iisam_workshop.plan.plan import make_plan

session, wording = pickle.load(sys.stdin.buffer)
country_holidays("GB", years=[2027], language="en_GB")  # reads the library's own names of holidays, once
opened = []
sys.addaudithook(lambda event, arguments: opened.append(str(arguments[0])) if event == "open" else None)
plan = make_plan(session)
made = [compose(plan, paper, wording) for paper in plan.documents]
print(len(made), [name for name in opened if not name.endswith((".py", ".pyc", ".so"))])
"""


def test_planning_and_composing_open_no_file(session, wording, plan):
    command = [sys.executable, "-c", PLAN_AND_COMPOSE]
    environment, given = {**os.environ, "LC_ALL": "C.UTF-8"}, pickle.dumps((session, wording))
    done = subprocess.run(command, input=given, capture_output=True, check=True, env=environment)
    assert done.stdout.decode() == f"{len(plan.documents)} []{os.linesep}"


def test_papers_speak_of_styles_and_never_of_type_colour_or_millimetres():
    look = re.compile(r"#[0-9A-Fa-f]{6}|Helvetica|Times|Courier|Atkinson.*|\d+(\.\d+)?\s?(mm|pt|cm|px)")
    for module in (module for module in MODULES if module.startswith("compose/")):
        texts = [node.value for node in nodes(module) if isinstance(node, ast.Constant)]
        assert not [text for text in texts if isinstance(text, str) and look.fullmatch(text)]


# -- budgets: alarms that ask for a second look, not laws


def test_no_module_has_outgrown_its_room():
    lengths = {module: len(sources.source(module).splitlines()) for module in MODULES}
    assert not {module: length for module, length in lengths.items() if length > LONGEST_MODULE}


def test_no_function_has_outgrown_its_room():
    lengths = {
        (module, node.name): node.end_lineno - node.lineno + 1
        for module in MODULES
        for node in nodes(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert not {function: length for function, length in lengths.items() if length > LONGEST_FUNCTION}


def test_every_module_has_a_name_that_says_something_and_tells_what_it_knows():
    assert not [module for module in MODULES if set(re.split(r"[/_.]", module)) & VAGUE]
    assert not [module for module in MODULES if not ast.get_docstring(tree(module))]


PUBLIC = [each for each in MODULES if not each.endswith(("__init__.py", "__main__.py"))]


@cache
def public(module: str) -> set[str]:
    lists = [
        node.value
        for node in tree(module).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    ]
    assert len(lists) == 1
    return set(ast.literal_eval(lists[0]))


def test_every_module_says_what_is_public_and_has_it():
    assert not [module for module in PUBLIC if not public(module)]
    bound = {module: {name for node in tree(module).body for name in _bound(node)} for module in PUBLIC}
    late = [module for module in PUBLIC if "__getattr__" in bound[module]]
    for module in late:  # what such a module has, it has when it is asked
        home = import_module("iisam_workshop." + module.removesuffix(".py").replace("/", "."))
        bound[module] |= {name for name in public(module) if hasattr(home, name)}
    assert not {module: public(module) - bound[module] for module in PUBLIC if public(module) - bound[module]}


def test_a_module_takes_from_another_only_what_is_public_there():
    taken = {
        (module, home, name.name)
        for module in MODULES
        for node in nodes(module)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("iisam_workshop.")
        for home in [node.module.removeprefix("iisam_workshop.").replace(".", "/") + ".py"]
        for name in node.names
        if home in PUBLIC
    }
    assert not [(module, home, name) for module, home, name in sorted(taken) if name not in public(home)]


def _bound(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return {node.name}
    if isinstance(node, ast.Assign):
        return {target.id for target in node.targets if isinstance(target, ast.Name)}
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return {node.target.id}
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {name.asname or name.name for name in node.names}
    return set()
