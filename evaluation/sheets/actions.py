"""Opening a questionnaire, and keeping the sheets that come back.

A button pressed twice, or a form sent twice, changes the records once.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from data import duties
from data.act import Act
from data.activity import PlannedDay
from data.actor import Actor, Role
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import HumasError, NotFound, Refused
from data.language import N_
from data.school import store as schools
from data.school.models import School
from data.store import Store
from evaluation.questionnaires import store as records
from evaluation.questionnaires.models import (
    PURPOSES,
    Answer,
    Moment,
    Questionnaire,
    QuestionnaireStep,
    Sheet,
    Source,
    items_refusal,
)
from evaluation.sheets import store as sheets
from evaluation.sheets.models import (
    Given,
    SentDraft,
    TypedDraft,
    code_in,
    opening_refusal,
    typing_refusal,
    used_code,
)
from evaluation.sheets.reading import (
    ReadSheet,
    read_line,
    read_lines,
    read_sent,
)
from organizing.links.actions import (
    give_record_links,
    open_record_link,
    record_tokens,
    revoke_record_links,
)
from organizing.links.models import RecordLink, closed_door
from planning.activities.models import Activity

USUALLY_OPEN: Final = timedelta(days=7)
"""For how long after an activity, or from today, answers are usually taken."""

SOMEBODY: Final = "Responden angket"
"""Who answers by a link, as the history names them: nobody's name."""

NOON: Final = time(12)
"""Of an anonymous sheet, and of one from paper, nothing but the day is kept."""


class Opened(NamedTuple):
    """Which questionnaire an address opens, for when, and why not at this moment."""

    link: RecordLink
    questionnaire: Questionnaire
    moment: Moment
    refusal: HumasError | None


# ── opening and closing ──────────────────────────────────────────────────────
def open_questionnaire(
    act: Act,
    questionnaire_id: UUID,
    opens_on: date | None = None,
    closes_on: date | None = None,
) -> Questionnaire:
    """Take answers from a day until another, on paper and by the answer link.

    Without days: from today, until a week after the activity or after today.
    """
    with act.store.transaction():
        kept = _demand(act, questionnaire_id)
        new = _opened_as(act, kept, opens_on, closes_on)
        if new == kept:
            return kept
        act.store.replace(new)
        _give_links(act, new)
        _note(act, new, "reopened" if kept.step.has_been_open else "opened")
    return new


def close_questionnaire(act: Act, questionnaire_id: UUID) -> None:
    """Take no more answers; the link says so from now on."""
    with act.store.transaction():
        kept = _demand(act, questionnaire_id)
        if kept.step is not QuestionnaireStep.OPEN:
            return
        counted = records.counted(
            act.store, kept.respondents, kept.activity_id, kept.school_year
        )
        facts = kept.draft.counted(counted).model_dump()
        facts |= {"step": QuestionnaireStep.CLOSED, "version": kept.version + 1}
        act.store.replace(kept.model_copy(update=facts))
        _note(act, kept, "closed")


def renew_answer_link(act: Act, questionnaire_id: UUID) -> None:
    """Let the addresses that are out open nothing any more, and give new ones."""
    with act.store.transaction():
        kept = _demand(act, questionnaire_id)
        for moment in kept.moments:
            revoke_record_links(act, PURPOSES[moment], [kept.id])
        _give_links(act, kept)
        _note(act, kept, "link renewed")


def answer_tokens(act: Act, questionnaire_id: UUID) -> dict[Moment, str]:
    """Return what stands in the addresses of the links that hold, by moment."""
    duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
    kept = act.store.get(Questionnaire, questionnaire_id)
    held = {
        moment: records.held_link(act.store, moment, kept.id, act.now)
        for moment in kept.moments
    }
    return {
        moment: record_tokens(act, PURPOSES[moment], [link.id])[link.id]
        for moment, link in held.items()
        if link
    }


