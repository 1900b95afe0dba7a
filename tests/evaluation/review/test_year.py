"""Half a year and the year are judged as a whole, and each review is answered."""

from datetime import UTC, date, datetime

import pytest

from data.actor import Actor
from data.errors import HumasError, NotAllowed, NotFound, Refused, Stale, WrongStep
from data.school import store as schools
from data.store import Store
from evaluation.findings import store as findings
from evaluation.review import store as reviews
from evaluation.review.actions import answer_review, sign_review, sign_year_review
from evaluation.review.models import (
    AnswerDraft,
    Scope,
    Stance,
    Verdict,
    YearReview,
    answer_refusal,
    year_draft_refusal,
    year_signing_refusal,
)
from execution.follow_ups.models import FollowUp, FollowUpDraft
from tests.evaluation.make import (
    LATE_LETTERS,
    keep_activity,
    keep_closing,
    keep_goal,
    key,
    make_review,
    make_year_review,
)
from tests.make import BUDI, RINA, SARI, YEAR, acting

DECEMBER = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)
CALL = FollowUpDraft(
    text="Menelepon keluarga", owner_id=RINA.id, due_on=date(2027, 1, 20)
)


def sign(store: Store, name: str = "y1", **given: object) -> YearReview:
    draft = given.pop("draft", None) or make_year_review()
    seen, by = given.pop("seen", 0), given.pop("by", BUDI)
    act = acting(store, by, DECEMBER)  # type: ignore[arg-type]
    return sign_year_review(act, key(name), Scope.FIRST, YEAR, draft, seen=seen)  # type: ignore[arg-type]


def answer(store: Store, name: str, of: str, by: Actor = SARI, seen: int = 0) -> None:
    draft = AnswerDraft(stance=Stance.REMARKS, remark="Dana terlambat cair.")
    answer_review(acting(store, by, DECEMBER), key(name), key(of), draft, seen=seen)


def test_a_part_of_the_year_is_judged_when_it_comes_to_its_end() -> None:
    def why(scope: Scope, today: date, by: Actor = BUDI) -> HumasError | None:
        return year_signing_refusal(scope, YEAR, by, today)

    assert isinstance(why(Scope.FIRST, date(2026, 11, 30)), WrongStep)
    assert why(Scope.FIRST, date(2026, 12, 1)) is None
    assert isinstance(why(Scope.YEAR, date(2027, 5, 31)), WrongStep)
    assert why(Scope.SECOND, date(2027, 6, 1)) is None
    assert isinstance(why(Scope.FIRST, date(2026, 12, 1), SARI), NotAllowed)


def test_semesters_hold_their_own_months() -> None:
    days = (date(2026, 7, 1), date(2026, 12, 31), date(2027, 1, 1), None)

    assert [Scope.FIRST.holds(day) for day in days] == [True, True, False, False]
    assert [Scope.SECOND.holds(day) for day in days] == [False, False, True, False]
    assert all(Scope.YEAR.holds(day) for day in days)
    assert (Scope.SECOND.begins(YEAR), Scope.SECOND.ends(YEAR)) == (
        date(2027, 1, 1),
        date(2027, 6, 30),
    )


def test_a_goal_to_improve_needs_a_follow_up_too() -> None:
    silent = make_year_review(note="")
    improve = make_year_review(decision=Verdict.IMPROVE)
    followed = make_year_review(decision=Verdict.IMPROVE, follow_ups=(CALL,))

    assert isinstance(year_draft_refusal(silent, signed_before=0), Refused)
    assert isinstance(year_draft_refusal(improve, signed_before=0), Refused)
    assert year_draft_refusal(followed, signed_before=0) is None
    assert isinstance(year_draft_refusal(followed, signed_before=1), Refused)


