"""Keeping and finding questionnaires, their items, and the sheets that came back."""

from collections.abc import Collection
from uuid import UUID

from data.store import Store
from evaluation.questionnaires.models import Answer, Item, Questionnaire, Sheet


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
