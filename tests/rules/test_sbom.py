"""The bill of materials: what run.lock pins and nothing else, the same bytes each time, right by the schema."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.rules.locks import CHECKOUT, pins
from tests.tools.sbom import bill, main, written

LIBRARIES = [each for each in bill()["components"] if each["type"] == "library"]


def test_the_bill_names_every_locked_package_with_its_version_hashes_and_licence():
    said = {(each["name"], each["version"]): each for each in LIBRARIES}
    assert set(said) == {(pin.name, pin.version) for pin in pins("run.lock")}
    for pin in pins("run.lock"):
        hashes = said[pin.name, pin.version]["externalReferences"][0]["hashes"]
        assert {each["content"] for each in hashes} == set(pin.hashes)
        assert said[pin.name, pin.version]["licenses"][0]["expression"]


def test_the_bill_says_who_needs_whom_as_the_packages_themselves_do():
    names = {each["bom-ref"]: each["name"] for each in LIBRARIES} | {"iisam-workshop": "iisam-workshop"}
    said = {(names[each["ref"]], names[other]) for each in bill()["dependencies"] for other in each["dependsOn"]}
    known = {
        (name, canonicalize_name(wanted.name))
        for name in set(names.values())
        for wanted in map(Requirement, metadata.requires(name) or ())
        if not wanted.marker or wanted.marker.evaluate({"extra": ""})
    }
    assert known <= said | {(name, other) for name, other in known if other not in names.values()}
    assert {name for _, name in said} == {each["name"] for each in LIBRARIES}


def test_the_bill_holds_no_time_no_serial_number_and_no_machine():
    text = written().decode()
    assert not {"serialNumber", "timestamp"} & {*bill(), *bill()["metadata"]}
    assert str(CHECKOUT) not in text
    assert "://" not in text.replace(bill()["$schema"], "")


def test_the_bill_is_the_same_whatever_the_hash_seed_the_folder_and_the_time_zone(tmp_path):
    command = [sys.executable, "-m", "tests.tools.sbom", str(tmp_path / "sbom" / "bill.json")]
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Apia", "PYTHONPATH": str(CHECKOUT)}
    subprocess.run(command, cwd=tmp_path, env=env, check=True, capture_output=True)
    assert (tmp_path / "sbom" / "bill.json").read_bytes() == written()


def test_the_bill_is_right_by_the_official_schema(tmp_path):
    pytest.importorskip("cyclonedx.validation.json", reason="CycloneDX's library is in .venv-proofs only")
    pytest.importorskip("jsonschema", reason="the validator of CycloneDX's library is in .venv-proofs only")
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(written().decode()) is None
    assert validator.validate_str(json.dumps(bill() | {"serialNumber": "7"})) is not None
    assert main(tmp_path / "bill.json") == 0
