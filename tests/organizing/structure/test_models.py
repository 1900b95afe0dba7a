from datetime import date, timedelta
from uuid import UUID

from data.calendar import SchoolYear
from organizing.structure.models import (
    NOTICE_DAYS,
    Body,
    BodyKind,
    Office,
    OfficeTerm,
    OfficeTermDraft,
    body_refusal,
    flat,
    leaving_refusal,
    shown_day,
    term_refusal,
    tree,
)

PERSON, OTHER = UUID(int=1), UUID(int=2)


def body(
    number: int, parent: int | None = None, kind: BodyKind = BodyKind.OTHER
) -> Body:
    return Body(
        id=UUID(int=number),
        kind=kind,
        title=f"Badan {number}",
        parent_id=UUID(int=parent) if parent else None,
        closed_on=None,
        version=1,
    )


def office(seats: int = 1) -> Office:
    return Office(
        id=UUID(int=50),
        body_id=UUID(int=1),
        number=1,
        title="Ketua",
        seats=seats,
        version=1,
    )


def term(
    first: date, last: date | None, person: UUID = OTHER, left: date | None = None
) -> OfficeTerm:
    return OfficeTerm(
        id=UUID(int=90),
        office_id=UUID(int=50),
        person_id=person,
        starts_on=first,
        ends_on=last,
        left_on=left,
        reason="",
        version=1,
    )


def draft(first: date, last: date | None = None) -> OfficeTermDraft:
    return OfficeTermDraft(person_id=PERSON, starts_on=first, ends_on=last)


def test_tree_puts_bodies_below_the_one_they_answer_to() -> None:
    branches = tree([body(1), body(2, 1), body(3, 2), body(4)], [], [])

    assert [(depth, b.body.id.int) for depth, b in flat(branches)] == [
        (0, 1),
        (1, 2),
        (2, 3),
        (0, 4),
    ]


def test_body_whose_superior_is_gone_stands_at_the_top() -> None:
    [only] = tree([body(2, 1)], [], [])

    assert only.body.id.int == 2


def test_term_runs_to_its_last_day_inclusive() -> None:
    agreed = term(date(2026, 7, 1), date(2027, 6, 30))
    left = term(date(2026, 7, 1), date(2027, 6, 30), left=date(2026, 12, 31))

    assert agreed.covers(date(2027, 6, 30))
    assert not agreed.covers(date(2027, 7, 1))
    assert left.last_day == date(2026, 12, 31)
    assert not left.covers(date(2027, 1, 1))


def test_term_without_an_end_runs_on() -> None:
    assert term(date(2026, 7, 1), None).covers(date(2040, 1, 1))


def test_term_cannot_end_before_it_begins() -> None:
    assert term_refusal(draft(date(2026, 7, 2), date(2026, 7, 1)), office(), [])


def test_seat_is_free_the_day_after_a_term() -> None:
    held = [term(date(2026, 1, 1), date(2026, 6, 30))]

    assert term_refusal(draft(date(2026, 7, 1)), office(), held) is None
    assert term_refusal(draft(date(2026, 6, 30)), office(), held)


def test_seat_given_from_a_later_day_is_not_free_until_then_only() -> None:
    held = [term(date(2027, 1, 1), None)]

    assert term_refusal(draft(date(2026, 7, 1)), office(), held)
    assert (
        term_refusal(draft(date(2026, 7, 1), date(2026, 12, 31)), office(), held)
        is None
    )


def test_second_seat_can_be_given() -> None:
    held = [term(date(2026, 1, 1), None)]

    assert term_refusal(draft(date(2026, 7, 1)), office(seats=2), held) is None


def test_nobody_holds_a_position_twice_at_a_time() -> None:
    held = [term(date(2026, 1, 1), None, person=PERSON)]

    assert term_refusal(draft(date(2026, 7, 1)), office(seats=2), held)


def test_term_is_ended_inside_itself() -> None:
    agreed = term(date(2026, 7, 1), date(2027, 6, 30))

    assert leaving_refusal(agreed, date(2026, 6, 30))
    assert leaving_refusal(agreed, date(2027, 7, 1))
    assert leaving_refusal(agreed, date(2026, 7, 1)) is None


def test_end_of_a_term_is_pointed_out_within_the_notice() -> None:
    first, last = date(2026, 7, 1), date(2026, 10, 1)
    notice = last - timedelta(days=NOTICE_DAYS)

    assert term(first, last).ends_soon(notice) == NOTICE_DAYS
    assert term(first, last).ends_soon(last) == 0
    assert term(first, last).ends_soon(notice - timedelta(days=1)) is None
    assert term(first, None).ends_soon(last) is None


def test_body_cannot_answer_to_one_below_it() -> None:
    bodies = [body(1), body(2, 1), body(3, 2)]

    assert body_refusal(
        bodies[0].draft.model_copy(update={"parent_id": UUID(int=3)}),
        UUID(int=1),
        bodies,
    )
    assert body_refusal(bodies[2].draft, UUID(int=3), bodies) is None


def test_school_has_one_komite() -> None:
    komite = body(1, kind=BodyKind.KOMITE)

    assert body_refusal(komite.draft, UUID(int=9), [komite])
    assert body_refusal(komite.draft, komite.id, [komite]) is None


def test_year_is_shown_as_of_today_or_its_nearest_day() -> None:
    year = SchoolYear(start=2026)

    assert shown_day(year, date(2026, 11, 21)) == date(2026, 11, 21)
    assert shown_day(year, date(2028, 1, 1)) == date(2027, 6, 30)
    assert shown_day(year, date(2026, 1, 1)) == date(2026, 7, 1)
