"""The data folder of a test run. It knows nothing of Django, so that settings can ask it first."""

import os
import tempfile
from pathlib import Path


def own_folder() -> str:
    """A folder for this process and those it starts.

    Workers are started by the controlling process and inherit its environment: each gets a folder of its own
    below the shared one, or a test that counts files would count its neighbour's.
    """
    root = os.environ.setdefault("TESTS_ROOT", tempfile.mkdtemp(prefix="loopfolio-tests-"))
    own = Path(root) / os.environ.get("PYTEST_XDIST_WORKER", "alone")
    own.mkdir(exist_ok=True)
    return str(own)
