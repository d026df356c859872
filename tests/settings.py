"""The real settings, with a fast password hasher, mail in memory, and a data folder of its own."""

import os
import tempfile
from pathlib import Path

# Processes of one run are started by each other and inherit what is set here: each worker gets a folder
# of its own below the shared one, or a test that counts files would count its neighbour's.
ROOT = os.environ.setdefault("TESTS_ROOT", tempfile.mkdtemp(prefix="loopfolio-tests-"))
OWN = Path(ROOT) / os.environ.get("PYTEST_XDIST_WORKER", "alone")
OWN.mkdir(exist_ok=True)
os.environ["DATA_DIR"] = str(OWN)
os.environ["DEBUG"] = "1"

from portfolio.config.settings import *  # noqa: F403
from portfolio.config.settings import Q_CLUSTER

DEBUG = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
Q_CLUSTER = Q_CLUSTER | {"sync": True}
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
