"""The colours of a chart, as they stand in the light set of static/css/tokens.css.

A drawing carries these; static/css/charts.css swaps each for its token, so that the same SVG is right on a
dark page, and in the PDF without any style sheet. Shape, fill and words serve grey print: colour never stands
alone.
"""

INK = "#1b2430"
MUTED = "#5b6572"
LINE = "#e3dcd0"
STRONG = "#877f72"
SUNK = "#f3efe8"
CARD = "#ffffff"
BRAND = "#0f5c63"
FEEDBACK = "#a34708"
FEEDBACK_TINT = "#fbeee3"
PLAN = "#1d4ed8"
CHANGE = "#6d28d9"
REVIEW = "#15703a"

COLOURS = (
    *(INK, MUTED, LINE, STRONG, SUNK, CARD, BRAND),
    *(FEEDBACK, FEEDBACK_TINT, PLAN, CHANGE, REVIEW),
)
#: First the name on our pages, then the name in our PDFs.
FONTS = "'Atkinson Hyperlegible Next', Atkinson, 'DejaVu Sans', sans-serif"
