"""Starts the child process in which files are opened, and reads its answer.

The child gets no secrets from the environment, sets its own limits of memory, processor time and file size
(`examine`), and is killed when the wall time is over.
"""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

logger = logging.getLogger(__name__)

WALL_SECONDS = 10
_ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = {
    "PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "PYTHONPATH", "VIRTUAL_ENV", "MAGIC",
    "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH",
}  # fmt: skip


class SandboxError(RuntimeError):
    """The check itself could not run, for instance because a library is missing."""


def run(task: str, **order: str) -> dict:
    """Let the child do `task`; its answer holds `finding`, or `fault` with a code of `gate.SENTENCES`.

    A child that is killed for time or memory is an answer too: the file is too hard.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "portfolio.files.examine"],
            input=json.dumps({"task": task, **order}).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=_environment(),
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"fault": "too_hard"}
    return _answer(done)


def _answer(done: subprocess.CompletedProcess) -> dict:
    if done.returncode < 0:
        return {"fault": "too_hard"}
    try:
        answer = json.loads(done.stdout)
    except ValueError as error:
        raise SandboxError("The file check could not start.") from error
    if why := answer.pop("why", ""):
        logger.info("A file counts as damaged because of %s", why)
    if "broken" in answer:
        raise SandboxError(f"The file check could not run: {answer['broken']}.")
    return answer


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if key in _ENVIRONMENT}
    # One arena: glibc otherwise reserves 64 MB of address space per thread.
    return kept | {"MALLOC_ARENA_MAX": "1", "PYTHONIOENCODING": "utf-8"}
