"""What the sample school's plan of a year stands on, before its activities."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from data.actor import Actor
from data.calendar import SchoolYear
from data.store import Store
from evaluation.sample_school.models import id_of
from planning.days import actions as days
from planning.days.models import PeriodKind, SchoolPeriodDraft
from planning.goals import store as goals
from planning.goals.models import Aspect, SourceKind
from planning.meeting import actions as meetings
from planning.meeting.models import MeetingDraft, Party, PartyDraft
from planning.situation import actions as situation
from planning.situation.models import (
    AssessmentDraft,
    IndicatorDraft,
    Label,
    ProblemDraft,
    ValueDraft,
)

INDICATORS = (
    ("E.1.1", "Partisipasi orang tua", (Decimal("59.09"), Decimal("56.67"), 62)),
    ("D.4", "Iklim keamanan sekolah", (68, Decimal("70.25"), Decimal("69.10"))),
    ("A.3", "Karakter murid", (54, 57, Decimal("58.40"))),
)
"""Code, name, and what the school report said in three years."""

LEVELS = {
    Aspect.PARENTING: (2, "Kelas orang tua baru satu kali setahun."),
    Aspect.COMMUNICATION: (3, "POMG dan grup wali kelas berjalan."),
    Aspect.VOLUNTEERING: (2, "Relawan hanya pada acara besar."),
    Aspect.LEARNING_AT_HOME: (2, "Panduan belajar di rumah belum merata."),
    Aspect.DECIDING: (3, "Komite ikut rapat tahunan dan evaluasi."),
    Aspect.COMMUNITY: (2, "Mitra tetap baru puskesmas."),
    Aspect.HOME_VISIT: (3, "Setiap siswa yang perlu pendampingan dikunjungi."),
}
PROBLEMS = (
    (
        "parenting",
        "Orang tua yang bekerja jarang hadir pada pertemuan",
        "Pertemuan diadakan pada hari dan jam kerja.",
        "Keterwakilan kelas orang tua terendah dari semua kegiatan.",
        1,
    ),
    (
        "grade7",
        "Orang tua kelas VII belum mengenal mekanisme pelaporan",
        "Sosialisasi hanya dilakukan melalui surat edaran.",
        "Pertanyaan yang sama datang berulang kali kepada wali kelas.",
        2,
    ),
)
"""Key of the activity that answers it, problem, root cause, evidence, priority."""

RAMADAN = date(2027, 2, 8)

DECISIONS = (
    "Pertemuan orang tua diadakan pada hari Sabtu pagi.",
    "Setiap undangan dikirim paling lambat H-14 dan diulang melalui grup wali kelas.",
    "Sumbangan bersifat sukarela; tidak ada pungutan dalam bentuk apa pun.",
)


def lay(store: Store, year: SchoolYear, nth: int, lead: Actor, now: datetime) -> None:
    """Keep the year's days, situation and annual meeting; ``nth`` counts from 0."""
    days.fill_days_off(store, year, by=lead, now=now)
    for kind, title, first, last in _periods(year):
        days.add_period(
            store,
            id_of(f"period-{year}", title),
            SchoolPeriodDraft(kind=kind, title=title, starts_on=first, ends_on=last),
            year,
            by=lead,
            now=now,
        )
    _situation(store, year, nth, lead, now)
    _meeting(store, year, lead, now)


def join(store: Store, year: SchoolYear, planned: dict[str, UUID]) -> None:
    """Keep from which problem an activity came; ``planned`` are ids by key."""
    for key, title, *_ in PROBLEMS:
        problem = id_of(f"problem-{year}", title)
        goals.keep_origin(store, "activity", planned[key], SourceKind.PROBLEM, problem)


def _situation(
    store: Store, year: SchoolYear, nth: int, lead: Actor, now: datetime
) -> None:
    if nth == 0:
        for code, name, _ in INDICATORS:
            draft = IndicatorDraft(code=code, name=name)
            situation.add_indicator(
                store, id_of("indicator", code), draft, year, by=lead, now=now
            )
    values = [
        ValueDraft(
            indicator_id=id_of("indicator", code),
            score=Decimal(scores[nth]),
            label=_label(Decimal(scores[nth])),
            change=Decimal(scores[nth]) - Decimal(scores[nth - 1]) if nth else None,
        )
        for code, _, scores in INDICATORS
    ]
    situation.enter_values(store, values, year, by=lead, now=now)
    judged = [
        AssessmentDraft(aspect=aspect, level=max(1, level - (nth == 0)), note=note)
        for aspect, (level, note) in LEVELS.items()
    ]
    situation.assess(store, judged, year, by=lead, now=now)
    for _, title, cause, evidence, priority in PROBLEMS:
        problem = ProblemDraft(
            title=title,
            root_cause=cause,
            evidence=evidence,
            priority=priority,
            indicator_id=id_of("indicator", "E.1.1"),
        )
        situation.note_problem(
            store, id_of(f"problem-{year}", title), problem, year, by=lead, now=now
        )


def _meeting(store: Store, year: SchoolYear, lead: Actor, now: datetime) -> None:
    meeting_id = id_of("meeting", str(year))
    came = ((1, ""), (1, ""), (24, ""), (31, "Ibu Lestari Handayani"), (5, "Ketua"))
    draft = MeetingDraft(
        held_on=date(year.start, 7, 3),
        place="Aula sekolah",
        agenda="Hasil evaluasi tahun lalu\nMasalah dan tujuan tahun ini\n"
        "Kegiatan, kalender, dan anggaran\nTanggapan orang tua dan komite",
        second_way="Ringkasan dan formulir masukan melalui grup wali kelas.",
        second_way_until=date(year.start, 7, 10),
        second_way_result="18 orang tua mengirim masukan; jam kegiatan disesuaikan.",
        parties=tuple(
            PartyDraft(party=party, count=count, names=names)
            for party, (count, names) in zip(Party, came, strict=True)
        ),
    )
    meetings.record_meeting(store, meeting_id, draft, year, by=lead, now=now)
    form = id_of("decisions", str(year))
    meetings.decide(store, meeting_id, form, DECISIONS, by=lead, now=now)


def _periods(year: SchoolYear) -> tuple[tuple[PeriodKind, str, date, date], ...]:
    first, second = year.start, year.start + 1
    exam, pause = PeriodKind.EXAM, PeriodKind.BREAK
    return (
        (
            exam,
            "Asesmen akhir semester ganjil",
            date(first, 12, 1),
            date(first, 12, 12),
        ),
        (pause, "Libur semester ganjil", date(first, 12, 21), date(second, 1, 2)),
        (PeriodKind.RAMADAN, "Ramadan", *_ramadan(second)),
        (exam, "Asesmen akhir tahun", date(second, 6, 1), date(second, 6, 12)),
        (pause, "Libur akhir tahun", date(second, 6, 28), date(second, 7, 10)),
    )


def _ramadan(year: int) -> tuple[date, date]:
    """Return about when Ramadan is; it comes some eleven days earlier every year."""
    begins = RAMADAN - timedelta(days=round((year - RAMADAN.year) * 10.9))
    begins = begins.replace(year=year)
    return begins, begins + timedelta(days=28)


def _label(score: Decimal) -> Label:
    if score < 60:  # noqa: PLR2004 -- fiction
        return Label.LOW
    return Label.MIDDLE if score < 70 else Label.GOOD  # noqa: PLR2004
