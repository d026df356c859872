from tests.permissions.row import Row

ROWS: list[Row] = []


def about(cast):
    return {}
