"""Keeping what columns mean and what comments are about; finding what rows meet."""

from datetime import date
from uuid import UUID

from data.record import Record
from data.store import Store
from evaluation.answers.models import (
    Code,
    KeptMeaning,
    Meaning,
    Strike,
    Theme,
)
from evaluation.questionnaires.models import Questionnaire


class Days(Record):
    """On which days an activity is or was."""

    first: date
    last: date


def meanings_of(store: Store, questionnaire_id: UUID) -> list[KeptMeaning]:
    """Return what a person confirmed about the columns of a questionnaire's files."""
    return store.rows(
        KeptMeaning,
        "from column_meaning where questionnaire_id = $id order by heading",
        id=questionnaire_id,
    )


def remembered(store: Store, questionnaire_id: UUID) -> dict[str, Meaning]:
    """Return what headings mean: in this questionnaire, or last in those like it.

    Of another one an item is the item of this one that asks the same words.
    """
    kept = store.rows(
        KeptMeaning,
        """
        select
            meaning.* exclude (questionnaire_id, item_id),
            $id::uuid as questionnaire_id,
            own.id as item_id
        from column_meaning as meaning
        left join questionnaire_item as asked on asked.id = meaning.item_id
        left join questionnaire_item as own
            on own.questionnaire_id = $id and own.text = asked.text
        where (own.id is not null or meaning.says <> 'item')
            and (meaning.questionnaire_id = $id or meaning.leaving <> 'not_asked')
            and (meaning.questionnaire_id = $id or own.options = asked.options
                or meaning.says <> 'item')
        qualify row_number() over (
            partition by meaning.heading
            order by
                meaning.questionnaire_id = $id desc,
                meaning.confirmed_at desc,
                own.id
        ) = 1
        order by meaning.heading
        """,
        id=questionnaire_id,
    )
    return {one.heading: one.meaning for one in kept}


def keys_of(store: Store, questionnaire_id: UUID) -> list[str]:
    """Return by what the rows that are kept already are told again."""
    return store.column(
        """
        select source_key from answer_sheet
        where questionnaire_id = $id and source = 'file'
        order by source_key
        """,
        id=questionnaire_id,
    )


def days_of(store: Store, activity_id: UUID) -> Days | None:
    """Return the days on which an activity was held, else is planned, or None."""
    return store.first(
        Days,
        """
        select
            coalesce(closing.held_on, activity.planned_on) as first,
            case
                when closing.held_on is not null then closing.held_on
                when activity.date_precision = 'month'
                    then last_day(activity.planned_on)
                else coalesce(activity.ends_on, activity.planned_on)
            end as last
        from activity
        left join closing on closing.activity_id = activity.id
        where activity.id = $activity_id
            and coalesce(closing.held_on, activity.planned_on) is not null
        order by first
        """,
        activity_id=activity_id,
    )


def questionnaires_of(store: Store, activity_id: UUID) -> list[Questionnaire]:
    """Return the questionnaires of an activity, the newest first."""
    return store.rows(
        Questionnaire,
        """
        from questionnaire
        where activity_id = $activity_id
        order by made_at desc, id desc
        """,
        activity_id=activity_id,
    )


def themes_of(store: Store, questionnaire_id: UUID) -> list[Theme]:
    """Return the themes of a questionnaire's comments, by name."""
    return store.rows(
        Theme,
        """
        from comment_theme
        where questionnaire_id = $id
        order by alphabetical(name), id
        """,
        id=questionnaire_id,
    )


def codes_of(store: Store, sheet_id: UUID, item_id: UUID) -> list[Code]:
    """Return what one comment is about."""
    return store.rows(
        Code,
        """
        from comment_code
        where sheet_id = $sheet_id and item_id = $item_id
        order by theme_id
        """,
        sheet_id=sheet_id,
        item_id=item_id,
    )


def is_comment(store: Store, sheet_id: UUID, item_id: UUID) -> UUID | None:
    """Return the questionnaire of a comment, or None where there is none."""
    found = store.column(
        """
        select sheet.questionnaire_id
        from answer
        inner join answer_sheet as sheet on sheet.id = answer.sheet_id
        where answer.sheet_id = $sheet_id
            and answer.item_id = $item_id
            and answer.text <> ''
        order by 1
        """,
        sheet_id=sheet_id,
        item_id=item_id,
    )
    return found[0] if found else None


def is_struck(store: Store, sheet_id: UUID, item_id: UUID) -> bool:
    """Return whether a comment is not shown."""
    return store.exists(Strike, sheet_id=sheet_id, item_id=item_id)
