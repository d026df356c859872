from django.db import migrations

from portfolio.append_only import guard


class Migration(migrations.Migration):
    dependencies = [("portfolio", "0005_profiles_and_induction")]

    operations = [
        guard(
            "portfolio_ledgerentry",
            "portfolio_version",
            "portfolio_versionfile",
            "portfolio_signature",
            "portfolio_signedversion",
        )
    ]