def test_the_principal_signs_the_semester_with_what_follows(store: Store) -> None:
    goal = keep_goal(store, "Komunikasi", number=4)
    draft = make_year_review(goal, findings=(LATE_LETTERS,), follow_ups=(CALL,))

    signed = sign(store, draft=draft)
    again = sign(store, draft=draft)

    assert again == signed
    assert reviews.year_reviews_of(store, YEAR, Scope.FIRST) == [signed]
    [decided] = reviews.goals_of(store, signed.id)
    assert (decided.number, decided.title) == (4, "Komunikasi")
    assert [one.text for one in findings.findings_in(store, YEAR)] == [
        "Undangan terlambat"
    ]
    assert store.count(FollowUp, owner_id=RINA.id, text="Menelepon keluarga") == 1


def test_what_follows_is_refused_with_the_signature(store: Store) -> None:
    nobody = CALL.model_copy(update={"owner_id": None})
    too_late = CALL.model_copy(update={"due_on": date(2026, 11, 30)})
    other = keep_goal(store, "Tahun lalu", 2025)

    for draft in (
        make_year_review(follow_ups=(nobody,)),
        make_year_review(follow_ups=(too_late,)),
        make_year_review(other),
    ):
        with pytest.raises(Refused):
            sign(store, draft=draft)

    assert store.count(YearReview) == store.count(FollowUp) == 0


def test_a_second_tab_is_told_and_a_new_version_says_why(store: Store) -> None:
    first = sign(store)

    with pytest.raises(Stale, match="version 1"):
        sign(store, "y2", draft=make_year_review(reason="Angka baru"))
    with pytest.raises(Refused):
        sign(store, "y2", seen=1)
    second = sign(store, "y2", draft=make_year_review(reason="Angka baru"), seen=1)

    found = reviews.year_reviews_of(store, YEAR, Scope.FIRST)
    assert found == [second, first]


def test_a_closed_year_is_not_judged_any_more(store: Store) -> None:
    record = schools.year(store, YEAR.start)
    closed = {"closed_on": DECEMBER.date(), "version": 2}
    store.replace(record.model_copy(update=closed))

    with pytest.raises(WrongStep):
        sign(store)


def test_an_answer_is_dated_and_leaves_the_review_as_it_was(store: Store) -> None:
    keep_activity(store, "Rapat")
    keep_closing(store, "Rapat")
    of_activity = sign_review(
        acting(store, BUDI), key("r1"), key("Rapat"), make_review()
    )
    of_year = sign(store)

    for of in ("r1", "y1"):
        answer(store, f"a-{of}", of)
        answer(store, f"a-{of}", of)
    with pytest.raises(Stale):
        answer(store, "late tab", "r1")
    answer(store, "second", "r1", seen=1)

    assert [one.number for one in reviews.answers_of(store, key("r1"))] == [2, 1]
    [told] = reviews.answers_of(store, key("y1"))
    assert (told.answered_by, told.answered_at) == (SARI.id, DECEMBER)
    assert reviews.reviews_of(store, key("Rapat")) == [of_activity]
    assert reviews.year_reviews_of(store, YEAR, Scope.FIRST) == [of_year]


@pytest.mark.parametrize("person", [BUDI, RINA])
def test_only_who_leads_answers(store: Store, person: Actor) -> None:
    sign(store)

    with pytest.raises(NotAllowed):
        answer(store, "a1", "y1", person)
    with pytest.raises(NotFound):
        answer(store, "a1", "unknown")


def test_remarks_are_written_and_improvement_is_promised() -> None:
    silent = AnswerDraft(stance=Stance.REMARKS)
    agreed = AnswerDraft(stance=Stance.AGREED)
    promised = AnswerDraft(stance=Stance.AGREED, will_do="Undangan dikirim H-14.")

    assert isinstance(answer_refusal(silent, Verdict.CONTINUE), Refused)
    assert answer_refusal(agreed, Verdict.CONTINUE) is None
    assert isinstance(answer_refusal(agreed, Verdict.IMPROVE), Refused)
    assert answer_refusal(promised, Verdict.IMPROVE) is None
