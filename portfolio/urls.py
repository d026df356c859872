"""People, the ledger, help. Pages about evidence against criteria are in assessment."""

from django.urls import path

from portfolio.file_urls import file_urls
from portfolio.views import centre_texts, ledger, mail, members, people, profiles
from portfolio.views import help as help_views

app_name = "portfolio"
urlpatterns = [
    # Who acts
    path("switch/", members.member_switch, name="member-switch"),
    # People of the centre
    path("people/", people.people, name="people"),
    path("people/add/", people.person_add, name="person-add"),
    path("people/<int:pk>/suspend/", people.person_suspend, name="person-suspend"),
    path("people/<int:pk>/restore/", people.person_restore, name="person-restore"),
    # Who the learner is, and what they are told at the start
    path("me/", profiles.profile, name="profile"),
    path("me/induction/", profiles.induction, name="induction"),
    path("me/induction/<slug:kind>/accept/", profiles.induction_accept, name="induction-accept"),
    # What they hear by e-mail
    path("me/mail/", mail.mail, name="mail"),
    path("mail/stop/<str:token>/", mail.mail_stop, name="mail-stop"),
    path("centre/texts/", centre_texts.centre_texts, name="centre-texts"),
    path("centre/texts/<slug:kind>/", centre_texts.centre_text, name="centre-text"),
    # What happened
    path("ledger/", ledger.ledger, name="ledger"),
    # Files of records
    *file_urls,
    # Open to all
    path("help/", help_views.help_page, name="help"),
    path("accessibility/", help_views.accessibility, name="accessibility"),
    path("privacy/", help_views.privacy, name="privacy"),
]
