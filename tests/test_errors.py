"""Problems as values: how they read, how they are ordered, and which exit code they lead to."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iisam_workshop import errors
from iisam_workshop.errors import Place, Problem, WorkshopError, did_you_mean, refuse
from tests.thorough import often

EXIT_CODES = {
    "IW116": 3,
    "IW201": 3,
    "IW301": 3,
    "IW401": 4,
    "IW501": 5,
    "IW601": 6,
    "IW701": 7,
    "IW801": 8,
    "IW901": 1,
}

problems = st.builds(
    Problem,
    st.sampled_from(sorted(EXIT_CODES)),
    st.text(),
    st.text(),
    st.none() | st.builds(Place, st.text(), st.integers(0, 99), st.integers(0, 99)),
    st.sampled_from(["error", "warning"]),
)


def failure_of(*found: Problem) -> WorkshopError:
    with pytest.raises(WorkshopError) as caught:
        refuse(found)
    return caught.value


def test_a_problem_reads_as_place_severity_code_message_remedy():
    problem = Problem("IW111", "unknown key 'titel'", "Did you mean 'title'?", Place("session.yaml", 12, 5))
    assert str(problem) == "session.yaml:12:5: error IW111: unknown key 'titel'. Did you mean 'title'?"


@pytest.mark.parametrize(
    ("place", "shown"),
    [(Place("a.csv"), "a.csv"), (Place("a.csv", 7), "a.csv:7"), (Place("a.csv", 7, 1), "a.csv:7:1")],
)
def test_a_place_shows_only_what_it_knows(place, shown):
    assert str(place) == shown


def test_a_problem_without_place_and_remedy_still_reads_as_a_sentence():
    assert str(Problem("IW601", "nobody comes", severity="warning")) == "warning IW601: nobody comes."


def test_problems_are_listed_by_file_line_and_column_as_numbers_and_not_as_text():
    places = [Place("a.yaml", 2), Place("a.yaml", 10, 2), Place("a.yaml", 10, 11), Place("b.yaml", 1)]
    found = [Problem("IW111", "m", place=place) for place in reversed(places)]
    assert [problem.place for problem in failure_of(*found).problems] == places


@pytest.mark.parametrize(("code", "exit_code"), EXIT_CODES.items())
def test_the_first_digit_of_a_code_decides_the_exit_code(code, exit_code):
    assert failure_of(Problem(code, "m")).exit_code == exit_code


@settings(max_examples=often(50, 12))
@given(st.lists(problems, max_size=12))
def test_refusing_raises_every_problem_once_in_order_with_the_smallest_exit_code(found):
    failure = failure_of(*found)
    assert sorted(map(repr, failure.problems)) == sorted(map(repr, set(found)))
    assert [problem.order for problem in failure.problems] == sorted(problem.order for problem in set(found))
    wanted = [EXIT_CODES[problem.code] for problem in found if problem.severity == "error"]
    assert failure.exit_code == min(wanted, default=3)


@settings(max_examples=often(50, 12))
@given(st.lists(problems, min_size=1, max_size=12))
def test_a_failure_survives_the_way_out_of_a_worker_process(found):
    failure = failure_of(*found)
    arrived = pickle.loads(pickle.dumps(failure))
    assert (type(arrived), arrived.problems, str(arrived)) == (type(failure), failure.problems, str(failure))


def test_each_kind_of_failure_has_an_exit_code_of_its_own():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, WorkshopError)]
    codes = sorted(kind.exit_code for kind in kinds)
    assert codes == [1, 3, 4, 5, 6, 7, 8]


@pytest.mark.parametrize(
    ("word", "remedy"),
    [
        ("harow-lane", "Did you mean 'harrow-lane'?"),
        ("HARROW-LANE", "Did you mean 'harrow-lane'?"),
        ("leicestershir", "Did you mean 'Leicestershire'?"),
        ("xyzzy", "Known: harrow-lane, Leicestershire."),
    ],
)
def test_an_unknown_name_is_answered_with_the_nearest_or_with_the_list(word, remedy):
    assert did_you_mean(word, ["harrow-lane", "Leicestershire"]) == remedy


def test_there_is_no_remedy_where_nothing_is_known():
    assert did_you_mean("anything", []) == ""
