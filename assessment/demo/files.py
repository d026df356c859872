"""Every file of the story by the name of its maker: `make("whiteboard_pareto", today)` gives its bytes."""

from collections.abc import Callable
from datetime import date

from assessment.demo.makers import boards, desk, letters, papers, prints, sheets, sound

Maker = Callable[[date], bytes]

MAKERS: dict[str, Maker] = {
    maker.__name__: maker
    for maker in (
        boards.whiteboard_pareto,
        boards.huddle_board,
        desk.shared_diary,
        desk.callback_card,
        desk.no_access_tally,
        papers.approval_scan_pdf,
        papers.certificate_scan_pdf,
        prints.complaint_log_pdf,
        prints.review_note_pdf,
        prints.procedure_pdf,
        sheets.survey_csv,
        sheets.baseline_xlsx,
        sheets.readings_xlsx,
        sheets.sustain_xlsx,
        sheets.no_access_xlsx,
        letters.plan_docx,
        letters.reminder_plan_docx,
        letters.staff_email_eml,
        letters.tenant_message_txt,
        sound.voice_note_wav,
    )
}


def make(maker: str, today: date) -> bytes:
    """Return the file's bytes as of the demo's today; an unknown maker raises KeyError."""
    return MAKERS[maker](today)
