"""The learner about themselves, and the texts of a centre."""

from django import forms

LONG = 6000


class ProfileForm(forms.Form):
    """``edit_no`` is of the words that the page was opened over."""

    about = forms.CharField(
        label="About you",
        required=False,
        max_length=LONG,
        help_text="Two or three sentences, or your CV in short: what you did before, what you are good at.",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    job_description = forms.CharField(
        label="Your job",
        required=False,
        max_length=LONG,
        help_text="What you do in a normal week, for whom, and what you decide yourself.",
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    edit_no = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class CentreTextForm(forms.Form):
    """``number`` is of the wording that the page was opened over."""

    use_required_attribute = False
    text = forms.CharField(
        label="What learners read",
        max_length=20_000,
        help_text="Plain text; **bold**, lists and links work. Every learner is asked to read it once more.",
        widget=forms.Textarea(attrs={"rows": 18}),
        error_messages={"required": "Write the text that learners read."},
    )
    number = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