# ── typed from paper ─────────────────────────────────────────────────────────
def type_in(act: Act, batch_id: UUID, questionnaire_id: UUID, draft: TypedDraft) -> int:
    """Keep sheets that were typed, all or none of them; return how many are new.

    ``batch_id`` is the form's: sent twice, it keeps them once.
    """
    with act.store.transaction():
        kept = _demand(act, questionnaire_id)
        if refusal := typing_refusal(kept, draft, _today(act)):
            raise refusal
        found, bad = read_lines(draft.lines, sheets.layout_of(act.store, kept))
        if bad:
            raise Refused(
                N_("Line {line}: {words}"), line=bad[0].line, words=bad[0].words
            )
        if not found:
            raise Refused(N_("Type at least one sheet."))
        _demand_class_group(act.store, kept, draft.class_group_id)
        new = [_typed(act, kept, batch_id, draft, sheet) for sheet in found]
        _demand_free_codes(act.store, new)
        added = records.add_sheets(
            act.store,
            new,
            [
                _answer(sheet.id, given)
                for sheet, read in zip(new, found, strict=True)
                for given in read.given
            ],
        )
        if added:
            _note(act, kept, "typed in", count=added)
    return added


def correct_sheet(act: Act, sheet_id: UUID, version: int, line: str) -> Sheet:
    """Correct a sheet that was typed: the line that should have been typed."""
    with act.store.transaction():
        kept, questionnaire = _demand_typed(act, sheet_id)
        read = read_line(line, sheets.layout_of(act.store, questionnaire))
        facts = {"relation": read.relation, "code": read.code, "version": version + 1}
        new = kept.model_copy(update=facts)
        _demand_free_codes(act.store, [new])
        act.store.replace(new)
        act.store.remove(Answer, sheet_id=sheet_id)
        act.store.add([_answer(sheet_id, given) for given in read.given])
        _note(act, questionnaire, "sheet corrected")
    return new


def strike_sheet(act: Act, sheet_id: UUID) -> None:
    """Strike a sheet that was typed by mistake; a second click strikes nothing."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
        if act.store.find(Sheet, sheet_id) is None:
            return
        _, questionnaire = _demand_typed(act, sheet_id)
        act.store.remove(Answer, sheet_id=sheet_id)
        act.store.remove(Sheet, sheet_id)
        _note(act, questionnaire, "sheet struck")


# ── by the answer link ───────────────────────────────────────────────────────
def opened_questionnaire(
    store: Store, token: str, now: datetime, *, is_noted: bool = True
) -> Opened:
    """Return which questionnaire an address opens; NotFound where it opens nothing."""
    for moment, purpose in PURPOSES.items():
        try:
            link = open_record_link(store, purpose, token, now, is_noted=is_noted)
        except NotFound:
            continue
        kept = store.find(Questionnaire, link.record_id)
        if kept is None:
            break
        is_closed = schools.year(store, kept.school_year).change_refusal()
        refusal = kept.answering_refusal(schools.today(store, now)) or is_closed
        return Opened(link, kept, moment, refusal)
    raise closed_door()


def answer(store: Store, token: str, draft: SentDraft, now: datetime) -> bool:
    """Keep the sheet that somebody sent by the link; return whether it was new.

    Nothing of who sent it is kept: no name, no address, and where that is promised no
    moment but the day.
    """
    with store.transaction():
        opened = opened_questionnaire(store, token, now)
        kept = opened.questionnaire
        sheet_id = uuid5(kept.id, f"{opened.moment} {draft.nonce}")
        if store.exists(Sheet, sheet_id):
            return False
        if opened.refusal:
            raise opened.refusal
        given, wrong = read_sent(draft, sheets.layout_of(store, kept))
        if wrong:
            raise next(iter(wrong.values()))
        if not given:
            raise Refused(N_("Nothing is answered yet. Answer at least one item."))
        _demand_class_group(store, kept, draft.class_group_id)
        sheet = _sent(store, opened, draft, sheet_id, now)
        _demand_free_codes(store, [sheet])
        records.add_sheets(store, [sheet], [_answer(sheet_id, one) for one in given])
        by = Actor(
            id=opened.link.id,
            name=SOMEBODY,
            role=Role.COMMITTEE_MEMBER,
            by_link=True,
        )
        _note(Act(store, by, now), kept, "answer came")
    return True


# ── what is demanded ─────────────────────────────────────────────────────────
def _demand(act: Act, questionnaire_id: UUID) -> Questionnaire:
    duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
    kept = act.store.get(Questionnaire, questionnaire_id)
    schools.demand_open(act.store, kept.school_year)
    return kept


def _demand_typed(act: Act, sheet_id: UUID) -> tuple[Sheet, Questionnaire]:
    duties.demand(Duty.KEEP_QUESTIONNAIRES, act.by)
    kept = act.store.get(Sheet, sheet_id)
    questionnaire = _demand(act, kept.questionnaire_id)
    if kept.source is not Source.TYPED:
        raise Refused(
            N_(
                "What people sent themselves is changed by nobody. Only sheets typed "
                "from paper can be corrected."
            )
        )
    return kept, questionnaire


def _demand_class_group(
    store: Store, kept: Questionnaire, class_group_id: UUID | None
) -> None:
    """Demand that a class group is one of the questionnaire's year."""
    if class_group_id is None or not kept.asks_class_group:
        return
    if class_group_id not in {one.id for one in sheets.class_groups(store, kept)}:
        raise Refused(N_("This class group is not there any more. Choose another."))


