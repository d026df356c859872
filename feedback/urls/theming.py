from django.urls import URLPattern, path

from feedback.views import suggestions, themes

urlpatterns: list[URLPattern] = [
    path("p/<slug:pref>/themes/", themes.themes, name="themes"),
    path("p/<slug:pref>/themes/new/", themes.theme_list_new, name="theme-list-new"),
    path("p/<slug:pref>/themes/<int:pk>/", themes.theme_list, name="theme-list"),
    # Its themes
    path("p/<slug:pref>/themes/<int:pk>/add/", themes.theme_add, name="theme-add"),
    path("p/<slug:pref>/themes/<int:pk>/<int:theme>/", themes.theme_edit, name="theme-edit"),
    path("p/<slug:pref>/themes/<int:pk>/<int:theme>/remove/", themes.theme_remove, name="theme-remove"),
    # Sorting
    path("p/<slug:pref>/themes/<int:pk>/apply/", themes.theme_apply, name="theme-apply"),
    path("p/<slug:pref>/themes/<int:pk>/apply/all/", themes.theme_apply_all, name="theme-apply-all"),
    path("p/<slug:pref>/themes/<int:pk>/off/", themes.theme_off, name="theme-off"),
    # From shared words
    path(
        "p/<slug:pref>/themes/<int:pk>/suggestions/", suggestions.theme_suggestions, name="theme-suggestions"
    ),
    path(
        "p/<slug:pref>/themes/<int:pk>/suggestions/take/",
        suggestions.theme_suggestion_take,
        name="theme-suggestion-take",
    ),
]
