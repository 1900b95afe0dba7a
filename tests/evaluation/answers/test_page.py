"""The page of answers: results, comments, files of answers."""

from collections.abc import Callable
from uuid import UUID

import pytest

from data.actor import Actor
from data.store import Store
from data.ui.desk import Desk
from evaluation.answers import store as records
from evaluation.answers.actions import add_theme, strike_comment, take_in
from evaluation.answers.matching import proposed
from evaluation.answers.models import Code, ThemeDraft
from evaluation.answers.page import show
from evaluation.findings.models import Finding
from evaluation.questionnaires import store as questionnaires
from evaluation.questionnaires.models import Questionnaire
from tests.evaluation.answers.make import (
    ASKED,
    HEAD,
    keep_groups,
    keep_meeting,
    keep_questionnaire,
)
from tests.evaluation.answers.test_actions import forms
from tests.make import BUDI, RINA, SARI, acting
from tests.open_page import labelled, open_page, unfolded

DeskOf = Callable[[Actor], Desk]
HERE = {"angket": str(ASKED)}


def answered(store: Store, sheets: int) -> None:
    keep_groups(store)
    keep_meeting(store)
    items = keep_questionnaire(store, invited=20)
    file = forms(
        *(
            f"15/08/2026 09:{minute},VII A,Ayah,{word},Saran <b>{minute}</b>"
            for minute, word in zip(
                range(10, 10 + sheets),
                ["Setuju", "Sangat setuju", "Tidak setuju"] * sheets,
                strict=False,
            )
        ),
        head=HEAD,
    )
    asked = store.get(Questionnaire, ASKED)
    meanings = proposed(file, asked, items, {})
    take_in(acting(store, SARI), ASKED, file, meanings)


def told(page: object) -> str:
    shown = [one.body for one in page.get("html")]  # type: ignore[attr-defined]
    return "\n".join(shown)


def test_an_empty_year_says_where_to_begin(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(SARI))

    assert not page.exception
    assert "Belum ada angket" in page.info[0].value
    assert page.get("file_uploader")


def test_results_say_index_band_and_rate(store: Store, desk_of: DeskOf) -> None:
    answered(store, 12)

    page = open_page(show, desk_of(BUDI), HERE)

    assert not page.exception
    # 4 × (3 + 4 + 2) of 12 answers × 4 points
    assert "75" in told(page)
    assert "C – kurang baik" in told(page)
    assert "60 %" in told(page)
    assert "<picture>" in told(page)
    assert not page.get("file_uploader")


def test_few_sheets_are_told_with_care_and_fewer_to_nobody_else(
    store: Store, desk_of: DeskOf
) -> None:
    answered(store, 4)

    mine = open_page(show, desk_of(SARI), HERE)
    theirs = open_page(show, desk_of(BUDI), HERE)

    assert "petunjuk" in mine.warning[0].value
    assert "tidak ditampilkan" in theirs.info[0].value
    assert "Indeks kepuasan" not in told(theirs)


def test_a_result_becomes_a_finding(store: Store, desk_of: DeskOf) -> None:
    answered(store, 12)
    page = open_page(show, desk_of(SARI), HERE)
    unfolded(page, "answers-finding")

    labelled(page.button, "Note the finding").click().run()

    assert not page.exception
    [finding] = store.rows(Finding, "from finding order by id")
    assert "indeks terendah" in finding.text
    assert finding.source_id == ASKED


def test_comments_are_given_themes_at_once(store: Store, desk_of: DeskOf) -> None:
    answered(store, 6)
    theme = UUID(int=501)
    add_theme(acting(store, SARI), theme, ASKED, ThemeDraft(name="Waktu"))
    page = open_page(show, desk_of(SARI), HERE)
    page.session_state[f"tabs-answers-{ASKED}"] = "Komentar (6)"
    page.run()

    pills = [one for one in page.get("button_group") if one.options == ["Waktu"]]
    assert len(pills) == 6
    pills[0].set_value([theme])
    labelled(page.button, "Keep these themes").click().run()

    assert not page.exception
    assert store.count(Code) == 1


@pytest.mark.parametrize("who", [BUDI, SARI])
def test_a_struck_comment_is_shown_to_nobody_else(
    store: Store, desk_of: DeskOf, who: Actor
) -> None:
    answered(store, 6)
    sheet = questionnaires.sheets_of(store, ASKED)[0]
    item = questionnaires.items_of(store, ASKED)[1]
    strike_comment(acting(store, SARI), sheet.id, item.id)

    page = open_page(show, desk_of(who), HERE)

    labels = [tab.label for tab in page.get("tab")]
    assert ("Komentar (5)" in labels) is (who is BUDI)
    assert records.is_struck(store, sheet.id, item.id)


def test_a_member_sees_nothing(desk_of: DeskOf) -> None:
    page = open_page(show, desk_of(RINA), HERE)

    assert len(page.warning) == 1
    assert not page.get("file_uploader")
