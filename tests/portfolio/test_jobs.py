"""Jobs: claimed once, told in plain words, picked up again when a worker died."""

import contextlib
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_q.conf import Conf
from django_q.models import OrmQ

from portfolio import jobs
from portfolio.models import Job
from portfolio.refusals import Refused

calls: list[int] = []


def _work(job, tell):
    calls.append(job.pk)
    tell(1, 2, "half-way")


def _refuse(job, tell):
    raise Refused("There is nothing to export yet.")


@pytest.fixture
def job(cast, monkeypatch):
    calls.clear()
    monkeypatch.setattr(
        jobs, "import_string", lambda name: {"portfolio.work": _work, "portfolio.refuse": _refuse}[name]
    )
    return Job.objects.create(
        centre=cast.centre, handler="portfolio.work", subject_id=1, requested_by=cast.sam
    )


def test_a_job_runs_once_however_often_it_is_delivered(job):
    assert [jobs.run(job.pk), jobs.run(job.pk)] == ["done", "nothing to do"]
    assert calls == [job.pk]


def test_a_running_job_is_left_alone_until_its_worker_falls_silent(job):
    jobs.claim(job.pk)
    assert jobs.claim(job.pk) is None
    Job.objects.update(heartbeat_at=timezone.now() - jobs.STALE_AFTER - timedelta(seconds=1))
    again = jobs.claim(job.pk)
    assert again is not None
    assert again.attempts == 2


def test_a_refusal_is_a_sentence_on_the_job(job):
    Job.objects.update(handler="portfolio.refuse")
    assert jobs.run(job.pk) == "failed"
    assert Job.objects.get().error == "There is nothing to export yet."


def test_progress_is_told(job):
    jobs.run(job.pk)
    job.refresh_from_db()
    assert (job.done, job.total, job.step) == (1, 2, "half-way")


def test_a_job_and_its_place_in_the_queue_stand_or_fall_together(cast, settings, monkeypatch):
    monkeypatch.setattr(Conf, "SYNC", False)
    settings.Q_CLUSTER = settings.Q_CLUSTER | {"sync": False}
    with contextlib.suppress(RuntimeError), transaction.atomic():
        jobs.enqueue(by=cast.sam, handler="portfolio.work", subject_id=1)
        assert OrmQ.objects.count() == 1
        raise RuntimeError
    assert (Job.objects.count(), OrmQ.objects.count()) == (0, 0)


def test_only_our_own_functions_are_run(cast):
    with pytest.raises(ValueError, match=r"os\.system"):
        jobs.enqueue(by=cast.sam, handler="os.system", subject_id=1)
