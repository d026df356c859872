"""A chart on a page: picture, words and table."""

from django import template

from feedback.charts.figure import Chart

register = template.Library()


@register.inclusion_tag("feedback/charts/figure.html")
def chart(chart: Chart) -> dict[str, Chart]:
    """`{% chart pareto %}`. The same chart twice on one page would repeat the ids of its picture."""
    return {"chart": chart}
