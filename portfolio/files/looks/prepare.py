"""Makes the copy of a picture that others see: upright, sRGB, small, without a word about place or camera."""

import contextlib
import io
import os
from pathlib import Path

from PIL import Image, ImageCms

from .pictures import FORMATS, ORIENTATION, open_picture

LONGEST_SIDE = 1600
QUALITY = 80
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"RIFF", "image/webp"),
)


def prepare(source: Path, target: Path) -> tuple[int, int]:
    """Write the copy to `target`, which must not exist; its width and height in pixels."""
    with open_picture(source, FORMATS[_media_type(source)]) as original:
        image = original.convert("RGBA") if original.mode in ("P", "PA") else original
        image.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
        # Asked only now: TIFF pictures turn themselves while they are decoded.
        turn = TURNS.get(original.getexif().get(ORIENTATION, 1))
        copy = _to_srgb(_on_white(_to_eight_bits(image)))
    copy = copy if turn is None else copy.transpose(turn)
    copy.info = {}  # else Pillow writes the original's comment and XMP, and with them the place
    _write(copy, target)
    return copy.size


def _media_type(source: Path) -> str:
    """By content: a blob has no name. HEIC is what is left, and its own decoder says no to anything else."""
    with source.open("rb") as file:
        head = file.read(12)
    return next(
        (media_type for signature, media_type in SIGNATURES if head.startswith(signature)), "image/heic"
    )


def _to_eight_bits(image: Image.Image) -> Image.Image:
    """Pillow clips 16-bit grey instead of scaling it."""
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return image.convert("L") if image.mode in ("1", "F") else image


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image
    layer = image.convert("RGBA")
    flat = Image.alpha_composite(Image.new("RGBA", layer.size, "white"), layer).convert("RGB")
    flat.info = image.info
    return flat


def _to_srgb(image: Image.Image) -> Image.Image:
    """By the embedded profile where there is a usable one; profiles in the wild are often broken."""
    if profile := image.info.get("icc_profile"):
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            screen = ImageCms.createProfile("sRGB")
            if converted := ImageCms.profileToProfile(image, io.BytesIO(profile), screen, outputMode="RGB"):
                return converted
    return image.convert("RGB")


def _write(copy: Image.Image, target: Path) -> None:
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        copy.save(file, "JPEG", quality=QUALITY, optimize=True)
        file.flush()
        os.fsync(file.fileno())
