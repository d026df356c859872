"""Makes pictures for the tests: plain and odd ones that must pass, and hostile ones that must not."""

import io
import struct
import zlib

import pillow_heif
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()

ORIENTATION, GPS = 0x0112, 0x8825


def scene(mode: str = "RGB", size: tuple[int, int] = (640, 480)) -> Image.Image:
    """A red top left quarter on blue, so that a turn can be seen, and noise that takes bytes."""
    noise = Image.effect_noise(size, 40)
    image = Image.merge("RGB", (noise.point(lambda v: v // 4), noise, Image.new("L", size, 200)))
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2, size[1] // 2), fill=(220, 20, 20))
    return image.convert(mode)


def encode(image: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def jpeg() -> bytes:
    return encode(scene(), "JPEG", quality=85)


def tiny_jpeg() -> bytes:
    return encode(Image.new("RGB", (2, 2)), "JPEG")


def phone_photo() -> bytes:
    """Held upright, taken in a known place, with a comment in it."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS).update({1: "N", 2: (50.8, 0.0, 0.0), 3: "W", 4: (1.1, 0.0, 0.0)})
    return encode(scene(), "JPEG", exif=exif.tobytes(), comment=b"At the Harbour Road shop")


def cmyk_jpeg() -> bytes:
    return encode(scene("CMYK"), "JPEG")


def photo_of_108_megapixels() -> bytes:
    return encode(Image.new("L", (12000, 9000), 128), "JPEG")


def png() -> bytes:
    return encode(scene(), "PNG")


def png_of_48_megapixels() -> bytes:
    return encode(Image.new("L", (8000, 6000), 90), "PNG", compress_level=1)


def deep_png() -> bytes:
    """16 bits of grey, half as bright as white."""
    return encode(Image.new("I;16", (64, 48), 32768), "PNG")


def see_through_png() -> bytes:
    return encode(Image.new("RGBA", (64, 48), (0, 0, 0, 0)), "PNG")


def see_through_gif() -> bytes:
    image = Image.new("P", (64, 48), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    return encode(image, "GIF", transparency=0)


def gif() -> bytes:
    return encode(scene("P"), "GIF", save_all=True, append_images=[scene("P")])


def webp() -> bytes:
    return encode(scene(), "WEBP")


def heic() -> bytes:
    return encode(scene(), "HEIF")


def tiff_of_two_pages() -> bytes:
    return encode(scene(), "TIFF", save_all=True, append_images=[scene("L")], compression="tiff_lzw")


def bmp() -> bytes:
    return encode(scene(size=(64, 48)), "BMP")


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def png_header_only(width: int, height: int, body: bytes = b"") -> bytes:
    """A PNG that says it is this large; the pixels are zeros that take next to no room."""
    rows = zlib.compress(body)
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", rows) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb_of_900_megapixels() -> bytes:
    return png_header_only(30000, 30000, bytes(3751 * 1000))


def bomb_just_below_pillows_own_limit() -> bytes:
    return png_header_only(12000, 12000, bytes(1501 * 12000))


def large_png_cut_short() -> bytes:
    return png_header_only(8000, 6000, bytes(1001 * 6000))[:-300]


def large_png_with_a_flipped_bit() -> bytes:
    data = bytearray(png_header_only(8000, 6000, bytes(1001 * 6000)))
    data[len(data) // 2] ^= 1
    return bytes(data)


def gif_that_is_a_script() -> bytes:
    return b"GIF89a/*" + gif()[8:] + b"*/=1;alert(1);//"


def jpeg_that_is_a_script() -> bytes:
    """Its first segment is as long as the two characters that open a comment."""
    segment = b"JFIF\0\1\1\0\0\1\0\1\0\0*/=1;alert(1);/*".ljust(0x2F2A - 2, b"\0")
    return b"\xff\xd8\xff\xe0/*" + segment + jpeg()[20:]


def jpeg_with_a_page() -> bytes:
    return encode(scene(), "JPEG", comment=b"<script>fetch('/')</script>")
