"""Who may do what in evaluation: the principal signs, both leaders note findings."""

from dataclasses import dataclass
from uuid import UUID

from data.store import Store
from evaluation.findings import actions as findings
from evaluation.kpis import actions as kpis
from evaluation.kpis.models import LightsDraft
from evaluation.monitoring import actions as monitoring
from evaluation.monitoring.models import RemarkDraft
from evaluation.review import actions as review
from evaluation.review.models import AnswerDraft, Scope, Stance
from evaluation.sample_school import actions as sample_school
from tests.evaluation.make import (
    LATE_LETTERS,
    keep_activity,
    keep_closing,
    key,
    make_review,
    make_year_review,
)
from tests.evaluation.permissions_of_accreditation import ACCREDITATION
from tests.evaluation.permissions_of_answers import ANSWERS
from tests.evaluation.permissions_of_ending import ENDING
from tests.evaluation.permissions_of_findings import FINDINGS
from tests.evaluation.permissions_of_outcomes import OUTCOMES
from tests.evaluation.permissions_of_questionnaires import (
    BY_ANSWER_LINK,
    QUESTIONNAIRES,
)
from tests.make import BUDI, YEAR, acting
from tests.permissions import LEAD, LEADERS, NEW, PRINCIPAL, Line, Phase


@dataclass(frozen=True)
class World:
    """An activity that was held and closed."""

    store: Store
    activity_id: UUID


def a_world(store: Store) -> World:
    activity_id = keep_activity(store, "Rapat awal tahun")
    keep_closing(store, "Rapat awal tahun")
    return World(store, activity_id)


def a_signed_review(world: World) -> None:
    act = acting(world.store, BUDI)
    review.sign_review(act, key("r"), world.activity_id, make_review())


EVALUATION = Phase(
    world=a_world,
    lines={
        **ANSWERS,
        **ACCREDITATION,
        **FINDINGS,
        **ENDING,
        **QUESTIONNAIRES,
        findings.note_finding: Line(
            LEADERS, lambda w: (NEW, LATE_LETTERS, w.activity_id, YEAR)
        ),
        kpis.set_lights: Line(
            LEAD, lambda w: (YEAR, 0, LightsDraft(carried_out_green=95))
        ),
        review.sign_review: Line(
            PRINCIPAL, lambda w: (NEW, w.activity_id, make_review())
        ),
        review.sign_year_review: Line(
            PRINCIPAL, lambda w: (NEW, Scope.YEAR, YEAR.before, make_year_review())
        ),
        monitoring.note_remark: Line(
            LEAD,
            lambda w: (
                NEW,
                RemarkDraft(activity_id=w.activity_id, text="Undangan belum dikirim"),
                YEAR,
            ),
        ),
        review.answer_review: Line(
            LEAD,
            lambda w: (NEW, key("r"), AnswerDraft(stance=Stance.AGREED)),
            before=a_signed_review,
        ),
        **OUTCOMES,
    },
    without_person={
        **BY_ANSWER_LINK,
        sample_school.build: "It fills an empty folder, in which nobody is yet.",
    },
)
