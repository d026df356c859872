from django.db import migrations

from portfolio.append_only import guard


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0005_bands_groups_and_briefs"),
        ("portfolio", "0006_ledger_refuses_change"),
    ]

    operations = [
        guard(
            "assessment_judgement",
            "assessment_claimverdict",
            "assessment_criteriondecision",
            "assessment_manifest",
            "assessment_unitsignature",
        )
    ]
