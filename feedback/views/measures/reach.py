"""The door to pages that write: a measure of one's own portfolio, 404 for one not seen, 403 for another's."""

from django.core.exceptions import PermissionDenied

from feedback.models import Measure
from feedback.views.finding import measure_or_404
from portfolio.models import Membership
from portfolio.permissions import owns


def own_measure(member: Membership, pref: str, mref: str) -> Measure:
    measure = measure_or_404(member, pref, mref)
    if not owns(member, measure.portfolio):
        raise PermissionDenied
    return measure
