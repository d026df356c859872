"""The walls that the import linter cannot see: foreign keys, template includes and links."""

import re
from pathlib import Path

import pytest
from django.apps import apps

ORDER = ["portfolio", "feedback", "improvements", "assessment"]
ROOT = Path(__file__).resolve().parents[2]
REACHES = re.compile(r"""{%-?\s*(?:url|include|extends)\s+["']([a-z_]+)[:/]""")


def _our_models():
    return [model for app in ORDER for model in apps.get_app_config(app).get_models()]


def test_foreign_keys_point_back_up_the_loop():
    wrong = [
        f"{model.__name__}.{field.name} points at {field.related_model._meta.app_label}"
        for model in _our_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model
        if field.related_model._meta.app_label in ORDER
        if ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]
    assert wrong == []


@pytest.mark.parametrize("app", ORDER)
def test_templates_reach_only_their_own_app_and_those_before_it(app):
    later = ORDER[ORDER.index(app) + 1 :]
    wrong = [
        f"{path.relative_to(ROOT)} reaches into {name}"
        for path in sorted((ROOT / "templates" / app).rglob("*.html"))
        for name in REACHES.findall(path.read_text())
        if name in later
    ]
    assert wrong == []


def test_components_know_no_app_at_all():
    wrong = [
        f"{path.relative_to(ROOT)} names {name}"
        for path in sorted((ROOT / "templates" / "components").rglob("*.html"))
        for name in REACHES.findall(path.read_text())
        if name in ORDER
    ]
    assert wrong == []


INCLUDE = re.compile(r"""{%-?\s*include\s+["']([^"']+)["']([^%]*)%}""")
POSTS = re.compile(r"csrf_token|post_button|confirm_panel")


def test_a_form_in_an_isolated_include_gets_its_token():
    """``only`` cuts the token off too; without it the button answers "This page waited too long"."""
    folder = ROOT / "templates"
    texts = {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*.html")}
    posting = {name for name, text in texts.items() if POSTS.search(text) and "{% extends" not in text}
    wrong = [
        f"{name} includes {part}"
        for name, text in texts.items()
        for part, rest in INCLUDE.findall(text)
        if part in posting and " only" in rest and "csrf_token" not in rest
    ]
    assert wrong == []
