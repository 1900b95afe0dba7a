"""Who usually leads what a template serves, at most schools."""

from collections.abc import Mapping
from typing import Final

from data.cooperation import CooperationForm
from data.people.models import Element
from planning.templates.models import TemplateDraft

LED_BY: Final[Mapping[CooperationForm, Element]] = {
    CooperationForm.HOME_VISIT: Element.COUNSELLOR,
    CooperationForm.KONSULTASI: Element.COUNSELLOR,
    CooperationForm.CASE_CONF: Element.COUNSELLOR,
}
"""Who usually leads what serves such a form; all else who leads public relations."""


def usual_element(template: TemplateDraft) -> Element | None:
    """Return who usually leads an activity of this template, or None."""
    return next((LED_BY[form] for form in template.forms if form in LED_BY), None)
