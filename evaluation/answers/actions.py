"""Taking in answers of a file, and saying what comments are about.

A button pressed twice, or a file taken in twice, changes the records once.
"""

from collections.abc import Collection, Sequence
from uuid import UUID, uuid5

from data import duties
from data.act import Act
from data.calendar import SchoolYear
from data.cooperation import are_confidential
from data.duties import Duty
from data.errors import NotFound, Refused, WrongStep
from data.language import N_
from data.names import alphabetical
from data.roster import store as roster
from data.roster.class_groups import same_as
from data.school import store as schools
from data.school.models import School
from evaluation.answers import store as records
from evaluation.answers.matching import Known, items_from, proposed, understood
from evaluation.answers.models import (
    MOST_THEMES,
    Code,
    Intake,
    KeptMeaning,
    MadeDraft,
    Meaning,
    ReadSheet,
    Strike,
    Theme,
    ThemeDraft,
    moment_refusal,
)
from evaluation.answers.reading import AnswerFile, Around
from evaluation.questionnaires import store as questionnaires
from evaluation.questionnaires.models import (
    Answer,
    Item,
    Kind,
    Moment,
    Questionnaire,
    QuestionnaireStep,
    Sheet,
    Source,
    items_refusal,
)
from planning.activities.models import Activity


# ── taking in a file ─────────────────────────────────────────────────────────
def preview(
    act: Act,
    questionnaire_id: UUID,
    file: AnswerFile,
    meanings: Sequence[Meaning],
    moment: Moment = Moment.NONE,
) -> Intake:
    """Return what taking in a file would keep; nothing is changed."""
    questionnaire = _demand(act, questionnaire_id)
    return _understood(act, questionnaire, file, meanings, moment)


def take_in(
    act: Act,
    questionnaire_id: UUID,
    file: AnswerFile,
    meanings: Sequence[Meaning],
    moment: Moment = Moment.NONE,
) -> Intake:
    """Keep the new answers of a file, and what its columns mean for the next one."""
    with act.store.transaction():
        questionnaire = _demand(act, questionnaire_id)
        if refusal := moment_refusal(questionnaire, meanings, moment):
            raise refusal
        found = _understood(act, questionnaire, file, meanings, moment)
        _remember(act, questionnaire, meanings)
        kept = [_sheet(act, questionnaire, one) for one in found.new]
        answers = [
            Answer(sheet_id=sheet.id, **answer.model_dump())
            for sheet, one in zip(kept, found.new, strict=True)
            for answer in one.answers
        ]
        questionnaires.add_sheets(act.store, kept, answers)
        if kept:
            act.note(
                "questionnaire",
                questionnaire.id,
                "answers taken in",
                title=questionnaire.title,
                sheets=len(kept),
            )
    return found


def make_from_file(
    act: Act,
    questionnaire_id: UUID,
    file: AnswerFile,
    draft: MadeDraft,
    year: SchoolYear,
) -> Questionnaire:
    """Make a questionnaire of the questions of a file that was asked elsewhere."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
        schools.demand_open(act.store, year.start)
        if kept := act.store.find(Questionnaire, questionnaire_id):
            return kept
        _demand_activity(act, draft.activity_id, year)
        drafts = [asked for _, asked in items_from(file)]
        if refusal := items_refusal(drafts):
            raise refusal
        new = Questionnaire(
            id=questionnaire_id,
            school_year=year.start,
            activity_id=draft.activity_id,
            kind=Kind.EVENT if draft.activity_id else Kind.OWN,
            title=draft.title,
            respondents=draft.respondents,
            step=QuestionnaireStep.CLOSED,
            made_at=act.now,
            made_by=act.by.id,
        )
        act.store.add(new)
        act.store.add(
            [
                Item(
                    **asked.model_dump(),
                    id=uuid5(questionnaire_id, f"item-{number}"),
                    questionnaire_id=questionnaire_id,
                    number=number,
                )
                for number, asked in enumerate(drafts, 1)
            ]
        )
        act.note("questionnaire", new.id, "made", title=new.title)
    return new


def take_in_anew(
    act: Act,
    questionnaire_id: UUID,
    file: AnswerFile,
    draft: MadeDraft,
    year: SchoolYear,
) -> Intake:
    """Make a questionnaire of a file's questions, and take in its answers."""
    with act.store.transaction():
        made = make_from_file(act, questionnaire_id, file, draft, year)
        items = questionnaires.items_of(act.store, made.id)
        return take_in(act, made.id, file, proposed(file, made, items, {}))


