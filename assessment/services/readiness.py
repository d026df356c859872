"""What people say about the rules: set aside for one learner, a centre's figures, a centre's choice of rules.

Every word is appended with its reason, and the newest counts. None of them moves a decision: what is met
stays met, and what is not does not become so (domain.md sections 4 and 8.6).
"""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from assessment.asides import found_by, readiness_of, standing_in, words_on
from assessment.models import Criterion, Enrolment, ParameterChange, RuleChoice, SetAside
from assessment.permissions import may_choose_rules, may_set_aside, may_set_parameters
from assessment.readiness import PARAMETERS, Parameter, Rule, rule_of
from portfolio.canonical import sha256_hex
from portfolio.models import Centre, Membership
from portfolio.refusals import Moved, Refused
from portfolio.services.ledger import append_entry, commit_to

SHORTEST = 10
NO_REASON = "Write the reason in at least ten characters: it stays in the audit trail and in the PDF."
FIXED = "This rule protects the integrity of the judging, so nobody can set it aside."


def set_aside(
    *, by: Membership, enrolment: Enrolment, rule: str, about: str = "", reason: str, seen: int
) -> SetAside:
    """An assessor says that a rule is not needed: for one thing by its ref, or everywhere for this learner.

    ``seen`` is how many words on this rule the page showed. Raises PermissionDenied, Refused, or Moved when
    somebody else spoke meanwhile.
    """
    return _say(by, enrolment, SetAside(rule=rule, about=about, reason=reason.strip()), seen)


def apply_again(
    *, by: Membership, enrolment: Enrolment, rule: str, about: str = "", reason: str, seen: int
) -> SetAside:
    """Takes back what ``set_aside`` said about the same thing; raises as it does."""
    return _say(by, enrolment, SetAside(rule=rule, about=about, reason=reason.strip(), applies=True), seen)


def _say(by: Membership, enrolment: Enrolment, word: SetAside, seen: int) -> SetAside:
    try:
        with transaction.atomic():
            return _append(by, enrolment, word, seen)
    except IntegrityError as error:
        raise Moved(_who_was_first(words_on(enrolment, word.rule))) from error


def _append(by: Membership, enrolment: Enrolment, word: SetAside, seen: int) -> SetAside:
    if not may_set_aside(by, enrolment):
        raise PermissionDenied
    _refuse_fixed(word)
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)  # two at once would not see each other
    words = words_on(enrolment, word.rule)
    if len(words) != seen:
        raise Moved(_who_was_first(words))
    _refuse_idle(by, enrolment, word, words)
    word.centre, word.enrolment, word.by, word.role = enrolment.centre, enrolment, by, by.role
    word.sequence = 1 + sum(each.about == word.about for each in words)
    word.full_clean(validate_unique=False, validate_constraints=False)
    word.save()
    append_entry(
        event="rule_applies_again" if word.applies else "rule_set_aside",
        actor=by,
        centre=enrolment.centre,
        portfolio=enrolment.portfolio,
        facts={
            "enrolment": enrolment.ref,
            "rule": word.rule,
            "about": word.about or "everything",
            "sequence": word.sequence,
            "reason": commit_to(enrolment.portfolio, word.reason),
        },
    )
    return word


def _refuse_fixed(word: SetAside) -> None:
    if not _declared(word.rule).overridable:
        raise Refused(FIXED)
    if len(word.reason) < SHORTEST:
        raise Refused(NO_REASON)


def _declared(rule: str) -> Rule:
    try:
        return rule_of(rule)
    except KeyError as error:
        raise Refused("There is no such rule.") from error


def _refuse_idle(by: Membership, enrolment: Enrolment, word: SetAside, words: list[SetAside]) -> None:
    """Nothing is said twice, and nothing about what the rule does not find."""
    standing = standing_in(words)
    if word.applies:
        if word.about not in standing:
            raise Refused("The rule counts here already.")
        return
    if word.about in standing or "" in standing:
        raise Refused("The rule is set aside here already.")
    found = {each.thing.ref for each in found_by(readiness_of(enrolment), word.rule, by)}
    if word.about and word.about not in found:
        raise Refused(f"{word.about} is not among what the rule finds now, so there is nothing to set aside.")


def _who_was_first(words: list[SetAside]) -> str:
    if not words:
        return "The rule changed since you opened the page. What you typed is below; look again."
    latest = words[-1]
    when = latest.at.astimezone().strftime("%-d %b %Y at %H:%M")
    deed = "let the rule count again" if latest.applies else "set the rule aside"
    return f"{latest.by.user.name} {deed} on {when}. What you typed is below; look again."


@transaction.atomic
def set_parameter(*, by: Membership, name: str, value: int | None, reason: str) -> ParameterChange:
    """The centre's own figure from now on; None, or the default itself, gives the default back.

    Refused outside the bounds of the parameter, without a reason, or when nothing would change.
    """
    if not may_set_parameters(by):
        raise PermissionDenied
    parameter = PARAMETERS[name]
    own = None if value == parameter.default else value
    _refuse_out_of_bounds(parameter, own)
    if len(reason.strip()) < SHORTEST:
        raise Refused("Write the reason in at least ten characters, so that colleagues can follow it.")
    Centre.objects.select_for_update().get(pk=by.centre_id)  # two at once would both change the old figure
    last = ParameterChange.objects.filter(centre=by.centre, name=name).order_by("pk").last()
    if own == (last.value if last else None):
        raise Refused("That is the figure already.")
    change = ParameterChange(centre=by.centre, name=name, value=own, reason=reason.strip(), by=by)
    change.full_clean()
    change.save()
    said = {"name": name, "value": own, "reason": sha256_hex(change.reason)}
    append_entry(event="parameter_changed", actor=by, centre=by.centre, facts=said)
    return change


def _refuse_out_of_bounds(parameter: Parameter, value: int | None) -> None:
    if value is not None and not parameter.least <= value <= parameter.most:
        raise Refused(f"Give a figure from {parameter.least} to {parameter.most}.")


@transaction.atomic
def choose_rules(*, by: Membership, criterion: Criterion, rules: Iterable[str] | None) -> RuleChoice:
    """Which rules guard a criterion of the centre's own unit; None gives the choice back to what the
    specification or its phase tags say. Raises PermissionDenied for a shared unit.
    """
    unit = criterion.unit
    if not may_choose_rules(by, unit):
        raise PermissionDenied
    chosen = None if rules is None else sorted({_declared(each).id for each in rules})
    choice = RuleChoice(
        centre=by.centre, unit_code=unit.code, criterion_code=criterion.code, rules=chosen, by=by
    )
    choice.full_clean()
    choice.save()
    facts = {"unit": unit.code, "criterion": criterion.code, "rules": chosen}
    append_entry(event="rules_chosen", actor=by, centre=by.centre, facts=facts)
    return choice
