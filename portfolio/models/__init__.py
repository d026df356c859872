"""The portfolio: who, whose portfolio, what is in it, what was signed. Read it top to bottom as a story."""

from .people import Access, Centre, Membership, Role, User
from .portfolios import Counter, Portfolio, Salt

from .files import Attachment, Blob, Upload  # isort: skip
from .guests import GuestLink, GuestVisit

from .holds import Hold  # isort: skip
from .jobs import Job
from .ledger import LedgerEntry
from .notices import Digest, MailChoice, Notice
from .profiles import Acceptance, CentreText, Profile
from .records import AiUse, Medium, Origin, Record, RecordState, Setting, Version, VersionFile
from .signatures import Signature, SignedVersion, Voiding
from .witnesses import Witness

from .testimonies import Testimony, TestimonyRequest  # isort: skip

__all__ = [
    "Acceptance",
    "Access",
    "AiUse",
    "Attachment",
    "Blob",
    "Centre",
    "CentreText",
    "Counter",
    "Digest",
    "GuestLink",
    "GuestVisit",
    "Hold",
    "Job",
    "LedgerEntry",
    "MailChoice",
    "Medium",
    "Membership",
    "Notice",
    "Origin",
    "Portfolio",
    "Profile",
    "Record",
    "RecordState",
    "Role",
    "Salt",
    "Setting",
    "Signature",
    "SignedVersion",
    "Testimony",
    "TestimonyRequest",
    "Upload",
    "User",
    "Version",
    "VersionFile",
    "Voiding",
    "Witness",
]
