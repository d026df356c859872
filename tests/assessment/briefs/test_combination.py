"""Whether units add up to a certificate."""

from types import SimpleNamespace as Row

from hypothesis import given
from hypothesis import strategies as st

from assessment.combination import combination_faults


def qualification(*links, **rules):
    return Row(rules=rules, links=Row(all=lambda: list(links)))


def link(code, *, credit=4, level=2, required=False, group="", position=1):
    unit = Row(code=code, credit=credit, level=level)
    return Row(unit=unit, required=required, group=group, position=position)


def faults(links, taken, cleared, **rules):
    units = {each.unit.code: each.unit for each in links}
    return combination_faults(
        qualification(*links, **rules), [units[c] for c in taken], [units[c] for c in cleared]
    )


A = {"id": "A", "title": "Group A", "min_units": 2, "max_units": 2, "min_credit": 8, "max_credit": 10}


def test_a_required_unit_is_taken_and_cleared():
    links = [link("ONE", required=True), link("TWO", required=True), link("THREE")]
    assert faults(links, ["ONE"], []) == [
        "TWO is required and was not taken.",
        "ONE is required and not cleared yet.",
    ]
    assert faults(links, ["ONE", "TWO"], ["ONE", "TWO"]) == []


def test_a_group_needs_so_many_and_counts_so_many():
    links = [link(code, group="A") for code in "XYZ"]
    assert faults(links, "X", "X", groups=[A]) == [
        "Group A needs at least 2 units; 1 cleared so far.",
        "Group A needs at least 8 credits; 4 cleared so far.",
    ]
    assert faults(links, "XYZ", "XYZ", groups=[A]) == [
        "Group A counts at most 2 units; 3 were taken.",
        "Group A counts at most 10 credits; 12 were taken.",
    ]
    assert faults(links, "XY", "XY", groups=[A]) == []


def test_credit_is_counted_in_all_and_at_a_level():
    links = [link("LOW", level=1), link("HIGH", level=3, credit=1)]
    said = faults(
        links, ["LOW", "HIGH"], ["LOW", "HIGH"], min_credit=6, min_credit_at_level={"level": 2, "credit": 2}
    )
    assert said == [
        "The certificate needs at least 6 credits; 5 cleared so far.",
        "The certificate needs at least 2 credits at level 2 or above; 1 cleared so far.",
    ]


def test_a_unit_without_a_credit_value_counts_as_none():
    assert faults([link("ONE", credit=None)], ["ONE"], ["ONE"], min_credit=1) != []


CODES = list("ABCDEF")
LINKS = st.lists(
    st.builds(
        link,
        st.sampled_from(CODES),
        credit=st.none() | st.integers(1, 20),
        level=st.none() | st.integers(0, 8),
        required=st.booleans(),
        group=st.sampled_from(["", "A", "B"]),
        position=st.integers(1, 9),
    ),
    unique_by=lambda each: each.unit.code,
)
SMALL = st.none() | st.integers(0, 30)
GROUPS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(["A", "B"]),
            "title": st.just("Group"),
            "min_units": SMALL,
            "max_units": SMALL,
            "min_credit": SMALL,
            "max_credit": SMALL,
        }
    ),
    max_size=2,
)


CHOSEN = st.sets(st.sampled_from(CODES))


@given(LINKS, GROUPS, SMALL, st.tuples(CHOSEN, CHOSEN), st.data())
def test_clearing_one_more_unit_never_adds_a_fault(links, groups, least, chosen, data):
    taken, cleared = chosen
    offered = {each.unit.code for each in links}
    taken, cleared = sorted(taken & offered), cleared & taken & offered
    before = faults(links, taken, sorted(cleared), groups=groups, min_credit=least)
    more = cleared | ({data.draw(st.sampled_from(taken))} if taken else set())
    after = faults(links, taken, sorted(more), groups=groups, min_credit=least)
    assert len(after) <= len(before)
    assert all(each.endswith(".") for each in before + after)


@given(LINKS, st.sets(st.sampled_from(CODES)))
def test_without_rules_all_required_units_cleared_is_enough(links, taken):
    offered = {each.unit.code for each in links}
    taken = sorted(taken & offered | {each.unit.code for each in links if each.required})
    assert faults(links, taken, taken) == []
