"""The texts that a centre shows a learner at the start; ours stand in until the centre writes its own."""

from dataclasses import dataclass

from portfolio.canonical import sha256_hex
from portfolio.models import Acceptance, Centre, CentreText, Portfolio

Kind = CentreText.Kind

#: In our words; a centre puts its own names and clocks into it (domain.md 5.10).
OURS = {
    Kind.APPEALS: """\
If you think a decision about your work is wrong, say so. It never counts against you.

1. **Talk to your assessor first.** Ask what the criterion wants and what was missing. Most end here.
2. **Appeal in writing** from the page of the decision, and say why. Somebody new to it looks and answers you.
3. **Ask the centre** if you still disagree. The coordinator names an adjudicator, who judges anew.
4. **Go to the awarding organisation** when the centre has given its last answer. Your coordinator knows how.

While an appeal is open, no certificate is claimed for that unit and none of your evidence is deleted.
""",
    Kind.INDUCTION: """\
At your induction we went through

- your qualification and its units, and what each criterion asks,
- who your assessor and your internal verifier are, and how you reach them,
- what counts as evidence, why it must be your own, and how to say so when others or an AI tool helped,
- how to keep customers' and colleagues' personal details out of your evidence,
- how your work is judged and checked, and how to appeal,
- equal chances for everybody, and how to ask for an adjustment you need,
- whom to tell when something at work or here worries you.
""",
}


@dataclass(frozen=True)
class ShownText:
    """One text as it stands today, and the learner's acceptance of these very words, if there is one."""

    kind: str
    title: str
    text: str
    is_ours: bool
    accepted: Acceptance | None = None

    @property
    def hash(self) -> str:
        return sha256_hex(self.text)


def texts_of(centre: Centre) -> list[ShownText]:
    """Both texts, in the order in which a learner reads them. One query."""
    own = {row.kind: row.text for row in CentreText.objects.filter(centre=centre).newest()}
    kinds = (Kind.INDUCTION, Kind.APPEALS)
    return [
        ShownText(kind.value, str(kind.label), own.get(kind, OURS[kind]), is_ours=kind not in own)
        for kind in kinds
    ]


def induction_of(portfolio: Portfolio) -> list[ShownText]:
    """Both texts with what the learner accepted. Two queries."""
    accepted = {row.text_hash: row for row in Acceptance.objects.filter(portfolio=portfolio)}
    return [
        ShownText(each.kind, each.title, each.text, each.is_ours, accepted.get(each.hash))
        for each in texts_of(portfolio.centre)
    ]
