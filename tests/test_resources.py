"""The program's own data is found in an installed package first and in a checkout second."""

from __future__ import annotations

from pathlib import Path

import pytest

from iisam_workshop import resources
from iisam_workshop.errors import EnvironmentUnfit
from iisam_workshop.resources import Kind, folder, names, read_bytes, read_text

CHECKOUT = Path(__file__).parents[1]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty installation: the package's folder inside a folder that is no checkout."""
    place = tmp_path / "site" / "iisam_workshop"
    place.mkdir(parents=True)
    monkeypatch.setattr(resources, "_PACKAGE", place)
    return place


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("templates", "templates"),
        ("scenarios", "scenarios"),
        ("layouts", "layouts"),
        ("councils", "examples/councils"),
        ("catalogue", "iisam_workshop/catalogue"),
    ],
)
def test_a_checkout_has_every_folder(kind: Kind, path: str) -> None:
    assert folder(kind) == CHECKOUT / path


@pytest.mark.parametrize("kind", ["templates", "scenarios", "layouts", "councils"])
def test_an_installed_package_goes_before_a_checkout(package: Path, kind: Kind) -> None:
    beside = package.parent / {"councils": "examples/councils"}.get(kind, kind)
    beside.mkdir(parents=True)
    assert folder(kind) == beside
    (package / "data" / kind).mkdir(parents=True)
    assert folder(kind) == package / "data" / kind


@pytest.mark.parametrize("kind", ["templates", "scenarios", "layouts", "councils", "catalogue"])
def test_a_folder_that_is_nowhere_is_a_fault_of_the_installation(package: Path, kind: Kind) -> None:
    for look in (folder, names):
        with pytest.raises(EnvironmentUnfit) as refusal:
            look(kind)
        (said,) = refusal.value.problems
        assert (refusal.value.exit_code, said.code) == (8, "IW801")
        assert str(package.parent) not in str(said)


def test_names_are_sorted_and_know_sub_folders_and_endings(package: Path) -> None:
    templates = package / "data" / "templates"
    for file in ("b.yaml", "a.yaml", "agendas/day.yaml", "wording/front.en.md.j2", "c.txt", "agendas/d.yaml/x"):
        (templates / file).parent.mkdir(parents=True, exist_ok=True)
        (templates / file).write_bytes(b"")
    assert names("templates") == ("a", "b")
    assert names("templates", "agendas") == ("day",)
    assert names("templates", "wording", ".en.md.j2") == ("front",)
    assert names("templates", "none") == ()


def test_a_file_is_read_as_bytes_and_as_text(package: Path) -> None:
    (package / "catalogue").mkdir()
    (package / "catalogue" / "a.yaml").write_bytes("é\r\nb\n".encode())
    assert read_bytes("catalogue", "a.yaml") == "é\r\nb\n".encode()
    assert read_text("catalogue", "a.yaml") == "é\nb\n"


def test_a_file_that_is_missing_is_a_fault_of_the_installation(package: Path) -> None:
    (package / "catalogue").mkdir()
    with pytest.raises(EnvironmentUnfit) as refusal:
        read_text("catalogue", "none.yaml")
    (said,) = refusal.value.problems
    assert said.code == "IW801"
    assert "catalogue/none.yaml" in said.message
