"""The same pictures in a PDF: WeasyPrint takes them without complaint and sets their words as text.

It sets the words of an SVG letter by letter, so they are compared without their spaces.
"""

import logging

import pypdfium2
from weasyprint import HTML

from tests.feedback.charts import gallery


def test_every_chart_prints_with_its_words(tmp_path, caplog):
    charts = [make() for make in gallery.GALLERY]
    pages = "".join(f'<p style="break-after: page">{chart.svg}</p>' for chart in charts)
    path = tmp_path / "charts.pdf"
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        HTML(string=f"<html lang='en'><title>Charts</title>{pages}</html>").write_pdf(
            path, pdf_variant="pdf/ua-1"
        )
    assert [record.getMessage() for record in caplog.records] == []
    with pypdfium2.PdfDocument(path) as pdf:
        text = ["".join(page.get_textpage().get_text_range().split()) for page in pdf]
    for words, page in zip(
        ["Upper limit", "trial", "80 % line", "Median", "Target", "no reading", "Technology"],
        text,
        strict=False,
    ):
        assert words.replace(" ", "") in page
