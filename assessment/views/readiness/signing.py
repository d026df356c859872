"""What the rules still say of a unit beside the words that are signed. It holds no signature."""

from assessment.models import EnrolmentUnit
from assessment.progress import EnrolmentProgress
from assessment.readiness import Standing
from portfolio.models import Membership

from .lines import lines_of, looker
from .missing import Missing, missing_of


def beside_sign_off(row: EnrolmentUnit, member: Membership, progress: EnrolmentProgress) -> Missing:
    """Errors and warnings that stand although every criterion is met, and rules that were set aside."""
    results = progress.readiness.of_unit(row.pk) if progress.readiness else []
    standing = (each for each in results if each.standing != Standing.TODO)
    return missing_of(lines_of(standing, looker(member, progress), row.pk))
