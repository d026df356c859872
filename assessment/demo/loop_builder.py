"""Plays the scenes of a learner's loop through the services, each on its day."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model

from assessment.services.claims import set_claims
from feedback.models import Item, Reading
from improvements.models import SuccessCriterion

from .builder import Teller
from .days import on
from .loop_acts import BY_GUESTS, DOES, OPENS
from .loop_shapes import Day, Figures, PaperStory, Said, Scene, The, Words

#: The first scene of a day begins after the learner's other records are written.
HOUR, MINUTE = 16, 24


class LoopTeller:
    """What the scenes made so far, by key; it writes records into the story's list of them."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self.made: dict[str, Any] = {}
        self.words: dict[type, Callable[[Any], Any]] = {
            Day: self._day,
            The: self._the,
            Words: self._items,
            Figures: self._figures,
            Said: self._said,
            dict: self._each,
            tuple: self._all,
            float: lambda number: Decimal(str(number)),
        }

    def play(self, scene: Scene) -> None:
        teller = self.teller
        with teller.on(scene.days_ago, HOUR, MINUTE):
            given = self._each(scene.given)
            if scene.act in BY_GUESTS:
                made = BY_GUESTS[scene.act](**given)
            elif scene.act in OPENS:
                made = OPENS[scene.act](by=teller.learner, portfolio=teller.learner.portfolio, **given)
            else:
                by = teller.people[scene.by] if scene.by else teller.learner
                made = DOES[scene.act](by=by, **given)
        if scene.key:
            self._keep(scene.key, made)

    def _keep(self, key: str, made: Any) -> None:
        """Rows that came together are known by their place: "aims-1"."""
        self.made[key] = made
        if isinstance(made, list):
            self.made |= {f"{key}-{place}": each for place, each in enumerate(made, 1)}
        if record := getattr(made, "record", None):
            self.teller.records[key] = record

    def _real(self, value: Any) -> Any:
        """A word of the story as the services take it."""
        real = self.words.get(type(value))
        return real(value) if real else value

    def _each(self, values: dict[str, Any]) -> dict[str, Any]:
        return {name: self._real(each) for name, each in values.items()}

    def _all(self, values: tuple) -> list[Any]:
        """In order; what stands for several rows becomes those rows."""
        found: list[Any] = []
        for each in values:
            real = self._real(each)
            found.extend(real if isinstance(each, Words | Figures) else [real])
        return found

    def _day(self, day: Day) -> date:
        return on(day.days_ago, self.teller.today)

    def _the(self, the: The) -> Any:
        """As it stands today; "aims-1/2" is the second success criterion of the first aim."""
        name, _, place = the.key.partition("/")
        found = self.made.get(name) or self.teller.records[name]
        if place:
            return SuccessCriterion.objects.filter(objective_id=found.pk).order_by("pk")[int(place) - 1]
        return type(found)._default_manager.get(pk=found.pk) if isinstance(found, Model) else found

    def _items(self, words: Words) -> list[Item]:
        rows = Item.objects.filter(source__in=[self.made[key] for key in words.sources])
        if words.theme:
            rows = rows.filter(item_themes__theme__name=words.theme).exclude(text="")
        if words.exactly:
            rows = rows.filter(text__in=words.exactly)
        return list(rows.order_by("source", "number"))

    def _figures(self, figures: Figures) -> list[Reading]:
        span = (on(figures.since, self.teller.today), on(figures.until, self.teller.today))
        return list(self.made[figures.measure].readings.standing().filter(taken_on__range=span))

    def _said(self, said: Said) -> dict[str, Any]:
        scale = {"scale_low": 1, "scale_high": 5} if said.score is not None else {}
        return {
            "said_on": on(said.days_ago, self.teller.today),
            "text": said.text,
            "score": said.score,
            "sentiment": said.mood,
            "channel": said.channel,
            "origin": said.origin,
            **({"pii_checked": True} if said.checked else {}),
        } | scale

    def claim(self, paper: PaperStory) -> None:
        """What the paper shows, said on the day it is handed in if it was."""
        teller = self.teller
        with teller.on(paper.day, 16, 50):
            wishes = list(teller.wishes(paper.claims))
            set_claims(by=teller.learner, record=teller.records[paper.key], wishes=wishes)