def _understood(
    act: Act,
    questionnaire: Questionnaire,
    file: AnswerFile,
    meanings: Sequence[Meaning],
    moment: Moment,
) -> Intake:
    school = act.store.get(School)
    year = SchoolYear(start=questionnaire.school_year)
    groups = roster.class_groups(act.store, year)
    known = Known(
        items=questionnaires.items_of(act.store, questionnaire.id),
        class_groups={same_as(group.name): group.id for group in groups},
        keys=records.keys_of(act.store, questionnaire.id),
        zone=school.zone,
        around=_around(act, questionnaire, year),
        moment=moment if questionnaire.has_moments else Moment.NONE,
        group_names=tuple(group.name for group in groups),
    )
    return understood(file, questionnaire, meanings, known)


def _around(act: Act, questionnaire: Questionnaire, year: SchoolYear) -> Around:
    """Return when answers are likely: at the activity, while open, in the year."""
    if questionnaire.activity_id:
        days = records.days_of(act.store, questionnaire.activity_id)
        if days:
            return Around(days.first, days.last)
    first = questionnaire.opens_on or year.first_day
    return Around(first, questionnaire.closes_on or year.last_day)


def _remember(
    act: Act, questionnaire: Questionnaire, meanings: Sequence[Meaning]
) -> None:
    """Keep what columns mean; one that is known anew takes the place of the former."""
    there = {m.heading: m for m in records.meanings_of(act.store, questionnaire.id)}
    new, changed = list[KeptMeaning](), list[KeptMeaning]()
    for meaning in meanings:
        former = there.get(meaning.heading)
        if former is not None and former.meaning == meaning:
            continue
        kept = KeptMeaning(
            **meaning.model_dump(),
            questionnaire_id=questionnaire.id,
            confirmed_at=act.now,
            confirmed_by=act.by.id,
            version=former.version + 1 if former else 1,
        )
        (changed if former else new).append(kept)
    act.store.add(new)
    act.store.replace(changed)


def _sheet(act: Act, questionnaire: Questionnaire, read: ReadSheet) -> Sheet:
    return Sheet(
        id=uuid5(questionnaire.id, read.key),
        questionnaire_id=questionnaire.id,
        moment=read.moment,
        answered_at=read.answered_at,
        class_group_id=read.class_group_id,
        relation=read.relation,
        code=read.code,
        source=Source.FILE,
        source_key=read.key,
        made_at=act.now,
        entered_by=act.by.id,
    )


def _demand(act: Act, questionnaire_id: UUID) -> Questionnaire:
    duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
    kept = act.store.get(Questionnaire, questionnaire_id)
    schools.demand_open(act.store, kept.school_year)
    return kept


def _demand_activity(act: Act, activity_id: UUID | None, year: SchoolYear) -> None:
    if activity_id is None:
        return
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


# ── what comments are about ──────────────────────────────────────────────────
def add_theme(
    act: Act, theme_id: UUID, questionnaire_id: UUID, draft: ThemeDraft
) -> Theme:
    """Name a theme of comments; a name that is there already is that theme."""
    with act.store.transaction():
        questionnaire = _demand(act, questionnaire_id)
        themes = records.themes_of(act.store, questionnaire_id)
        key = alphabetical(draft.name)
        same = (t for t in themes if alphabetical(t.name) == key or t.id == theme_id)
        if there := next(same, None):
            return there
        if len(themes) >= MOST_THEMES:
            raise Refused(
                N_("There are {most} themes already. Use one of them."),
                most=MOST_THEMES,
            )
        new = Theme(id=theme_id, questionnaire_id=questionnaire_id, name=draft.name)
        act.store.add(new)
        act.note(
            "questionnaire",
            questionnaire_id,
            "theme named",
            title=questionnaire.title,
            theme=new.name,
        )
    return new


