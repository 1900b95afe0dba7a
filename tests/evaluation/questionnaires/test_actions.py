"""A questionnaire is made from a template, worded, and stays what was answered."""

from datetime import date
from uuid import UUID

import pytest

from data.calendar import SchoolYear
from data.errors import HumasError, NotFound, Refused, Stale, WrongStep
from data.language import Language, speaking
from data.store import Store
from evaluation.questionnaires import store as records
from evaluation.questionnaires.actions import (
    add_item,
    change_questionnaire,
    copy_questionnaire,
    leave_out_item,
    make_questionnaire,
    strike_questionnaire,
    word_item,
)
from evaluation.questionnaires.models import (
    InvitedBy,
    ItemDraft,
    ItemKind,
    Kind,
    MakingDraft,
    Part,
    Questionnaire,
    QuestionnaireStep,
    Respondents,
    Scale,
    Sheet,
    items_refusal,
)
from evaluation.questionnaires.usual.every import TEMPLATES, items_of, known_words
from evaluation.sheets.actions import open_questionnaire, type_in
from evaluation.sheets.models import TypedDraft
from tests.evaluation.make import keep_activity
from tests.make import SARI, YEAR, acting

ASKED = UUID(int=700)
OTHER = UUID(int=702)
FOUR = ("Tidak", "Kurang", "Cukup", "Ya")
ONE_MORE = ItemDraft(
    part=Part.ORGANIZATION, text="Parkir luas.", kind=ItemKind.SCALE, options=FOUR
)


def made(store: Store, template: str = "event", **facts: object) -> Questionnaire:
    if TEMPLATES[template].of_activity and "activity_id" not in facts:
        facts["activity_id"] = keep_activity(store, "Rapat awal tahun")
    draft = MakingDraft.model_validate({"template": template, **facts})
    return make_questionnaire(acting(store, SARI), ASKED, draft, YEAR)


def answered(store: Store) -> None:
    act = acting(store, SARI)
    open_questionnaire(act, ASKED)
    type_in(act, OTHER, ASKED, TypedDraft(lines="4434434"))


@pytest.mark.parametrize("key", TEMPLATES)
def test_every_template_can_be_asked(key: str) -> None:
    template = TEMPLATES[key]
    items = items_of(template)

    assert items_refusal(items) is None
    assert len({item.text for item in items}) == len(items)
    for item in items:
        assert (item.scale is not Scale.NONE) == (item.kind is ItemKind.SCALE)
        assert len(item.options) == 4 or item.kind is not ItemKind.SCALE


@pytest.mark.parametrize(
    ("key", "closed", "words"),
    [
        ("event", 7, 3),
        ("knowledge", 5, 0),
        ("own_view", 5, 0),
        ("partnership", 17, 2),
        ("service", 9, 1),
        ("graduates", 9, 1),
        ("teacher", 13, 1),
        ("self_check", 9, 1),
    ],
)
def test_templates_have_their_items(key: str, closed: int, words: int) -> None:
    items = items_of(TEMPLATES[key])

    assert sum(item.is_closed for item in items) == closed
    assert sum(not item.is_closed for item in items) == words


def test_partnership_measures_the_three_gauges_and_what_follows() -> None:
    parts = [item.part for item in items_of(TEMPLATES["partnership"])]

    assert {part: parts.count(part) for part in parts} == {
        "communication": 4,
        "learning": 4,
        "rules": 3,
        "decisions": 3,
        "openness": 2,
        "overall": 1,
        "open": 2,
    }


def test_what_stays_as_a_template_is_said_in_another_language() -> None:
    with speaking(Language.ENGLISH):
        words = known_words()

    assert words["Sangat setuju"] == "Strongly agree"
    assert len(words) > 80


def test_a_questionnaire_is_made_once_from_its_activity(store: Store) -> None:
    first = made(store)
    again = made(store, activity_id=first.activity_id)

    assert first == again
    assert first.title == "Angket Rapat awal tahun"
    assert (first.kind, first.step) == (Kind.EVENT, QuestionnaireStep.DRAFT)
    assert first.respondents is Respondents.PARTICIPANTS  # no pupils in this school
    assert [item.number for item in records.items_of(store, ASKED)] == [*range(1, 11)]


def test_it_needs_its_activity_and_one_of_this_year(store: Store) -> None:
    with pytest.raises(Refused):
        made(store, activity_id=None)
    with pytest.raises(NotFound):
        made(store, activity_id=UUID(int=5))
    visit = keep_activity(store, "Kunjungan rumah", forms=["home_visit"])
    with pytest.raises(Refused):
        made(store, activity_id=visit)
    unknown = MakingDraft(template="of nothing")
    with pytest.raises(NotFound):
        make_questionnaire(acting(store, SARI), ASKED, unknown, YEAR)
    assert records.questionnaires_in(store, YEAR.start) == []


