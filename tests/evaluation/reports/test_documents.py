from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from data.calendar import SchoolYear
from data.language import Language, speaking
from data.paper import Paper
from data.school.documents import letterhead_of
from data.school.models import School
from data.store import Store
from data.ui.desk import Desk
from evaluation.kpis.models import LightsDraft, absorption, semester_results
from evaluation.kpis.store import lights_of
from evaluation.participation.queries import Reach
from evaluation.recognitions.models import RecognitionKind
from evaluation.recognitions.queries import EndingRecognitions
from evaluation.reports.documents import annual_report, semester_report, summary
from evaluation.reports.documents.annual import PARTS
from evaluation.reports.documents.asked import write_questionnaires
from evaluation.reports.documents.results import how_often
from evaluation.reports.documents.wording import in_pages, light_of
from evaluation.reports.facts import YearPaper, semester_paper, year_paper
from evaluation.results import page as results
from evaluation.results.cards import shown
from evaluation.results.queries import standing
from tests.evaluation.make import (
    keep_activity,
    keep_class_group,
    keep_closing,
    keep_finding,
    keep_money,
    keep_participation,
    make_result,
)
from tests.make import SARI, YEAR, opened_copy
from tests.open_page import open_page, written

TODAY = date(2026, 11, 21)
LAST = SchoolYear(start=2025)


