"""Sam, unit PCI: three short answers to what the unit wants explained, each with an example from work."""

from assessment.demo.shapes import RecordStory, accepted, claim, prose


def _answer(
    key: str, *, asked: str, title: str, narrative: str, example: str, reason: str, said: str
) -> RecordStory:
    return RecordStory(
        key=key,
        kind="KA",
        title=title,
        days_ago=142,
        narrative=prose(narrative),
        details={"asked": asked, "example": prose(example)},
        medium="text",
        claims=(claim("PCI-05", "", reason),),
        submitted_days_ago=139,
        judgement=accepted(134, said),
    )


RECORDS = (
    _answer(
        "sam-why-customers",
        asked="why_customers",
        title="Why getting better matters to tenants",
        narrative="""
        A tenant who rings us has had their bad day already. They want to know what happens next, because
        they have to plan work, school and sleep around it. If the same thing goes wrong for the next tenant
        as well, then saying sorry nicely has helped nobody.

        So it matters to them that we look for what goes wrong again and again, and not only for what went
        wrong today. They will never know which calls were not late, and that is fine.
        """,
        example="""
        On {209} a tenant told me she had kept her mobile on her desk for two days and got a warning from her
        manager for it. In those weeks 31 in 100 promised calls came late or not at all, so she was one of
        many.
        """,
        reason="What improvement means to the person who waits, with one of the calls it began with.",
        said="You start from the tenant's day and not from our figures. That is what this part asks for.",
    ),
    _answer(
        "sam-why-business",
        asked="why_business",
        title="Why getting better matters to Brightwater",
        narrative="""
        Work that we leave undone comes back bigger because people ring again. Then somebody looks it up a
        second time, and now and then it turns into a complaint that needs a letter and a manager.

        It also keeps colleagues. Nobody likes to be shouted at for a promise that somebody else forgot, and
        two of the best left repairs in the year before I came. Training somebody new takes a quarter, and
        in that time the others carry the calls as well.
        """,
        example="""
        Lorraine and I counted it for one week in {203:month}: 19 missed call-backs brought 41 more calls and
        two complaints, about nine hours of work.
        """,
        reason="What it costs the association when a promise is missed, counted for one week.",
        said="Counted and not guessed, and you name the colleagues too.",
    ),
    _answer(
        "sam-own-part",
        asked="own_contribution",
        title="What I do so that others bring ideas",
        narrative="""
        I write one figure on the board every Monday, whether it is good or bad, and say in one sentence what
        I think is behind it. On Friday I ask for one idea. The person who has it tries it, and I help with
        the counting.

        When we do not try an idea, I say by the next Friday why not, and it stays on the board. Once a month
        I take the figure and the ideas to South, so that they need not start from nothing.
        """,
        example="""
        Dev's idea was the small red card for calls that must not wait for the second look. He tried it with
        two colleagues, and now it hangs at every desk in North.
        """,
        reason="My own part in promoting improvement, with an idea that was a colleague's.",
        said="The idea is Dev's and you say so. Your part in it is clear.",
    ),
)
