"""The sample school's facts: a real school's history and goals, fictional people.

The school's history, goals and kinds of event follow the published study of SMP
Negeri 1 Prabumulih (Jurnal Pendidikan Tambusai 5(3), 2021); every person, pupil,
date and number is invented. What is written here is the school's own text, so it
stands in Bahasa Indonesia.
"""

from datetime import date, time, timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from data.calendar import SchoolYear
from data.cooperation import CooperationForm as Form
from data.cooperation import Involvement
from data.people.models import Element
from data.record import Record
from planning.activities.models import (
    Category,
    EvidenceKind,
)
from planning.budget.models import FundSource
from planning.goals.models import Dimension

PASSWORD = "siklus-humas"  # noqa: S105 -- shown on the sample's sign-in page
NAMESPACE = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
SATURDAY = 5
CLASS_SIZE = 30
LETTERS = "ABCDEFG"

NAME = "SMP Negeri 1 Prabumulih (contoh)"
ADDRESS = (
    "Jalan Mangga No. 02, Kelurahan Wonosari, Kecamatan Prabumulih Utara, "
    "Kota Prabumulih, Sumatera Selatan"
)
LETTERHEAD = ("PEMERINTAH KOTA PRABUMULIH", "DINAS PENDIDIKAN DAN KEBUDAYAAN")

GOALS = (
    (
        "Hubungan harmonis antara sekolah dan orang tua",
        "Orang tua perlu mengetahui program sekolah dan kendalanya agar dapat membantu "
        "dan memberi saran.",
        (),
    ),
    (
        "Mutu belajar siswa meningkat",
        "Pendampingan belajar di rumah belum merata pada setiap keluarga.",
        (Dimension.LEARNING,),
    ),
    (
        "Mutu lulusan meningkat",
        "Orang tua kelas IX perlu arah yang jelas sebelum ujian akhir.",
        (Dimension.GRADUATES,),
    ),
    (
        "Pertumbuhan dan perkembangan peserta didik terjaga",
        "Sekolah dan keluarga perlu menyamakan sikap dalam mendampingi remaja.",
        (Dimension.GROWTH,),
    ),
)


class SamplePerson(Record):
    """One fictional adult of the school."""

    name: str
    element: Element
    position: str
    username: str = ""


PEOPLE = (
    SamplePerson(
        name="Ratna Kusumawati, M.Pd.",
        element=Element.TEACHER,
        position="Wakil kepala sekolah bidang humas",
        username="wakil",
    ),
    SamplePerson(
        name="Drs. Hendra Wirawan, M.M.",
        element=Element.PRINCIPAL,
        position="Kepala sekolah",
        username="kepsek",
    ),
    SamplePerson(
        name="Maya Anggraini, S.Pd.",
        element=Element.TEACHER,
        position="Guru Bahasa Indonesia, wali kelas VII A",
        username="panitia",
    ),
    SamplePerson(
        name="Yusuf Alamsyah, S.Pd.",
        element=Element.TEACHER,
        position="Guru Seni Budaya, wali kelas VIII C",
        username="panitia2",
    ),
    SamplePerson(
        name="Dewi Permatasari, S.Pd.",
        element=Element.COUNSELLOR,
        position="Guru BK",
    ),
    SamplePerson(
        name="Bambang Suryanto",
        element=Element.STAFF,
        position="Kepala tata usaha",
    ),
    SamplePerson(
        name="Agus Prabowo",
        element=Element.KOMITE,
        position="Ketua komite sekolah",
    ),
    SamplePerson(
        name="Lestari Handayani",
        element=Element.PARENT,
        position="Ketua paguyuban orang tua kelas VII",
    ),
    SamplePerson(
        name="dr. Nabila Rahmawati",
        element=Element.PARTNER,
        position="Puskesmas mitra sekolah",
    ),
)


PAPERS_OF_A_MEETING = (
    EvidenceKind.INVITATION,
    EvidenceKind.ATTENDANCE,
    EvidenceKind.MINUTES,
    EvidenceKind.PHOTO,
)
PAPERS_OF_A_SHOW = (
    EvidenceKind.DECREE,
    EvidenceKind.INVITATION,
    EvidenceKind.PHOTO,
    EvidenceKind.REPORT,
)


RUNDOWN = """08.00 Pendaftaran dan daftar hadir per rombel
08.30 Pembukaan oleh kepala sekolah
09.00 Acara inti
10.30 Tanya jawab dan angket
11.00 Penutup"""
"""The day of an activity that begins at half past eight."""


