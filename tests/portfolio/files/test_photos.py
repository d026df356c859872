"""What others see of a photo: the right way up, small, and silent about where and by whom it was taken."""

import io

import pytest
from PIL import Image, ImageCms

from portfolio.files import sandbox
from portfolio.files.photos import PhotoError, prepare_photo
from portfolio.files.store import StoreFull
from tests.portfolio.files import pdfs, pictures


@pytest.fixture
def prepare(tmp_path):
    """Prepare these bytes; the copy as a picture, with its pixels read."""

    def run(data: bytes) -> Image.Image:
        source, target = tmp_path / "upload.part", tmp_path / "copy.jpg"
        source.write_bytes(data)
        size = prepare_photo(source, target)
        assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.jpg", "upload.part"]
        assert target.stat().st_mode & 0o777 == 0o600
        copy = Image.open(target)
        copy.load()
        assert (copy.format, copy.mode, copy.size) == ("JPEG", "RGB", size)
        return copy

    return run


def is_near(pixel: tuple[int, ...], colour: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 30 for one, other in zip(pixel, colour, strict=True))


def test_a_photo_held_sideways_is_shown_upright(prepare):
    copy = prepare(pictures.phone_photo())
    assert copy.size == (480, 640)
    assert is_near(copy.getpixel((400, 100)), (220, 20, 20))  # the red quarter has moved to the top right
    assert not is_near(copy.getpixel((100, 100)), (220, 20, 20))


def test_place_camera_and_comments_are_gone(prepare):
    original = Image.open(io.BytesIO(pictures.phone_photo()))
    assert original.getexif().get_ifd(pictures.GPS)
    copy = prepare(pictures.phone_photo())
    assert dict(copy.getexif()) == {}
    assert set(copy.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("data", [pictures.heic, pictures.webp, pictures.tiff_of_two_pages, pictures.bmp])
def test_every_kind_of_picture_becomes_a_jpeg(data, prepare):
    copy = prepare(data())
    assert is_near(copy.getpixel((20, 20)), (220, 20, 20))


def test_a_large_photo_becomes_1600_pixels_long(prepare):
    assert prepare(pictures.encode(Image.new("RGB", (4000, 3000)), "JPEG")).size == (1600, 1200)


def test_a_small_photo_stays_small(prepare):
    assert prepare(pictures.jpeg()).size == (640, 480)


@pytest.mark.parametrize("data", [pictures.see_through_png, pictures.see_through_gif])
def test_what_is_see_through_becomes_white(data, prepare):
    assert prepare(data()).getpixel((10, 10)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_brightness(prepare):
    assert is_near(prepare(pictures.deep_png()).getpixel((10, 10)), (127, 127, 127))


def test_print_colours_become_screen_colours(prepare):
    assert is_near(prepare(pictures.cmyk_jpeg()).getpixel((20, 20)), (220, 20, 20))


@pytest.mark.parametrize(
    "profile", [ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(), b"broken" * 30]
)
def test_a_colour_profile_is_applied_and_a_broken_one_is_passed_over(profile, prepare):
    copy = prepare(pictures.encode(pictures.scene(), "JPEG", icc_profile=profile))
    assert is_near(copy.getpixel((20, 20)), (220, 20, 20))
    assert "icc_profile" not in copy.info


def test_what_is_no_picture_is_refused_and_leaves_nothing(tmp_path):
    for number, data in enumerate(
        [pdfs.pdf(), pictures.half(pictures.jpeg()), pictures.bomb_of_900_megapixels()]
    ):
        source = tmp_path / f"{number}.part"
        source.write_bytes(data)
        with pytest.raises(PhotoError, match=r"^The picture could not be prepared for showing\.$"):
            prepare_photo(source, tmp_path / "copy.jpg")
    assert not list(tmp_path.glob("copy*"))


def test_a_full_disk_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(sandbox, "run", lambda *args, **order: {"full": True})
    with pytest.raises(StoreFull, match="the store is full"):
        prepare_photo(tmp_path / "a", tmp_path / "copy.jpg")
