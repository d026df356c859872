from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    name = "portfolio"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import evidence_kinds, kinds  # noqa: PLC0415  the models they name exist only now

        kinds.register(evidence_kinds.EVIDENCE_KINDS)
