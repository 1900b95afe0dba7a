"""Which findings and follow-ups does somebody find? Their own; the leaders, all."""

from typing import Final

from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, on_page, those_with_or_own
from evaluation.tracing.queries import findable_findings, findable_follow_ups

FINDINGS: Final = Kind(
    N_("Finding"),
    "lightbulb",
    findable_findings,
    those_with_or_own(Duty.READ_RESULTS, lambda act: {act.by.id}),
    on_page("tindak-lanjut", "temuan"),
    N_("lesson, suggestion"),
)
FOLLOW_UPS: Final = Kind(
    N_("Follow-up"),
    "assignment",
    findable_follow_ups,
    those_with_or_own(Duty.READ_RESULTS, lambda act: {act.by.id}),
    on_page("tindak-lanjut", "rtl"),
    N_("what was agreed"),
)
