"""Whatever happened before, what may be handed in next never passes the policy (8.7, invariant 13)."""

from datetime import timedelta
from types import SimpleNamespace as Row

from hypothesis import given
from hypothesis import strategies as st

from assessment.assignments import Standing
from assessment.policies import Policy
from portfolio import clock

POLICIES = st.builds(
    Policy,
    max_resubmissions=st.none() | st.integers(0, 3),
    working_days=st.none() | st.integers(0, 20),
    needs_lead_iv=st.booleans(),
    cap=st.sampled_from(["", "P"]),
    retake_allowed=st.booleans(),
)
AGO = st.integers(-40, 40)


def standing(policy, again, deadline, judged):
    """``again`` resubmissions after a first hand-in, or nothing for None; days are counted from now."""
    kinds = [] if again is None else ["submission", *["resubmission"] * again]
    day = {"deadline": clock.today() + timedelta(days=deadline), "brief": Row(code="A1")}
    judged_on = None if judged is None else clock.today() - timedelta(days=abs(judged))
    attempts = [Row(kind=kind) for kind in kinds]
    return Standing(Row(**day), policy, criteria=[Row(pk=1)], attempts=attempts, judged_on=judged_on)


@given(POLICIES, st.none() | st.integers(0, 5), AGO, st.none() | AGO)
def test_a_hand_in_never_passes_the_policy(policy, again, deadline, judged):
    found = standing(policy, again, deadline, judged)
    after, most = found.next, policy.max_resubmissions
    if after.kind == "submission":
        assert again is None and deadline >= 0
    elif after.kind:
        assert again is not None and judged is not None and not policy.needs_lead_iv
        assert most is None or again < most
        assert after.until is None or after.until >= clock.today()
        assert after.cap == policy.cap
    assert after.sentence.endswith(".")


@given(POLICIES, st.none() | st.integers(0, 5), AGO, st.none() | AGO)
def test_the_lead_verifier_is_asked_only_for_what_the_policy_knows(policy, again, deadline, judged):
    found = standing(policy, again, deadline, judged)
    if found.next.to_authorise == "resubmission":
        assert policy.needs_lead_iv and (policy.max_resubmissions is None or again < policy.max_resubmissions)
    elif found.next.to_authorise:
        assert policy.retake_allowed


@given(st.none() | st.integers(0, 5))
def test_without_a_policy_nothing_limits_handing_in_again(again):
    found = standing(Policy(), again, 3, None if again is None else 0)
    assert found.next.kind == ("submission" if again is None else "resubmission")
