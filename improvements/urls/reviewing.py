from django.urls import URLPattern, path

from improvements.views import reviews

urlpatterns: list[URLPattern] = [
    path("p/<slug:pref>/improvements/<slug:iref>/review/", reviews.review_write, name="review-write"),
    path("p/<slug:pref>/<slug:ref>/review/", reviews.review, name="review"),
]