class SampleActivity(Record):
    """One activity of every year, and how it usually goes."""

    key: str
    title: str
    goal: int
    month: int
    day: int
    forms: tuple[Form, ...]
    grades: tuple[int, ...] = ()
    by_month: bool = False
    indicator: str = "Keluarga yang terwakili"
    target: int = 75
    unit: str = "%"
    procedure: str
    place: str = "Aula sekolah"
    budget: int = 0
    source: FundSource = FundSource.BOS
    risk: str = "Banyak orang tua bekerja pada jam kegiatan"
    mitigation: str = "Undangan H-14 dan pengingat melalui wali kelas"
    turnout: int = 74
    from_class_parents: bool = False
    category: Category = Category.MEETING
    involvement: tuple[Involvement, ...] = (Involvement.A,)
    begins: time = time(8, 30)
    ends: time = time(11)
    evidence: tuple[EvidenceKind, ...] = PAPERS_OF_A_MEETING

    def planned_on(self, year: SchoolYear) -> date:
        """Return the Saturday nearest to the usual day, or the month's first day."""
        first = year.month(self.month)
        if self.by_month:
            return first
        usual = first + timedelta(days=self.day - 1)
        shift = (SATURDAY - usual.weekday() + 3) % 7 - 3
        return usual + timedelta(days=shift)


