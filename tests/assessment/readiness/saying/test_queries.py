"""Pages on which people speak about the rules ask the database the same, however much was said already."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assessment.models import Criterion, RuleChoice, Unit
from assessment.services.readiness import choose_rules, set_parameter
from tests.assessment.readiness.saying.desk import again, aside
from tests.cast import client_for
from tests.improvements import loop

pytestmark = pytest.mark.django_db
MOST = 40


def asked(client, address) -> int:
    """Queries of the page on its second visit: some things only the first one asks."""
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) <= MOST
    return len(queries)


def test_setting_aside_asks_the_same_for_three_turns_and_many_words(cast, turn):
    client, address = client_for(cast.assessor), f"/e/{cast.enrolment.ref}/rules/FB-01/set-aside/"
    once = asked(client, address)
    for title in ("Second turn", "Third turn"):
        loop.turn(cast, title)
    aside(cast, about="IMP-01")
    again(cast, about="IMP-01")
    assert asked(client, address) == once


def test_a_figure_asks_the_same_however_often_it_was_changed(cast):
    client, address = client_for(cast.coordinator), "/rules/figures/review_min_days/"
    once = asked(client, address)
    for value in (20, 21, 22):
        set_parameter(by=cast.coordinator, name="review_min_days", value=value, reason="Our own reviews.")
    assert asked(client, address) == once


def test_a_choice_asks_the_same_however_many_were_made(cast):
    unit = Unit.objects.create(code="OWN", title="Ours", wording="W.", source={}, centre=cast.centre)
    criterion = Criterion.objects.create(
        unit=unit, code="OWN-01", text="Ask customers", phases=["feedback"], kind="performance", position=1
    )
    client, address = client_for(cast.coordinator), f"/units/{unit.pk}/rules/{criterion.pk}/"
    once = asked(client, address)
    for rules in (["FB-01"], ["FB-01", "FB-02"], ["FB-03"]):
        choose_rules(by=cast.coordinator, criterion=criterion, rules=rules)
    assert RuleChoice.objects.count() == 3
    assert asked(client, address) == once
