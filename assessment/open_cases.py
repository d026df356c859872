"""What is open about learners: it keeps their certificates from being claimed (invariant 11)."""

from collections import Counter
from collections.abc import Collection

from assessment.models import Case, Enrolment

SENTENCES = {Case.Kind.APPEAL: "An appeal is open.", Case.Kind.MALPRACTICE: "A case is open."}


def open_cases(enrolments: Collection[Enrolment]) -> dict[int, int]:
    """How many cases stand in the way of each enrolment, by its primary key; 0 where none does.

    One question, however many there are. Malpractice counts for all that the learner is enrolled on.
    """
    found = _open(enrolments)
    appeals = Counter(enrolment for kind, enrolment, _ in found if kind == Case.Kind.APPEAL)
    others = Counter(portfolio for kind, _, portfolio in found if kind == Case.Kind.MALPRACTICE)
    return {each.pk: appeals[each.pk] + others[each.portfolio_id] for each in enrolments}


def case_faults(enrolments: Collection[Enrolment]) -> dict[int, list[str]]:
    """By primary key, a plain sentence for each kind of case that is open, without what it is about."""
    rows = _open(enrolments)
    appeals = {enrolment for kind, enrolment, _ in rows if kind == Case.Kind.APPEAL}
    others = {portfolio for kind, _, portfolio in rows if kind == Case.Kind.MALPRACTICE}
    return {
        each.pk: [SENTENCES[Case.Kind.APPEAL]] * (each.pk in appeals)
        + [SENTENCES[Case.Kind.MALPRACTICE]] * (each.portfolio_id in others)
        for each in enrolments
    }


def _open(enrolments: Collection[Enrolment]) -> list[tuple[str, int, int]]:
    rows = Case.objects.open().filter(enrolment__portfolio__in={each.portfolio_id for each in enrolments})
    return list(rows.order_by().values_list("kind", "enrolment", "enrolment__portfolio"))
