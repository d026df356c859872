"""Sam: rules that Priya set aside, each with the reason that an external verifier will read."""

from assessment.demo.shapes import AsideStory, prose

ASIDES = (
    AsideStory(
        days_ago=34,
        rule="AN-02",
        about="IMP-01",
        reason=prose("""
            The two figures without an analysis are there so that nothing else gets worse. Sam watched them
            every week and answers for both in the review. An analysis of their own would show nothing more.
        """),
    ),
    AsideStory(
        days_ago=34,
        rule="QA-25",
        about="",
        reason=prose("""
            Sam wrote the sources up after the first quarter, when we began to keep them here. The originals
            are kept in the survey tool and in the complaints log and bear the date of their own day. I
            compared four of them with what stands here on {36}.
        """),
    ),
)
