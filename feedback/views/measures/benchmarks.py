"""Benchmarks of a measure: adding, changing and taking one off."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from feedback.forms.benchmarks import BenchmarkForm
from feedback.models import Benchmark, Measure
from feedback.services.measures import add_benchmark, change_benchmark, remove_benchmark
from portfolio.access import member_required
from portfolio.middleware import MemberRequest
from portfolio.refusals import Refused

from .reach import own_measure
from .refusing import refuse


@require_http_methods(["GET", "POST"])
@member_required
def benchmark_add(request: MemberRequest, pref: str, mref: str) -> HttpResponse:
    return _write(request, own_measure(request.member, pref, mref), None)


@require_http_methods(["GET", "POST"])
@member_required
def benchmark_edit(request: MemberRequest, pref: str, mref: str, pk: int) -> HttpResponse:
    measure = own_measure(request.member, pref, mref)
    return _write(request, measure, _benchmark(request, measure, pk))


@require_http_methods(["GET", "POST"])
@member_required
def benchmark_remove(request: MemberRequest, pref: str, mref: str, pk: int) -> HttpResponse:
    measure = own_measure(request.member, pref, mref)
    benchmark = _benchmark(request, measure, pk)
    if request.method == "POST":
        remove_benchmark(by=request.member, benchmark=benchmark)
        messages.success(request, f"“{benchmark.source}” is off {mref}.")
        return redirect("feedback:measure", pref, mref)
    context = {"measure": measure, "benchmark": benchmark}
    return render(request, "feedback/measures/benchmark_remove.html", context)


def _benchmark(request: MemberRequest, measure: Measure, pk: int) -> Benchmark:
    return get_object_or_404(Benchmark.objects.visible_to(request.member), measure=measure, pk=pk)


def _write(request: MemberRequest, measure: Measure, benchmark: Benchmark | None) -> HttpResponse:
    initial = {name: getattr(benchmark, name) for name in BenchmarkForm.base_fields} if benchmark else {}
    form = BenchmarkForm(
        request.POST if request.method == "POST" else None, unit=measure.unit, initial=initial
    )
    if form.is_valid() and _saved(request, measure, benchmark, form):
        messages.success(request, "The benchmark is saved.")
        return redirect("feedback:measure", measure.portfolio.ref, measure.ref)
    context = {"measure": measure, "benchmark": benchmark, "form": form}
    return render(request, "feedback/measures/benchmark.html", context, status=422 if form.is_bound else 200)


def _saved(
    request: MemberRequest, measure: Measure, benchmark: Benchmark | None, form: BenchmarkForm
) -> bool:
    try:
        if benchmark:
            change_benchmark(by=request.member, benchmark=benchmark, fields=form.cleaned_data)
        else:
            add_benchmark(by=request.member, measure=measure, fields=form.cleaned_data)
    except (Refused, ValidationError) as error:
        refuse(form, error)
    return form.is_valid()
