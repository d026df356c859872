"""The child process: opens one file under limits and answers in JSON. Run by `sandbox`, not imported.

Heavy libraries are imported only where the kind of file needs them, which keeps a check at about 0.1 seconds.
"""

import contextlib
import errno
import importlib
import json
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from .findings import Fault, Finding

MEGABYTE = 1024 * 1024
LIMITS = {
    resource.RLIMIT_AS: 1536 * MEGABYTE,
    resource.RLIMIT_CPU: 9,
    resource.RLIMIT_FSIZE: 64 * MEGABYTE,
    resource.RLIMIT_CORE: 0,
}
FULL = (errno.ENOSPC, errno.EDQUOT)
OURS = (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE, errno.ENFILE)
LOOKS = {
    "pdf": "documents",
    "image": "pictures",
    "audio": "recordings",
    "video": "recordings",
    "office": "office",
    "text": "texts",
    "email": "messages",
}


def set_limits() -> None:
    """Limit this process; macOS refuses the limit of memory, and the wall time still holds there."""
    for what, amount in LIMITS.items():
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (amount, amount))


def check(path: str, media_type: str, family: str) -> dict:
    from .looks import signature  # noqa: PLC0415 - after the limits are set

    signature.check(Path(path), media_type, family)
    look = importlib.import_module(f".looks.{LOOKS[family]}", __package__).look
    finding: Finding = look(Path(path), media_type)
    return {"finding": asdict(finding)}


def photo(path: str, target: str) -> dict:
    from .looks import prepare  # noqa: PLC0415 - after the limits are set

    width, height = prepare.prepare(Path(path), Path(target))
    return {"finding": asdict(Finding(width=width, height=height))}


def answer(order: dict) -> dict:
    tasks: dict[str, Callable[..., dict]] = {"check": check, "photo": photo}
    task = tasks[order.pop("task")]
    try:
        return task(**order)
    except Fault as fault:
        return {"fault": fault.code, "found": fault.found}
    except MemoryError:
        return {"fault": "too_hard"}
    except ImportError as error:
        return {"broken": str(error)}
    except Exception as error:  # whatever a decoder raises, the file is at fault
        return _of_system(error) or {"fault": "damaged", "why": repr(error)}


def _of_system(error: Exception) -> dict:
    """An answer for a fault of this machine; decoders raise OSError too, with no number or with others."""
    number = error.errno if isinstance(error, OSError) else None
    if number in FULL:
        return {"full": True}
    return {"broken": str(error)} if number in OURS else {}


if __name__ == "__main__":
    set_limits()
    json.dump(answer(json.load(sys.stdin)), sys.stdout)
