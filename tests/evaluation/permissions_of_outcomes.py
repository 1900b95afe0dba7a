"""Who may do what with what the school achieved, and with bundles of evidence."""

from collections.abc import Mapping
from typing import Protocol

from data.attachments.models import FileDraft
from data.store import Store
from evaluation.bundle import actions as bundle
from evaluation.bundle.models import Bundle, BundleDraft, Packed, Photos
from evaluation.outcomes import actions as outcomes
from evaluation.outcomes.models import id_of_conduct, id_of_quality
from evaluation.recognitions import actions as recognitions
from planning.goals.models import Dimension
from tests.evaluation.make import key
from tests.evaluation.outcomes.make import (
    achievement_draft,
    admission_draft,
    an_achievement,
    conduct_draft,
    facility_draft,
    quality_draft,
    recognition_draft,
)
from tests.execution.make import A_PDF, SAID
from tests.make import NOW, SARI, YEAR, acting
from tests.permissions import LEAD, LEADERS, NEW, Action, Line

A, F, R = key("a"), key("facility"), key("recognition")
PROOF, PAPER = key("proof"), key("paper")
QUALITY = id_of_quality(YEAR, Dimension.LEARNING)
CONDUCT = id_of_conduct(YEAR, 1, 7, None)
FILE = {"draft": FileDraft()}


class World(Protocol):
    """A school."""

    @property
    def store(self) -> Store: ...


def with_achievement(w: World) -> None:
    an_achievement(w.store)


def with_proof(w: World) -> None:
    with_achievement(w)
    act = acting(w.store, SARI)
    outcomes.attach_to_achievement(act, PROOF, A, "a.pdf", A_PDF, draft=FileDraft())


def with_facility(w: World) -> None:
    outcomes.note_facility(acting(w.store, SARI), F, facility_draft(), YEAR)


def with_quality(w: World) -> None:
    outcomes.judge_quality(acting(w.store, SARI), 0, quality_draft(), YEAR)


def with_conduct(w: World) -> None:
    outcomes.count_conduct(acting(w.store, SARI), 0, conduct_draft(), YEAR)


def with_recognition(w: World) -> None:
    recognitions.note_recognition(acting(w.store, SARI), R, recognition_draft())


def with_paper(w: World) -> None:
    with_recognition(w)
    recognitions.attach_to_recognition(
        acting(w.store, SARI), PAPER, R, "a.pdf", A_PDF, draft=FileDraft()
    )


BUNDLE = key("bundle")
CHOSEN = BundleDraft(instrument="IX-1")
PACKED = Packed(1, 3, "abc", ())
MADE = Bundle(
    id=NEW,
    instrument="IX-1",
    photos=Photos.LEFT_OUT,
    files=1,
    missing=0,
    size=3,
    sha256="abc",
    made_at=NOW,
    made_by=SARI.id,
)


def with_coming(w: World) -> None:
    bundle.begin_bundle(acting(w.store, SARI), BUNDLE).write_bytes(b"zip")


def with_bundle(w: World) -> None:
    with_coming(w)
    bundle.keep_bundle(acting(w.store, SARI), BUNDLE, CHOSEN, PACKED, 0)


OUTCOMES: Mapping[Action, Line] = {
    outcomes.note_achievement: Line(LEAD, lambda w: (NEW, achievement_draft(), YEAR)),
    outcomes.note_achievements: Line(
        LEAD, lambda w: (NEW, [achievement_draft()], YEAR)
    ),
    outcomes.change_achievement: Line(
        LEAD, lambda w: (A, 1, achievement_draft(rank="Juara 1")), with_achievement
    ),
    outcomes.remove_achievement: Line(LEAD, lambda w: (A, 1), with_achievement),
    outcomes.count_applicants: Line(LEAD, lambda w: (0, admission_draft(), YEAR)),
    outcomes.judge_quality: Line(LEAD, lambda w: (0, quality_draft(), YEAR)),
    outcomes.count_conduct: Line(LEAD, lambda w: (0, conduct_draft(), YEAR)),
    outcomes.remove_conduct: Line(LEAD, lambda w: (CONDUCT, 1), with_conduct),
    outcomes.note_facility: Line(LEAD, lambda w: (NEW, facility_draft(), YEAR)),
    outcomes.change_facility: Line(
        LEAD, lambda w: (F, 1, facility_draft(title="Layar")), with_facility
    ),
    outcomes.remove_facility: Line(LEAD, lambda w: (F, 1), with_facility),
    outcomes.attach_to_achievement: Line(
        LEAD, lambda w: (NEW, A, "a.pdf", A_PDF), with_achievement, named=FILE
    ),
    outcomes.attach_to_quality: Line(
        LEAD, lambda w: (NEW, QUALITY, "a.pdf", A_PDF), with_quality, named=FILE
    ),
    outcomes.attach_to_facility: Line(
        LEAD, lambda w: (NEW, F, "a.pdf", A_PDF), with_facility, named=FILE
    ),
    outcomes.describe_proof: Line(LEAD, lambda w: (PROOF, 1, SAID), with_proof),
    outcomes.detach_proof: Line(LEAD, lambda w: (PROOF,), with_proof),
    recognitions.note_recognition: Line(LEAD, lambda w: (NEW, recognition_draft())),
    recognitions.change_recognition: Line(
        LEAD, lambda w: (R, 1, recognition_draft(score="94")), with_recognition
    ),
    recognitions.remove_recognition: Line(LEAD, lambda w: (R, 1), with_recognition),
    recognitions.attach_to_recognition: Line(
        LEAD, lambda w: (NEW, R, "a.pdf", A_PDF), with_recognition, named=FILE
    ),
    recognitions.describe_on_recognition: Line(
        LEAD, lambda w: (PAPER, 1, SAID), with_paper
    ),
    recognitions.detach_from_recognition: Line(LEAD, lambda w: (PAPER,), with_paper),
    bundle.begin_bundle: Line(LEADERS, lambda w: (NEW,), reads=True),
    bundle.keep_bundle: Line(
        LEADERS, lambda w: (BUNDLE, CHOSEN, PACKED, 0), with_coming
    ),
    bundle.note_bundle: Line(LEADERS, lambda w: (MADE,)),
    bundle.open_bundle: Line(LEADERS, lambda w: (BUNDLE,), with_bundle),
    bundle.remove_bundle: Line(LEADERS, lambda w: (BUNDLE,), with_bundle),
}
