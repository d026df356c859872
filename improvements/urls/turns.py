from django.urls import URLPattern, path

from improvements.views import beginning, board, gathering, measured, moving, story, trail

TURN = "p/<slug:pref>/improvements/<slug:iref>/"

urlpatterns: list[URLPattern] = [
    # All of them
    path("improvements/", board.board_own, name="board-own"),
    path("improvements/begin/", beginning.begin, name="begin"),
    path("p/<slug:pref>/improvements/", board.board, name="board"),
    # One turn
    path(TURN, story.story, name="story"),
    path(f"{TURN}edit/", beginning.improvement_edit, name="improvement-edit"),
    path(f"{TURN}reasons/", beginning.reasons, name="reasons"),
    path(f"{TURN}comment/", story.comment, name="comment"),
    # What belongs to it
    path(f"{TURN}gather/", gathering.gather, name="gather"),
    path(f"{TURN}gather/source/", gathering.source_start, name="source-start"),
    path(f"{TURN}gather/measure/", gathering.measure_start, name="measure-start"),
    path(f"{TURN}gather/analysis/", gathering.analysis_start, name="analysis-start"),
    # Where it goes
    path(f"{TURN}move/", moving.move, name="move"),
    path(f"{TURN}next/", moving.next_turn, name="next-turn"),
    # Around any record, and any figure
    path("p/<slug:pref>/<slug:ref>/trail/", trail.trail, name="trail"),
    path("p/<slug:pref>/measures/<slug:mref>/improvement/", measured.measured, name="measured"),
]
