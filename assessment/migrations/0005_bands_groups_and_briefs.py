"""Bands of criteria, rules of combination, policies of hand-ins; and the tables of assignments."""

import django.db.models.deletion
from django.db import migrations, models

import portfolio.clock


class Migration(migrations.Migration):
    dependencies = [
        ("assessment", "0004_evidence_packs"),
        ("portfolio", "0004_guests"),
    ]

    operations = [
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("issued_on", models.DateField()),
                ("deadline", models.DateField()),
                ("set_at", models.DateTimeField(default=portfolio.clock.now, editable=False)),
            ],
            options={
                "ordering": ["deadline", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AssignmentWork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("added_at", models.DateTimeField(default=portfolio.clock.now, editable=False)),
            ],
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submission", "Submission"),
                            ("resubmission", "Resubmission"),
                            ("retake", "Retake"),
                        ],
                        max_length=12,
                    ),
                ),
                ("is_late", models.BooleanField(default=False)),
                ("cap", models.CharField(blank=True, max_length=1)),
                ("handed_in_at", models.DateTimeField(default=portfolio.clock.now, editable=False)),
            ],
            options={
                "ordering": ["assignment", "number"],
            },
        ),
        migrations.CreateModel(
            name="Authorisation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("submission", "Submission"),
                            ("resubmission", "Resubmission"),
                            ("retake", "Retake"),
                        ],
                        max_length=12,
                    ),
                ),
                ("after", models.PositiveIntegerField(help_text="the number of the attempt that it follows")),
                (
                    "outcome",
                    models.CharField(
                        choices=[("granted", "Authorised"), ("refused", "Not authorised")], max_length=8
                    ),
                ),
                (
                    "conditions",
                    models.JSONField(blank=True, default=list, help_text="codes of assessment.policies"),
                ),
                ("hand_in_by", models.DateField(blank=True, null=True)),
                ("words", models.TextField(max_length=2000)),
                ("role", models.CharField(help_text="the role used", max_length=20)),
                ("at", models.DateTimeField(default=portfolio.clock.now, editable=False)),
            ],
            options={
                "ordering": ["assignment", "sequence"],
            },
        ),
        migrations.CreateModel(
            name="Brief",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=20)),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(max_length=160)),
                ("text", models.TextField(max_length=20000, verbose_name="what is asked")),
                ("issue_on", models.DateField(verbose_name="date of issue")),
                ("deadline", models.DateField()),
                ("written_at", models.DateTimeField(default=portfolio.clock.now, editable=False)),
                ("issued_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["code", "version"],
            },
        ),
        migrations.CreateModel(
            name="BriefVerification",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[("fit", "Fit to issue"), ("changes", "Changes needed")], max_length=8
                    ),
                ),
                ("words", models.TextField(max_length=2000)),
                ("role", models.CharField(help_text="the role used", max_length=20)),
                ("at", models.DateTimeField(default=portfolio.clock.now, editable=False)),
            ],
            options={
                "ordering": ["brief", "sequence"],
            },
        ),
        migrations.CreateModel(
            name="Extension",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("instead_of", models.DateField(help_text="the deadline that it moves")),
                ("until", models.DateField()),
                ("reason", models.TextField(max_length=2000)),
                ("role", models.CharField(help_text="the role used", max_length=20)),
                ("granted_on", models.DateField()),
                ("at", models.DateTimeField(default=portfolio.clock.now, editable=False)),
            ],
            options={
                "ordering": ["assignment", "pk"],
            },
        ),
        migrations.AddField(
            model_name="criterion",
            name="band",
            field=models.CharField(
                blank=True, choices=[("P", "Pass"), ("M", "Merit"), ("D", "Distinction")], max_length=1
            ),
        ),
        migrations.AddField(
            model_name="qualification",
            name="grading_scheme",
            field=models.CharField(
                choices=[("pass", "Pass or not yet"), ("pmd", "Pass, Merit, Distinction")],
                default="pass",
                max_length=4,
            ),
        ),
        migrations.AddField(
            model_name="qualification",
            name="policy",
            field=models.JSONField(blank=True, default=dict, help_text="Of hand-ins, as PolicySpec."),
        ),
        migrations.AddField(
            model_name="qualification",
            name="rules",
            field=models.JSONField(blank=True, default=dict, help_text="Rules of combination, as RulesSpec."),
        ),
        migrations.AddField(
            model_name="qualificationunit",
            name="group",
            field=models.CharField(blank=True, help_text="Of the rules of combination.", max_length=40),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("band__in", ["", "P", "M", "D"])),
                name="criterion_band_known",
                violation_error_message="A band is Pass, Merit or Distinction.",
            ),
        ),
        migrations.AddConstraint(
            model_name="qualification",
            constraint=models.CheckConstraint(
                condition=models.Q(("grading_scheme__in", ["pass", "pmd"])),
                name="qualification_grading_known",
                violation_error_message="A qualification is graded by pass, or by Pass, Merit, Distinction.",
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.centre"
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="enrolment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assignments",
                to="assessment.enrolment",
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="set_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.membership"
            ),
        ),
        migrations.AddField(
            model_name="assignmentwork",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="works", to="assessment.assignment"
            ),
        ),
        migrations.AddField(
            model_name="assignmentwork",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.centre"
            ),
        ),
        migrations.AddField(
            model_name="assignmentwork",
            name="record",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="assignment_work",
                to="portfolio.record",
            ),
        ),
        migrations.AddField(
            model_name="attempt",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attempts",
                to="assessment.assignment",
            ),
        ),
        migrations.AddField(
            model_name="attempt",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.centre"
            ),
        ),
        migrations.AddField(
            model_name="attempt",
            name="submission",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attempts",
                to="assessment.submission",
            ),
        ),
        migrations.AddField(
            model_name="authorisation",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="authorisations",
                to="assessment.assignment",
            ),
        ),
        migrations.AddField(
            model_name="authorisation",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.membership"
            ),
        ),
        migrations.AddField(
            model_name="authorisation",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.centre"
            ),
        ),
        migrations.AddField(
            model_name="attempt",
            name="authorisation",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="attempt",
                to="assessment.authorisation",
            ),
        ),
        migrations.AddField(
            model_name="brief",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.membership"
            ),
        ),
        migrations.AddField(
            model_name="brief",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.centre"
            ),
        ),
        migrations.AddField(
            model_name="brief",
            name="criteria",
            field=models.ManyToManyField(related_name="+", to="assessment.criterion"),
        ),
        migrations.AddField(
            model_name="brief",
            name="issued_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="portfolio.membership",
            ),
        ),
        migrations.AddField(
            model_name="brief",
            name="qualification",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessment.qualification"
            ),
        ),
        migrations.AddField(
            model_name="brief",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="assessment.unit"
            ),
        ),
        migrations.AddField(
            model_name="assignment",
            name="brief",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="assignments", to="assessment.brief"
            ),
        ),
        migrations.AddField(
            model_name="briefverification",
            name="brief",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="verifications",
                to="assessment.brief",
            ),
        ),
        migrations.AddField(
            model_name="briefverification",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.membership"
            ),
        ),
        migrations.AddField(
            model_name="briefverification",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.centre"
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="assignment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="extensions",
                to="assessment.assignment",
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.membership"
            ),
        ),
        migrations.AddField(
            model_name="extension",
            name="centre",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="portfolio.centre"
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.UniqueConstraint(fields=("assignment", "sequence"), name="authorisation_once"),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["resubmission", "retake"])), name="authorisation_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["granted", "refused"])),
                name="authorisation_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="authorisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="authorisation_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(fields=("assignment", "number"), name="attempt_number_once"),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.UniqueConstraint(
                fields=("assignment", "submission"), name="attempt_once_in_submission"
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["submission", "retake"]), ("number", 1)),
                    models.Q(("kind__in", ["resubmission", "retake"]), ("number__gt", 1)),
                    _connector="OR",
                ),
                name="attempt_first_is_submission",
            ),
        ),
        migrations.AddConstraint(
            model_name="attempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("cap__in", ["", "P"])), name="attempt_cap_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.UniqueConstraint(
                fields=("centre", "code", "version"),
                name="brief_version_once",
                violation_error_message="There is a brief of that code already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(
                condition=models.Q(("deadline__gte", models.F("issue_on"))),
                name="brief_deadline_after_issue",
                violation_error_message="The deadline cannot be before the date of issue.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.UniqueConstraint(
                fields=("enrolment", "brief"),
                name="assignment_once",
                violation_error_message="This learner has that brief already.",
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("deadline__gte", models.F("issued_on"))),
                name="assignment_deadline_after_issue",
                violation_error_message="The deadline cannot be before the date of issue.",
            ),
        ),
        migrations.AddConstraint(
            model_name="briefverification",
            constraint=models.UniqueConstraint(fields=("brief", "sequence"), name="brief_verified_once"),
        ),
        migrations.AddConstraint(
            model_name="briefverification",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome__in", ["fit", "changes"])),
                name="brief_verification_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="briefverification",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True), name="brief_verification_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.UniqueConstraint(
                fields=("assignment", "instead_of"), name="deadline_moved_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("granted_on__lte", models.F("instead_of"))),
                name="extension_before_deadline",
                violation_error_message="An extension is granted before the deadline, not after it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gt", models.F("instead_of"))),
                name="extension_is_later",
                violation_error_message="Choose a day after the present deadline.",
            ),
        ),
        migrations.AddConstraint(
            model_name="extension",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="extension_has_reason"
            ),
        ),
    ]