ACTIVITIES = (
    SampleActivity(
        key="annual",
        title="Rapat tahunan awal tahun pelajaran",
        goal=1,
        month=7,
        day=18,
        forms=(Form.RAPAT, Form.KEPUTUSAN),
        procedure="Kepala sekolah membuka; wakil humas memaparkan hasil evaluasi dan "
        "program; orang tua dan komite memberi masukan; keputusan dicatat.",
        budget=2_500_000,
        turnout=78,
    ),
    SampleActivity(
        key="grade7",
        involvement=(Involvement.A, Involvement.H),
        title="Sosialisasi orang tua kelas VII dan mekanisme pelaporan",
        goal=1,
        month=7,
        day=25,
        grades=(7,),
        forms=(Form.RAPAT, Form.KOMUNIKASI),
        procedure="Penyampaian tata tertib, program, dan cara melapor; tanya jawab per "
        "kelas bersama wali kelas.",
        budget=1_200_000,
        target=85,
        turnout=88,
    ),
    SampleActivity(
        key="komite",
        involvement=(Involvement.F, Involvement.G),
        begins=time(13),
        ends=time(15),
        title="Rapat komite sekolah",
        goal=1,
        month=8,
        day=8,
        forms=(Form.KOMITE, Form.KEPUTUSAN),
        grades=(9,),
        procedure="Komite dan sekolah membahas rencana kegiatan dan dukungan sukarela.",
        budget=900_000,
        target=60,
        turnout=66,
    ),
    SampleActivity(
        key="pomg1",
        title="POMG 1",
        goal=2,
        month=8,
        day=22,
        forms=(Form.POMG, Form.KOMUNIKASI),
        procedure="Wali kelas bertemu orang tua per rombel; kemajuan belajar dan "
        "kesulitan dibahas; kesepakatan dicatat.",
        place="Ruang kelas masing-masing",
        budget=1_500_000,
        turnout=72,
    ),
    SampleActivity(
        key="parenting",
        category=Category.TRAINING,
        involvement=(Involvement.B,),
        title="Kelas orang tua: mendampingi belajar di rumah",
        goal=2,
        month=9,
        day=12,
        forms=(Form.PARENTING, Form.BELAJAR_RUMAH),
        procedure="Narasumber memberi materi satu jam; orang tua berlatih menyusun "
        "jadwal belajar; angket di akhir.",
        budget=3_000_000,
        target=60,
        turnout=57,
    ),
    SampleActivity(
        key="carnival",
        category=Category.EVENT,
        involvement=(Involvement.E,),
        begins=time(7),
        evidence=PAPERS_OF_A_SHOW,
        title="Karnaval HUT Kota Prabumulih",
        goal=4,
        month=10,
        day=17,
        grades=(8,),
        forms=(Form.PENTAS, Form.VOLUNTEER, Form.MASYARAKAT),
        procedure="Panitia mendaftar; orang tua menjadi relawan kostum dan keamanan; "
        "dokumentasi diserahkan kepada humas.",
        place="Pusat kota",
        budget=6_500_000,
        source=FundSource.DONATION,
        target=40,
        turnout=46,
    ),
    SampleActivity(
        key="pomg2",
        title="POMG 2",
        goal=2,
        month=10,
        day=31,
        forms=(Form.POMG, Form.KOMUNIKASI),
        procedure="Konsultasi tengah semester per rombel; tindak lanjut disepakati "
        "bersama orang tua.",
        place="Ruang kelas masing-masing",
        budget=1_500_000,
        turnout=68,
    ),
    SampleActivity(
        key="health",
        category=Category.TRAINING,
        involvement=(Involvement.B, Involvement.I),
        title="Sosialisasi kesehatan remaja bersama puskesmas",
        goal=4,
        month=11,
        day=14,
        grades=(8, 9),
        forms=(Form.MASYARAKAT, Form.PARENTING),
        procedure="Puskesmas menyampaikan materi; tanya jawab; orang tua menerima "
        "leaflet.",
        budget=1_000_000,
        source=FundSource.PARTNER_AID,
        target=60,
        turnout=61,
    ),
    SampleActivity(
        key="visits",
        category=Category.SERVICE,
        evidence=(EvidenceKind.VISIT_REPORT, EvidenceKind.RECORD),
        title="Kunjungan rumah siswa yang perlu pendampingan",
        goal=4,
        month=12,
        day=1,
        by_month=True,
        grades=(9,),
        forms=(Form.HOME_VISIT, Form.KONSULTASI),
        procedure="Wali kelas dan guru BK berkunjung dengan surat tugas; hasil dan "
        "kesepakatan dicatat dalam berita acara.",
        place="Rumah siswa",
        budget=1_800_000,
        target=25,
        turnout=24,
    ),
    SampleActivity(
        key="report1",
        category=Category.SERVICE,
        begins=time(8),
        ends=time(12),
        title="Pembagian rapor semester ganjil",
        goal=2,
        month=12,
        day=19,
        forms=(Form.RAPOR, Form.KONSULTASI),
        procedure="Rapor diambil orang tua sesuai jadwal per rombel; ayah diharapkan "
        "hadir; slot konsultasi dengan wali kelas.",
        place="Ruang kelas masing-masing",
        budget=1_000_000,
        target=90,
        turnout=91,
    ),
    SampleActivity(
        key="grade9",
        title="Pertemuan orang tua kelas IX: persiapan ujian akhir dan TKA",
        goal=3,
        month=1,
        day=23,
        grades=(9,),
        forms=(Form.RAPAT, Form.BELAJAR_RUMAH),
        procedure="Penjelasan jadwal dan pendampingan; orang tua menyusun rencana "
        "belajar bersama anak.",
        budget=1_200_000,
        target=80,
        turnout=83,
    ),
    SampleActivity(
        key="pomg3",
        begins=time(16),
        ends=time(17, 30),
        title="POMG 3 (daring pada bulan Ramadan)",
        goal=2,
        month=2,
        day=20,
        forms=(Form.POMG, Form.MEDSOS),
        procedure="Pertemuan daring per rombel; ringkasan dikirim kepada yang tidak "
        "dapat hadir.",
        place="Daring",
        budget=300_000,
        target=65,
        turnout=63,
    ),
    SampleActivity(
        key="training",
        category=Category.TRAINING,
        involvement=(Involvement.B, Involvement.C),
        ends=time(15),
        title="Pelatihan kemitraan orang tua dan guru",
        goal=1,
        month=4,
        day=10,
        grades=(7,),
        forms=(Form.PELATIHAN, Form.KEPUTUSAN),
        procedure="Riset awal, sosialisasi, pelatihan satu hari, angket pemahaman dan "
        "respons, rencana tindak lanjut.",
        indicator="Peserta yang mengikuti sampai selesai",
        target=25,
        unit="orang",
        budget=4_000_000,
        turnout=14,
    ),
    SampleActivity(
        key="camp",
        category=Category.EVENT,
        involvement=(Involvement.E, Involvement.J),
        begins=time(7),
        ends=time(17),
        evidence=PAPERS_OF_A_SHOW,
        title="Persami",
        goal=4,
        month=4,
        day=24,
        grades=(7,),
        forms=(Form.PENTAS, Form.VOLUNTEER),
        procedure="Sosialisasi dan izin orang tua; relawan orang tua mendampingi; "
        "laporan H+7.",
        place="Bumi perkemahan",
        budget=5_500_000,
        target=30,
        turnout=33,
    ),
    SampleActivity(
        key="art",
        category=Category.EVENT,
        involvement=(Involvement.D,),
        evidence=PAPERS_OF_A_SHOW,
        title="Pentas seni",
        goal=4,
        month=5,
        day=8,
        forms=(Form.PENTAS, Form.UNDANGAN),
        procedure="Gladi bersih H-3; orang tua menyaksikan karya siswa; angket di "
        "pintu keluar.",
        place="Lapangan sekolah",
        budget=9_000_000,
        source=FundSource.DONATION,
        target=70,
        turnout=75,
    ),
    SampleActivity(
        key="farewell",
        category=Category.EVENT,
        involvement=(Involvement.D,),
        evidence=PAPERS_OF_A_SHOW,
        title="Pelepasan kelas IX",
        goal=3,
        month=6,
        day=5,
        grades=(9,),
        forms=(Form.PENTAS, Form.UNDANGAN),
        procedure="Cek edaran daerah; acara sederhana di sekolah; tanpa pungutan.",
        budget=6_000_000,
        target=90,
        turnout=93,
    ),
    SampleActivity(
        key="report2",
        category=Category.SERVICE,
        begins=time(8),
        ends=time(12),
        title="Pembagian rapor kenaikan kelas",
        goal=2,
        month=6,
        day=19,
        forms=(Form.RAPOR, Form.KONSULTASI),
        procedure="Rapor diambil orang tua sesuai jadwal per rombel; konsultasi dengan "
        "wali kelas.",
        place="Ruang kelas masing-masing",
        budget=1_000_000,
        target=90,
        turnout=92,
    ),
    SampleActivity(
        key="evaluation",
        involvement=(Involvement.F, Involvement.G),
        begins=time(9),
        ends=time(12),
        title="Rapat evaluasi akhir tahun bersama komite",
        goal=1,
        month=6,
        day=26,
        grades=(9,),
        forms=(Form.KOMITE, Form.KEPUTUSAN),
        procedure="Wakil humas memaparkan capaian; komite memberi masukan; kepala "
        "sekolah menetapkan tindak lanjut.",
        budget=900_000,
        target=60,
        turnout=62,
    ),
)

