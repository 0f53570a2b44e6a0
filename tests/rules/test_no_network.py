"""A whole build, watched from outside, reaches for no network and for no file that is not its own.

Every day's tests build the example in their own process, where a connection is refused as well (``conftest``), and run
the command line for bad inputs under the same watch (``tests/bad``).
"""

from __future__ import annotations

import shutil

import pytest

from tests.bad.running import Limits, run
from tests.rules.locks import CHECKOUT
from tests.thorough import THOROUGH


@pytest.mark.skipif(not THOROUGH, reason="half a minute; make thorough")
@pytest.mark.parametrize("example", ["leicestershire", "welsh"])
def test_a_whole_build_reaches_for_no_network_and_for_no_file_of_others(example, tmp_path):
    day = tmp_path / "day"
    shutil.copytree(CHECKOUT / "examples" / example, day, ignore=shutil.ignore_patterns("build", "*.record.*"))
    done = run("build", "session.yaml", at=day, limits=Limits(seconds=120), anew=True)
    assert done.code == 0, done.err
    assert len(list((day / "build").rglob("*.pdf"))) > 10
    assert done.of("socket") == ()
    assert done.of("file") == ()
