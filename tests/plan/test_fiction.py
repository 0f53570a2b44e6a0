from __future__ import annotations

import subprocess
import sys
from collections import Counter

from iisam_workshop.plan.fiction import INVENTED, sample_attendees

TITLES = {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "Lord", "Lady", "Prof", "PhD", "MBE", "OBE", "Jr"}


def test_the_same_seed_invents_the_same_people():
    assert sample_attendees("one", 24) == sample_attendees("one", 24)
    assert sample_attendees("one", 24) != sample_attendees("two", 24)


def test_a_longer_list_begins_with_the_shorter():
    assert sample_attendees("one", 40)[:12] == sample_attendees("one", 12)


def test_no_two_people_share_a_name_and_none_has_a_title():
    names = [name for name, _, _ in sample_attendees("one", 500)]
    assert len(set(names)) == len(names) == 500
    assert all(len(name.split()) >= 2 for name in names)
    assert not TITLES & {word.strip(".,") for name in names for word in name.split()}


def test_organisations_take_turns_and_roles_belong_to_them():
    rows = sample_attendees("one", 60)
    counts = Counter(organisation for _, organisation, _ in rows)
    assert len(counts) == 12
    assert set(counts.values()) == {5}
    roles = {role for _, organisation, role in rows if organisation == "Quillet Row Primary School"}
    assert roles == {"Headteacher", "Designated safeguarding lead"}


def test_the_note_says_that_they_are_invented():
    assert "Invented" in INVENTED


def test_planning_a_session_does_not_pay_for_faker():
    code = "import sys, iisam_workshop.plan, iisam_workshop.plan.fiction; sys.exit('faker' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
