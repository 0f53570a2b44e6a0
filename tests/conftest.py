"""What all tests share: the Leicestershire example at each stage of its way, one full build of it, no network.

``example`` and ``build_dir`` are for looking at; a test that changes files takes a copy of its own
(``copied_example``). Everything is made when it is first asked for, once a worker.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

import iisam_workshop
from iisam_workshop.compose.documents import compose
from iisam_workshop.jobs.make import press_document
from iisam_workshop.load.wording import read_wording
from iisam_workshop.model.document import Document
from iisam_workshop.model.part import Part
from iisam_workshop.model.plan import Plan
from iisam_workshop.model.session import Session
from iisam_workshop.model.wording import Wording
from iisam_workshop.plan.plan import make_plan
from tests import once, raised
from tests.reading import Reading
from tests.thorough import often

CHECKOUT = Path(__file__).parents[1]
EXAMPLE = CHECKOUT / "examples" / "leicestershire"
GOLDEN = Path(__file__).parent / "golden"

os.environ["IISAM_WORKSHOP_DATA"] = str(CHECKOUT / "build" / "no-data")  # never what the developer has imported

settings.register_profile("house", deadline=None, derandomize=True, database=None, max_examples=often(200, 15))
settings.load_profile("house")


# -- no time for nothing


def _checked(descriptor: int) -> None:
    """Stand in for ``os.fsync``: no test pulls the plug, so a disk need not be waited for."""
    os.fstat(descriptor)


os.fsync = _checked
sys.dont_write_bytecode = False  # or each worker and each child process compiles everything anew
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
once.share()


LONG = (
    *("jobs/test_same_bytes.py", "jobs/test_bingo_proofs.py", "bad/test_bad.py", "jobs/test_private.py"),
    *("jobs/test_changes.py", "jobs/test_layouts.py", "jobs/test_rebuild.py", "jobs/test_editions.py"),
    *("jobs/test_bulk_cards.py", "cli/test_refusals.py", "jobs/test_wheel.py", "plan/test_plan.py"),
    *("jobs/test_build.py", "plan/test_bulk.py", "plan/test_steering.py", "jobs/test_handouts.py"),
    *("jobs/test_one_change.py", "jobs/test_workbook.py", "cli/test_new.py", "press/test_cards.py"),
)
"""The modules that take longest: begun last, one would keep a worker busy while the other has nothing left to do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long modules first; all others stay in their order."""
    place = {Path(__file__).parent / name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path, len(LONG)))


def pytest_collection_finish() -> None:
    """Leave the thousands of tests that were found out of every later look for what can be thrown away."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(autouse=True)
def _anew(request: pytest.FixtureRequest) -> Iterator[None]:
    """Press and deal again for a test that proves what comes of it."""
    once.PRESSED.anew = request.node.get_closest_marker("pressed_anew") is not None
    once.Once.anew = once.PRESSED.anew or request.path.is_relative_to(Path(__file__).parent / "plan")
    yield
    once.PRESSED.anew = once.Once.anew = False


# -- every code of the program is met by a test


def pytest_configure(config: pytest.Config) -> None:
    """Note the codes that are met, and have the modules done as they are collected, not by the number of tests."""
    raised.watch()
    config.option.loadscopereorder = False


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Take over what a worker has met."""
    raised.MET.update(getattr(node, "workeroutput", {}).get("raised", ()))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Hand over what this worker has met, or end a run of all tests red where nobody has met a code."""
    config: Any = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["raised"] = sorted(raised.MET)
        return
    asked = config.option
    whole = config.args_source is pytest.Config.ArgsSource.TESTPATHS and not (asked.keyword or asked.collectonly)
    if whole and exitstatus == 0 and (missing := raised.missing(raised.known(CHECKOUT))):
        print(f"\nno test has met the problem codes {', '.join(missing)}", file=sys.stderr)
        session.exitstatus = 1


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="Write the golden text files again.")


# -- no network

_calls: list[str] = []
_watching = False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what would leave the machine; local (AF_UNIX) sockets, which have a path for an address, may pass."""
    if not _watching or event not in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        return
    address = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
    if event in ("socket.connect", "socket.sendto") and isinstance(address, str | bytes):
        return
    _calls.append(f"{event} {address!r}")
    pytest.fail(f"a test reached for the network: {_calls[-1]}")


sys.addaudithook(_watch)


@pytest.fixture(autouse=True, scope="session")
def _no_network_for_fixtures() -> Iterator[None]:
    """Watch from before the first shared fixture is made until the last test is over."""
    global _watching  # an audit hook cannot be taken away, only told to look elsewhere
    _watching = True
    yield
    _watching = False


@pytest.fixture(autouse=True)
def no_network() -> Iterator[list[str]]:
    """Fail a test that reached for the network, even where something swallowed the refusal."""
    yield _calls
    found = _calls.copy()
    _calls.clear()
    assert found == []


# -- golden files


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with ``tests/golden/<name>``; with ``--update-golden``, write it there instead."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"no golden file {name}; pytest --update-golden writes it"
        assert text.splitlines() == path.read_text(encoding="utf-8").splitlines()

    return compare


# -- the example, stage by stage


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run have."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@pytest.fixture(autouse=True, scope="session")
def _pressed_for_all(shared: Path) -> None:
    """Let workers have the parts that another has pressed."""
    once.PRESSED.folder = shared / "pressed"
    once.PRESSED.folder.mkdir(exist_ok=True)


def _copy(folder: Path) -> Path:
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("build", "*.record.json"))
    return folder


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's folder, copied; not to be changed."""
    return _copy(tmp_path_factory.mktemp("example") / EXAMPLE.name)


@pytest.fixture
def copied_example(tmp_path: Path) -> Path:
    """A copy of the example's folder of a test's own, to change or to build in."""
    return _copy(tmp_path / EXAMPLE.name)


@pytest.fixture(scope="session")
def session(example: Path) -> Session:
    """The example as it is read through the public interface."""
    return iisam_workshop.read_session(example / "session.yaml")


@pytest.fixture(scope="session")
def plan(session: Session) -> Plan:
    """The example planned."""
    return make_plan(session)


@pytest.fixture(scope="session")
def wording(session: Session) -> Wording:
    """The words of the example's papers."""
    return read_wording(session.languages[0])


@pytest.fixture(scope="session")
def documents(plan: Plan, wording: Wording) -> dict[str, Document]:
    """Every document of the example by its id."""
    return {paper.id: compose(plan, paper, wording) for paper in plan.documents}


@pytest.fixture(scope="session")
def parts(documents: dict[str, Document], plan: Plan) -> dict[str, Part]:
    """Every document of the example, pressed, by its id."""
    return {name: press_document(each, plan.session.layout, plan.pack_id) for name, each in documents.items()}


@pytest.fixture(scope="session")
def build_dir(shared: Path) -> Path:
    """The folder of one full build of the example, made as the command line makes it; not to be changed."""
    folder = shared / "build" / EXAMPLE.name
    with FileLock(shared / "build.lock"):  # whichever worker comes first makes it for all
        if not (folder / "build" / "out" / "manifest.json").exists():
            iisam_workshop.build(_copy(folder) / "session.yaml", folder / "build" / "out")
    return folder / "build" / "out"


@pytest.fixture(scope="session")
def read_pdf(build_dir: Path) -> Callable[[str], Reading]:
    """A file of the build, named by its path in it, as our independent reader sees it; each is read once."""
    return cache(lambda name: Reading(build_dir / name))
