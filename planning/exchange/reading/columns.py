"""What schools call the columns of a plan, of its budget and of its tasks."""

from functools import partial
from typing import Final

from data.cooperation import CooperationForm, Involvement
from data.workbook import (
    Column,
    Row,
    Table,
    day_of,
    first_day_of,
    hours_of,
    month_of,
)
from planning.activities.models import (
    Category,
    Direction,
    EvidenceKind,
    Mode,
)
from planning.budget.models import FundSource
from planning.exchange.models import (
    ACTIVITY_HEADERS,
    BUDGET_HEADERS,
    COST_HEADERS,
    TASK_HEADERS,
)
from planning.exchange.reading.cells import (
    audience_of,
    choice_of,
    choices_of,
    cost_of,
    fiscal_year_of,
    measure_of,
    offset_of,
    rupiah_of,
    source_of,
    volume_of,
    words_of,
    yes_of,
)

ACTIVITY_NAMES: Final = (
    "kegiatan,program kegiatan,program,nama program,program kerja,jenis kegiatan,"
    "uraian kegiatan,rincian kegiatan,nama acara,agenda,agenda kegiatan,activity,"
    "activity name,name of activity,event"
)
ACTIVITIES_TABLE: Final = Table(
    {**ACTIVITY_HEADERS, **COST_HEADERS},
    {
        "title": Column(ACTIVITY_NAMES),
        "goal": Column("tujuan kegiatan,objective,purpose,aim"),
        "category": Column(
            "klasifikasi,jenis", partial(choice_of, Category), gentle=True
        ),
        "forms": Column(
            "bentuk,bentuk kerjasama,form,form of cooperation,forms of cooperation",
            partial(choices_of, CooperationForm),
            gentle=True,
        ),
        "involvement": Column(
            "bentuk pelibatan,pelibatan,pelibatan keluarga,form of involvement",
            partial(choices_of, Involvement),
            gentle=True,
        ),
        "audience": Column(
            "peserta,sasaran peserta,sasaran kegiatan,target audience,target group",
            audience_of,
            gentle=True,
        ),
        "planned_on": Column(
            "tanggal kegiatan,tanggal pelaksanaan,waktu,waktu pelaksanaan,hari tanggal,"
            "hari dan tanggal,jadwal,tgl,date,when,schedule",
            first_day_of,
        ),
        "month": Column("bulan pelaksanaan,bln", month_of),
        "starts_at": Column("jam,pukul,mulai,time,start,start time,begins", hours_of),
        "ends_at": Column("selesai,end,end time,ends", hours_of),
        "mode": Column(
            "bentuk pelaksanaan,cara pelaksanaan,luring daring",
            partial(choice_of, Mode),
            gentle=True,
        ),
        "person": Column(
            "penanggungjawab,pj,pic,koordinator,pelaksana,person in charge,responsible"
        ),
        "place": Column("lokasi,venue,location"),
        "background": Column("alasan,reason", words_of),
        "procedure": Column(
            "langkah,langkah kegiatan,langkah langkah,prosedur pelaksanaan,steps",
            words_of,
        ),
        "rundown": Column("acara,rangkaian acara,programme", words_of),
        "indicator": Column(
            "indikator keberhasilan,indikator target,indikator keberhasilan target,"
            "success indicator"
        ),
        "baseline": Column("kondisi awal", measure_of),
        "target": Column("nilai target,target value", measure_of),
        "unit": Column("satuan target"),
        "direction": Column("arah target", partial(choice_of, Direction)),
        "measured_by": Column("cara ukur,alat ukur,instrumen,measured with", words_of),
        "evidence": Column(
            "bukti fisik,bukti pelaksanaan,bukti dukung",
            partial(choices_of, EvidenceKind),
            gentle=True,
        ),
        "risk": Column("resiko,risiko kegiatan", words_of),
        "mitigation": Column("mitigasi risiko,antisipasi", words_of),
        "cost": Column(
            "anggaran,anggaran rp,biaya rp,rencana biaya,jumlah biaya,jumlah anggaran,"
            "kebutuhan biaya,perkiraan biaya,besar biaya,dana,budget,biaya sumber dana,"
            "biaya dan sumber dana,anggaran dan sumber dana,anggaran sumber dana",
            cost_of,
        ),
        "source": Column(
            "sumber,sumber biaya,sumber anggaran,asal dana,fund source",
            source_of,
            gentle=True,
        ),
    },
    frozenset({"title"}),
)
BUDGET_TABLE: Final = Table(
    BUDGET_HEADERS,
    {
        "activity": Column(ACTIVITY_NAMES),
        "title": Column("rincian,uraian belanja,uraian biaya,item,description"),
        "volume": Column("vol,banyak,qty,quantity", volume_of),
        "unit": Column("sat"),
        "price": Column("harga satuan,harga rp,harga satuan rp,unit price", rupiah_of),
        "amount": Column("jumlah,jumlah rp,jumlah harga,total,biaya", rupiah_of),
        "source": Column(
            "sumber,sumber biaya,sumber anggaran,fund source",
            partial(choice_of, FundSource),
        ),
        "fiscal_year": Column("tahun,ta", fiscal_year_of),
        "arkas_code": Column("kode,arkas,kode kegiatan"),
        "partner": Column("nama mitra"),
        "is_voluntary": Column("sumbangan sukarela,voluntary", yes_of),
        "on": Column("tanggal,date of activity", day_of),
    },
    frozenset({"activity", "title", "source"}),
)
TASKS_TABLE: Final = Table(
    TASK_HEADERS,
    {
        "activity": Column(ACTIVITY_NAMES),
        "title": Column("uraian tugas,task"),
        "offset_days": Column("hari h,offset,days", offset_of),
        "section": Column("posisi,bidang,position"),
        "on": Column("tanggal,date of activity", day_of),
    },
    frozenset({"activity", "title", "offset_days"}),
)
TABLES: Final = (TASKS_TABLE, BUDGET_TABLE, ACTIVITIES_TABLE)


def is_header(row: Row) -> bool:
    """Whether a row has the labels of one of the tables."""
    return any(table.places(row) for table in TABLES)
