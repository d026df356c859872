"""The evidence kinds every centre starts with (domain.md section 5.2), and answers to what a unit asks."""

from .kinds import ASSESSORS, DISCUSSIONS, PERFORMANCE, QUESTIONING, Detail, Kind
from .models import Role, Signature
from .testimonies import testimony_details

OWN = Signature.Purpose.AUTHENTICITY
AUTHORED = Signature.Purpose.AUTHORED

#: Shows what the learner wrote, then what the witness signed.
SIGNED_PAGE = "portfolio/record/testimony.html"

WITNESS = (
    Detail("witness_name", "Name of the witness"),
    Detail("relationship", "How they know you", "For example line manager, colleague, customer."),
    Detail("job_title", "Their job title"),
    Detail("contact", "How an assessor can reach them", "Work e-mail or telephone."),
    Detail("date_seen", "When they saw it"),
)

#: What the knowledge criteria of the improvement units come down to (rules PR-04, PR-05 and PF-12).
ASKED = (
    ("why_customers", "Why getting better matters to customers"),
    ("why_business", "Why getting better matters to the business"),
    ("own_contribution", "What I do to promote it"),
    ("principle", "A principle of improvement"),
    ("why_measures", "Why I chose these measures"),
    ("how_read", "How I read the data"),
    ("why_actions", "Why I took these actions"),
)

EVIDENCE_KINDS = (
    Kind(
        "WP",
        "Work product",
        "Something you made or used at work: a plan, a report, an e-mail, a chart.",
        icon="briefcase",
        details=(
            Detail("own_part", "Your own part in it", "What you did yourself, and what others did.", True),
        ),
    ),
    Kind(
        "RA",
        "Reflective account",
        "Your own story of what you did, why, and what you learned.",
        icon="pencil-square",
        part=PERFORMANCE,
        details=(
            Detail("steps", "What you did, step by step", long=True),
            Detail("outcome", "What came of it", long=True),
            Detail("why", "Why you did it that way", long=True),
            Detail("learning", "What you learned and would do differently", long=True),
        ),
    ),
    Kind(
        "AV",
        "Recording or photo",
        "A photo, voice note or film of your work, with a note of who and what it shows.",
        icon="camera",
        details=(
            Detail("annotation", "Who and what it shows", long=True),
            Detail("consent", "Who agreed to be in it, and when"),
        ),
    ),
    Kind(
        "WT",
        "Witness testimony",
        "What somebody saw you do, in their own words.",
        icon="chat-bubble-left-right",
        details=WITNESS,
        part=PERFORMANCE,
        page_template=SIGNED_PAGE,
        snapshot=testimony_details,
    ),
    Kind(
        "EWT",
        "Expert witness testimony",
        "As a testimony, from somebody agreed in the assessment plan as an expert.",
        icon="academic-cap",
        part=PERFORMANCE,
        page_template=SIGNED_PAGE,
        snapshot=testimony_details,
        details=(
            *WITNESS,
            Detail("competence", "What makes them an expert", long=True),
            Detail("units_known", "Units they know"),
            Detail("agreed_in_plan", "Where and when they were agreed as expert"),
        ),
    ),
    Kind(
        "QW",
        "Written questions",
        "Questions you answered in writing.",
        part=QUESTIONING,
        icon="question-mark-circle",
        details=(
            Detail("questions", "The questions and your answers", long=True),
            Detail(
                "conditions", "How they were answered", "For example at your desk, closed book, 40 minutes."
            ),
            Detail("attempt", "Which attempt this is"),
        ),
    ),
    Kind(
        "KA",
        "Knowledge answer",
        "Your answer to something a unit wants explained, with an example from your work.",
        part=QUESTIONING,
        icon="light-bulb",
        details=(
            Detail("asked", "What it explains", choices=ASKED),
            Detail("example", "An example from your own service", long=True),
        ),
    ),
    Kind(
        "ASG",
        "Assignment",
        "Work you did for a set brief.",
        icon="clipboard-document-list",
        details=(
            Detail("brief", "Title of the brief"),
            Detail("brief_version", "Version of the brief"),
            Detail("deadline", "Deadline"),
            Detail("attempt", "Which attempt this is"),
        ),
    ),
    Kind(
        "CS",
        "Case study",
        "A case you worked through, real or made up.",
        icon="book-open",
        details=(Detail("basis", "Is the case real or made up?", "Say where it comes from."),),
    ),
    Kind(
        "RPL",
        "Recognition of prior learning",
        "Something you could already do, with proof that you still can.",
        icon="clock",
        details=(
            Detail("what", "What was learned", long=True),
            Detail("when", "When"),
            Detail("how_checked", "How it was checked", long=True),
            Detail("currency", "Why it still counts today", long=True),
        ),
    ),
    Kind(
        "O",
        "Observation",
        "What you saw the learner do, as it happened.",
        authors=ASSESSORS,
        needs=(AUTHORED,),
        agreed_by_learner=True,
        icon="eye",
        part=PERFORMANCE,
        details=(
            Detail("place", "Place"),
            Detail("started_at", "Started at"),
            Detail("ended_at", "Ended at"),
            Detail("seen", "What was seen", long=True),
            Detail("questions", "Questions asked and answers given", long=True),
            Detail("learner_comment", "The learner's comment", long=True),
        ),
    ),
    Kind(
        "PD",
        "Professional discussion",
        "A planned conversation, with the minute of each point.",
        authors=ASSESSORS,
        needs=(AUTHORED,),
        agreed_by_learner=True,
        part=DISCUSSIONS,
        icon="microphone",
        details=(
            Detail("plan", "What was planned", long=True),
            Detail(
                "minutes",
                "What was said, with the time",
                "One line each, for example 03:10 why the diary.",
                True,
            ),
            Detail("reasons", "Reasons the learner gave", long=True),
            Detail("would_improve", "What the learner would improve", long=True),
        ),
    ),
    Kind(
        "QO",
        "Oral questions",
        "Questions asked and the learner's answers.",
        authors=ASSESSORS,
        needs=(AUTHORED,),
        agreed_by_learner=True,
        part=QUESTIONING,
        icon="megaphone",
        details=(Detail("questions", "Each question and its answer", long=True),),
    ),
    Kind(
        "SIM",
        "Simulation",
        "A staged situation, where the assessment strategy allows it.",
        authors=(Role.LEARNER, *ASSESSORS),
        agreed_by_learner=True,
        icon="puzzle-piece",
        part=PERFORMANCE,
        details=(
            Detail("why", "Why real work could not be used", long=True),
            Detail("conditions", "Conditions", long=True),
            Detail("resources", "Resources used"),
        ),
    ),
)
