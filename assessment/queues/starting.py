"""What a learner has to do at the start: read what their centre tells them, and say so."""

from django.urls import reverse

from portfolio.induction import induction_of
from portfolio.models import Membership, Portfolio, Role

from .shapes import Queue, Waiting


def texts_to_accept(member: Membership) -> Queue | None:
    """Three questions, whoever asks."""
    if member.role != Role.LEARNER:
        return None
    portfolio = Portfolio.objects.visible_to(member).select_related("centre").filter(learner=member).first()
    open_texts = [each for each in induction_of(portfolio) if not each.accepted] if portfolio else []
    if portfolio is None or not open_texts:
        return None
    url = reverse("portfolio:induction")
    rows = tuple(
        Waiting(f"Read “{each.title}” and accept it.", "", url, "Read", portfolio.created_at)
        for each in open_texts
    )
    return Queue("induction", "From your induction", rows, len(rows), url)
