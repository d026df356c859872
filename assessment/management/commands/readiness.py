"""manage.py readiness ENROLMENT [--json] | --rules [--json]; design.md section 7."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from assessment.models import Enrolment
from assessment.progress import EnrolmentProgress, progress_of
from assessment.readiness import Given, Readiness, Result, all_rules
from assessment.readiness.report import LEVEL_WORDS, counts, in_order, result_json, rule_json
from portfolio import clock


class Command(BaseCommand):
    help = "Prints why an enrolment is not 100 %, rule by rule; with --rules, every rule there is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "enrolment", metavar="ENROLMENT", nargs="?", help="Its reference, as pages show it."
        )
        parser.add_argument("--rules", action="store_true", help="List every rule instead.")
        parser.add_argument("--json", action="store_true", help="For a program to read.")

    def handle(self, *, enrolment: str | None, rules: bool, **options: Any) -> None:
        if rules == bool(enrolment):
            raise CommandError("Give the reference of one enrolment, or --rules.")
        if rules:
            self._print_rules(as_json=options["json"])
        else:
            self._print_enrolment(_progress(str(enrolment)), as_json=options["json"])

    def _print_rules(self, *, as_json: bool) -> None:
        listed = [rule_json(each, Given(clock.today())) for each in all_rules()]
        if as_json:
            self.stdout.write(json.dumps(listed, indent=1))
            return
        for each in listed:
            self.stdout.write(f"{each['rule']}  {each['severity']:7}  {each['gate']:9}  {each['sentence']}")
        self.stdout.write(f"{len(listed)} rules.")

    def _print_enrolment(self, progress: EnrolmentProgress, *, as_json: bool) -> None:
        readiness = progress.readiness
        if readiness is None:
            raise CommandError("The rules were not asked.")
        if as_json:
            self.stdout.write(json.dumps(_enrolment_json(progress, readiness), indent=1))
            return
        self.stdout.write(f"{progress.enrolment.ref}: {progress.met} of {progress.total} criteria met.")
        for unit in progress.units:
            self.stdout.write(f"{unit.row.unit.code}: {unit.met} of {unit.total} met. {unit.word}.")
        listed = in_order(readiness)
        for result in listed:
            self.stdout.write(_line(result))
        summed = (f"{LEVEL_WORDS[level].lower()} {n}" for level, n in counts(listed).items())
        self.stdout.write(f"In all: {', '.join(summed) or 'nothing is missing'}.")


def _progress(ref: str) -> EnrolmentProgress:
    try:
        return progress_of(Enrolment.objects.select_related("centre", "portfolio__learner").get(ref=ref))
    except Enrolment.DoesNotExist:
        raise CommandError(f"There is no enrolment with the reference {ref}.") from None


def _line(result: Result) -> str:
    said = result_json(result)
    where = ", ".join(said["at"]) or said["about"]
    serves = f" For {', '.join(said['criteria'])}." if said["criteria"] else ""
    why = f" Reason: {result.aside.reason}" if result.aside else ""
    return f"{LEVEL_WORDS[result.level]:17}  {said['rule']}  {result.sentence} ({where}){serves}{why}"


def _enrolment_json(progress: EnrolmentProgress, readiness: Readiness) -> dict[str, Any]:
    return {
        "enrolment": progress.enrolment.ref,
        "on": readiness.given.today.isoformat(),
        "met": progress.met,
        "total": progress.total,
        "units": [
            {
                "code": unit.row.unit.code,
                "state": unit.state,
                "met": unit.met,
                "total": unit.total,
                "criteria": {each.criterion.code: each.state for each in unit.criteria},
            }
            for unit in progress.units
        ],
        "counts": counts(in_order(readiness)),
        "results": [result_json(each) for each in in_order(readiness)],
    }
