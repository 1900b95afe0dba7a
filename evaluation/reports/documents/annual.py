"""The annual report of public relations: twelve parts, from figures to proposals."""

from collections.abc import Callable
from typing import Final

from data.language import Language, fitted, in_long, speaking
from data.paper import Paper
from data.school.documents import letterhead_of
from evaluation.reports.documents import asked, learning, results
from evaluation.reports.documents.wording import dated, komite_of, signers
from evaluation.reports.facts import YearPaper
from evaluation.reports.models import WordsOf

Part = tuple[str, Callable[[Paper, YearPaper], None]]
PARTS: Final[tuple[Part, ...]] = (
    ("IDENTITAS DAN RINGKASAN", results.write_summary),
    ("TUJUAN DAN CAPAIAN", results.write_goals),
    ("KETERLAKSANAAN", results.write_carried_out),
    ("PARTISIPASI ORANG TUA", results.write_participation),
    ("BENTUK KERJA SAMA", results.write_forms),
    ("ANGKET", asked.write_questionnaires),
    ("KENDALA", learning.write_obstacles),
    ("FAKTOR PENDUKUNG", learning.write_factors),
    ("ANGGARAN DAN SERAPAN", learning.write_money),
    ("KESIAPAN BUKTI AKREDITASI", learning.write_accreditation),
    ("PENILAIAN KEPALA SEKOLAH", learning.write_reviews),
    ("TINDAK LANJUT DAN USULAN PROGRAM", learning.write_follow_ups),
)
"""The parts of the report, in the order of the guide."""

UNFINISHED: Final = "SEMENTARA – TAHUN BELUM SELESAI"


def annual_report(facts: YearPaper) -> bytes:
    """Return the year's report as DOCX, marked until the year is over."""
    with speaking(Language.INDONESIAN, facts.school.level.naming):
        mark = "" if facts.is_over else UNFINISHED
        title = f"Laporan Tahunan Humas {facts.year}"
        paper = Paper(letterhead_of(facts.school), title, draft_mark=mark)
        paper.cover(
            ("LAPORAN TAHUNAN", "HUBUNGAN MASYARAKAT"),
            (f"Tahun Pelajaran {facts.year}",),
            str(facts.today.year),
        )
        _front(paper, facts)
        paper.main_part()
        for number, (heading, write) in enumerate(PARTS, 1):
            paper.line("")
            paper.title(f"{number}. {fitted(heading)}")
            write(paper, facts)
        _end(paper, facts)
        return paper.to_bytes()


def _front(paper: Paper, facts: YearPaper) -> None:
    if preface := facts.words[WordsOf.PREFACE].filled(facts.year):
        paper.title("KATA PENGANTAR")
        paper.text(fitted(preface))
        paper.next_page()
    paper.contents()


def _end(paper: Paper, facts: YearPaper) -> None:
    paper.line("")
    paper.title("PENUTUP DAN PENGESAHAN")
    if conclusion := facts.words[WordsOf.CONCLUSION].filled(facts.year):
        paper.text(conclusion)
    paper.text(f"Laporan ini disusun dari data sampai dengan {in_long(facts.today)}.")
    paper.signatures(dated(facts), *signers(facts))
    paper.signatures_below(komite_of(facts))
