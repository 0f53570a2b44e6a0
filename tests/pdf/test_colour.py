"""The colour profile, as another program reads it."""

from __future__ import annotations

import io

from PIL import Image, ImageCms

from iisam_workshop.pdf.colour import srgb_profile


def test_the_profile_is_srgb_and_changes_no_colour() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    theirs = ImageCms.createProfile("sRGB")
    colours = [(r, g, b) for r in range(0, 256, 51) for g in range(0, 256, 51) for b in range(0, 256, 51)]
    picture = Image.new("RGB", (len(colours), 1))
    picture.putdata(colours)
    moved = ImageCms.profileToProfile(picture, ours, theirs)
    assert max(abs(a - b) for a, b in zip(picture.tobytes(), moved.tobytes(), strict=True)) <= 1


def test_the_profile_has_no_date_and_no_maker() -> None:
    data = srgb_profile()
    assert (data[4:8], data[24:36], data[84:100]) == (bytes(4), bytes(12), bytes(16))
    assert len(data) == int.from_bytes(data[:4], "big")
    assert b"sRGB" in data
