import pytest

from tests.assessment.judging.desk import hand_in
from tests.cast import log


@pytest.fixture
def item(cast):
    """Sam's call-back diary, handed in for all three criteria and waiting."""
    return hand_in(cast, log(cast))
