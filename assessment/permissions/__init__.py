"""Who may act on what: pure predicates over the member and facts already loaded.

One module for each area; those of learning, judging and exporting are offered here.
"""

from .judging import (
    JUDGES,
    MAPPABLE,
    holds_role_on,
    may_allocate,
    may_choose_rules,
    may_download,
    may_enrol,
    may_export,
    may_judge,
    may_map,
    may_open_export,
    may_see_who_is_stuck,
    may_set_aside,
    may_set_parameters,
    may_sign_off,
    may_submit,
)

__all__ = [
    "JUDGES",
    "MAPPABLE",
    "holds_role_on",
    "may_allocate",
    "may_choose_rules",
    "may_download",
    "may_enrol",
    "may_export",
    "may_judge",
    "may_map",
    "may_open_export",
    "may_see_who_is_stuck",
    "may_set_aside",
    "may_set_parameters",
    "may_sign_off",
    "may_submit",
]
