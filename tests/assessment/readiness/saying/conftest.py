import pytest

from improvements.models import Improvement
from tests.assessment.readiness.saying.desk import begin_turn


@pytest.fixture
def turn(cast) -> Improvement:
    return begin_turn(cast)
