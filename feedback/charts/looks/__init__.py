"""What an analysis shows, by its technique: pictures to freeze or draw, a table, or what is missing.

The same look is shown live on the workbench and frozen with a version. It costs a constant number of queries.
"""

from collections.abc import Callable

from feedback.models import Analysis, RootCause, Technique

from .by_theme import pareto_chart, theme_count
from .compared import benchmarks, servqual_gaps
from .look import Look
from .over_time import limits, runs, trends

__all__ = ["Look", "look_at"]


def look_at(analysis: Analysis) -> Look:
    """Load the analysis with its ``record`` and ``theme_list``."""
    return LOOKS[Technique(analysis.technique)](analysis)


def _causes(analysis: Analysis) -> Look:
    if RootCause.objects.filter(finding__analysis=analysis).exists():
        return Look()
    return Look(missing="Write a finding below, then add the causes behind it: they are drawn with it.")


LOOKS: dict[Technique, Callable[[Analysis], Look]] = {
    Technique.THEME_COUNT: theme_count,
    Technique.PARETO: pareto_chart,
    Technique.TREND: trends,
    Technique.RUN_CHART: runs,
    Technique.XMR: limits,
    Technique.FIVE_WHYS: _causes,
    Technique.FISHBONE: _causes,
    Technique.SERVQUAL_GAP: servqual_gaps,
    Technique.BENCHMARK: benchmarks,
    Technique.OTHER: lambda analysis: Look(),
}
