from assessment.models import Criterion, Unit
from tests.permissions.row import EVERYBODY, READERS, Row

NOT_THE_ASSESSOR = READERS.replace("A", "")
NOT_WHO_RUNS_IT = "LlAaTQUEX"
NOT_WHO_CHOOSES = "LlAaTQEXM"

ROWS: list[Row] = [
    Row("assessment:rules", ok=EVERYBODY, own=True),
    Row("assessment:parameter", about="rules_figure", ok="CM", no=NOT_WHO_RUNS_IT, own=True),
    Row("assessment:parameter", "POST", "rules_figure", ok="CM", no=NOT_WHO_RUNS_IT, own=True),
    # A criterion of the centre's own unit, and one that every centre shares
    Row("assessment:rule-choice", about="rules_own", ok="CU", no=NOT_WHO_CHOOSES),
    Row("assessment:rule-choice", "POST", "rules_own", ok="CU", no=NOT_WHO_CHOOSES),
    Row("assessment:rule-choice-back", "POST", "rules_own", ok="CU", no=NOT_WHO_CHOOSES),
    Row("assessment:rule-choice", about="rules_shared", no=EVERYBODY, own=True),
    Row("assessment:rule-choice", "POST", "rules_shared", no=EVERYBODY, own=True),
    Row("assessment:rule-choice-back", "POST", "rules_shared", no=EVERYBODY, own=True),
    # One rule for Sam
    Row("assessment:set-aside", about="rules_sam", ok="A", no=NOT_THE_ASSESSOR),
    Row("assessment:set-aside", "POST", "rules_sam", ok="A", no=NOT_THE_ASSESSOR),
    Row("assessment:apply-again", about="rules_sam", ok="A", no=NOT_THE_ASSESSOR),
    Row("assessment:apply-again", "POST", "rules_sam", ok="A", no=NOT_THE_ASSESSOR),
]


def about(cast):
    own = Unit.objects.create(
        code="OWN", title="A unit that HARB wrote", wording="Ours.", source={}, centre=cast.centre
    )
    mine = Criterion.objects.create(
        unit=own, code="OWN-01", text="Ask customers", phases=["feedback"], kind="performance", position=1
    )
    shared = Criterion.objects.filter(unit__centre=None).first()
    return {
        "rules_figure": {"name": "min_feedback_methods"},
        "rules_own": {"pk": own.pk, "criterion": mine.pk},
        "rules_shared": {"pk": shared.unit_id, "criterion": shared.pk},
        "rules_sam": {"eref": cast.enrolment.ref, "rule": "FB-01"},
    }
