"""Sound as a row of frames or pages: MP3, AAC, AMR, FLAC and Ogg."""

import struct
from mmap import mmap

from portfolio.files.findings import Fault

MPEG_RATES = (44100, 48000, 32000)
BITRATES_1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
BITRATES_2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
AAC_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
AMR_SIZES = {
    b"#!AMR\n": (13, 14, 16, 18, 20, 21, 27, 32, 6, 1, 1, 1, 1, 1, 1, 1),
    b"#!AMR-WB\n": (18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 1, 1, 1, 1, 1, 1),
}
RESYNC = 65536


def mp3_seconds(data: mmap) -> float:
    at = _after_id3(data)
    at = _next_mp3_frame(data, at, RESYNC)
    declared = _declared_mp3_frames(data, at)
    seconds, count = 0.0, 0
    while at >= 0 and (frame := _mp3_frame(data, at)):
        size, duration = frame
        seconds, count = seconds + duration, count + 1
        at = at + size if _mp3_frame(data, at + size) else _next_mp3_frame(data, at + size, 4096)
    if not count or declared > count * 1.1 + 5:
        raise Fault("damaged")
    return seconds


def _after_id3(data: mmap) -> int:
    """The tag before the sound; its size has seven bits to the byte."""
    if data[:3] != b"ID3" or len(data) < 10:
        return 0
    size = 0
    for byte in data[6:10]:
        size = size << 7 | byte & 0x7F
    return size + 10


def _next_mp3_frame(data: mmap, at: int, reach: int) -> int:
    """The offset of the next frame that another frame follows; -1 if there is none near."""
    end = min(at + reach, len(data))
    while (at := data.find(b"\xff", at, end)) >= 0:
        if (frame := _mp3_frame(data, at)) and (
            _mp3_frame(data, at + frame[0]) or at + frame[0] == len(data)
        ):
            return at
        at += 1
    return -1


def _mp3_frame(data: mmap, at: int) -> tuple[int, float] | None:
    """Bytes and seconds of the layer III frame at this offset."""
    if at + 4 > len(data) or data[at] != 0xFF or data[at + 1] & 0xE6 != 0xE2:
        return None
    version, rate_index, bitrate_index = data[at + 1] >> 3 & 3, data[at + 2] >> 2 & 3, data[at + 2] >> 4
    if version == 1 or rate_index == 3 or bitrate_index in (0, 15):
        return None
    rate = MPEG_RATES[rate_index] // {3: 1, 2: 2, 0: 4}[version]
    bitrate = (BITRATES_1 if version == 3 else BITRATES_2)[bitrate_index - 1] * 1000
    samples = 1152 if version == 3 else 576
    return samples // 8 * bitrate // rate + (data[at + 2] >> 1 & 1), samples / rate


def _declared_mp3_frames(data: mmap, at: int) -> int:
    """How many frames the encoder says it wrote; 0 if it does not say."""
    tag = max(data.find(b"Xing", max(at, 0), at + 200), data.find(b"Info", max(at, 0), at + 200))
    if at < 0 or tag < 0 or tag + 12 > len(data) or not data[tag + 7] & 1:
        return 0
    return struct.unpack_from(">I", data, tag + 8)[0]


def aac_seconds(data: mmap) -> float:
    at, seconds = _after_id3(data), 0.0
    while at + 7 <= len(data) and data[at] == 0xFF and data[at + 1] & 0xF6 == 0xF0:
        size = (data[at + 3] & 3) << 11 | data[at + 4] << 3 | data[at + 5] >> 5
        rate = data[at + 2] >> 2 & 15
        if size < 7 or rate >= len(AAC_RATES) or at + size > len(data):
            break
        seconds, at = seconds + 1024 / AAC_RATES[rate], at + size
    if not seconds or len(data) - at > 128:
        raise Fault("damaged")
    return seconds


def amr_seconds(data: mmap) -> float:
    start = next((head for head in AMR_SIZES if data[: len(head)] == head), None)
    if start is None:
        raise Fault("damaged")
    at, count = len(start), 0
    while at < len(data):
        at += AMR_SIZES[start][data[at] >> 3 & 15]
        count += 1
    if not count or at > len(data):
        raise Fault("damaged")
    return count * 0.02


def flac_seconds(data: mmap) -> float | None:
    if data[:4] != b"fLaC" or len(data) < 42:
        raise Fault("damaged")
    packed = int.from_bytes(data[18:26], "big")
    rate, samples = packed >> 44, packed & (1 << 36) - 1
    return samples / rate if rate else None


def ogg_seconds(data: mmap) -> float | None:
    """Length by the last page's position; the first page says how many samples make a second."""
    at, position = 0, 0
    while at < len(data):
        if data[at : at + 4] != b"OggS" or at + 27 > len(data):
            raise Fault("damaged")
        table = at + 27 + data[at + 26]
        here = struct.unpack_from("<q", data, at + 6)[0]
        position = max(position, here)
        at = table + sum(data[at + 27 : table])
    if at != len(data) or not at:
        raise Fault("damaged")
    rate = _ogg_rate(data[: 27 + 255 + 40])
    return position / rate if rate else None


def _ogg_rate(first_page: bytes) -> int:
    if b"OpusHead" in first_page:
        return 48000
    at = first_page.find(b"\x01vorbis")
    return struct.unpack_from("<I", first_page, at + 12)[0] if at >= 0 else 0
