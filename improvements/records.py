"""The records that belong to one improvement, whatever their kind."""

from django.db.models import Q, QuerySet

from portfolio.models import Membership, Record, RecordState

from .models import Improvement


def records_of(improvement: Improvement, member: Membership) -> QuerySet[Record]:
    """Those the member may see, in the order of the days they are about; withdrawn ones are left out."""
    belongs = (
        Q(source__improvements=improvement)
        | Q(analysis__improvements=improvement)
        | Q(plan__improvement=improvement)
        | Q(action__improvement=improvement)
        | Q(journal_entry__improvement=improvement)
        | Q(review__improvement=improvement)
    )
    mine = Record.objects.filter(belongs, portfolio_id=improvement.portfolio_id).values("pk")
    rows = Record.objects.visible_to(member).filter(pk__in=mine).exclude(state=RecordState.WITHDRAWN)
    return rows.order_by("happened_on", "pk")
