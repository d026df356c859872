"""Why is this not 100 %? Facts loaded once, then every rule over them in memory (domain.md section 4).

``facts`` is what rules may see, ``rules`` the rules, ``engine`` runs them, ``loading`` fills the facts from
the database. Rules advise and decide nothing: no service that decides imports this package.
"""

from . import rules  # noqa: F401  every rule declares itself
from .engine import run
from .facts import Fact
from .holding import ahead_of, holding, standing_by
from .params import PARAMETERS, Given, Parameter
from .results import Aside, Guarded, Readiness, Result, Standing
from .rule import Gate, Rule, Scope, Severity, all_rules, rule_of

__all__ = [
    "PARAMETERS", "Aside", "Fact", "Gate", "Given", "Guarded", "Parameter", "Readiness", "Result", "Rule",
    "Scope", "Severity", "Standing", "ahead_of", "all_rules", "holding", "rule_of", "run", "standing_by",
]  # fmt: skip
