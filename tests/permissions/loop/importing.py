from django.core.files.uploadedfile import SimpleUploadedFile

from tests.permissions.row import Row

ROUTES = ("import", "import-progress")
ACTS = ("import", "import-run", "import-drop")
ROWS = [
    Row("feedback:import-start", about="importing_source", ok="L"),
    Row("feedback:import-start", "POST", "importing_source", ok="L"),
    *(Row(f"feedback:{route}", about="importing_file", ok="L") for route in ROUTES),
    *(Row(f"feedback:{route}", "POST", "importing_file", ok="L") for route in ACTS),
]


def about(cast):
    import uuid

    from feedback.services.imports import start_import
    from feedback.services.sources import open_source
    from portfolio.services.attachments import stage_upload

    source = open_source(
        by=cast.sam,
        portfolio=cast.portfolio,
        fields={"method": "survey"},
        record_fields={"title": "Survey at HARB, not handed in"},
    )
    file = SimpleUploadedFile("harb.csv", b"Date,Score,Comments\n2026-03-02,4,Quick\n", "text/csv")
    upload = stage_upload(by=cast.sam, form_key=uuid.uuid4(), file=file)
    batch = start_import(by=cast.sam, source=source, upload=upload)
    place = {"pref": cast.portfolio.ref, "ref": source.record.ref}
    return {"importing_source": place, "importing_file": place | {"pk": batch.pk}}
