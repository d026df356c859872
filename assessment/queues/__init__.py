"""What waits for whom, and since when: one function for each kind of task, so that nothing waits for nobody.

A source answers for one member with at most one ``Queue``, in a number of queries that does not grow; home
pages, the count in the bar and the daily digest all ask ``queues_of``.
"""

from collections.abc import Callable, Collection

from portfolio.models import Membership

from . import cases, certificates, sampling
from .briefs import (
    assignments_due,
    attempts_to_authorise,
    briefs_to_check,
    briefs_to_finish,
    overdue_assignments,
)
from .deciding import not_confirmed, reopened, to_confirm, units_to_countersign
from .judging import count_waiting, to_judge, waiting_for
from .recording import plans_to_review, records_to_agree
from .shapes import Queue, Waiting
from .signing import to_sign
from .staff import certificates_to_see, competence_to_agree, interests_to_settle, papers_due
from .starting import texts_to_accept
from .witnessing import unanswered_testimonies

__all__ = ["Queue", "Waiting", "count_waiting", "queues_of", "waiting_for"]

#: In the order in which a home page shows them. Each returns None where nothing waits.
SOURCES: tuple[Callable[[Membership], Queue | None], ...] = (
    to_confirm,
    units_to_countersign,
    not_confirmed,
    reopened,
    texts_to_accept,
    records_to_agree,
    plans_to_review,
    briefs_to_check,
    attempts_to_authorise,
    briefs_to_finish,
    overdue_assignments,
    assignments_due,
    unanswered_testimonies,
    *sampling.SOURCES,
    interests_to_settle,
    certificates_to_see,
    competence_to_agree,
    papers_due,
    *certificates.SOURCES,
    *cases.SOURCES,
)

#: What the assessor's home tells in its own way; not even asked for where it is left out.
APART: dict[str, Callable[[Membership], Queue | None]] = {"judging": to_judge, "signing": to_sign}


def queues_of(member: Membership, besides: Collection[str] = ()) -> list[Queue]:
    """All that waits for this member in the role they act in, most pressing kind first.

    ``besides`` are slugs of queues that the page tells of already.
    """
    apart = [source for slug, source in APART.items() if slug not in besides]
    found = (source(member) for source in (*SOURCES, *apart))
    return [each for each in found if each and each.slug not in besides]