NOT_HELD_IN_PANDEMIC = frozenset({"carnival", "camp"})
ONLINE_IN_PANDEMIC = frozenset(
    {"annual", "pomg1", "pomg2", "parenting", "report1", "art", "farewell"}
)

FINDINGS: dict[str, tuple[str, str]] = {
    "parenting": (
        "Kelas orang tua sepi pada hari kerja karena orang tua bekerja.",
        "Adakan pada Sabtu pagi dan sediakan pilihan daring.",
    ),
    "pomg2": (
        "Surat undangan sering tidak sampai karena siswa lupa menyampaikannya.",
        "Kirim pemberitahuan langsung melalui grup wali kelas dan lembar balasan.",
    ),
    "training": (
        "Ruang pertemuan tidak cukup untuk semua peserta pelatihan.",
        "Bagi peserta menjadi dua gelombang.",
    ),
    "report1": (
        "Rapor lebih banyak diambil ibu; ayah jarang hadir.",
        "Jadwalkan pengambilan rapor pada Sabtu dan undang ayah secara khusus.",
    ),
}


class SampleTask(Record):
    """What a committee has to do, how many days from the activity, and who."""

    title: str
    offset_days: int
    section: str


TASKS = tuple(
    SampleTask(title=title, offset_days=offset, section=section)
    for title, offset, section in (
        ("Menetapkan tanggal dan memeriksa kalender", -35, "Ketua"),
        ("Menyiapkan undangan dan nomor surat", -14, "Sekretaris"),
        ("Menyiapkan ruang, kursi, dan pengeras suara", -10, "Seksi perlengkapan"),
        ("Menyusun materi dan susunan acara", -7, "Seksi acara"),
        ("Mengirim pengingat melalui wali kelas", -3, "Sekretaris"),
        ("Mencetak daftar hadir per rombel", -1, "Seksi dokumentasi"),
        ("Merekap kehadiran dan foto", 2, "Seksi dokumentasi"),
        ("Menyusun laporan kegiatan", 7, "Ketua"),
    )
)


def id_of(kind: str, name: str) -> UUID:
    """Return a record's key: the same at every rebuild."""
    return uuid5(NAMESPACE, f"{kind}/{name}")


def rupiah(amount: int) -> Decimal:
    """Return a whole amount of rupiah."""
    return Decimal(amount)