def rename_theme(act: Act, theme_id: UUID, version: int, draft: ThemeDraft) -> Theme:
    """Call a theme something else; its comments stay with it."""
    with act.store.transaction():
        kept = act.store.get(Theme, theme_id)
        questionnaire = _demand(act, kept.questionnaire_id)
        if kept.name == draft.name:
            return kept
        new = kept.model_copy(update={"name": draft.name, "version": version + 1})
        act.store.replace(new)
        act.note(
            "questionnaire",
            questionnaire.id,
            "theme named",
            title=questionnaire.title,
            theme=new.name,
        )
    return new


def leave_out_theme(act: Act, theme_id: UUID) -> None:
    """Leave a theme out; its comments stay, and are not about it any more."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
        kept = act.store.find(Theme, theme_id)
        if kept is None:
            return
        questionnaire = _demand(act, kept.questionnaire_id)
        act.store.remove(Code, theme_id=theme_id)
        act.store.remove(Theme, theme_id)
        act.note(
            "questionnaire",
            questionnaire.id,
            "theme left out",
            title=questionnaire.title,
            theme=kept.name,
        )


def code_comment(
    act: Act, sheet_id: UUID, item_id: UUID, theme_ids: Collection[UUID]
) -> None:
    """Say what a comment is about: all of its themes, and no other."""
    with act.store.transaction():
        questionnaire = _demand_comment(act, sheet_id, item_id)
        known = {t.id for t in records.themes_of(act.store, questionnaire.id)}
        if set(theme_ids) - known:
            raise NotFound(N_("This theme is not there any more."))
        before = {c.theme_id for c in records.codes_of(act.store, sheet_id, item_id)}
        if before == set(theme_ids):
            return
        for theme_id in before - set(theme_ids):
            act.store.remove(Code, sheet_id, item_id, theme_id)
        act.store.add(
            [
                Code(sheet_id=sheet_id, item_id=item_id, theme_id=theme_id)
                for theme_id in sorted(set(theme_ids) - before)
            ]
        )
        act.note(
            "questionnaire",
            questionnaire.id,
            "comment coded",
            title=questionnaire.title,
        )


def strike_comment(act: Act, sheet_id: UUID, item_id: UUID) -> None:
    """Take a comment that names somebody out of what is shown; what it says stays."""
    with act.store.transaction():
        questionnaire = _demand_comment(act, sheet_id, item_id)
        if records.is_struck(act.store, sheet_id, item_id):
            return
        act.store.add(
            Strike(
                sheet_id=sheet_id,
                item_id=item_id,
                struck_at=act.now,
                struck_by=act.by.id,
            )
        )
        act.note(
            "questionnaire",
            questionnaire.id,
            "comment struck",
            title=questionnaire.title,
        )


def show_comment(act: Act, sheet_id: UUID, item_id: UUID) -> None:
    """Show a comment again that was struck."""
    with act.store.transaction():
        questionnaire = _demand_comment(act, sheet_id, item_id)
        if act.store.remove(Strike, sheet_id, item_id):
            act.note(
                "questionnaire",
                questionnaire.id,
                "comment shown again",
                title=questionnaire.title,
            )


def _demand_comment(act: Act, sheet_id: UUID, item_id: UUID) -> Questionnaire:
    duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
    found = records.is_comment(act.store, sheet_id, item_id)
    if found is None:
        raise WrongStep(N_("There is no comment here any more."))
    return _demand(act, found)
