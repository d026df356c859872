"""Pictures: the header first, then a real decode. `verify()` lets half a JPEG pass; `load()` does not."""

import importlib
import struct
import warnings
import zlib
from pathlib import Path

from PIL import Image, ImageFile

from portfolio.files.findings import Fault, Finding

MAX_PIXELS = 120_000_000
MAX_FRAMES = 200
STREAMED_PIXELS = 32_000_000
ORIENTATION = 0x0112
TURNED = (5, 6, 7, 8)
FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/gif": "GIF",
    "image/webp": "WEBP",
    "image/heic": "HEIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
}
PLUGINS = {"WEBP": "PIL.WebPImagePlugin", "TIFF": "PIL.TiffImagePlugin"}


def look(path: Path, media_type: str) -> Finding:
    try:
        with open_picture(path, FORMATS[media_type]) as image:
            width, height = image.size
            if image.format == "PNG" and width * height > STREAMED_PIXELS:
                _stream_png(path)
                return Finding(width=width, height=height)
            turned = image.getexif().get(ORIENTATION) in TURNED
            frames = _decode(image)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
        raise Fault("too_many_pixels") from error
    pages = frames if media_type == "image/tiff" else None
    return Finding(width=height if turned else width, height=width if turned else height, pages=pages)


def open_picture(path: Path, form: str) -> ImageFile.ImageFile:
    """The picture with only its header read; too many pixels are refused before any is decoded."""
    _register(form)
    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    image = Image.open(path, formats=[form])
    if image.width * image.height > MAX_PIXELS:
        raise Fault("too_many_pixels")
    return image


def _register(form: str) -> None:
    """Load only the decoder that is needed; the others, Ghostscript's among them, stay out."""
    if form in PLUGINS:
        importlib.import_module(PLUGINS[form])
    if form == "HEIF":
        import pillow_heif  # noqa: PLC0415 - a slow import that few files need

        pillow_heif.register_heif_opener()


def _decode(image: ImageFile.ImageFile) -> int:
    """Decode every frame, as far as their pixels together stay within two of the largest pictures."""
    pixels = image.width * image.height
    if image.format in ("JPEG", "MPO"):
        image.draft(
            image.mode, (image.width // 8 or 1, image.height // 8 or 1)
        )  # reads all bytes, makes few pixels
    image.load()
    frames = getattr(image, "n_frames", 1) if image.format in ("GIF", "TIFF", "WEBP") else 1
    for number in range(1, min(frames, MAX_FRAMES, 2 * MAX_PIXELS // max(pixels, 1))):
        image.seek(number)
        image.load()
    return frames


def _stream_png(path: Path) -> None:
    """Unpack a large PNG piece by piece: every chunk's check sum, and the pixels' stream to its end."""
    unpacker = zlib.decompressobj()
    with path.open("rb") as file:
        file.seek(8)
        kind = b""
        while kind != b"IEND":
            size, kind = struct.unpack(">I4s", file.read(8))
            body = file.read(size)
            if zlib.crc32(kind + body).to_bytes(4, "big") != file.read(4):
                raise Fault("damaged")
            if kind == b"IDAT":
                _unpack(unpacker, body)
    if not unpacker.eof:
        raise Fault("damaged")


def _unpack(unpacker: "zlib._Decompress", body: bytes) -> None:
    while body and not unpacker.eof:
        unpacker.decompress(body, 1 << 20)
        body = unpacker.unconsumed_tail
