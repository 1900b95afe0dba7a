"""Keeping and finding questionnaires, their items, and the sheets that came back."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from data.participants import Party
from data.store import Store
from evaluation.questionnaires.models import (
    PURPOSES,
    Answer,
    Counted,
    Item,
    Moment,
    Questionnaire,
    Respondents,
    Sheet,
)
from organizing.links import store as links
from organizing.links.models import LinkStep, RecordLink

PARTIES: Final[Mapping[Respondents, list[str]]] = {
    Respondents.PARENTS: ["families"],
    Respondents.PARTICIPANTS: [party.value for party in Party],
    Respondents.TEACHERS: ["teachers"],
    Respondents.KOMITE: ["komite"],
}
"""Whose attendance counts those who are asked about an activity."""

ELEMENTS: Final[Mapping[Respondents, list[str]]] = {
    Respondents.TEACHERS: ["principal", "teacher", "homeroom", "counsellor"],
    Respondents.KOMITE: ["komite"],
}
"""Whom the directory counts, where a questionnaire is of the whole year."""

OF_PUPILS: Final = frozenset({Respondents.PARENTS, Respondents.PUPILS})
"""Who are counted by the pupils of the year."""


def questionnaires_in(store: Store, year: int) -> list[Questionnaire]:
    """Return the questionnaires of a school year, the newest first."""
    return store.rows(
        Questionnaire,
        "from questionnaire where school_year = $year order by made_at desc, id desc",
        year=year,
    )


def items_of(store: Store, questionnaire_id: UUID) -> list[Item]:
    """Return the items of a questionnaire, in the order in which they are asked."""
    return store.rows(
        Item,
        "from questionnaire_item where questionnaire_id = $id order by number, id",
        id=questionnaire_id,
    )


def sheets_of(store: Store, questionnaire_id: UUID) -> list[Sheet]:
    """Return the sheets that came back, by their ids: that tells no order."""
    return store.rows(
        Sheet,
        "from answer_sheet where questionnaire_id = $id order by id",
        id=questionnaire_id,
    )


def count_sheets(store: Store, questionnaire_id: UUID) -> int:
    """Return how many sheets came back."""
    return store.count(Sheet, questionnaire_id=questionnaire_id)


def answers_of(store: Store, sheet_ids: Collection[UUID]) -> list[Answer]:
    """Return what stands on these sheets."""
    return store.rows(
        Answer,
        """
        from answer
        where sheet_id in (select unnest($ids::uuid[]))
        order by sheet_id, item_id
        """,
        ids=list(sheet_ids),
    )


def codes_of(store: Store, questionnaire_id: UUID, moment: Moment) -> dict[str, UUID]:
    """Return whose sheet carries which code at a moment."""
    kept = store.rows(
        Sheet,
        """
        from answer_sheet
        where questionnaire_id = $id and moment = $moment and code <> ''
        order by id
        """,
        id=questionnaire_id,
        moment=moment.value,
    )
    return {sheet.code: sheet.id for sheet in kept}


def add_sheets(
    store: Store, sheets: Collection[Sheet], answers: Collection[Answer]
) -> int:
    """Keep new sheets with what stands on them; return how many were not there yet.

    A sheet that is there already stays as it is, with its answers.
    """
    there = set(
        store.column(
            """
            select id from answer_sheet
            where id in (select unnest($ids::uuid[]))
            order by id
            """,
            ids=[sheet.id for sheet in sheets],
        )
    )
    new = [sheet for sheet in sheets if sheet.id not in there]
    store.add(new)
    store.add([one for one in answers if one.sheet_id not in there])
    return len(new)


def held_link(
    store: Store, moment: Moment, questionnaire_id: UUID, now: datetime
) -> RecordLink | None:
    """Return the link by which answers are given at a moment, or None."""
    kept = links.record_links(store, PURPOSES[moment], [questionnaire_id])
    return next((one for one in kept if one.step_at(now) is LinkStep.HOLDS), None)


def counted(
    store: Store, respondents: Respondents, activity_id: UUID | None, year: int
) -> Counted:
    """Return how many could be asked, as far as the records tell."""
    return store.row(
        Counted,
        """
        with numbers as (
            select
                'families' as party,
                (
                    select count(*) from invited_pupil
                    where activity_id = $activity_id
                )::integer as invited,
                (
                    select sum(father + mother + guardian + foster_parent + online)
                    from participation
                    where activity_id = $activity_id
                )::integer as came
            union all
            select one.party, coalesce(held.invited, one.expected), held.came
            from (
                select unnest(parties) as one from activity where id = $activity_id
            )
            left join party_attendance as held
                on held.activity_id = $activity_id and held.party = one.party
            where one.party <> 'families'
        )

        select
            nullif(sum(invited), 0)::integer as invited,
            nullif(sum(came), 0)::integer as came,
            case
                when $activity_id is not null then null
                when $is_of_pupils then (
                    select count(*) from enrolment
                    where school_year = $year and step = 'active'
                )
                else (
                    select count(*) from person
                    where is_active and list_contains($elements::text[], element)
                )
            end::integer as of_year
        from numbers
        where list_contains($parties::text[], party)
        order by 1
        """,
        activity_id=activity_id,
        year=year,
        parties=PARTIES.get(respondents, []),
        elements=ELEMENTS.get(respondents, []),
        is_of_pupils=respondents in OF_PUPILS,
    )
