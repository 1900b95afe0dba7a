"""Making a questionnaire from a template, and wording it.

A button pressed twice, or a form sent twice, changes the records once.
"""

from collections.abc import Sequence
from uuid import UUID

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.cooperation import are_confidential
from data.duties import Duty
from data.errors import NotFound, Refused, WrongStep
from data.language import N_, Language, say, speaking
from data.record import TITLE, new_id
from data.school import store as schools
from evaluation.questionnaires import store as records
from evaluation.questionnaires.models import (
    PURPOSES,
    Item,
    ItemDraft,
    MakingDraft,
    Questionnaire,
    QuestionnaireDraft,
    QuestionnaireStep,
    Respondents,
    answered_refusal,
    dates_refusal,
    days_refusal,
    items_refusal,
    place_of,
    promise_refusal,
)
from evaluation.questionnaires.usual.every import TEMPLATES, items_of
from evaluation.questionnaires.usual.templates import Template
from organizing.links.actions import revoke_record_links
from planning.activities.models import Activity


# ── making and wording ───────────────────────────────────────────────────────
def make_questionnaire(
    act: Act, questionnaire_id: UUID, draft: MakingDraft, year: SchoolYear
) -> Questionnaire:
    """Make a questionnaire of an activity or of the year from a template."""
    with act.store.transaction():
        _demand_year(act, year.start)
        if kept := act.store.find(Questionnaire, questionnaire_id):
            return kept
        template = TEMPLATES.get(draft.template)
        if template is None:
            raise NotFound(N_("This template is not there any more."))
        activity = _activity(act, draft.activity_id, year, template)
        new = _new(act, questionnaire_id, draft, year, activity)
        _keep(act, new, items_of(template), "made")
    return new


def copy_questionnaire(
    act: Act, copy_id: UUID, questionnaire_id: UUID
) -> Questionnaire:
    """Make a new version of a questionnaire, whose items may be changed again."""
    with act.store.transaction():
        kept = _demand(act, questionnaire_id)
        if there := act.store.find(Questionnaire, copy_id):
            return there
        facts = {
            "id": copy_id,
            "step": QuestionnaireStep.DRAFT,
            "copied_from": kept.id,
            "opens_on": None,
            "closes_on": None,
            "made_at": act.now,
            "made_by": act.by.id,
            "version": 1,
        }
        new = kept.model_copy(update=facts)
        items = records.items_of(act.store, kept.id)
        _keep(act, new, [item.draft for item in items], "copied")
    return new


def change_questionnaire(
    act: Act, questionnaire_id: UUID, version: int, draft: QuestionnaireDraft
) -> Questionnaire:
    """Change what a questionnaire is called, whom it asks, what it promises, its days.

    What was promised to those who answered stays.
    """
    with act.store.transaction():
        kept = _demand(act, questionnaire_id)
        counted = records.counted(
            act.store, draft.respondents, kept.activity_id, kept.school_year
        )
        as_drawn = kept.model_copy(update={"version": version})
        new = as_drawn.changed_to(draft.counted(counted))
        if new.model_copy(update={"version": kept.version}) == kept:
            return kept
        sheets = records.count_sheets(act.store, kept.id)
        year = kept.year
        if refusal := (
            promise_refusal(kept, draft, sheets)
            or dates_refusal(draft)
            or days_refusal(draft, year)
        ):
            raise refusal
        act.store.replace(new)
        _note(act, new, "changed")
    return new


def strike_questionnaire(act: Act, questionnaire_id: UUID) -> None:
    """Strike a questionnaire that nobody has answered."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
        if act.store.find(Questionnaire, questionnaire_id) is None:
            return
        kept = _demand(act, questionnaire_id)
        if records.count_sheets(act.store, kept.id):
            raise WrongStep(
                N_(
                    "Answers came back already; they are kept, and so is what was "
                    "asked."
                )
            )
        for purpose in PURPOSES.values():
            revoke_record_links(act, purpose, [kept.id])
        act.store.remove(Item, questionnaire_id=kept.id)
        act.store.remove(Questionnaire, kept.id)
        _note(act, kept, "struck")


def word_item(act: Act, item_id: UUID, version: int, draft: ItemDraft) -> Item:
    """Ask an item in other words, or in another way."""
    with act.store.transaction():
        kept, questionnaire = _demand_item(act, item_id)
        new = kept.asked_as(draft, version + 1)
        if new.model_copy(update={"version": kept.version}) == kept:
            return kept
        others = [
            new.draft if item.id == item_id else item.draft
            for item in records.items_of(act.store, questionnaire.id)
        ]
        if refusal := items_refusal(others):
            raise refusal
        act.store.replace(new)
        _note(act, questionnaire, "item changed")
    return new


def add_item(act: Act, item_id: UUID, questionnaire_id: UUID, draft: ItemDraft) -> Item:
    """Ask one item more, behind the others of its part."""
    with act.store.transaction():
        questionnaire = _demand_unanswered(act, questionnaire_id)
        items = records.items_of(act.store, questionnaire_id)
        if there := next((item for item in items if item.id == item_id), None):
            return there
        if refusal := items_refusal([*(item.draft for item in items), draft]):
            raise refusal
        number = place_of(draft.part, items)
        _renumber(act, [item for item in items if item.number >= number], 1)
        new = _item(questionnaire_id, number, draft, item_id)
        act.store.add(new)
        _note(act, questionnaire, "item added")
    return new


def leave_out_item(act: Act, item_id: UUID) -> None:
    """Leave an item out; a second click leaves out nothing more."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
        if act.store.find(Item, item_id) is None:
            return
        kept, questionnaire = _demand_item(act, item_id)
        items = records.items_of(act.store, questionnaire.id)
        if refusal := items_refusal([i.draft for i in items if i.id != item_id]):
            raise refusal
        act.store.remove(Item, item_id)
        _renumber(act, [item for item in items if item.number > kept.number], -1)
        _note(act, questionnaire, "item struck")