def _demand_free_codes(store: Store, among: Sequence[Sheet]) -> None:
    """Demand that no other sheet of the same moment carries one of these codes."""
    named = [sheet for sheet in among if sheet.code]
    if not named:
        return
    first = named[0]
    there = records.codes_of(store, first.questionnaire_id, first.moment)
    for sheet in named:
        if there.get(sheet.code, sheet.id) != sheet.id:
            raise used_code(sheet.code)


# ── from the records ─────────────────────────────────────────────────────────
def _opened_as(
    act: Act, kept: Questionnaire, opens_on: date | None, closes_on: date | None
) -> Questionnaire:
    """Return a questionnaire as it is once it is open, or raise why it cannot be."""
    year, today = kept.year, _today(act)
    days = {
        "opens_on": opens_on or kept.opens_on or today,
        "closes_on": closes_on or kept.closes_on or _usual_end(act, kept, year),
    }
    counted = records.counted(
        act.store, kept.respondents, kept.activity_id, kept.school_year
    )
    draft = kept.draft.model_copy(update=days).counted(counted)
    items = records.items_of(act.store, kept.id)
    if refusal := (
        opening_refusal(draft, year, today)
        or items_refusal([item.draft for item in items])
    ):
        raise refusal
    facts = draft.model_dump() | {"step": QuestionnaireStep.OPEN}
    if all(getattr(kept, name) == fact for name, fact in facts.items()):
        return kept
    return kept.model_copy(update=facts | {"version": kept.version + 1})


def _usual_end(act: Act, kept: Questionnaire, year: SchoolYear) -> date:
    activity = act.store.find(Activity, kept.activity_id) if kept.activity_id else None
    when = activity.when if activity else PlannedDay()
    days: Iterable[date | None] = (_today(act), when.last_day)
    return min(max(filter(None, days)) + USUALLY_OPEN, year.last_day)


def _give_links(act: Act, kept: Questionnaire) -> None:
    year = kept.year
    for moment in kept.moments:
        give_record_links(act, PURPOSES[moment], [kept.id], year, until=year.last_day)


def _typed(
    act: Act, kept: Questionnaire, batch_id: UUID, draft: TypedDraft, read: ReadSheet
) -> Sheet:
    day = draft.answered_on
    return Sheet(
        id=uuid5(batch_id, str(read.line)),
        questionnaire_id=kept.id,
        moment=draft.moment,
        answered_at=_at_noon(act.store, day) if day else None,
        class_group_id=draft.class_group_id if kept.asks_class_group else None,
        relation=read.relation,
        code=read.code,
        source=Source.TYPED,
        made_at=act.now,
        entered_by=act.by.id,
    )


def _sent(
    store: Store, opened: Opened, draft: SentDraft, sheet_id: UUID, now: datetime
) -> Sheet:
    kept = opened.questionnaire
    day = schools.today(store, now)
    moment = _at_noon(store, day) if kept.is_anonymous else now
    return Sheet(
        id=sheet_id,
        questionnaire_id=kept.id,
        moment=opened.moment,
        answered_at=moment,
        class_group_id=draft.class_group_id if kept.asks_class_group else None,
        relation=draft.relation if kept.asks_relation else draft.relation.NONE,
        code=code_in(draft.code) if kept.has_code and draft.code.strip() else "",
        source=Source.LINK,
        made_at=moment,
    )


def _answer(sheet_id: UUID, given: Given) -> Answer:
    return Answer(sheet_id=sheet_id, **given.model_dump())


def _at_noon(store: Store, day: date) -> datetime:
    return datetime.combine(day, NOON, store.get(School).zone)


def _today(act: Act) -> date:
    return schools.today(act.store, act.now)


def _note(act: Act, about: Questionnaire, event: str, **facts: object) -> None:
    act.note("questionnaire", about.id, event, title=about.title, **facts)
