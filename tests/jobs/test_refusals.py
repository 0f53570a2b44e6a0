"""What a build refuses before it makes or writes anything."""

from __future__ import annotations

import pytest

from iisam_workshop.errors import WorkshopError
from iisam_workshop.jobs.refusals import refuse_inputs
from iisam_workshop.model.session import InputFile


def test_a_file_that_the_session_is_read_from_is_never_written_over(tmp_path):
    source = tmp_path / "session.yaml"
    read = (InputFile("session.yaml", "0" * 64), InputFile("rooms/map.pdf", "0" * 64))
    with pytest.raises(WorkshopError) as refusal:
        refuse_inputs(source, read, [tmp_path / "out" / "map.pdf", tmp_path / "rooms" / "x" / ".." / "map.pdf"])
    (problem,) = refusal.value.problems
    assert (problem.code, refusal.value.exit_code) == ("IW506", 5)
    assert problem.message == "'map.pdf' would be written over a file that the session names"
    refuse_inputs(source, read, [tmp_path / "out" / "map.pdf", tmp_path / "out" / "session.yaml"])
