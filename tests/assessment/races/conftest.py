import pytest
from django.db import connection


@pytest.fixture(autouse=True)
def nobody_waits_for_the_disk(transactional_db):
    """Locks and what others see are the same; only that a row survives a power cut is not waited for."""
    if connection.vendor != "postgresql":
        return
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER DATABASE {name} SET synchronous_commit = off")
        cursor.execute("SET synchronous_commit = off")
