"""manage.py demo: a centre in the middle of its work, told as one story."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from assessment.demo.centre import open_centre, password
from assessment.demo.crowd import add_crowd
from assessment.demo.days import demo_today
from assessment.demo.happenings import tell
from assessment.demo.people import PEOPLE, THE_CENTRE
from assessment.demo.quality import tell_quality
from assessment.demo.story import learners
from assessment.models import Enrolment
from portfolio.models import Centre, Role


class Command(BaseCommand):
    help = "Builds the demonstration centre and prints who can sign in. Safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--learners", type=int, default=0, help="build a centre with this many more learners"
        )
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same learners")

    def handle(self, *args: Any, learners: int, seed: int, **options: Any) -> None:
        if learners < 0 or learners > 50_000:
            raise CommandError("Give a number of learners between 0 and 50000.")
        is_new = not Centre.objects.filter(slug=THE_CENTRE.slug).exists()
        people = open_centre()
        self._tell_stories(people)
        if learners:
            add_crowd(people=people, number=learners, seed=seed, say=self.stdout.write)
        self._print_people(is_new=is_new)

    def _tell_stories(self, people: dict) -> None:
        today = demo_today(timezone.localdate())
        stories = learners(today)
        portfolios = [people[story.person].portfolio for story in stories]
        if Enrolment.objects.filter(portfolio__in=portfolios).exists():
            return
        enrolments = tell(people, stories, today)
        by_key = {story.person: row for story, row in zip(stories, enrolments, strict=True)}
        tell_quality(people, by_key, timezone.localdate())
        for story, enrolment in zip(stories, enrolments, strict=True):
            name = people[story.person].user.name
            self.stdout.write(f"{name}: {enrolment.ref}, {len(story.records)} records")

    def _print_people(self, *, is_new: bool) -> None:
        known = is_new or settings.DEBUG
        secret = password() if known else "as printed when the centre was built"
        self.stdout.write(f"\nWho can sign in (everybody's password: {secret})")
        labels = dict(Role.choices)
        for person in PEOPLE:
            self.stdout.write(f"  {person.email:<36} {person.name}: {labels[person.role]}")
