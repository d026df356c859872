"""Checks a Loopfolio evidence pack. It needs Python 3.9 or later and nothing else:

    python verify.py PACK.zip          or, in the unpacked folder,          python verify.py

It prints VALID and what it looked at, or the first thing that is not as it was when the pack was made.
Nothing is sent anywhere and nothing is changed.
"""

import hashlib
import json
import sys
import zipfile
from pathlib import Path

FORMAT = "loopfolio-manifest-2"
CHUNK = 1024 * 1024


class NotValid(Exception):
    """The sentence that names the first thing that is not as it was."""


class Folder:
    """The parts of an unpacked pack."""

    def __init__(self, path):
        self.path = Path(path)

    def open(self, name):
        return (self.path / name).open("rb")


class Archive:
    """The parts of a pack as one ZIP file; nothing is unpacked."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)

    def open(self, name):
        return self.archive.open(name)


def digest(parts, name):
    """SHA-256 of one part, read piece by piece."""
    found = hashlib.sha256()
    try:
        with parts.open(name) as stream:
            for chunk in iter(lambda: stream.read(CHUNK), b""):
                found.update(chunk)
    except (KeyError, OSError, zipfile.BadZipFile) as error:
        raise NotValid(f"{name} is missing or cannot be read.") from error
    return found.hexdigest()


def read_json(parts, name):
    try:
        with parts.open(name) as stream:
            return json.loads(stream.read().decode("utf-8"))
    except (KeyError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise NotValid(f"{name} is missing or cannot be read.") from error


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def same(parts, name, sha256, what):
    if digest(parts, name) != sha256:
        raise NotValid(f"{what} was changed after the pack was made ({name}).")


def check_manifest(manifest):
    """The form of the list itself; returns how many records and files it names."""
    if manifest.get("format") != FORMAT:
        raise NotValid("The manifest is of a form that this program does not know.")
    entries = manifest["ledger"]["entries"]
    if entries and entries[-1][1] != manifest["ledger"]["head"]:
        raise NotValid("The ledger's head is not its last entry.")
    if any(before[0] >= after[0] for before, after in zip(entries, entries[1:])):  # noqa: B905, RUF007
        raise NotValid("The ledger's entries are out of order.")


def check_ledger(manifest, entries):
    """Each entry holds its own hash, and the list names them all: returns every hash that they vouch for."""
    listed = [tuple(each) for each in manifest["ledger"]["entries"]]
    if [(each["seq"], each["hash"]) for each in entries] != listed:
        raise NotValid("The ledger extract is not the one that the manifest names.")
    vouched = set()
    before = None
    for each in entries:
        made = hashlib.sha256(f"{each['previous']}\n{each['body']}".encode()).hexdigest()
        if made != each["hash"] or json.loads(each["body"])["seq"] != each["seq"]:
            raise NotValid(f"Ledger entry {each['seq']} was changed after it was written.")
        if before and each["seq"] == before["seq"] + 1 and each["previous"] != before["hash"]:
            raise NotValid(f"Ledger entry {each['seq']} does not follow the one before it.")
        vouched.update(hashes_in(json.loads(each["body"])["facts"]))
        before = each
    return vouched


def hashes_in(value):
    """Every text of 64 characters in an entry, at any depth."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return {found for each in value for found in hashes_in(each)}
    return {value} if isinstance(value, str) and len(value) == 64 else set()


def check_records(parts, manifest, vouched):
    for record in manifest["records"]:
        name = f"{record['ref']} version {record['version']}"
        same(parts, record["path"], record["hash"], name)
        if record["hash"] not in vouched:
            raise NotValid(f"{name} stands in no entry of the ledger.")
        for file in record["files"]:
            if not file.get("problem"):
                same(parts, file["path"], file["sha256"], f"The file “{file['name']}” of {record['ref']}")


def check_signoffs(parts, manifest, vouched):
    for signed in manifest["signoffs"]:
        name = f"What {signed['name']} signed for unit {signed['unit']}"
        same(parts, signed["path"], signed["hash"], name)
        if signed["hash"] not in vouched:
            raise NotValid(f"{name} stands in no entry of the ledger.")


def check_pack(parts):
    """Everything in a pack. Raises NotValid; returns the manifest."""
    pack = read_json(parts, "pack.json")
    same(parts, "manifest.json", pack["manifest"], "The manifest")
    same(parts, pack["pdf"]["path"], pack["pdf"]["sha256"], "The portfolio PDF")
    manifest = read_json(parts, "manifest.json")
    check_manifest(manifest)
    vouched = check_ledger(manifest, read_json(parts, "ledger.json"))
    check_records(parts, manifest, vouched)
    check_signoffs(parts, manifest, vouched)
    return manifest


def report(manifest):
    """What a person reads when everything is as it was."""
    files = [file for record in manifest["records"] for file in record["files"]]
    gone = [file for file in files if file.get("problem")]
    lines = [
        f"VALID: {len(manifest['records'])} records, {len(files) - len(gone)} files, "
        f"{len(manifest['signoffs'])} signatures, {len(manifest['ledger']['entries'])} ledger entries.",
        f"Manifest {hashlib.sha256(canonical(manifest)).hexdigest()}",
        f"Ledger entry {manifest['ledger']['number']} {manifest['ledger']['head']}",
    ]
    return lines + [
        f"Not in the pack: “{file['name']}”, {file['problem']} when it was made." for file in gone
    ]


def main(arguments):
    where = Path(arguments[0]) if arguments else Path(__file__).resolve().parent
    try:
        parts = Folder(where) if where.is_dir() else Archive(where)
        print("\n".join(report(check_pack(parts))))  # noqa: T201
    except NotValid as fault:
        print(f"NOT VALID: {fault}")  # noqa: T201
        return 1
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError):
        print("NOT VALID: this is not an evidence pack, or it is damaged.")  # noqa: T201
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
