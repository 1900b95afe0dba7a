"""What is filled in about an activity and its planned tasks.

Form, grid, workbooks, papers and the comparison of versions read these tables, so that
a field is called the same everywhere.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from data.cooperation import CooperationForm, Involvement
from data.fields import Field, Kind
from data.language import N_, say
from data.record import Term
from planning.activities.models import Category, Direction, EvidenceKind, Mode

SEVERAL: Final = "Boleh lebih dari satu; pisahkan dengan titik koma (;)."


class Tab(Term):
    """Where in the form of an activity a field stands; the first is always in sight."""

    TOP = "top", N_("Activity")
    WHEN = "when", N_("When and who")
    STANDARD = "standard", N_("Success standard")
    BUDGET = "budget", N_("Budget")
    TASKS = "tasks", N_("Tasks")
    BACKGROUND = "background", N_("Background")
    RISK = "risk", N_("Risk")


ACTIVITY_NAMES: Final = (
    "kegiatan,program kegiatan,program,nama program,program kerja,jenis kegiatan,"
    "uraian kegiatan,rincian kegiatan,nama acara,agenda,agenda kegiatan,activity,"
    "activity name,event"
)

_beside_date: Final = partial(Field, tab=Tab.WHEN, told_with="planned_on")
_part_of_families: Final = partial(
    Field, kind=Kind.PART_OF_FAMILIES, told_with="audience"
)
_of_standard: Final = partial(
    Field, tab=Tab.STANDARD, weighs=True, told_with="indicator"
)

FIELDS: Final = (
    Field(
        "title",
        N_("Name of the activity"),
        Kind.LINE,
        "Nama kegiatan",
        f"{ACTIVITY_NAMES},name of activity",
        tab=Tab.TOP,
        room=7,
        width=34,
        hint="Wajib diisi. Satu baris untuk satu kegiatan.",
        is_needed=True,
    ),
    Field(
        "category",
        N_("Classification"),
        Kind.ONE,
        "Klasifikasi kegiatan",
        "kategori,klasifikasi,jenis,category",
        tab=Tab.TOP,
        room=5,
        terms=Category,
    ),
    Field(
        "goal_id",
        N_("Goal"),
        Kind.GOAL,
        "Tujuan",
        "tujuan kegiatan,objective,purpose,aim",
        tab=Tab.TOP,
        room=5,
        width=30,
        hint="Pilih tujuan yang ada, atau tulis tujuan baru.",
    ),
    Field(
        "forms",
        N_("Forms of cooperation"),
        Kind.MANY,
        "Bentuk kerja sama",
        "bentuk,bentuk kerjasama,form,forms,form of cooperation",
        tab=Tab.TOP,
        room=7,
        terms=CooperationForm,
        width=30,
        hint=f"Pilih dari daftar. {SEVERAL}",
    ),
    Field(
        "planned_on",
        N_("Date"),
        Kind.DAY,
        "Tanggal",
        "tanggal kegiatan,tanggal pelaksanaan,tanggal mulai,waktu,waktu pelaksanaan,"
        "hari tanggal,hari dan tanggal,jadwal,tgl,when,schedule",
        tab=Tab.WHEN,
        room=3,
        weighs=True,
        hint="Tanggal dahulu: 22/08/2026, 22 Agustus 2026 atau 12–14 Agustus 2026.",
    ),
    _beside_date(
        "ends_on",
        N_("Last day"),
        Kind.DAY,
        "Tanggal selesai",
        "tanggal akhir,tanggal berakhir,sampai tanggal,berakhir,end date,ends on",
        room=3,
        help=N_("Only where it lasts several days."),
        weighs=True,
        hint="Isi hanya bila kegiatan berlangsung beberapa hari.",
    ),
    _beside_date(
        "month",
        N_("Or only the month"),
        Kind.MONTH,
        "Bulan",
        "month,bulan pelaksanaan,bln",
        room=2,
        hint="Isi hanya bila tanggalnya belum ditetapkan.",
    ),
    _beside_date(
        "when_words",
        N_("Date in words"),
        Kind.LINE,
        "Keterangan waktu",
        "keterangan tanggal,catatan waktu",
        help=N_("What no day says: every month, as needed, waiting for the office."),
        hint="Misalnya: setiap bulan, insidental, menunggu jadwal dinas.",
    ),
    _beside_date(
        "starts_at",
        N_("Begins at"),
        Kind.HOUR,
        "Jam mulai",
        "jam,pukul,mulai,time,start,start time,begins",
        room=2,
        width=11,
        hint="Tulis seperti 08.00.",
    ),
    _beside_date(
        "ends_at",
        N_("Ends at"),
        Kind.HOUR,
        "Jam selesai",
        "selesai,end,end time,ends",
        room=2,
        width=11,
        hint="Tulis seperti 10.30.",
    ),
    Field(
        "person_id",
        N_("Person in charge"),
        Kind.PERSON,
        "Penanggung jawab",
        "penanggungjawab,pj,pic,koordinator,pelaksana,person,responsible",
        tab=Tab.WHEN,
        room=6,
        width=24,
        hint="Nama seperti pada halaman Orang.",
    ),
    Field(
        "audience",
        N_("Audience"),
        Kind.FAMILIES,
        "Sasaran",
        "peserta,sasaran peserta,sasaran kegiatan,target audience,target group",
        tab=Tab.WHEN,
        room=6,
        help=N_("Leave it empty to address all families."),
        hint="Semua; Kelas VII; VII A; Keluarga siswa (12); Komite (12); guru (10).",
    ),
    _part_of_families("grades", N_("Grades")),
    _part_of_families("class_group_ids", N_("Class groups")),
    Field(
        "parties",
        N_("Other participants"),
        Kind.PARTIES,
        tab=Tab.WHEN,
        told_with="audience",
        help=N_(
            "Groups that are no families, each with its number: komite, teachers and "
            "principal, staff, partners, guests and resource persons, supervisors."
        ),
    ),
    Field(
        "place",
        N_("Place"),
        Kind.LINE,
        "Tempat",
        "lokasi,venue,location",
        tab=Tab.WHEN,
        room=6,
        width=18,
    ),
    Field(
        "mode",
        N_("Mode"),
        Kind.ONE,
        "Moda",
        "bentuk pelaksanaan,cara pelaksanaan,luring daring",
        tab=Tab.WHEN,
        room=6,
        terms=Mode,
    ),
    Field(
        "background",
        N_("Background"),
        Kind.AREA,
        "Latar belakang",
        "alasan,reason",
        tab=Tab.BACKGROUND,
        help=N_("Why it is held."),
        width=36,
        hint="Mengapa kegiatan ini perlu.",
    ),
    Field(
        "involvement",
        N_("Forms of family involvement"),
        Kind.MANY,
        "Bentuk pelibatan keluarga",
        "bentuk pelibatan a j,bentuk pelibatan,pelibatan,pelibatan keluarga,"
        "form of involvement,involvement",
        tab=Tab.BACKGROUND,
        help=N_("As Permendikbud 30/2017 lists them."),
        terms=Involvement,
        width=30,
        hint=f"Pelibatan keluarga, huruf a sampai j. {SEVERAL}",
    ),
    Field(
        "procedure",
        N_("Procedure"),
        Kind.AREA,
        "Prosedur pelaksanaan",
        "prosedur,langkah,langkah kegiatan,langkah langkah,steps",
        tab=Tab.TOP,
        help=N_("How it is carried out, step by step."),
        width=40,
        hint="Langkah pelaksanaan dari awal sampai akhir.",
    ),
    Field(
        "rundown",
        N_("Programme of the day"),
        Kind.AREA,
        "Susunan acara",
        "acara,rangkaian acara,programme",
        tab=Tab.BACKGROUND,
        help=N_("A line each: hour and item."),
        width=36,
        hint="Satu baris untuk satu acara: 08.00 Pembukaan.",
    ),
    Field(
        "indicator",
        N_("Indicator"),
        Kind.LINE,
        "Indikator",
        "indikator keberhasilan,indikator target,indikator keberhasilan target,"
        "success indicator",
        tab=Tab.STANDARD,
        weighs=True,
        width=30,
        hint="Yang diukur, misalnya: Keluarga yang terwakili.",
    ),
    _of_standard(
        "baseline",
        N_("Baseline"),
        Kind.NUMBER,
        "Nilai awal",
        "kondisi awal",
        room=3,
        width=12,
        hint="Angka sebelum kegiatan, misalnya 60.",
    ),
    _of_standard(
        "direction",
        N_("Reached when the result is"),
        Kind.ONE,
        "Tercapai bila hasilnya",
        "arah,arah target",
        room=3,
        terms=Direction,
    ),
    _of_standard(
        "target",
        N_("Target"),
        Kind.NUMBER,
        "Target",
        "nilai target,target value",
        room=3,
        width=12,
        hint="Angka yang dituju, misalnya 75.",
    ),
    _of_standard(
        "unit",
        N_("Unit"),
        Kind.LINE,
        "Satuan",
        "satuan target",
        room=3,
        width=12,
        hint="Misalnya: % atau orang.",
    ),
    Field(
        "measured_by",
        N_("How it is measured"),
        Kind.LINE,
        "Cara mengukur",
        "cara ukur,alat ukur,instrumen,measured with,measured by",
        tab=Tab.STANDARD,
        weighs=True,
        width=26,
        hint="Misalnya: Daftar hadir.",
    ),
    Field(
        "evidence",
        N_("Evidence expected"),
        Kind.MANY,
        "Bukti yang diharapkan",
        "bukti,bukti fisik,bukti pelaksanaan,bukti dukung,evidence",
        tab=Tab.STANDARD,
        terms=EvidenceKind,
        width=28,
        hint=f"Pilih dari daftar. {SEVERAL}",
    ),
    Field(
        "risk",
        N_("Risk"),
        Kind.AREA,
        "Risiko",
        "resiko,risiko kegiatan",
        tab=Tab.RISK,
        help=N_("What may go wrong."),
        width=28,
        hint="Yang dapat menghambat.",
    ),
    Field(
        "mitigation",
        N_("Mitigation"),
        Kind.AREA,
        "Mitigasi",
        "mitigasi risiko,antisipasi",
        tab=Tab.RISK,
        help=N_("What is done against the risk."),
        width=28,
        hint="Cara mencegah atau mengatasinya.",
    ),
)
"""What is filled in about an activity, in the order of a workbook's columns."""

TASK_FIELDS: Final = (
    Field(
        "title",
        N_("Task"),
        Kind.LINE,
        "Tugas",
        "uraian tugas",
        width=40,
        hint="Wajib. Apa yang harus dikerjakan.",
        is_needed=True,
    ),
    Field(
        "offset_days",
        N_("Days from the activity"),
        Kind.DAYS_AWAY,
        "Hari dari kegiatan (H±)",
        "h,hari h,offset,days",
        hint="Wajib. H-14 sebelum, H pada hari kegiatan, H+7 sesudah.",
        is_needed=True,
    ),
    Field(
        "section",
        N_("Section"),
        Kind.LINE,
        "Seksi",
        "posisi,jabatan,bidang,position",
        width=22,
        hint="Seksi atau jabatan dalam panitia.",
    ),
)
"""What is filled in about a planned task."""


OF: Final[Mapping[str, Field]] = {field.name: field for field in FIELDS}
OF_TASK: Final[Mapping[str, Field]] = {field.name: field for field in TASK_FIELDS}
"""The fields by name."""


def called(name: str) -> str:
    """Return what a field of an activity is called in the person's language."""
    return say(OF[name].label)
