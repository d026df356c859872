"""Behind the fetcher stands a second wall: the child process itself may not open, call or start anything."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent
BEGIN = "import sys; from pathlib import Path; from assessment.exports import pressroom; "

ATTEMPTS = {
    "another file": "open('/etc/hostname').read()",
    "a file of the checkout": f"open('{ROOT}/manage.py').read()",
    "a file by a detour": "open(str(Path(sys.argv[1]) / '..' / '..' / 'etc' / 'hostname')).read()",
    "writing elsewhere": "open('/tmp/loopfolio-never', 'w')",
    "a socket": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "a process": "import subprocess; subprocess.run(['true'])",
    "a shell": "import os; os.system('true')",
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_the_locked_child_refuses(tmp_path, attempt):
    code = f"{BEGIN} pressroom.lock_down(Path(sys.argv[1])); {attempt}; print('done')"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "PermissionError: Refused" in done.stderr
    assert done.stdout == ""


def test_the_locked_child_may_use_its_own_folder(tmp_path):
    code = f"{BEGIN} here = Path(sys.argv[1]); pressroom.lock_down(here); (here / 'a').touch(); print('done')"
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.stderr) == ("done\n", "")


def test_the_pressroom_starts_without_django():
    code = f"{BEGIN} print([name for name in sys.modules if name.startswith('django')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "[]\n"
