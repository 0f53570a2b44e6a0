"""What papers that were handed out depend on is as it was: chance, codes, cards, keys, seats, names, digests."""

from __future__ import annotations

import pytest

from tests.plan import pinned
from tests.plan.pinned import FOLDER, VECTORS, Vector, text_of
from tests.tools import vectors


@pytest.mark.parametrize("name", VECTORS)
def test_what_handed_out_papers_depend_on_is_as_it_was(name):
    known = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    assert text_of(name).splitlines() == known.splitlines(), (
        f"tests/plan/vectors/{name}.txt has changed. It stands on {VECTORS[name].stands_on}: was a library renewed? "
        f"What it means: {VECTORS[name].means} If it must be, 'make vectors' writes it again."
    )


def test_every_vector_file_belongs_to_a_vector():
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(f"{name}.txt" for name in VECTORS)


def test_renewing_says_what_it_means_for_packs_that_were_handed_out(tmp_path, monkeypatch, capsys):
    means = "Every card is another one."
    drawn = {"coin": Vector(lambda: iter(["heads"]), "a coin", means)}
    for home in (pinned, vectors):
        monkeypatch.setattr(home, "VECTORS", drawn)
        monkeypatch.setattr(home, "FOLDER", tmp_path)
    assert vectors.main(write=False) == 1
    assert list(tmp_path.iterdir()) == []
    assert vectors.main(write=True) == 0
    assert vectors.main(write=False) == 0
    (tmp_path / "coin.txt").write_text("tails\n")
    capsys.readouterr()
    assert vectors.main(write=False) == 1
    said = capsys.readouterr().out
    assert f"FOR PACKS THAT WERE HANDED OUT: {means}" in said
    assert "+heads" in said
    assert (tmp_path / "coin.txt").read_text() == "tails\n"
