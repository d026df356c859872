"""Turn a flat drawing into something that looks like a photograph: tilt, shadow, light, grain, phone data."""

import io
import random
from datetime import date

import pillow_heif
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

Colour = tuple[int, int, int]
Corners = tuple[tuple[float, float], tuple[float, float], tuple[float, float], tuple[float, float]]

# A point in open sea: the location is there so that stripping it can be seen, and it is nobody's home.
AT_SEA = ((50.0, 18.0, 12.0), (1.0, 6.0, 30.0))
SIDEWAYS = 6  # EXIF orientation of a phone held upright: the pixels lie on their left side


def printed(size: int) -> ImageFont.FreeTypeFont:
    """Return the typeface that comes inside Pillow, so that no font has to be installed."""
    return ImageFont.load_default(size)  # type: ignore[return-value]


def surface(size: tuple[int, int], colour: Colour, roughness: int, seed: int) -> Image.Image:
    """Return a wall or desk of one colour with a soft, uneven texture."""
    base = Image.new("RGB", size, colour)
    coarse = _noise((size[0] // 24, size[1] // 24), seed).resize(size, Image.Resampling.BICUBIC)
    return _speckled(base, coarse, roughness)


def wood(size: tuple[int, int], colour: Colour, seed: int) -> Image.Image:
    """Return a desk top with a grain that runs from left to right."""
    grain = _noise((size[0] // 60, size[1] // 4), seed).resize(size, Image.Resampling.BICUBIC)
    fine = _noise((size[0] // 20, size[1]), seed + 1).resize(size, Image.Resampling.BICUBIC)
    return _speckled(_speckled(Image.new("RGB", size, colour), grain, 34), fine, 14)


def lay(scene: Image.Image, thing: Image.Image, corners: Corners, depth: int = 18) -> Image.Image:
    """Lay a flat drawing into the scene with its corners at the given points, and its soft shadow under it.

    Corners run clockwise from the top left; `depth` is how far the shadow falls, in pixels.
    """
    shadow = Image.new("L", scene.size, 0)
    ImageDraw.Draw(shadow).polygon([(x + depth * 0.6, y + depth) for x, y in corners], fill=120)
    shadow = shadow.filter(ImageFilter.GaussianBlur(depth))
    scene = Image.composite(Image.new("RGB", scene.size, (22, 20, 18)), scene, shadow)
    warp = _coefficients(corners, thing.size)
    flat = thing.transform(scene.size, Image.Transform.PERSPECTIVE, warp, Image.Resampling.BICUBIC)
    whole = Image.new("L", thing.size, 255)
    mask = whole.transform(scene.size, Image.Transform.PERSPECTIVE, warp, Image.Resampling.BICUBIC)
    return Image.composite(flat, scene, mask)


def lit(scene: Image.Image, light_from: tuple[float, float], strength: int, seed: int) -> Image.Image:
    """Add the light of one window, darker corners, slight softness and the grain of a phone's sensor."""
    width, height = scene.size
    glow = ImageChops.invert(Image.radial_gradient("L")).resize((width * 2, height * 2))
    left, top = int(width * (1 - light_from[0])), int(height * (1 - light_from[1]))
    glow = glow.crop((left, top, left + width, top + height))
    shade = glow.point(lambda v: 255 - strength + v * strength // 255)
    scene = ImageChops.multiply(
        scene, Image.merge("RGB", (shade, shade, shade.point(lambda v: v * 97 // 100)))
    )
    scene = scene.filter(ImageFilter.GaussianBlur(0.8))
    return _speckled(scene, _noise(scene.size, seed), 16)


def glare(scene: Image.Image, centre: tuple[int, int], radius: tuple[int, int], power: int) -> Image.Image:
    """Add the soft reflection of a lamp in something shiny."""
    spot = Image.new("L", scene.size, 0)
    (x, y), (rx, ry) = centre, radius
    ImageDraw.Draw(spot).ellipse((x - rx, y - ry, x + rx, y + ry), fill=power)
    spot = spot.filter(ImageFilter.GaussianBlur(min(radius) * 0.6))
    return Image.composite(Image.new("RGB", scene.size, (255, 253, 246)), scene, spot)


def jpeg(scene: Image.Image, taken: date, *, sideways: bool = False, clock: str = "10:42:00") -> bytes:
    """Return the picture as a phone would save it: EXIF with time, make, location and orientation."""
    out = io.BytesIO()
    stored = scene.transpose(Image.Transpose.ROTATE_90) if sideways else scene
    exif = _phone_data(taken, clock, SIDEWAYS if sideways else 1)
    stored.save(out, "JPEG", quality=80, exif=exif, subsampling=2)
    return out.getvalue()


def webp(scene: Image.Image, taken: date, clock: str = "15:07:00") -> bytes:
    """Return the picture as WebP with the same phone data."""
    out = io.BytesIO()
    scene.save(out, "WEBP", quality=78, exif=_phone_data(taken, clock, 1))
    return out.getvalue()


def heic(scene: Image.Image, taken: date, clock: str = "09:14:00") -> bytes:
    """Return the picture as HEIC, the format that some phones send without being asked."""
    out = io.BytesIO()
    exif = _phone_data(taken, clock, 1).tobytes()
    photo = pillow_heif.from_pillow(scene)
    photo.save(out, quality=62, exif=exif)
    return out.getvalue()


def _phone_data(taken: date, clock: str, orientation: int) -> Image.Exif:
    exif = Image.Exif()
    stamp = f"{taken:%Y:%m:%d} {clock}"
    exif[0x010F], exif[0x0110], exif[0x0112], exif[0x0132] = "Tern", "Tern 5", orientation, stamp
    exif.get_ifd(0x8769).update({0x9003: stamp, 0x9004: stamp})
    exif.get_ifd(0x8825).update({1: "N", 2: AT_SEA[0], 3: "W", 4: AT_SEA[1]})
    return exif


def _noise(size: tuple[int, int], seed: int) -> Image.Image:
    chance = random.Random(seed)  # noqa: S311
    size = (max(size[0], 2), max(size[1], 2))
    return Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))


def _speckled(picture: Image.Image, noise: Image.Image, amount: int) -> Image.Image:
    grains = noise.point(lambda v: v * amount // 255)
    return ImageChops.add(picture, Image.merge("RGB", (grains, grains, grains)), 1, -amount // 2)


def _coefficients(corners: Corners, size: tuple[int, int]) -> list[float]:
    """Solve for the eight numbers that carry a point of the scene back to a point of the flat drawing."""
    width, height = size
    rows: list[list[float]] = []
    for (x, y), (u, v) in zip(corners, ((0, 0), (width, 0), (width, height), (0, height)), strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for i in range(8):
        best = max(range(i, 8), key=lambda r: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(8):
            if r != i:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [row[8] for row in rows]
