"""Files sent with a form, and the words that go with each."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile

from portfolio.files.endings import KINDS
from portfolio.models import Attachment

#: Families that somebody may not be able to see or hear.
DESCRIBED = ("image", "audio", "video")
ACCEPT = ",".join(f".{ending}" for ending in KINDS)


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """All the files that were chosen. What they are is for the gate to judge, not for the form."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return list(data or [])


class FilesForm(forms.Form):
    """``form_key`` ties uploads to this form, so that a mistake elsewhere does not cost them."""

    form_key = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages=dict.fromkeys(
            ("required", "invalid"), "This page cannot be saved. Copy your text, and open the form again."
        ),
    )
    photo = ManyFilesField(
        label="Take a photo",
        required=False,
        widget=ManyFilesInput({"accept": "image/*", "capture": "environment"}),
    )
    files = ManyFilesField(  # type: ignore[assignment]  # the metaclass takes it off the class
        label="Files",
        help_text="Photos, recordings, PDFs, Office documents, e-mails. Up to 10 at a time, 100 MB each.",
        required=False,
        widget=ManyFilesInput({"accept": ACCEPT}),
    )

    @property
    def sent(self) -> list[UploadedFile]:
        return [*self.cleaned_data.get("photo", []), *self.cleaned_data.get("files", [])]


class FileWordsForm(forms.ModelForm):
    """Caption and description of one attached file, and whether it stays."""

    use_required_attribute = False
    remove = forms.BooleanField(label="Take this file off the record", required=False)

    class Meta:
        model = Attachment
        fields = ("caption", "alt")
        labels = {"caption": "Caption", "alt": "Description for people who cannot see or hear it"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.prefix = f"file-{self.instance.pk}"
        if self.instance.family not in DESCRIBED:
            del self.fields["alt"]

    @property
    def words(self) -> tuple[str, str]:
        """Caption and description, as the service takes them."""
        return self.cleaned_data["caption"], self.cleaned_data.get("alt", self.instance.alt)
