"""Lists of themes: whoever reads Sam's evidence reads them, and Sam alone sorts."""

from tests.feedback.shop import sorting
from tests.permissions.row import READERS, Row

READERS_ONLY = READERS.replace("L", "")

ROWS: list[Row] = [
    Row("feedback:themes", about="theming_portfolio", ok=READERS),
    Row("feedback:theme-list-new", "POST", "theming_portfolio", ok="L", no=READERS_ONLY),
    Row("feedback:theme-list", about="theming_list", ok=READERS),
    *(
        Row(f"feedback:theme-{act}", "POST", "theming_list", ok="L", no=READERS_ONLY)
        for act in ("add", "apply", "apply-all", "off", "suggestion-take")
    ),
    Row("feedback:theme-suggestions", about="theming_list", ok="L", no=READERS_ONLY),
    Row("feedback:theme-edit", about="theming_theme", ok="L", no=READERS_ONLY),
    Row("feedback:theme-edit", "POST", "theming_theme", ok="L", no=READERS_ONLY),
    Row("feedback:theme-remove", "POST", "theming_theme", ok="L", no=READERS_ONLY),
]


def about(cast):
    theme_list = sorting(cast, "Late at HARB")
    chosen = {"pref": cast.portfolio.ref, "pk": theme_list.pk}
    return {
        "theming_portfolio": {"pref": cast.portfolio.ref},
        "theming_list": chosen,
        "theming_theme": chosen | {"theme": theme_list.themes.get().pk},
    }