def test_a_year_that_is_not_there_or_closed_takes_none(store: Store) -> None:
    draft = MakingDraft(template="service")
    with pytest.raises(HumasError):
        make_questionnaire(acting(store, SARI), ASKED, draft, SchoolYear(start=1999))


def test_items_are_worded_added_and_left_out_in_their_order(store: Store) -> None:
    made(store)
    act = acting(store, SARI)
    first, second, *_ = records.items_of(store, ASKED)

    word_item(act, first.id, 1, first.draft.model_copy(update={"text": "Tepat waktu"}))
    add_item(act, OTHER, ASKED, ONE_MORE)
    add_item(act, OTHER, ASKED, ONE_MORE)
    leave_out_item(act, second.id)
    leave_out_item(act, second.id)

    items = records.items_of(store, ASKED)
    assert [item.number for item in items] == [*range(1, 11)]
    assert (items[0].text, items[6].text) == ("Tepat waktu", "Parkir luas.")
    assert items[7].kind is ItemKind.TEXT
    with pytest.raises(Stale):
        word_item(act, first.id, 1, first.draft)


def test_the_last_item_that_measures_stays(store: Store) -> None:
    made(store)
    act = acting(store, SARI)
    closed = [item for item in records.items_of(store, ASKED) if item.is_closed]
    for item in closed[1:]:
        leave_out_item(act, item.id)

    with pytest.raises(Refused):
        leave_out_item(act, closed[0].id)


def test_what_was_answered_is_changed_in_a_new_version_only(store: Store) -> None:
    kept = made(store)
    answered(store)
    act = acting(store, SARI)
    [first, *_] = records.items_of(store, ASKED)
    for tried in (
        lambda: word_item(act, first.id, first.version, ONE_MORE),
        lambda: leave_out_item(act, first.id),
        lambda: add_item(act, UUID(int=9), ASKED, ONE_MORE),
        lambda: strike_questionnaire(act, ASKED),
    ):
        with pytest.raises(WrongStep):
            tried()
    promised = kept.draft.model_copy(update={"is_anonymous": False})
    kept = store.get(Questionnaire, ASKED)
    with pytest.raises(WrongStep):
        change_questionnaire(act, ASKED, kept.version, promised)

    copy = copy_questionnaire(act, OTHER, ASKED)
    assert copy == copy_questionnaire(act, OTHER, ASKED)
    assert (copy.step, copy.copied_from) == (QuestionnaireStep.DRAFT, ASKED)
    new = records.items_of(store, OTHER)
    assert [i.draft for i in new] == [i.draft for i in records.items_of(store, ASKED)]
    leave_out_item(act, new[0].id)
    assert len(records.items_of(store, ASKED)) == 10
    assert store.count(Sheet, questionnaire_id=ASKED) == 1


def test_striking_leaves_nothing_behind(store: Store) -> None:
    made(store)
    act = acting(store, SARI)

    strike_questionnaire(act, ASKED)
    strike_questionnaire(act, ASKED)

    assert store.find(Questionnaire, ASKED) is None
    assert records.items_of(store, ASKED) == []


def test_somebody_faster_is_told_of(store: Store) -> None:
    kept = made(store)
    act = acting(store, SARI)
    new = kept.draft.model_copy(update={"title": "Angket A"})
    change_questionnaire(act, ASKED, kept.version, new)

    assert change_questionnaire(act, ASKED, 1, new).title == "Angket A"
    other = kept.draft.model_copy(update={"title": "Angket B"})
    with pytest.raises(Stale):
        change_questionnaire(act, ASKED, kept.version, other)


def test_who_was_asked_is_counted_or_typed(store: Store) -> None:
    kept = made(store)
    act = acting(store, SARI)
    draft = kept.draft.model_copy(update={"invited": 32})
    assert change_questionnaire(act, ASKED, 1, draft).invited == 32

    unknown = draft.model_copy(update={"invited_by": InvitedBy.CAME})
    with pytest.raises(Refused):
        change_questionnaire(act, ASKED, 2, unknown)

    store.write(
        """
        insert into party_attendance (activity_id, party, invited, came, names)
        values ($id, 'komite', 12, 9, '')
        """,
        id=kept.activity_id,
    )
    store.write(
        """
        update activity
        set parties = [{party: 'komite', expected: 12}]
        where id = $id
        """,
        id=kept.activity_id,
    )
    assert change_questionnaire(act, ASKED, 2, unknown).invited == 9


def test_its_days_lie_in_the_year(store: Store) -> None:
    kept = made(store)
    for day in (date(2025, 9, 1), date(2027, 9, 1)):
        draft = kept.draft.model_copy(update={"closes_on": day})
        with pytest.raises(Refused):
            change_questionnaire(acting(store, SARI), ASKED, 1, draft)
