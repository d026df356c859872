"""Long work in the background, behind one small wall.

The Job row is the truth that people see; django-q2 only delivers its primary key, at least once.
A delivery that finds nothing to claim returns, so that no work is done twice.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from django.utils.module_loading import import_string
from django_q.tasks import async_task

from portfolio import clock

from .models import Job, Membership
from .refusals import Refused

#: A running job whose worker has not been heard of for this long was killed and may be claimed again.
STALE_AFTER = timedelta(minutes=12)
OURS = ("portfolio.", "feedback.", "improvements.", "assessment.")

Handler = Callable[[Job, Callable[[int, int, str], None]], None]


def enqueue(*, by: Membership, handler: str, subject_id: int) -> Job:
    """Write the job's row and its place in the queue in the caller's transaction: both or neither.

    ``handler`` is the dotted name of a function ``(job, tell)``; ``tell(done, total, step)``
    reports how far it is.
    """
    if not handler.startswith(OURS):
        raise ValueError(f"{handler} is not one of our functions.")
    job = Job.objects.create(centre=by.centre, handler=handler, subject_id=subject_id, requested_by=by)
    in_background("portfolio.jobs.run", job.pk)
    return job


def in_background(function: str, *args: Any) -> None:
    """Let the worker call this function, once the caller's transaction is committed, at least once.

    ``args`` are primary keys: what they stand for is read when the work is done.
    """
    if settings.Q_CLUSTER.get("sync"):  # tests run the work at once, after what it is about was committed
        transaction.on_commit(lambda: async_task(function, *args))
    else:
        async_task(function, *args)


def claim(job_id: int) -> Job | None:
    """Take the job if it waits, or if its worker died; None if somebody else has it."""
    now = clock.now()
    free = Q(status=Job.Status.QUEUED) | Q(status=Job.Status.RUNNING, heartbeat_at__lt=now - STALE_AFTER)
    taken = Job.objects.filter(free, pk=job_id).update(
        status=Job.Status.RUNNING, heartbeat_at=now, attempts=F("attempts") + 1, error=""
    )
    return Job.objects.select_related("requested_by__centre").get(pk=job_id) if taken else None


def run(job_id: int) -> str:
    """What the worker calls. Refusals and faults end on the row as one sentence."""
    job = claim(job_id)
    if job is None:
        return "nothing to do"
    try:
        import_string(job.handler)(job, lambda done, total, step: tell(job, done, total, step))
    except Refused as refusal:
        finish(job, error=refusal.sentence)
    except Exception:
        finish(job, error="Something went wrong on our side. Try again; if it stays, tell your coordinator.")
        raise
    else:
        finish(job)
    return job.status


def tell(job: Job, done: int, total: int, step: str) -> None:
    Job.objects.filter(pk=job.pk).update(done=done, total=total, step=step[:80], heartbeat_at=clock.now())


def finish(job: Job, error: str = "") -> None:
    job.status = Job.Status.FAILED if error else Job.Status.DONE
    job.error, job.finished_at = error, clock.now()
    job.save(update_fields=["status", "error", "finished_at"])
