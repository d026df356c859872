"""The real settings, with a fast password hasher, mail in memory, and a data folder of its own."""

import os

from tests.folders import own_folder

os.environ["DATA_DIR"] = own_folder()
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
