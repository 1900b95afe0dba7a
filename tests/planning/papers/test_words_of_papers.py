"""What the papers say in sentences: who, how many, in which form, and why."""

import pytest

from data.cooperation import CooperationForm
from data.language import Language, speaking
from data.school.models import Level, School
from data.store import Store
from planning.activities.models import Activity, Category, Mode
from planning.papers.documents.wording import FORMS, form_of, sentence
from planning.sources import store as sources
from planning.sources.models import SourceKind
from tests.make import RINA, YEAR
from tests.planning.make import (
    a_goal,
    an_activity,
    keep_class_group,
    keep_finding,
    keep_pupil,
    key,
)
from tests.planning.papers.make import (
    DONATION,
    keep_lead,
    keep_office,
    keep_problem,
)
from tests.planning.papers.test_documents import (
    headings,
    programme_of,
    proposal_of,
    table_with,
    text_of,
)


# ── the work programme ───────────────────────────────────────────────────────
def test_activities_stand_below_their_class_in_every_table(store: Store) -> None:
    for title, category in (
        ("Pentas", Category.EVENT),
        ("Lain", None),
        ("Rapat", Category.MEETING),
    ):
        an_activity(store, title, category=category)

    document = programme_of(store)

    for column, place in (("Penanggung jawab", 1), ("Jul", 1)):
        found = [row[place] for row in table_with(document, column)]
        assert [text for text in found if not text.isdecimal()][-6:] == [
            "Rapat atau pertemuan",
            "Rapat",
            "Pentas, perayaan, kunjungan belajar",
            "Pentas",
            "Belum diklasifikasikan",
            "Lain",
        ]
    assert (
        "3 kegiatan menurut klasifikasinya: rapat atau pertemuan (1); pentas, "
        "perayaan, kunjungan belajar (1); belum diklasifikasikan (1)."
    ) in text_of(document)


def test_audience_has_its_numbers_from_the_list_of_pupils(store: Store) -> None:
    seven = keep_class_group(store, "VII A", 7)
    keep_pupil(store, "Ani", "Keluarga Ani", seven)
    keep_pupil(store, "Adi", "Keluarga Ani", seven)
    an_activity(store)

    document = programme_of(store)

    [row] = table_with(document, "Penanggung jawab")
    assert row[3] == "Orang tua siswa semua kelas (2 keluarga siswa)"
    assert table_with(document, "Rombongan belajar") == [
        ["VII", "1", "2"],
        ["Jumlah", "1", "2"],
    ]
    assert "mencakup 2 siswa." in text_of(document)


def test_chart_names_who_holds_office_and_leaves_empty_seats_out(store: Store) -> None:
    team = keep_office(store, "Tim humas", "Koordinator", ["Rina", "Tono"])
    keep_office(store, "Seksi acara", "Ketua", [], above=team)

    words = text_of(programme_of(store))

    assert "Koordinator: Rina dan Tono" in words
    assert "Seksi acara" in words
    assert "Ketua:" not in words
    assert "belum diisi" not in words


def test_before_the_structure_is_entered_principal_and_lead_stand_there(
    store: Store,
) -> None:
    keep_lead(store)

    document = programme_of(store)

    chart = [c.text for t in document.tables for r in t.rows for c in r.cells]
    assert "Kepala Sekolah\nBudi" in chart
    assert "Wakil Kepala Sekolah Bidang Humas\nSari" in chart


def test_nip_stands_below_every_name(store: Store) -> None:
    keep_lead(store)
    activity = an_activity(store)

    for document in (programme_of(store), proposal_of(store, activity)):
        assert "NIP. 19700101 199503 1 001" in text_of(document)


def test_no_vision_is_made_up(store: Store) -> None:
    document = programme_of(store)

    assert not any("Visi" in heading for heading in headings(document, 2))
    assert "visi dan misi" not in text_of(document).casefold()


# ── the proposal ─────────────────────────────────────────────────────────────
def test_every_form_has_its_words_inside_a_sentence() -> None:
    assert FORMS.keys() == set(CooperationForm)
    assert all(words[0].islower() and "/" not in words for words in FORMS.values())


