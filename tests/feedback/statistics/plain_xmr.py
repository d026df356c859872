"""The XmR rules once more, written from their definition in another way: plain loops and decimals."""

from decimal import Decimal


def plain(values, base=12, drop_wild=False):
    """(centre, reach or None, per value the set of (rule, side)) for one stretch."""
    numbers = [Decimal(str(value)) for value in values]
    head = numbers[:base]
    centre = sum(head) / len(head)
    moves = []
    for index in range(1, len(head)):
        moves.append(abs(head[index] - head[index - 1]))
    reach = None
    if moves:
        average = sum(moves) / len(moves)
        if drop_wild and average > 0:
            moves = [move for move in moves if not move >= Decimal("3.267") * average]
            average = sum(moves) / len(moves)
        reach = Decimal("2.66") * average
    return centre, reach, [_rules_at(numbers, index, centre, reach) for index in range(len(numbers))]


def _rules_at(numbers, index, centre, reach):
    found = set()
    here = numbers[index]
    for side in (1, -1):
        away = [side * (number - centre) for number in numbers]
        if reach is not None and away[index] > reach:
            found.add(("OUTSIDE", side))
        if _in_some_window(index, 7, len(numbers), lambda w: all(away[i] > 0 for i in w)):  # noqa: B023
            found.add(("RUN", side))
        signed = [side * number for number in numbers]
        if _in_some_window(index, 7, len(numbers), lambda w: all(signed[i] < signed[i + 1] for i in w[:-1])):  # noqa: B023
            found.add(("TREND", side))
        if reach is not None and reach * 2 / 3 < side * (here - centre) <= reach:
            near = [reach * 2 / 3 < far <= reach for far in away]
            if _in_some_window(
                index,
                3,
                len(numbers),
                lambda w: all(away[i] > 0 for i in w) and sum(near[i] for i in w) >= 2,  # noqa: B023
            ):
                found.add(("NEAR", side))
    return found


def _in_some_window(index, width, length, holds):
    starts = range(max(0, index - width + 1), min(index, length - width) + 1)
    return any(holds(list(range(start, start + width))) for start in starts)