# ── what is demanded ─────────────────────────────────────────────────────────
def _demand_year(act: Act, start: int) -> None:
    duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
    schools.demand_open(act.store, start)


def _demand(act: Act, questionnaire_id: UUID) -> Questionnaire:
    duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
    kept = act.store.get(Questionnaire, questionnaire_id)
    schools.demand_open(act.store, kept.school_year)
    return kept


def _demand_unanswered(act: Act, questionnaire_id: UUID) -> Questionnaire:
    kept = _demand(act, questionnaire_id)
    sheets = records.count_sheets(act.store, kept.id)
    if refusal := answered_refusal(sheets):
        raise refusal
    return kept


def _demand_item(act: Act, item_id: UUID) -> tuple[Item, Questionnaire]:
    duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
    kept = act.store.get(Item, item_id)
    return kept, _demand_unanswered(act, kept.questionnaire_id)


def _activity(
    act: Act, activity_id: UUID | None, year: SchoolYear, template: Template
) -> Activity | None:
    if activity_id is None:
        if template.of_activity:
            raise Refused(N_("Choose the activity that is asked about."))
        return None
    found = act.store.find(Activity, activity_id)
    if found is None or found.school_year != year.start:
        raise NotFound(N_("The activity chosen is not on the plan any more."))
    if are_confidential(found.forms):
        raise Refused(
            N_(
                "“{title}” is confidential: few families take part, and their answers "
                "would tell who they are. Ask them in the conversation itself."
            ),
            title=found.title,
        )
    return found


# ── from the records ─────────────────────────────────────────────────────────
def _new(
    act: Act,
    questionnaire_id: UUID,
    draft: MakingDraft,
    year: SchoolYear,
    activity: Activity | None,
) -> Questionnaire:
    template = TEMPLATES[draft.template]
    asked = draft.respondents or _usual_respondents(act, template, activity)
    way, count = records.counted(
        act.store, asked, activity.id if activity else None, year.start
    ).usual
    with speaking(Language.INDONESIAN):
        title = say(template.title, activity=activity.title if activity else "")
        intro = say(template.intro)
    return Questionnaire(
        id=questionnaire_id,
        school_year=year.start,
        activity_id=activity.id if activity else None,
        kind=template.kind,
        title=title[:TITLE].strip(),
        intro=intro,
        respondents=asked,
        is_anonymous=template.is_anonymous,
        is_paired=template.is_paired,
        asks_relation=template.asks_relation and asked.is_family,
        asks_class_group=template.asks_class_group and asked.has_class_group,
        invited=count,
        invited_by=way,
        made_at=act.now,
        made_by=act.by.id,
    )


def _usual_respondents(
    act: Act, template: Template, activity: Activity | None
) -> Respondents:
    """Return whom a template usually asks; without families, who came."""
    first = template.respondents[0]
    if activity is None or first is not Respondents.PARENTS:
        return first
    year = activity.school_year
    if records.counted(act.store, first, activity.id, year).invited:
        return first
    return Respondents.PARTICIPANTS


def _keep(act: Act, new: Questionnaire, items: Sequence[ItemDraft], event: str) -> None:
    act.store.add(new)
    act.store.add([_item(new.id, number, item) for number, item in enumerate(items, 1)])
    _note(act, new, event)


def _item(
    questionnaire_id: UUID, number: int, draft: ItemDraft, item_id: UUID | None = None
) -> Item:
    return Item(
        **draft.model_dump(),
        id=item_id or new_id(),
        questionnaire_id=questionnaire_id,
        number=number,
    )


def _renumber(act: Act, items: Sequence[Item], by: int) -> None:
    """Move items on in their order; what they ask stays, and so does its version."""
    act.store.replace(
        [
            item.model_copy(
                update={"number": item.number + by, "version": item.version + 1}
            )
            for item in items
        ]
    )


def _note(act: Act, about: Questionnaire, event: str) -> None:
    act.note("questionnaire", about.id, event, title=about.title)
