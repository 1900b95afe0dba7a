from uuid import UUID

from data.language import Language, speaking
from planning.origins.models import ACTIVITY_TITLES, GOAL_TITLES, Source
from planning.sources.models import SourceKind

PROBLEM = Source(
    kind=SourceKind.PROBLEM,
    id=UUID(int=9),
    title="Orang tua jarang hadir",
    grounds=("Masalah: jarang hadir", "", "Akar masalah: jam kerja"),
)


def test_activity_keeps_problem_and_root_cause_in_its_background() -> None:
    draft = PROBLEM.activity_draft(UUID(int=5))

    assert draft.background == "Masalah: jarang hadir\nAkar masalah: jam kerja"
    assert draft.goal_id == UUID(int=5)


def test_goal_and_activity_are_called_after_their_source() -> None:
    with speaking(Language.ENGLISH):
        goal = PROBLEM.goal_draft()
        activity = PROBLEM.activity_draft(None)

    assert goal.title == "Overcome: Orang tua jarang hadir"
    assert goal.reason == "Masalah: jarang hadir\nAkar masalah: jam kerja"
    assert activity.title == "Step against: Orang tua jarang hadir"


def test_what_is_already_proposed_names_the_activity() -> None:
    finding = PROBLEM.model_copy(update={"proposed": "Undangan H-14"})

    assert finding.activity_draft(None).title == "Undangan H-14"


def test_every_kind_of_source_names_goals_and_activities() -> None:
    assert set(GOAL_TITLES) == set(ACTIVITY_TITLES) == set(SourceKind)
