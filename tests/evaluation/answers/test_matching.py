"""What columns and rows of a file become for a questionnaire."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from evaluation.answers.matching import Known, items_from, proposed, understood
from evaluation.answers.models import Intake, Leaving, Meaning, Says
from evaluation.answers.reading import AnswerFile, Around, read_answers
from evaluation.questionnaires.models import (
    Item,
    ItemKind,
    Kind,
    Moment,
    Questionnaire,
    Relation,
    Respondents,
    Scale,
)
from tests.make import NOW, SARI, YEAR

AGREE = ("Sangat tidak setuju", "Tidak setuju", "Setuju", "Sangat setuju")
SATISFIED, LATE, TOPICS, ADVICE = (UUID(int=900 + n) for n in range(4))
VII_A, VII_B = UUID(int=701), UUID(int=702)
GROUPS = {"vii a": VII_A, "vii b": VII_B}
EVENT = Around(date(2026, 12, 18), date(2026, 12, 18))


def item(item_id: UUID, text: str, kind: ItemKind, options: Sequence[str] = ()) -> Item:
    return Item(
        id=item_id,
        questionnaire_id=UUID(int=1),
        number=item_id.int - 899,
        text=text,
        kind=kind,
        scale=Scale.AGREE if kind is ItemKind.SCALE else Scale.NONE,
        options=tuple(options),
    )


ITEMS = (
    item(SATISFIED, "Secara keseluruhan saya puas", ItemKind.SCALE, AGREE),
    item(LATE, "Undangan datang terlambat", ItemKind.YES_NO),
    item(
        TOPICS,
        "Topik berikutnya",
        ItemKind.SOME_OF,
        ("Gawai", "Belajar, di rumah", "1", "2", "3"),
    ),
    item(ADVICE, "Saran", ItemKind.TEXT),
)


def asked(*, is_paired: bool = False, kind: Kind = Kind.EVENT) -> Questionnaire:
    return Questionnaire(
        id=UUID(int=1),
        school_year=YEAR.start,
        kind=kind,
        title="Angket rapat",
        respondents=Respondents.PARENTS,
        is_paired=is_paired,
        made_at=NOW,
        made_by=SARI.id,
    )


def csv(*rows: str) -> AnswerFile:
    return read_answers("angket.csv", "\n".join(rows).encode())


def taken(
    file: AnswerFile,
    keys: Sequence[str] = (),
    meanings: Sequence[Meaning] | None = None,
    questionnaire: Questionnaire | None = None,
    moment: Moment = Moment.NONE,
) -> Intake:
    questionnaire = questionnaire or asked()
    meanings = meanings or proposed(file, questionnaire, ITEMS, {})
    zone = ZoneInfo("Asia/Jakarta")
    known = Known(ITEMS, GROUPS, keys, zone, EVENT, moment, ("VII A", "VII B"))
    return understood(file, questionnaire, meanings, known)


HEAD = "Timestamp,Kelas,Hubungan dengan siswa,Secara keseluruhan saya puas,Saran"
FORMS = csv(
    HEAD,
    '2026/12/18 9:05:11 AM GMT+7,VII A,Ayah,Setuju,"Waktu lebih pagi, tempat luas"',
    "2026/12/18 9:06:40 AM GMT+7,VII B,Ibu,Sangat setuju,-",
    "2026/12/18 1:15:02 PM GMT+7,7a,Wali,Tidak setuju,",
)
INDONESIAN = csv(
    HEAD.replace(",", ";").replace("Timestamp", "Cap waktu"),
    "18/12/2026 13.15;7a;Wali;Tidak setuju;",
    '18/12/2026 09.05;VII A;Ayah;Setuju;"Waktu lebih pagi, tempat luas"',
    "18/12/2026 09.06;VII B;Ibu;Sangat setuju;-",
)
AMERICAN = csv(
    HEAD,
    '12/18/2026 9:05:11,VII A,Ayah,Setuju,"Waktu lebih pagi, tempat luas"',
    "12/18/2026 9:06:40,VII B,Ibu,Sangat setuju,-",
    "12/18/2026 13:15:02,7a,Wali,Tidak setuju,",
)


def test_columns_are_known_by_what_they_are_called() -> None:
    saying = [one.says for one in proposed(FORMS, asked(), ITEMS, {})]

    assert saying == [
        Says.TIMESTAMP,
        Says.CLASS_GROUP,
        Says.RELATION,
        Says.ITEM,
        Says.ITEM,
    ]


def test_a_row_becomes_a_sheet_of_its_day_only() -> None:
    found = taken(FORMS)

    assert not found.bad
    first = found.new[0]
    assert first.class_group_id == VII_A
    assert first.relation is Relation.FATHER
    assert {one.item_id: one.value or one.text for one in first.answers} == {
        SATISFIED: 3,
        ADVICE: "Waktu lebih pagi, tempat luas",
    }
    assert first.answered_at == datetime(2026, 12, 17, 17, tzinfo=UTC)


def test_three_habits_of_writing_give_the_same_sheets() -> None:
    sheets = [
        {one.key: one.model_copy(update={"row": 0}) for one in taken(file).new}
        for file in (FORMS, INDONESIAN, AMERICAN)
    ]

    assert len(sheets[0]) == 3
    assert sheets[0] == sheets[1] == sheets[2]


@pytest.mark.parametrize("again", [FORMS, INDONESIAN, AMERICAN])
def test_a_second_time_nothing_is_new(again: AnswerFile) -> None:
    keys = [one.key for one in taken(FORMS).new]

    found = taken(again, keys)

    assert (len(found.new), found.known, found.gone) == (0, 3, 0)


def test_equal_rows_are_counted() -> None:
    row = "18/12/2026 09:05,VII A,Ayah,Setuju,"
    keys = [one.key for one in taken(csv(HEAD, row, row)).new]
    assert len(set(keys)) == 2

    found = taken(csv(HEAD, row, row, row), keys)

    assert (len(found.new), found.known) == (1, 2)
    assert found.new[0].key not in keys


def test_a_rounded_minute_is_the_same_row() -> None:
    keys = [s.key for s in taken(csv(HEAD, "18/12/2026 09:05:59,VII A,,Setuju,")).new]

    found = taken(csv(HEAD, "18/12/2026 09:06,VII A,,Setuju,"), keys)

    assert (len(found.new), found.known) == (0, 1)


def test_what_a_new_file_lacks_is_counted() -> None:
    keys = [one.key for one in taken(FORMS).new]
    fewer = FORMS._replace(rows=FORMS.rows[:1])

    assert taken(fewer, keys).gone == 2


def test_a_column_added_later_does_not_make_old_rows_new() -> None:
    keys = [one.key for one in taken(csv(HEAD, "18/12/2026 09:05,VII A,,Setuju,")).new]
    more = csv(f"{HEAD},Undangan datang terlambat", "18/12/2026 09:05,VII A,,Setuju,,")

    assert taken(more, keys).known == 1


def test_every_bad_row_is_told_with_its_column_and_reason() -> None:
    found = taken(
        csv(
            HEAD,
            "18/12/2026 09:05,VII A,Ayah,Setuju,baik",
            "kemarin,VII A,Ayah,Setuju,baik",
            "18/12/2026 09:07,VII Z,Ayah,Entah,baik",
            ",VII A,Ayah,Setuju,baik",
        )
    )

    assert [sheet.row for sheet in found.new] == [2]
    assert sorted((fault.row, fault.column) for fault in found.bad) == [
        (3, "Timestamp"),
        (4, "Kelas"),
        (4, "Secara keseluruhan saya puas"),
        (5, "Timestamp"),
    ]
    assert {one.said for one in found.unknown} == {"VII Z", "Entah"}


def test_words_that_a_person_explained_are_understood() -> None:
    file = csv(HEAD, "18/12/2026 09:05,VII Z,,mantap,", "18/12/2026 09:06,VII A,,??,")
    meanings = [
        one.explained({"mantap": "4", "??": "", "VII Z": "VII B"})
        for one in proposed(file, asked(), ITEMS, {})
    ]

    found = taken(file, meanings=meanings)

    assert not found.bad
    assert found.new[0].class_group_id == VII_B
    assert [one.value for one in found.new[0].answers] == [4]
    assert found.empty == 1


TOPIC_HEAD = "Timestamp,Topik berikutnya,Secara keseluruhan saya puas"


def test_choices_with_commas_are_read_whole() -> None:
    found = taken(csv(TOPIC_HEAD, '18/12/2026 09:05,"Belajar, di rumah, Gawai",Setuju'))

    assert found.new[0].answers[0].chosen == ("Gawai", "Belajar, di rumah")


@pytest.mark.parametrize("made", ["01/02/2003", "2-Jan-03", "1.2"])
def test_what_a_sheet_made_of_choices_is_asked_and_never_taken(made: str) -> None:
    file = csv(TOPIC_HEAD, f"18/12/2026 09:05,{made},Setuju")

    found = taken(file)

    assert not found.new
    [asked_about] = found.unknown
    assert asked_about.is_changed
    meant = asked_about.choices[0][0]
    explained = [
        one.explained({asked_about.said: meant}) if one.item_id == TOPICS else one
        for one in proposed(file, asked(), ITEMS, {})
    ]
    assert taken(file, meanings=explained).new[0].answers[0].chosen[:2] == ("1", "2")


def test_a_day_in_a_scale_is_asked_with_its_points() -> None:
    at = datetime(2026, 12, 18, 9, 5)  # noqa: DTZ001 -- as a sheet has it
    made = datetime(2026, 3, 2)  # noqa: DTZ001
    file = csv(HEAD, "x,VII A,,x,")
    row = file.rows[0]._replace(cells=[at, "VII A", "", made, ""])

    [asked_about] = taken(file._replace(rows=[row])).unknown

    assert asked_about.is_changed
    assert [words for _, words in asked_about.choices] == list(AGREE)


def test_columns_of_one_question_are_joined_where_never_both_are_filled() -> None:
    head = f"{TOPIC_HEAD},Secara keseluruhan saya puas"
    file = csv(head, "18/12/2026 09:05,,Setuju,", "18/12/2026 09:06,,,Sangat setuju")

    found = taken(file)

    assert [one.answers[0].value for one in found.new] == [3, 4]


def test_columns_of_one_question_are_asked_where_both_are_filled() -> None:
    head = f"{TOPIC_HEAD},Secara keseluruhan saya puas"
    file = csv(head, "18/12/2026 09:05,,Setuju,Sangat setuju")

    saying = [one.says for one in proposed(file, asked(), ITEMS, {})]

    assert saying[2:] == [Says.ITEM, Says.UNDECIDED]


def test_an_edited_question_and_a_row_of_a_grid_are_known() -> None:
    file = csv(
        "Timestamp,1. Secara keseluruhan saya puas.,Pendapat [Saran],Lain sekali",
        "18/12/2026 09:05,Setuju,ya,x",
    )

    found = proposed(file, asked(), ITEMS, {})

    assert [one.item_id for one in found] == [None, SATISFIED, ADVICE, None]
    assert found[3].leaving is Leaving.NOT_ASKED


def test_what_was_confirmed_for_a_heading_is_taken_first() -> None:
    file = csv("Timestamp,Kesan umum", "18/12/2026 09:05,1")
    kept = Meaning(
        heading="kesan umum", says=Says.ITEM, item_id=SATISFIED, is_turned=True
    )
    meanings = proposed(file, asked(), ITEMS, {"kesan umum": kept})

    assert taken(file, meanings=meanings).new[0].answers[0].value == 4


def test_codes_are_kept_only_where_sheets_are_paired() -> None:
    file = csv(f"Kode,{TOPIC_HEAD}", "ab 12,18/12/2026 09:05,,Setuju")

    assert proposed(file, asked(), ITEMS, {})[0].leaving is Leaving.CODE
    found = taken(file, questionnaire=asked(is_paired=True), moment=Moment.AFTER)
    assert (found.new[0].code, found.new[0].moment) == ("AB12", Moment.AFTER)


def test_a_paired_row_without_its_code_is_a_fault() -> None:
    file = csv(f"Kode,{TOPIC_HEAD}", ",18/12/2026 09:05,,Setuju", "a,,,")

    found = taken(file, questionnaire=asked(is_paired=True))

    assert (2, "Kode") in {(fault.row, fault.column) for fault in found.bad}


def test_a_questionnaire_is_made_of_a_file() -> None:
    rows = [
        f"18/12/2026 09:{n:02},VII A,{word},{n % 4 + 1},{yes},Komentar {n},{topic}"
        for n, (word, yes, topic) in enumerate(
            [
                ("Setuju", "Ya", "Gawai;Belajar"),
                ("Sangat setuju", "Tidak", "Belajar"),
                ("Tidak setuju", "Ya", "Gawai"),
            ]
            * 4
        )
    ]
    file = csv("Timestamp,Kelas,A,B [satu],C,D,E", *rows)

    made = {heading.text: draft for heading, draft in items_from(file)}

    assert {text: one.kind for text, one in made.items()} == {
        "A": ItemKind.SCALE,
        "B [satu]": ItemKind.SCALE,
        "C": ItemKind.YES_NO,
        "D": ItemKind.TEXT,
        "E": ItemKind.SOME_OF,
    }
    assert made["A"].options == AGREE
    assert set(made["E"].options) == {"Gawai", "Belajar"}
    assert (made["B [satu]"].part, made["B [satu]"].text) == ("B", "satu")
    assert made["B [satu]"].options == ("1", "2", "3", "4")
