"""The sample school holds together as a real one must."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data.accounts.actions import sign_in
from data.accounts.models import SAMPLE_PASSWORD, SAMPLE_USERNAMES
from data.events.queries import event_span
from data.obstacles import ObstacleCode
from data.people.queries import listed_people
from data.phones import usable_mobile
from data.store import Store
from evaluation.questionnaires.models import (
    Moment,
    Questionnaire,
    QuestionnaireStep,
    Sheet,
    Source,
)
from evaluation.results.queries import activity_results
from evaluation.sample_school.actions import build
from evaluation.tracing.queries import listed_work
from execution.attendance.queries import attended_activities
from execution.gifts.store import gifts_of
from execution.minutes.queries import listed_minutes
from execution.obstacles.queries import listed_factors, listed_obstacles
from execution.room.queries import rooms
from organizing.fosters.queries import suggested_pupils
from planning.activities.models import Activity
from planning.activities.store import activities_in
from planning.chapters.models import Chapter
from planning.chapters.store import chapters_in
from planning.lessons.queries import lessons_of_year
from planning.meeting.store import meeting_in
from planning.plan.models import PlanStep
from planning.programme import store as programmes
from planning.programme.queries import incidental_activities
from planning.versions.queries import approved_versions
from tests.make import NOW, SARI, YEAR, opened_copy


@pytest.fixture(scope="module")
def sample(
    built_sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    store = opened_copy(built_sample, tmp_path_factory.mktemp("sample"))
    yield store
    store.close()


@pytest.mark.parametrize("username", SAMPLE_USERNAMES)
def test_every_account_signs_in(sample: Store, username: str) -> None:
    assert sign_in(sample, username, SAMPLE_PASSWORD, now=NOW)


def test_every_activity_of_a_past_year_is_signed(sample: Store) -> None:
    last = activity_results(sample, YEAR.before)

    assert len(last) == 18
    assert all(row.is_closed and row.verdict for row in last)


def test_every_finding_of_last_year_is_decided_in_the_plan(sample: Store) -> None:
    lessons = lessons_of_year(sample, YEAR)

    assert lessons
    assert all(lesson.decision for lesson in lessons)


def test_current_year_is_half_way(sample: Store) -> None:
    closed = [row.is_closed for row in activity_results(sample, YEAR)]

    assert True in closed
    assert False in closed


def test_the_camp_lasts_from_saturday_to_sunday(sample: Store) -> None:
    [camp] = [a for a in activities_in(sample, YEAR) if a.title == "Persami"]

    assert (camp.planned_on, camp.ends_on) == (date(2027, 4, 24), date(2027, 4, 25))


def test_one_annual_meeting_opens_the_plan(sample: Store) -> None:
    titles = [activity.title.casefold() for activity in activities_in(sample, YEAR)]
    meeting = meeting_in(sample, YEAR)

    assert not [title for title in titles if "rapat tahunan" in title]
    approved = approved_versions(sample, YEAR)[0].approved_at.date()
    assert meeting is not None
    assert meeting.held_on < approved


def test_obstacles_come_again_are_judged_and_stay_open(sample: Store) -> None:
    today = date(2026, 11, 21)
    before = listed_obstacles(sample, YEAR.before)
    now = listed_obstacles(sample, YEAR)

    assert before
    assert all(row.resolved_on and row.effect for row in before if row.activity)
    assert [row.code for row in now if row.is_long_open(today)] == [
        ObstacleCode.INCIDENTAL
    ]
    assert any(row.task and row.is_open for row in now)
    assert any(row.is_recurring for row in now)
    assert len({row.note for row in listed_factors(sample, YEAR)}) == 9


def test_meetings_have_minutes_whose_follow_ups_carry_on(sample: Store) -> None:
    written = listed_minutes(sample, YEAR)
    rows = [row for row in listed_work(sample) if not row.is_finding]

    assert len(written) > 2
    assert all(row.items == 2 for row in written if row.activity)
    assert any(row.closed_on for row in rows)
    assert any(row.work.is_carried_into(YEAR) for row in rows if not row.closed_on)


def test_every_activity_has_its_own_words(sample: Store) -> None:
    planned = activities_in(sample, YEAR)

    for field in ("risk", "mitigation", "rundown", "background", "procedure"):
        said = [
            getattr(activity, field)
            for activity in planned
            if not (field == "background" and activity.title.startswith("POMG"))
        ]
        assert "" not in said, field
        own = [words for words in said if not _is_of_pomg(planned, field, words)]
        assert len(set(own)) == len(own), field


def _is_of_pomg(planned: list[Activity], field: str, words: str) -> bool:
    first = next(activity for activity in planned if activity.title == "POMG 1")
    return bool(getattr(first, field) == words)


def test_the_committees_have_the_tasks_of_their_activity(sample: Store) -> None:
    titles = set(sample.column("select distinct title from task order by title"))

    assert not {title for title in titles if "tenda dari kelurahan" in title}
    assert "Menerbitkan surat tugas dan membuat janji" in titles


def test_everybody_of_the_school_can_be_reached_at_a_made_up_number(
    sample: Store,
) -> None:
    people = listed_people(sample)
    families = sample.column(
        "select phone from student where phone is not null order by phone"
    )

    assert all(usable_mobile(person.phone or "") for person in people)
    assert {number[:9] for number in families} == {"+62812000"}
    assert {person.phone[:9] for person in people if person.phone} == {"+62812000"}


def test_the_school_has_its_history(sample: Store) -> None:
    kept = chapters_in(sample, YEAR)
    [told] = [one.text for one in kept if one.chapter is Chapter.BACKGROUND]

    for fact in ("1147 A/C3/SK/2004", "Dp. 017869", "16.18.01618", "Adiwiyata"):
        assert fact in told


def test_nothing_in_its_history_is_yet_to_come(sample: Store) -> None:
    [span] = event_span(sample)

    assert span.last.date() <= date(2026, 11, 21)


def test_the_komite_meets_without_inviting_families(sample: Store) -> None:
    rows = [
        row
        for row in activity_results(sample, YEAR.before)
        if "komite" in row.title.casefold()
    ]

    assert len(rows) == 2
    assert {row.invited for row in rows} == {0}


def test_a_day_before_the_plan_is_approved_gives_a_draft() -> None:
    store = Store.open()
    build(store, date(2027, 7, 2))

    assert programmes.program(store, YEAR.after).step is PlanStep.DRAFT
    assert activities_in(store, YEAR.after)
    assert lessons_of_year(store, YEAR.after)


def test_visits_and_trainings_name_the_families_they_were_for(sample: Store) -> None:
    rows = {row.title: row for row in activity_results(sample, YEAR.before)}
    visits = rows["Kunjungan rumah siswa yang perlu pendampingan"]
    training = rows["Pelatihan kemitraan orang tua dan guru"]

    assert (visits.invited, training.invited) == (40, 12)
    assert training.represented
    assert all(row.held_on == row.when.exact for row in rows.values() if row.when.exact)


def test_what_was_held_lacks_nothing_and_each_gift_was_given_once(
    sample: Store,
) -> None:
    closed = [room for room in rooms(sample, YEAR, SARI) if room.step.is_closed]
    given = [row.title for row in gifts_of(sample, YEAR.start)]

    assert len(closed) == 9
    assert not [room.title for room in closed if room.missing]
    assert len(given) == len(set(given)) == 3


def test_some_pupils_are_represented_by_who_stands_in(sample: Store) -> None:
    kept = attended_activities(sample, YEAR)
    named = [row.rates for row in kept if row.is_any_named and row.rates.father]

    assert len(named) > 5
    assert all(of.themselves < of.represented for of in named)
    assert suggested_pupils(sample, YEAR, date(2026, 11, 21))


def test_what_came_up_after_the_plan_has_its_reason(sample: Store) -> None:
    [late] = [one for one in activities_in(sample, YEAR) if one.incidental]

    assert late.planned_on == date(2026, 9, 26)
    assert [one.title for one in incidental_activities(sample, YEAR)] == [late.title]


def test_families_of_one_activity_reported_by_themselves(sample: Store) -> None:
    titles = sample.column(
        """
        select distinct activity.title
        from attendance
        inner join activity on activity.id = attendance.activity_id
        where attendance.by_themselves
        order by activity.title
        """
    )
    open_now = sample.number(
        "select count(*) from record_link where purpose = 'check-in'"
    )

    assert titles == ["Sosialisasi kesehatan remaja bersama puskesmas"]
    assert open_now == 2


def test_letters_went_out_two_weeks_before_and_to_the_komite_too(
    sample: Store,
) -> None:
    late = sample.column(
        """
        select distinct activity.title
        from delivery
        inner join letter_batch on letter_batch.id = delivery.batch_id
        inner join activity on activity.id = letter_batch.activity_id
        where delivery.sent_on > activity.planned_on - 14
            and activity.incidental = ''
            and month(activity.planned_on) > 7
        order by activity.title
        """
    )
    komite = sample.column(
        "select name from delivery where student_id is null order by name"
    )

    assert late == []
    assert "Agus Prabowo" in komite


def test_no_two_activities_are_told_in_the_same_words(sample: Store) -> None:
    for said in ("closing.conclusion", "closing.suggestions", "obstacle.note"):
        table = said.split(".")[0]
        words = sample.column(
            f"""
            select {said}
            from {table}
            inner join activity on activity.id = {table}.activity_id
            where activity.school_year = 2026 and {said} <> ''
            order by {said}
            """
        )
        assert len(words) == len(set(words)) >= 9


def test_it_asked_about_activities_and_the_year_on_paper_and_by_the_link(
    sample: Store,
) -> None:
    asked = {
        (row.school_year, row.kind.value): row
        for row in sample.rows(Questionnaire, "from questionnaire order by id")
    }
    last_year = {kind for year, kind in asked if year == 2025}
    sheets = sample.rows(Sheet, "from answer_sheet order by id")
    understanding = asked[2025, "understanding"].id
    codes = {
        moment: {
            sheet.code
            for sheet in sheets
            if sheet.questionnaire_id == understanding and sheet.moment is moment
        }
        for moment in (Moment.BEFORE, Moment.AFTER)
    }

    assert last_year == {"event", "understanding", "partnership", "service"}
    assert (2026, "event") in asked
    assert {row.step for row in asked.values()} == {QuestionnaireStep.CLOSED}
    assert {sheet.source for sheet in sheets} == {Source.TYPED, Source.LINK}
    assert codes[Moment.BEFORE] == codes[Moment.AFTER]
    assert len(codes[Moment.AFTER]) == 22
    assert all(sheet.entered_by is None for sheet in sheets if sheet.source == "link")
