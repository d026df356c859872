"""What can be done in a scene: the services of the loop, and the few that need a step around them."""

from collections.abc import Callable, Iterable
from typing import Any

from feedback.models import Item, Measure, Source, ThemeList
from feedback.services.analyses import add_finding, open_analysis, set_causes
from feedback.services.items import log_items
from feedback.services.measures import (
    add_benchmark,
    add_readings,
    change_measure,
    compute_readings,
    open_measure,
    rebase,
)
from feedback.services.privacy import settle_privacy
from feedback.services.sources import open_source
from feedback.services.themes import add_theme, apply_theme, open_theme_list
from improvements.models import Action, Approval, Confirmation, Improvement, Objective, Plan
from improvements.services.actions import change_action, plan_action
from improvements.services.approvals import (
    answer_approval,
    answer_confirmation,
    ask_for_approval,
    ask_for_confirmation,
)
from improvements.services.journal import log_entry
from improvements.services.moving import move
from improvements.services.plans import (
    add_consultation,
    add_stakeholder,
    set_objectives,
    set_options,
    write_plan,
)
from improvements.services.reviews import write_review
from improvements.services.shown import shown_deed, shown_plan
from improvements.services.turns import begin, begin_next, change_improvement, comment, link, unlink
from portfolio.models import GuestLink, Membership
from portfolio.services.guests import open_link

from .texts.loop_themes import LETTERS


def say(*, by: Membership, source: Source, rows: Iterable[dict[str, Any]]) -> list[Item]:
    log_items(by=by, source=source, rows=rows)
    return list(source.items.order_by("number"))


def theme_list(
    *, by: Membership, portfolio: Any, name: str, themes: Iterable[tuple[str, str]], exclusive: bool = True
) -> ThemeList:
    """A list with its themes: (name, meaning) each."""
    made = open_theme_list(by=by, portfolio=portfolio, name=name, exclusive=exclusive)
    for each, meaning in themes:
        add_theme(by=by, theme_list=made, name=each, meaning=meaning)
    return made


def sort(*, by: Membership, themes: ThemeList, source: Source, letters: str) -> Source:
    """The n-th letter is the theme of the n-th item, as the list's own letters say; "." is none."""
    for theme, letter in zip(themes.themes.order_by("position"), LETTERS[themes.name], strict=True):
        numbers = [number for number, each in enumerate(letters, 1) if each == letter]
        apply_theme(by=by, theme=theme, items=source.items.filter(number__in=numbers))
    return source


def read(*, by: Membership, measure: Measure, rows: Iterable[dict[str, Any]]) -> Measure:
    add_readings(by=by, measure=measure, rows=list(rows), way="typed")
    return measure


def compute(*, by: Membership, measure: Measure) -> Measure:
    compute_readings(by=by, measure=measure, every="week")
    return measure


def alter(*, by: Membership, measure: Measure, fields: dict[str, Any]) -> Measure:
    return change_measure(by=by, measure=measure, fields=fields)


def take_name_out(*, by: Membership, items: Iterable[Item], text: str) -> list[Item]:
    return [settle_privacy(by=by, item=item, text=text) for item in items]


def change(*, by: Membership, improvement: Improvement, fields: dict[str, Any]) -> Improvement:
    return change_improvement(by=by, improvement=improvement, fields=fields, edit_no=improvement.edit_no)


def carry_out(
    *, by: Membership, action: Action, fields: dict[str, Any], record_fields: dict[str, Any]
) -> Action:
    return change_action(
        by=by, action=action, fields=fields, record_fields=record_fields, edit_no=action.record.edit_no
    )


def approve(*, plan: Plan, asked: tuple[GuestLink, str], outcome: str, words: str) -> Approval:
    """Whoever was asked opens the link, reads and answers."""
    open_link(token=asked[1], purpose="approval")
    return answer_approval(token=asked[1], outcome=outcome, words=words, seal=shown_plan(plan).seal)


def confirm(*, asked: tuple[GuestLink, str], deed: Any, answer: str, words: str) -> Confirmation:
    open_link(token=asked[1], purpose="confirmation")
    seal = shown_deed(deed.record).seal
    return answer_confirmation(token=asked[1], answer=answer, words=words, seal=seal)


def ask_to_confirm(*, by: Membership, deed: Any, name: str, job_title: str) -> tuple[GuestLink, str]:
    return ask_for_confirmation(by=by, record=deed.record, name=name, email="", job_title=job_title)


def objectives(*, by: Membership, plan: Plan, rows: Any) -> list[Objective]:
    return set_objectives(by=by, plan=plan, rows=rows)


Act = Callable[..., Any]

#: By the learner, in the learner's portfolio.
OPENS: dict[str, Act] = {
    "source": open_source,
    "measure": open_measure,
    "analysis": open_analysis,
    "themes": theme_list,
    "begin": begin,
}
#: By whoever the scene names.
DOES: dict[str, Act] = {
    "say": say,
    "sort": sort,
    "read": read,
    "compute": compute,
    "alter": alter,
    "take_name_out": take_name_out,
    "benchmark": add_benchmark,
    "rebase": rebase,
    "finding": add_finding,
    "causes": set_causes,
    "change": change,
    "link": link,
    "unlink": unlink,
    "begin_next": begin_next,
    "move": move,
    "comment": comment,
    "plan": write_plan,
    "options": set_options,
    "objectives": objectives,
    "stakeholder": add_stakeholder,
    "consultation": add_consultation,
    "ask_approval": ask_for_approval,
    "ask_to_confirm": ask_to_confirm,
    "plan_action": plan_action,
    "carry_out": carry_out,
    "entry": log_entry,
    "review": write_review,
}
#: By a guest with a link, who has no account.
BY_GUESTS: dict[str, Act] = {"approve": approve, "confirm": confirm}
