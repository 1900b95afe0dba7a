"""The form of who stands in for a pupil's parents."""

from collections.abc import Mapping
from uuid import UUID

from data.language import say
from data.phones import as_written
from data.ui.fields import Fields
from organizing.fosters.models import StandingInReason


def foster_fields(fields: Fields, pupils: Mapping[UUID, str]) -> None:
    """Ask who stands in for whom, why, and when both sides agreed."""
    if pupils:
        fields.one("student_id", say("Pupil"), pupils)
    left, right = fields.columns(2, 1)
    left.line("name", say("Who stands in"))
    phone = getattr(fields.kept, "phone", None)
    shown = as_written(phone) if phone else ""
    right.line("phone", say("Phone"), shown=shown, placeholder="0812-3456-7890")
    fields.one("reason", say("Why"), StandingInReason)
    left, right = fields.columns(1, 1)
    left.day("family_agreed_on", say("The family agreed on"))
    right.day("foster_agreed_on", say("Who stands in agreed on"))
    left, right = fields.columns(1, 1)
    left.day("begins_on", say("Stands in from"))
    right.day("ends_on", say("Until (empty: until further notice)"))
    fields.area("note", say("Note"))
