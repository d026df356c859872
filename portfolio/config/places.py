"""Pages that every app may lead to, whoever serves them. Part of the composition root."""

PLACES: dict[str, str] = {
    "home": "assessment:home",
    "record": "assessment:record",
    "record-files": "assessment:record-edit",
    "record-claims": "assessment:record-claims",
    "records": "assessment:record-list",
    "records-of": "assessment:learner-records",
    "record-trail": "improvements:trail",
    "measure-improvement": "improvements:measured",
    "improvement-criteria": "assessment:improvement-criteria",
}
"""Name of the place to the URL that serves it; arguments are the place's own."""
