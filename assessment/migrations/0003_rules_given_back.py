from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0002_what_people_say_about_rules"),
    ]

    operations = [
        migrations.AlterField(
            model_name="rulechoice",
            name="rules",
            field=models.JSONField(blank=True, default=list, null=True),
        ),
    ]
