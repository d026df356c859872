"""The one way in which facts are written down before they are hashed."""

import hashlib
import json
from typing import Any


def canonical_json(value: Any) -> str:
    """UTF-8 text with sorted keys and no spaces: the same facts always give the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_hex(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(value: Any) -> str:
    """SHA-256 (64 hex digits) of the canonical JSON of ``value``."""
    return sha256_hex(canonical_json(value))
