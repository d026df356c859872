"""A voice note: five seconds that sound like somebody talking next door, without any words in them."""

import io
import math
import random
import struct
import wave
from datetime import date

RATE, SECONDS = 16_000, 5


def voice_note_wav(today: date) -> bytes:
    """Return 5 s of mono 16-bit sound: syllables of a low hum with breaks between phrases."""
    del today  # a recording has no date in it
    chance = random.Random(24)  # noqa: S311
    samples = [0.0] * (RATE * SECONDS)
    start = 0.25
    while start < SECONDS - 0.5:
        length = chance.uniform(0.09, 0.2)
        _syllable(samples, start, length, chance)
        start += length + (chance.uniform(0.3, 0.5) if chance.random() < 0.16 else chance.uniform(0.01, 0.05))
    hiss = (sample + chance.gauss(0, 0.004) for sample in samples)
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(b"".join(struct.pack("<h", int(max(-1, min(1, s)) * 32_000)) for s in hiss))
    return out.getvalue()


def _syllable(samples: list[float], start: float, length: float, chance: random.Random) -> None:
    pitch, first, count = chance.uniform(105, 150), int(start * RATE), int(length * RATE)
    vowel = chance.choice(((700, 1100), (450, 1900), (320, 800), (520, 1500)))
    for i in range(count):
        t, swell = i / RATE, math.sin(math.pi * i / count) ** 0.7
        glide = pitch * (1 - 0.08 * i / count)
        hum = sum(_loudness(glide * k, vowel) * math.sin(2 * math.pi * glide * k * t) for k in range(1, 14))
        samples[first + i] += 0.11 * swell * hum


def _loudness(tone: float, vowel: tuple[int, int]) -> float:
    return sum(math.exp(-(((tone - peak) / 170) ** 2)) for peak in vowel) + 0.08
