from django.urls import path

from .views import files

file_urls = [
    path("files/<uuid:public_id>/", files.original, name="file"),
    path("files/<uuid:public_id>/preview/", files.preview, name="file-preview"),
]
