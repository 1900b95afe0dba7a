import pytest

from data.errors import HumasError
from data.language import why
from evaluation.ending.models import (
    MEANS,
    WAYS,
    Matter,
    OpenMatter,
    Way,
    YearEndDraft,
    closing_refusal,
    counted,
    ending_refusal,
    ways_of,
)
from tests.make import YEAR


def matter(decision: Way | None = None) -> OpenMatter:
    return OpenMatter(
        kind=Matter.TASK,
        record_id="1",
        title="Pesan tenda",
        activity_id=None,
        activity="",
        due_on=None,
        times=1,
        decision=decision,
        reason="",
        version=int(decision is not None),
    )


def test_everything_can_at_least_be_brought_to_an_end_on_paper() -> None:
    for kind in Matter:
        assert ways_of(kind), kind
    assert set(WAYS) == set(MEANS)


@pytest.mark.parametrize(
    ("kind", "draft", "refused"),
    [
        (Matter.TASK, YearEndDraft(decision=Way.LEFT, reason="Batal"), False),
        (Matter.TASK, YearEndDraft(decision=Way.LEFT, reason=" "), True),
        (Matter.TASK, YearEndDraft(decision=Way.CARRIED, reason="Nanti"), True),
        (Matter.FOLLOW_UP, YearEndDraft(decision=Way.CARRIED), False),
        (Matter.FOLLOW_UP, YearEndDraft(decision=Way.CLOSED), True),
        (Matter.FOLLOW_UP, YearEndDraft(decision=Way.LEFT, reason="x"), True),
        (Matter.OBSTACLE, YearEndDraft(decision=Way.CARRIED), False),
        (Matter.FINDING, YearEndDraft(decision=Way.CARRIED), True),
        (Matter.FINDING, YearEndDraft(decision=Way.CLOSED, reason="Usang"), False),
    ],
)
def test_what_ends_without_being_done_has_a_reason(
    kind: Matter, draft: YearEndDraft, refused: bool
) -> None:
    assert (draft.refusal(kind) is not None) is refused


def test_a_year_closes_once_everything_is_decided() -> None:
    assert closing_refusal(YEAR, []) is None
    assert closing_refusal(YEAR, [matter(Way.LEFT)]) is None

    refusal = closing_refusal(YEAR, [matter(Way.LEFT), matter(), matter()])

    assert isinstance(refusal, HumasError)
    assert why(refusal).startswith("2 hal terbuka 2026/2027 belum diputuskan.")


def test_only_a_year_that_is_over_is_closed() -> None:
    assert ending_refusal(YEAR.before, YEAR.start) is None
    assert ending_refusal(YEAR, YEAR.start) is not None
    assert ending_refusal(YEAR.after, YEAR.start) is not None


def test_decisions_are_counted_by_their_way() -> None:
    ways = [Way.LEFT, Way.CARRIED, Way.LEFT]

    assert counted(ways) == {Way.CARRIED: 1, Way.CLOSED: 0, Way.LEFT: 2}
