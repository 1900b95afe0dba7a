"""Sheets typed from paper: all of them or none, once, and corrected by their line."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from data.errors import HumasError, Refused, Stale, WrongStep
from data.history import events_of
from data.store import Store
from evaluation.questionnaires import store as records
from evaluation.questionnaires.actions import make_questionnaire
from evaluation.questionnaires.models import (
    MakingDraft,
    Moment,
    Questionnaire,
    QuestionnaireStep,
    Sheet,
    Source,
)
from evaluation.sheets import store as sheets
from evaluation.sheets.actions import (
    close_questionnaire,
    correct_sheet,
    open_questionnaire,
    strike_sheet,
    type_in,
)
from evaluation.sheets.models import TypedDraft
from tests.evaluation.make import keep_activity
from tests.make import NOW, SARI, YEAR, acting

ASKED, BATCH = UUID(int=700), UUID(int=701)
THIRTY_TWO = "\n".join(["4434434 | Parkir sempit"] * 32)


def opened(store: Store, template: str = "event") -> Questionnaire:
    activity_id = keep_activity(store, "Rapat awal tahun")
    act = acting(store, SARI)
    draft = MakingDraft(template=template, activity_id=activity_id)
    make_questionnaire(act, ASKED, draft, YEAR)
    return open_questionnaire(act, ASKED)


def line_of(store: Store, sheet: Sheet) -> str:
    kept = store.get(Questionnaire, ASKED)
    layout = sheets.layout_of(store, kept)
    return sheets.typed_lines(store, [sheet], layout)[sheet.id]


def test_it_is_open_until_a_week_after_the_activity_or_today(store: Store) -> None:
    kept = opened(store)

    today = NOW.date()
    assert (kept.step, kept.opens_on) == (QuestionnaireStep.OPEN, today)
    week = timedelta(days=7)
    assert kept.closes_on == max(today, date(2026, 8, 10)) + week
    assert open_questionnaire(acting(store, SARI), ASKED) == kept


def test_thirty_two_sheets_are_kept_at_once_and_once(store: Store) -> None:
    opened(store)
    act = acting(store, SARI)
    draft = TypedDraft(lines=THIRTY_TWO, answered_on=NOW.date())

    assert [type_in(act, BATCH, ASKED, draft) for _ in range(2)] == [32, 0]

    kept = records.sheets_of(store, ASKED)
    assert len(kept) == 32
    assert {(one.source, one.entered_by) for one in kept} == {(Source.TYPED, SARI.id)}
    assert line_of(store, kept[0]) == "4434434 | Parkir sempit"
    [event, *_] = events_of(store, "questionnaire", str(ASKED))
    assert '"count": 32' in event.facts


def test_one_wrong_line_keeps_none(store: Store) -> None:
    opened(store)

    lines = TypedDraft(lines="4434434\n443443\n4434434")
    with pytest.raises(Refused) as refused:
        type_in(acting(store, SARI), BATCH, ASKED, lines)

    assert refused.value.facts["line"] == 2
    assert records.count_sheets(store, ASKED) == 0


@pytest.mark.parametrize(
    "draft",
    [
        TypedDraft(lines=" \n "),
        TypedDraft(lines="4434434", moment=Moment.BEFORE),
        TypedDraft(lines="4434434", answered_on=NOW.date() + timedelta(days=1)),
    ],
)
def test_what_does_not_fit_is_refused(store: Store, draft: TypedDraft) -> None:
    opened(store)

    with pytest.raises(HumasError):
        type_in(acting(store, SARI), BATCH, ASKED, draft)


def test_a_questionnaire_is_opened_before_sheets_are_typed(store: Store) -> None:
    act = acting(store, SARI)
    activity_id = keep_activity(store, "Rapat awal tahun")
    draft = MakingDraft(template="event", activity_id=activity_id)
    make_questionnaire(act, ASKED, draft, YEAR)
    with pytest.raises(WrongStep):
        type_in(act, BATCH, ASKED, TypedDraft(lines="4434434"))

    open_questionnaire(act, ASKED)
    close_questionnaire(act, ASKED)
    close_questionnaire(act, ASKED)
    assert type_in(act, BATCH, ASKED, TypedDraft(lines="4434434")) == 1


def test_a_code_stands_on_one_sheet_of_a_moment(store: Store) -> None:
    opened(store, "knowledge")
    act = acting(store, SARI)
    before = TypedDraft(lines="si17: sbbsb\n-: sssss", moment=Moment.BEFORE)
    after = TypedDraft(lines="SI17: bbbbb", moment=Moment.AFTER)

    assert type_in(act, BATCH, ASKED, before) == 2
    assert type_in(act, UUID(int=1), ASKED, after) == 1
    with pytest.raises(Refused):
        type_in(act, UUID(int=2), ASKED, after)


def test_a_sheet_is_corrected_by_its_line_and_struck(store: Store) -> None:
    opened(store)
    act = acting(store, SARI)
    type_in(act, BATCH, ASKED, TypedDraft(lines="4434434"))
    [kept] = sheets.typed_sheets(store, ASKED)

    correct_sheet(act, kept.id, kept.version, "1111111 | | Kursi")
    [new] = sheets.typed_sheets(store, ASKED)
    assert line_of(store, new) == "1111111 |  | Kursi"
    with pytest.raises(Stale):
        correct_sheet(act, kept.id, kept.version, "2222222")
    with pytest.raises(Refused):
        correct_sheet(act, kept.id, new.version, "22")
    assert line_of(store, new) == "1111111 |  | Kursi"

    strike_sheet(act, kept.id)
    strike_sheet(act, kept.id)
    assert records.count_sheets(store, ASKED) == 0
    assert records.answers_of(store, [kept.id]) == []


def test_a_day_that_is_over_opens_nothing(store: Store) -> None:
    opened(store)
    yesterday = NOW.date() - timedelta(days=1)

    with pytest.raises(Refused):
        open_questionnaire(acting(store, SARI), ASKED, yesterday, yesterday)
