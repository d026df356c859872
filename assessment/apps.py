from django.apps import AppConfig


class AssessmentConfig(AppConfig):
    name = "assessment"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portfolio import kinds  # noqa: PLC0415  the models they name exist only now

        from .kinds import ASSESSMENT_KINDS  # noqa: PLC0415

        kinds.register(ASSESSMENT_KINDS)
