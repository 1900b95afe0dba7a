"""Finding what a sheet of a questionnaire consists of, and the typed ones."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from data.roster import store as roster
from data.roster.models import ClassGroup
from data.store import Store
from evaluation.questionnaires import store as questionnaires
from evaluation.questionnaires.models import Questionnaire, Sheet, Source
from evaluation.sheets.models import Given
from evaluation.sheets.reading import Layout, line_of


def layout_of(store: Store, questionnaire: Questionnaire) -> Layout:
    """Return what a sheet of this questionnaire consists of."""
    return Layout(
        items=tuple(questionnaires.items_of(store, questionnaire.id)),
        asks_relation=questionnaire.asks_relation,
        has_code=questionnaire.has_code,
    )


def class_groups(store: Store, questionnaire: Questionnaire) -> list[ClassGroup]:
    """Return the class groups to choose from; none where that is not asked."""
    if not questionnaire.asks_class_group:
        return []
    return roster.class_groups(store, questionnaire.year)


def typed_sheets(store: Store, questionnaire_id: UUID) -> list[Sheet]:
    """Return the sheets typed from paper, the last ones first."""
    return store.rows(
        Sheet,
        """
        from answer_sheet
        where questionnaire_id = $id and source = $source
        order by made_at desc, id
        """,
        id=questionnaire_id,
        source=Source.TYPED.value,
    )


def typed_lines(
    store: Store, among: Sequence[Sheet], layout: Layout
) -> dict[UUID, str]:
    """Return sheets as the lines that would be typed for them, by sheet."""
    given: dict[UUID, dict[UUID, Given]] = defaultdict(dict)
    for one in questionnaires.answers_of(store, [sheet.id for sheet in among]):
        facts = one.model_dump(exclude={"sheet_id"})
        given[one.sheet_id][one.item_id] = Given(**facts)
    return {
        sheet.id: line_of(layout, given[sheet.id], sheet.relation, sheet.code)
        for sheet in among
    }