@pytest.mark.parametrize(
    ("forms", "mode", "said"),
    [
        (
            (CooperationForm.KOMITE,),
            Mode.FACE_TO_FACE,
            "Kegiatan ini berbentuk kerja bersama komite sekolah dan dilaksanakan "
            "secara tatap muka.",
        ),
        (
            (CooperationForm.POMG, CooperationForm.KOMUNIKASI),
            Mode.ONLINE,
            "Kegiatan ini berbentuk pertemuan orang tua murid dan guru (POMG) dan "
            "dilaksanakan secara daring. Kegiatan ini sekaligus menjadi sarana "
            "komunikasi antara sekolah dan orang tua.",
        ),
        ((), Mode.FACE_TO_FACE, "Kegiatan dilaksanakan secara tatap muka."),
    ],
)
def test_a_form_is_told_as_a_person_would_write_it(
    store: Store, forms: tuple[CooperationForm, ...], mode: Mode, said: str
) -> None:
    activity = an_activity(store, forms=forms, mode=mode)
    with speaking(Language.INDONESIAN):
        assert form_of(activity) == said


def test_background_tells_why_and_not_the_goal_again(store: Store) -> None:
    goal = a_goal(store)
    activity = an_activity(store, background="Orang tua baru belum saling mengenal")
    keep_problem(store, "Undangan terlambat", 1)
    sources.keep_origin(
        store, "goal", goal.id, SourceKind.PROBLEM, key("Undangan terlambat")
    )

    told = background_of(store, activity)

    assert told[0] == "Orang tua baru belum saling mengenal"
    assert told[1] == (
        "Masalah yang dipetakan pada awal tahun pelajaran: Undangan terlambat. Akar "
        "masalahnya: Sebab."
    )
    assert (
        "Keadaan semula menurut indikator “Keluarga yang terwakili” adalah" in told[2]
    )
    assert goal.title not in " ".join(told)
    assert goal.reason not in " ".join(told)


@pytest.mark.parametrize("follows_up", [False, True])
def test_background_without_words_has_findings_and_numbers(
    store: Store, *, follows_up: bool
) -> None:
    activity = an_activity(store, baseline=None)
    keep_pupil(store, "Ani", "Keluarga Ani", keep_class_group(store, "VII A", 7))
    if follows_up:
        row = {
            "finding_id": keep_finding(store, "Ayah jarang hadir"),
            "school_year": YEAR.start,
            "decision": "adopted",
            "activity_id": activity.id,
            "reason": "",
            "version": 1,
        }
        store.write_all("finding_decision", [row])

    told = " ".join(background_of(store, activity))

    assert ("Ayah jarang hadir." in told) is follows_up
    assert "Sasarannya adalah 1 keluarga siswa" in told
    assert "Program Kerja Humas SMP Negeri Contoh tahun pelajaran 2026/2027" in told


def background_of(store: Store, activity: Activity) -> list[str]:
    words = [p.text for p in proposal_of(store, activity).paragraphs if p.text.strip()]
    begin, end = (
        words.index("1. Latar Belakang"),
        words.index("2. Dasar Kegiatan"),
    )
    return words[begin + 1 : end]


def test_titles_have_capitals_inside_sentences(store: Store) -> None:
    words = text_of(proposal_of(store, an_activity(store, "rapat komite dan POMG")))

    assert "Kegiatan ini bernama “Rapat Komite dan POMG”." in words
    assert "Kegiatan “Rapat Komite dan POMG” merupakan bagian" in words


def test_komite_chair_signs_by_name_where_donations_are_asked(store: Store) -> None:
    keep_office(store, "Komite sekolah", "Ketua", ["Tono"], kind="komite")
    activity = an_activity(store, budget=(DONATION,), person_id=RINA.id)

    document = proposal_of(store, activity)

    below = [[c.text for c in r.cells] for r in document.tables[3].rows]
    assert below[0] == ["Mengetahui,", "Mengesahkan,"]
    assert below[1] == ["Ketua Komite Sekolah,", "Kepala Sekolah,"]
    assert below[3] == ["Tono", "Budi"]


def test_without_a_person_in_charge_nobody_else_proposes(store: Store) -> None:
    activity = an_activity(store, person_id=None)

    words = text_of(proposal_of(store, activity))

    assert "Penanggung Jawab Kegiatan," in words


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("undangan terlambat", "Undangan terlambat."),
        ("Mengapa?", "Mengapa?"),
        ("Daftar hadir;", "Daftar hadir."),
        (" Sudah. ", "Sudah."),
    ],
)
def test_words_become_sentences(typed: str, said: str) -> None:
    assert sentence(typed) == said


def test_a_kindergartens_papers_speak_of_its_children(store: Store) -> None:
    school = store.get(School).model_copy(update={"level": Level.TK, "version": 2})
    store.replace(school)

    words = text_of(programme_of(store)) + text_of(
        proposal_of(store, an_activity(store))
    )

    assert "Orang tua peserta didik semua kelas" in words
    assert "siswa" not in words.casefold()
