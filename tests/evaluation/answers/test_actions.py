"""Taking in answers, and saying what comments are about."""

from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

import pytest

from data.errors import HumasError, NotAllowed, Refused
from data.store import Store
from evaluation.answers import store as records
from evaluation.answers.actions import (
    add_theme,
    code_comment,
    leave_out_theme,
    make_from_file,
    preview,
    show_comment,
    strike_comment,
    take_in,
)
from evaluation.answers.matching import proposed
from evaluation.answers.models import (
    Intake,
    MadeDraft,
    Meaning,
    Says,
    Strike,
    ThemeDraft,
)
from evaluation.answers.reading import AnswerFile, read_answers
from evaluation.kpis.models.answers import ItemCounts, satisfaction
from evaluation.questionnaires import store as questionnaires
from evaluation.questionnaires.models import (
    ItemKind,
    Kind,
    Moment,
    Questionnaire,
    Sheet,
)
from tests.evaluation.answers.make import (
    ASKED,
    HEAD,
    MEETING,
    VII_A,
    keep_groups,
    keep_meeting,
    keep_questionnaire,
)
from tests.make import BUDI, SARI, YEAR, acting

WORDS = ["Setuju", "Sangat setuju", "Tidak setuju", "Setuju", "Sangat tidak setuju"]


def forms(*rows: str, head: str = HEAD) -> AnswerFile:
    return read_answers("angket.csv", "\n".join((head, *rows)).encode())


def in_habit(written: str) -> AnswerFile:
    """The same five answers, their times written in one of three habits."""
    return forms(
        *(
            f"{written.format(minute=minute)},VII A,Ayah,{word},Saran {minute}"
            for minute, word in enumerate(WORDS, 10)
        )
    )


HABITS = [
    "2026/08/15 9:{minute}:11 AM GMT+7",
    "15/08/2026 09:{minute}:11",
    "8/15/2026 9:{minute}:11",
]


def taken(store: Store, file: AnswerFile, moment: Moment = Moment.NONE) -> Intake:
    asked = store.get(Questionnaire, ASKED)
    items = questionnaires.items_of(store, ASKED)
    known = records.remembered(store, ASKED)
    meanings = proposed(file, asked, items, known)
    return take_in(acting(store, SARI), ASKED, file, meanings, moment)


def index(store: Store) -> Decimal | None:
    item = questionnaires.items_of(store, ASKED)[0]
    sheets = [sheet.id for sheet in questionnaires.sheets_of(store, ASKED)]
    given = [
        answer.value
        for answer in questionnaires.answers_of(store, sheets)
        if answer.item_id == item.id
    ]
    counts = tuple(given.count(point) for point in (1.0, 2.0, 3.0, 4.0))
    return satisfaction([ItemCounts(counts=counts)]).index


@pytest.fixture
def school(store: Store) -> Store:
    keep_groups(store)
    keep_meeting(store)
    return store


@pytest.mark.parametrize("habit", HABITS)
def test_three_habits_give_one_index(school: Store, habit: str) -> None:
    keep_questionnaire(school)

    found = taken(school, in_habit(habit))

    assert len(found.new) == 5
    # (3 + 4 + 2 + 3 + 1) ÷ 5 × 25
    assert index(school) == Decimal("65.00")
    [group] = {s.class_group_id for s in questionnaires.sheets_of(school, ASKED)}
    assert group == VII_A


def test_what_is_there_already_is_not_kept_again_in_any_habit(school: Store) -> None:
    keep_questionnaire(school)
    taken(school, in_habit(HABITS[0]))

    for habit in HABITS:
        found = taken(school, in_habit(habit))
        assert (len(found.new), found.known) == (0, 5)
    assert questionnaires.count_sheets(school, ASKED) == 5


def test_a_longer_and_sorted_file_adds_only_what_is_new(school: Store) -> None:
    keep_questionnaire(school)
    file = in_habit(HABITS[1])
    taken(school, file._replace(rows=file.rows[:3]))

    found = taken(school, file._replace(rows=file.rows[::-1]))

    assert (len(found.new), found.known) == (2, 3)
    assert index(school) == Decimal("65.00")


def test_what_columns_mean_is_remembered_for_the_next_file(school: Store) -> None:
    items = keep_questionnaire(school)
    head = "Timestamp,Kesan umum,Lain"
    file = forms("15/08/2026 09:10,Setuju,x", head=head)
    meanings = [
        Meaning(heading="timestamp", says=Says.TIMESTAMP),
        Meaning(heading="kesan umum", says=Says.ITEM, item_id=items[0].id),
        Meaning(heading="lain", says=Says.LEFT_OUT),
    ]
    take_in(acting(school, SARI), ASKED, file, meanings)

    found = taken(school, forms("16/08/2026 09:10,Tidak setuju,x", head=head))

    assert [answer.value for answer in found.new[0].answers] == [2]


def test_another_questionnaire_of_the_same_items_remembers_too(school: Store) -> None:
    items = keep_questionnaire(school)
    next_year = keep_questionnaire(school, questionnaire_id=UUID(int=77))
    file = forms("15/08/2026 09:10,Setuju", head="Timestamp,Kesan umum")
    meanings = [
        Meaning(heading="timestamp", says=Says.TIMESTAMP),
        Meaning(heading="kesan umum", says=Says.ITEM, item_id=items[0].id),
    ]
    take_in(acting(school, SARI), ASKED, file, meanings)

    known = records.remembered(school, UUID(int=77))

    assert known["kesan umum"].item_id == next_year[0].id


