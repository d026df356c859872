from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Q

from portfolio.files import store, strays
from portfolio.models import Attachment, Blob
from portfolio.services.attachments import forget_uploads

#: How long files wait for the form that they came with.
UNSAVED_FOR = timedelta(days=7)


class Command(BaseCommand):
    help = "Compare the files on the disk with the rows that name them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--tidy", action="store_true", help="move what nobody names to DATA_DIR/trash")

    def handle(self, *, tidy: bool, **options: object) -> None:
        """One line per finding. Exits with 1 if a file that a row names is missing or damaged.

        Files that a row names and files younger than a day are never touched.
        """
        if tidy:
            forget_uploads(older_than=UNSAVED_FOR)
        faults = list(self._faults())
        leftovers = [*strays.old_temp_files(), *self._unnamed()]
        for line in faults:
            self.stdout.write(line)
        for path in leftovers:
            self._report(path, tidy=tidy)
        self.stdout.write(f"{Blob.objects.count()} files checked, {len(leftovers)} left behind.")
        if faults:
            raise CommandError(f"{len(faults)} of the files that records name are missing or damaged.")

    def _faults(self) -> Iterator[str]:
        for blob in Blob.objects.select_related("centre").order_by("pk").iterator(chunk_size=500):
            key = str(blob.centre.blob_key)
            if not store.blob_path(key, blob.sha256).exists():
                yield f"missing\t{key}/{blob.sha256}\tused by {_users(blob)}"
            elif not store.verify_blob(key, blob.sha256, blob.size):
                yield f"damaged\t{key}/{blob.sha256}\tused by {_users(blob)}"

    def _unnamed(self) -> Iterator[Path]:
        named = {
            (str(key), sha256)
            for key, sha256 in Blob.objects.values_list("centre__blob_key", "sha256").iterator(
                chunk_size=2000
            )
        }
        yield from (path for key, sha256, path in strays.old_blobs() if (key, sha256) not in named)

    def _report(self, path: Path, *, tidy: bool) -> None:
        if not tidy:
            self.stdout.write(f"left behind\t{path}")
        elif _tidy_away(path):
            self.stdout.write(f"moved to trash\t{path}")


def _users(blob: Blob) -> str:
    """The records that show the file, so that somebody can ask for it again."""
    shown = Attachment.objects.filter(Q(blob=blob) | Q(print_blob=blob)).select_related("record")
    return ", ".join(sorted({f"{one.record.ref} “{one.name}”" for one in shown})) or "no record yet"


def _tidy_away(path: Path) -> bool:
    """Move one file to the trash; false if it came into use while we looked."""
    if _is_named(path) or not path.exists() or not strays.is_old(path):
        return False
    strays.move(path, strays.trash_path(path))
    if _is_named(path):  # an upload of the same bytes was faster than our look
        strays.move(strays.trash_path(path), path)
        return False
    return True


def _is_named(path: Path) -> bool:
    """Whether a row names this blob now; a temporary file has no such name."""
    keys = Blob.objects.filter(sha256=path.name).values_list("centre__blob_key", flat=True)
    return path.parts[-4] in {str(key) for key in keys}
