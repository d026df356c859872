from django.apps import AppConfig


class ImprovementsConfig(AppConfig):
    name = "improvements"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from portfolio import kinds  # noqa: PLC0415  the models they name exist only now

        from .kinds import IMPROVEMENT_KINDS  # noqa: PLC0415

        kinds.register(IMPROVEMENT_KINDS)
