"""Which questionnaires does somebody find? Whoever reads the results, all."""

from typing import Final

from data.duties import Duty
from data.language import N_
from data.search.kinds import Kind, on_page, those_with
from evaluation.questionnaires.queries import findable_questionnaires

QUESTIONNAIRES: Final = Kind(
    N_("Questionnaire"),
    "checklist",
    findable_questionnaires,
    those_with(Duty.READ_RESULTS),
    on_page("angket", "angket"),
    N_("survey, satisfaction"),
)