def text_of(content: bytes) -> str:
    """Return every word of a paper, those of its tables too, in one line."""
    with ZipFile(BytesIO(content)) as package:
        body = fromstring(package.read("word/document.xml"))  # our own file
    words = (
        "".join(run.text or "" for run in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )
    return " ".join(" ".join(words).split())


def pictures_of(content: bytes) -> int:
    return len(Document(BytesIO(content)).inline_shapes)


@pytest.fixture(scope="module")
def sample(
    built_sample: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    store = opened_copy(built_sample, tmp_path_factory.mktemp("reports"))
    yield store
    store.close()


def paper_of(store: Store, year: SchoolYear = YEAR) -> YearPaper:
    return year_paper(store, year, TODAY)


def test_every_figure_on_paper_is_that_of_the_screen(sample: Store) -> None:
    """The page of results, the annual report and the one page say the same numbers."""
    clock = datetime(2026, 11, 21, 3, tzinfo=UTC)
    school = sample.get(School)
    desk = Desk(sample, SARI, school, LAST, True, lambda: clock)
    screen = written(open_page(results.show, desk))
    facts = paper_of(sample, LAST)
    paper = annual_report(facts)
    annual, page = text_of(paper), text_of(summary(facts))
    figures = shown(standing(sample, LAST), TODAY)

    assert len(figures) == 8
    for one in figures:
        for told in (one.kpi.share, one.kpi.explained()):
            assert told in screen
            assert told in annual
        assert one.kpi.said in screen
        assert one.kpi.said in page
    assert pictures_of(paper) == 4
    assert "Juli 2025" in annual


def test_the_annual_report_has_its_twelve_parts_in_order(sample: Store) -> None:
    text = text_of(annual_report(paper_of(sample, LAST)))

    places = [
        text.index(f"{number}. {heading}")
        for number, (heading, _) in enumerate(PARTS, 1)
    ]
    assert places == sorted(places)
    assert "SEMENTARA" not in text
    assert "PENUTUP DAN PENGESAHAN" in text
    assert "Usulan program 2026/2027" in text


def test_what_was_answered_is_told_as_the_page_of_results_tells_it(
    sample: Store,
) -> None:
    facts = [paper_of(sample, YEAR), paper_of(sample, LAST)]
    told = 0
    for one in facts:
        paper = Paper(letterhead_of(one.school), "Angket")
        with speaking(Language.INDONESIAN):
            write_questionnaires(paper, one)
            text = text_of(paper.to_bytes())
            for found in one.outcomes.values():
                assert found.questionnaire.title in text
                assert all(kpi.said in text for _, kpi in found.rates if kpi.of)
                if found.whole and found.whole.index is not None:
                    assert f"indeks {found.said(found.whole.index)}" in text
                    told += 1
    assert told


def test_an_empty_school_is_told_what_is_missing_part_by_part(store: Store) -> None:
    facts = paper_of(store)
    annual = text_of(annual_report(facts))

    for part in (
        "tidak memuat kegiatan",
        "tidak memuat tujuan",
        "kehadiran keluarga belum dicatat",
        "kegiatan tahun ini belum diberi bentuk",
        "tidak ada angket yang dibuka",
        "tidak ada kendala yang dicatat",
        "tidak ada faktor pendukung",
        "tidak memuat anggaran atau pengeluaran",
        "belum ada kegiatan yang dinilai",
        "tidak ada tindak lanjut yang dicatat",
        "belum ada temuan",
    ):
        assert part in annual, part
    assert "tidak memuat kegiatan" in text_of(summary(facts))
    assert "semester ini tidak memuat kegiatan" in text_of(
        semester_report(semester_paper(facts, store, 1))
    )


def keep_year(store: Store) -> None:
    """Keep one activity held, one called off with a reason, and one not closed."""
    keep_class_group(store, "VII A", 7, "A")
    keep_activity(store, "Rapat awal")
    keep_closing(store, "Rapat awal")
    keep_participation(store, "Rapat awal", "VII A", 40, father=8, mother=22)
    keep_money(store, "Rapat awal", 500_000, 400_000)
    keep_activity(store, "Pentas seni", planned_on=date(2026, 9, 5))
    keep_closing(
        store, "Pentas seni", "not_held", reason="pandemic", reason_note="Surat edaran"
    )
    keep_activity(store, "Kunjungan", planned_on=date(2027, 2, 5))
    keep_finding(store, "Undangan terlambat", recommended="Kirim lebih awal")


def test_what_was_called_off_stands_in_the_report_with_its_reason(store: Store) -> None:
    keep_year(store)
    text = text_of(annual_report(paper_of(store)))

    assert "Pentas seni" in text
    assert "Surat edaran" in text
    assert "Yang belum ditutup" in text
    assert "75 % (30 dari 40)" in text
    assert "Rp400.000" in text
    assert "80 %" in text
    assert "Kirim lebih awal Temuan: Undangan terlambat" in text
    assert "SEMENTARA" not in text  # the mark stands in the header


def test_the_semester_report_tells_its_own_semester_and_money(store: Store) -> None:
    keep_year(store)
    keep_activity(store, "Bazar", planned_on=date(2027, 3, 5))
    keep_money(store, "Bazar", 900_000, 0, fiscal_year=2027)
    whole = paper_of(store)
    first = text_of(semester_report(semester_paper(whole, store, 1)))
    second = text_of(semester_report(semester_paper(whole, store, 2)))

    assert "1 kegiatan yang sudah jatuh waktunya, 1 terlaksana" in first
    assert "Keluarga siswa terwakili 75 %" in first
    assert "Jumlah Rp500.000 Rp400.000 80 %" in first
    assert "Rp900.000" not in first
    assert "5 Mar 2027: Bazar" in first
    assert "Rp900.000" in second
    assert "Rp500.000" not in second


def test_the_one_page_names_at_most_three_decisions_that_wait(store: Store) -> None:
    keep_year(store)
    text = text_of(summary(paper_of(store)))

    assert "Menilai 2 kegiatan yang sudah ditutup." in text
    assert "Membahas 1 temuan yang belum selesai" in text
    assert "kendala yang terbuka" not in text


def test_sixty_activities_with_long_titles_find_their_place(store: Store) -> None:
    titles = [f"Kegiatan {n} {'yang namanya panjang ' * 5}".strip() for n in range(60)]
    for title in titles:
        keep_activity(store, title, planned_on=None)

    text = text_of(annual_report(paper_of(store)))

    assert all(title in text for title in titles)


def test_a_chart_has_at_most_twenty_activities(store: Store) -> None:
    every = [make_result(title=f"Kegiatan {n}") for n in range(45)]

    assert [len(part) for part in in_pages(every)] == [20, 20, 5]
    assert in_pages([]) == []


def test_a_light_is_a_word_beside_its_form(store: Store) -> None:
    keep_year(store)
    [shows] = [
        one
        for one in shown(standing(store, YEAR), TODAY)
        if one.kpi.value == pytest.approx(0.75)
    ]
    lights = lights_of(store, YEAR)

    assert light_of(shows.kpi, lights).startswith("▲ ")
    lower = LightsDraft(represented_green=70)
    assert light_of(shows.kpi, lights.model_copy(update=dict(lower))).startswith("● ")
    nothing = shows.kpi.model_copy(update={"lit": None, "of": int(Decimal(0))})
    assert light_of(nothing, lights) == "–"


def test_a_semester_tells_the_figures_of_the_page_of_results(sample: Store) -> None:
    whole = paper_of(sample, LAST)
    halves = [one for one in semester_results(whole.activities, TODAY) if one.semester]

    assert [one.semester for one in halves] == [1, 2]
    for one in halves:
        assert one.semester
        paper = semester_paper(whole, sample, one.semester)
        text = text_of(semester_report(paper))
        held, came = one.carried_out_so_far, one.representation
        assert f"Dari {held.of} kegiatan" in text
        assert f"{held.counted} terlaksana ({held.share})" in text
        assert f"terwakili {came.share}" in text
        assert absorption(paper.activities).share in text


def test_how_often_somebody_came_hides_the_few() -> None:
    """Of 40 pupils 25 were reached; of those who were not, three stay hidden."""
    rows = [
        Reach(class_group="VII A", pupils=20, not_asked=0, never=3, once=9, often=8),
        Reach(class_group="VII B", pupils=20, not_asked=12, never=0, once=6, often=2),
    ]

    assert [count for _, count in how_often(rows)] == ["15", "10", "<5", "≥5"]


def test_comments_are_told_by_theme_and_the_komite_signs(sample: Store) -> None:
    facts = paper_of(sample, LAST)
    name, found = next(iter(facts.papers.items()))
    themes = (("Waktu pelaksanaan", "7"), ("Tempat", "<5"))
    told = {name: found._replace(themes=themes, comments=10)}

    text = text_of(annual_report(facts._replace(papers=facts.papers | told)))
    without = text_of(annual_report(facts))

    assert "10 Waktu pelaksanaan (7), Tempat (<5)" in text
    assert ("komentar belum dikelompokkan" in without) == (
        not any(one.themes for one in facts.papers.values())
    )
    assert "Ketua Komite" in text
    assert "Terwakili 1–2 kali" in text


def test_the_one_page_says_when_an_accreditation_ends(store: Store) -> None:
    facts = paper_of(store)
    ending = EndingRecognitions(
        kind=RecognitionKind.ACCREDITATION,
        title="Akreditasi sekolah",
        predicate="A",
        number="12/BAN",
        valid_until=date(2027, 3, 1),
    )
    award = ending.model_copy(
        update={"kind": RecognitionKind.AWARD, "title": "Sekolah ramah"}
    )

    text = text_of(summary(facts._replace(ending=[ending, award])))

    assert "Akreditasi sekolah: segera berakhir, berlaku sampai 1 Maret 2027" in text
    assert "Sekolah ramah" not in text
    assert "Akreditasi" not in text_of(summary(facts))
