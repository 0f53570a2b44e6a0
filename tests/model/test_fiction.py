from __future__ import annotations

from iisam_workshop.model.fiction import Invented


def test_a_name_is_said_with_its_title_and_without():
    nerys = Invented("Nerys", "Tolladay", "Councillor")
    assert (nerys.full, nerys.titled, nerys.initial) == ("Councillor Nerys Tolladay", "Councillor Tolladay", "T")


def test_somebody_without_a_title_is_called_by_the_whole_name():
    assert Invented("Rosalind", "Pell").titled == "Rosalind Pell" == Invented("Rosalind", "Pell").full
