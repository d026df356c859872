from django.apps import AppConfig


class ImprovementsConfig(AppConfig):
    name = "improvements"
    default_auto_field = "django.db.models.BigAutoField"