def test_a_faulty_row_is_kept_in_no_part(school: Store) -> None:
    keep_questionnaire(school)

    found = taken(
        school,
        forms(
            "15/08/2026 09:10,VII A,Ayah,Setuju,baik",
            "15/08/2026 09:11,VII Q,Ayah,Setuju,baik",
        ),
    )

    assert [fault.row for fault in found.bad] == [3]
    assert questionnaires.count_sheets(school, ASKED) == 1


def test_a_preview_changes_nothing(school: Store) -> None:
    items = keep_questionnaire(school)
    file = in_habit(HABITS[0])
    asked = school.get(Questionnaire, ASKED)

    found = preview(acting(school, SARI), ASKED, file, proposed(file, asked, items, {}))

    assert len(found.new) == 5
    assert not school.count(Sheet)
    assert not records.meanings_of(school, ASKED)


def test_a_file_that_answers_nothing_is_refused(school: Store) -> None:
    keep_questionnaire(school)

    with pytest.raises(Refused, match="No column"):
        taken(school, forms("15/08/2026 09:10,a", head="Timestamp,Apa saja"))


def test_before_or_after_must_be_said(school: Store) -> None:
    keep_questionnaire(school, kind=Kind.UNDERSTANDING)
    file = in_habit(HABITS[0])

    with pytest.raises(Refused, match="before or from after"):
        taken(school, file)
    taken(school, file, Moment.BEFORE)
    assert {s.moment for s in questionnaires.sheets_of(school, ASKED)} == {
        Moment.BEFORE
    }


def test_answers_of_another_time_of_the_year_are_refused(school: Store) -> None:
    keep_questionnaire(school)

    with pytest.raises(Refused, match="60 days"):
        taken(school, forms("15/03/2027 09:10,VII A,Ayah,Setuju,"))
    assert not school.count(Sheet)


def test_a_questionnaire_is_made_of_the_file_once(school: Store) -> None:
    file = in_habit(HABITS[1])
    draft = MadeDraft(title="Angket rapat", activity_id=MEETING)

    for _ in range(2):
        made = make_from_file(acting(school, SARI), ASKED, file, draft, YEAR)

    items = questionnaires.items_of(school, made.id)
    assert [(one.kind, one.text) for one in items] == [
        (ItemKind.SCALE, "Secara keseluruhan saya puas"),
        (ItemKind.TEXT, "Saran"),
    ]
    assert len(taken(school, file).new) == 5


def test_the_principal_takes_nothing_in(school: Store) -> None:
    keep_questionnaire(school)

    with pytest.raises(NotAllowed):
        preview(acting(school, BUDI), ASKED, in_habit(HABITS[0]), [])


# ── comments ─────────────────────────────────────────────────────────────────
THEMES: Mapping[str, UUID] = {"Waktu": UUID(int=501), "Tempat": UUID(int=502)}


@pytest.fixture
def commented(school: Store) -> tuple[Store, UUID, UUID]:
    """A school with five comments, two themes, and one of the comments."""
    items = keep_questionnaire(school)
    taken(school, in_habit(HABITS[0]))
    for name, theme_id in THEMES.items():
        add_theme(acting(school, SARI), theme_id, ASKED, ThemeDraft(name=name))
    sheet = questionnaires.sheets_of(school, ASKED)[0]
    return school, sheet.id, items[1].id


def test_a_comment_is_about_several_themes(
    commented: tuple[Store, UUID, UUID],
) -> None:
    store, sheet_id, item_id = commented
    act = acting(store, SARI)

    code_comment(act, sheet_id, item_id, THEMES.values())
    code_comment(act, sheet_id, item_id, [THEMES["Tempat"]])

    [code] = records.codes_of(store, sheet_id, item_id)
    assert code.theme_id == THEMES["Tempat"]


def test_a_theme_of_the_same_name_is_the_same(
    commented: tuple[Store, UUID, UUID],
) -> None:
    store, *_ = commented

    same = add_theme(
        acting(store, SARI), UUID(int=509), ASKED, ThemeDraft(name="waktu")
    )

    assert same.id == THEMES["Waktu"]


def test_a_theme_left_out_leaves_its_comments(
    commented: tuple[Store, UUID, UUID],
) -> None:
    store, sheet_id, item_id = commented
    act = acting(store, SARI)
    code_comment(act, sheet_id, item_id, [THEMES["Waktu"]])

    leave_out_theme(act, THEMES["Waktu"])
    leave_out_theme(act, THEMES["Waktu"])

    assert not records.codes_of(store, sheet_id, item_id)
    assert records.is_comment(store, sheet_id, item_id) == ASKED
    with pytest.raises(HumasError):
        code_comment(act, sheet_id, item_id, [THEMES["Waktu"]])


def test_a_comment_is_struck_and_shown_again_with_both_in_the_history(
    commented: tuple[Store, UUID, UUID],
) -> None:
    store, sheet_id, item_id = commented
    act = acting(store, SARI)

    strike_comment(act, sheet_id, item_id)
    strike_comment(act, sheet_id, item_id)
    assert store.count(Strike) == 1
    show_comment(act, sheet_id, item_id)

    assert not store.count(Strike)
    noted = store.column(
        "select event from history where event like 'comment%' order by number"
    )
    assert noted == ["comment struck", "comment shown again"]


def test_what_is_no_comment_cannot_be_coded(
    commented: tuple[Store, UUID, UUID],
) -> None:
    store, sheet_id, _ = commented
    scale = questionnaires.items_of(store, ASKED)[0].id

    with pytest.raises(HumasError):
        strike_comment(acting(store, SARI), sheet_id, scale)
