"""Parts that a later app shows on pages of an app before it. Part of the composition root."""

PANELS: dict[str, str] = {
    "improvement": "assessment.views.readiness.improvement.panel",
}
"""Name of the panel to the function that fills it: (request, thing) -> portfolio.panels.Panel or None."""
