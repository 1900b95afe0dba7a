"""The school's own words of the work programme, and the law it stands on."""

import re
from collections.abc import Iterable, Mapping
from typing import Annotated, Final
from uuid import UUID, uuid5

from pydantic import Field

from data.calendar import SchoolYear
from data.language import N_
from data.language.naming import EVERY_NAMING, MADRASAH, Naming
from data.names import alphabetical
from data.record import KeptRecord, Line, Record, Term, Text

SPACE: Final = UUID("3c1d2f0e-6f0a-5a43-9b0e-6b0f6f2a7c11")

KINDS: Final = (
    r"undang[\s-]+undang dasar|uud",
    r"(?:ketetapan|tap) (?:majelis permusyawaratan rakyat|mpr)",
    r"undang[\s-]+undang|uu|peraturan pemerintah pengganti|perpp?u",
    r"peraturan pemerintah|pp",
    r"peraturan presiden|perpres",
    r"peraturan (?:bersama )?(?:para )?menteri|permen\w*|pm[ak]",
    r"peraturan (?:badan|kepala|lembaga|direktur|dirjen)|perdirjen|perka\w*|perban",
    r"peraturan daerah|perda|qanun|perdasus|perdasi",
    r"peraturan (?:gubernur|bupati|wali\s*kota)|pergub|perbup|perwal\w*",
)
"""The kinds of regulations, the highest first: how their titles begin."""

KIND: Final = tuple(re.compile(rf"(?:{kind})\b", re.IGNORECASE) for kind in KINDS)
YEARS: Final = (
    re.compile(r"\btahun\s+(\d{4})\b", re.IGNORECASE),
    re.compile(r"\d\s*/\s*(?:\D*/)?(\d{4})\b"),
    re.compile(r"\b((?:19|20)\d{2})\b"),
)
"""Where a title says of which year a regulation is; the first that fits counts."""

NO_YEAR: Final = 9999
NO_LETTERS: Final = re.compile(r"^[\W\d_]+")
"""What a person may have typed before the kind: a number, a dash, a quotation mark."""


class Chapter(Term):
    """The parts of the work programme that a school writes itself."""

    FOREWORD = "foreword", N_("Foreword")
    BACKGROUND = "background", N_("Background")
    GENERAL_AIM = "general_aim", N_("General aim")
    AUDIENCE = "audience", N_("Whom the programme is for")
    VISION_MISSION = "vision_mission", N_("The school's vision and mission")
    FUNCTIONS = "functions", N_("Functions of public relations")
    STRUCTURE = "structure", N_("Structure and responsibility")
    INITIAL_CONDITION = "initial_condition", N_("Where the year starts from")
    CLOSING = "closing", N_("Closing words")


DEFAULT_WORDS: Final[Mapping[Chapter, str]] = {
    Chapter.FOREWORD: (
        "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa karena atas rahmat "
        "dan karunia-Nya Program Kerja Hubungan Masyarakat (Humas) {sekolah} tahun "
        "pelajaran {tahun} dapat disusun.\n"
        "Program kerja ini disusun bersama kepala sekolah, guru, orang tua, dan komite "
        "sekolah sebagai pegangan dalam merencanakan, mengorganisasikan, "
        "melaksanakan, dan mengevaluasi seluruh kegiatan humas selama satu tahun "
        "pelajaran. Hasil evaluasi tahun sebelumnya menjadi dasar penyusunannya.\n"
        "Kami mengucapkan terima kasih kepada semua pihak yang telah memberikan "
        "masukan. Saran yang membangun tetap kami harapkan demi penyempurnaan program "
        "pada masa mendatang."
    ),
    Chapter.BACKGROUND: (
        "Mutu pendidikan tidak dapat dicapai oleh sekolah sendiri. Sekolah, orang tua, "
        "dan masyarakat memikul tanggung jawab bersama atas pertumbuhan dan "
        "perkembangan siswa. Karena itu sekolah perlu membangun hubungan yang "
        "harmonis dengan orang tua, yang dipelihara melalui komunikasi yang terbuka "
        "dan kegiatan yang terencana.\n"
        "Orang tua perlu mengetahui program yang akan dilaksanakan sekolah beserta "
        "kendala yang dihadapi, sehingga mereka dapat memberikan bantuan, saran, dan "
        "pertimbangan. Sebaliknya, sekolah perlu mendengar harapan orang tua agar "
        "layanan pendidikan sesuai dengan kebutuhan siswa.\n"
        "Agar hubungan tersebut berlangsung terarah, berkesinambungan, dan dapat "
        "dipertanggungjawabkan, humas {sekolah} menyusun program kerja tahun "
        "pelajaran {tahun}. Setiap kegiatan memiliki tujuan, jadwal, prosedur "
        "pelaksanaan, dan standar keberhasilan yang ditetapkan sebelumnya."
    ),
    Chapter.GENERAL_AIM: (
        "Mewujudkan hubungan yang harmonis antara sekolah dan orang tua dalam rangka "
        "meningkatkan mutu sekolah, dengan hasil yang dapat dipertanggungjawabkan "
        "kepada semua pihak."
    ),
    Chapter.AUDIENCE: (
        "Sasaran program kerja humas adalah:\n"
        "1. orang tua dan wali siswa seluruh kelas;\n"
        "2. siswa;\n"
        "3. guru dan tenaga kependidikan;\n"
        "4. komite sekolah dan paguyuban orang tua;\n"
        "5. masyarakat, lembaga mitra, dan instansi pemerintah yang terkait."
    ),
    Chapter.VISION_MISSION: "",
    Chapter.FUNCTIONS: (
        "Humas sekolah menjalankan fungsi dan tugas sebagai berikut:\n"
        "1. menjadi penghubung antara sekolah dan orang tua dalam pelaksanaan program "
        "sekolah;\n"
        "2. memelihara hubungan kerja dengan komite sekolah dan paguyuban orang tua;\n"
        "3. membina kerja sama dengan instansi pemerintah, lembaga swasta, dan "
        "masyarakat;\n"
        "4. memberikan keterangan yang benar dan jelas tentang sekolah;\n"
        "5. menyampaikan pengumuman, kegiatan, dan prestasi sekolah kepada "
        "masyarakat;\n"
        "6. menampung dan menindaklanjuti saran, harapan, dan keluhan orang tua;\n"
        "7. mendokumentasikan pelaksanaan kegiatan beserta kendalanya;\n"
        "8. menyusun evaluasi dan melaporkan hasil program kepada kepala sekolah."
    ),
    Chapter.STRUCTURE: (
        "Kepala sekolah menjadi penanggung jawab seluruh program humas. Wakil kepala "
        "sekolah bidang humas menyusun dan mengoordinasikan program serta bertanggung "
        "jawab langsung kepada kepala sekolah.\n"
        "Setiap kegiatan dilaksanakan oleh penanggung jawab kegiatan bersama panitia "
        "yang ditetapkan kemudian. Tugas, hak, dan tanggung jawab setiap anggota "
        "panitia dirumuskan secara tertulis agar koordinasi dan pengawasan berjalan "
        "lancar serta waktu dan biaya digunakan dengan hemat."
    ),
    Chapter.INITIAL_CONDITION: (
        "Program kerja ini bertolak dari keadaan sekolah pada awal tahun pelajaran "
        "{tahun} dan dari hasil evaluasi program tahun sebelumnya. Masalah yang "
        "dipetakan dan temuan evaluasi ditindaklanjuti melalui kegiatan yang tercantum "
        "pada Bab III."
    ),
    Chapter.CLOSING: (
        "Demikian Program Kerja Humas {sekolah} tahun pelajaran {tahun} disusun untuk "
        "menjadi pedoman pelaksanaan kegiatan. Keberhasilannya bergantung pada kerja "
        "sama seluruh warga sekolah, orang tua, komite sekolah, dan masyarakat.\n"
        "Pelaksanaan program dievaluasi oleh kepala sekolah, dan hasilnya menjadi "
        "dasar penyusunan program kerja tahun berikutnya. Perubahan yang diperlukan "
        "selama tahun berjalan akan dilakukan dengan persetujuan kepala sekolah."
    ),
}
"""What a chapter says until the school writes its own; the paper's language.

A school's vision is its own: nothing stands in its place.
"""


LONGEST_CHAPTER = 30_000
"""Signs of a chapter in the school's own words: about ten pages."""


class ProgramChapter(
    KeptRecord, table="program_chapter", key=("school_year", "chapter")
):
    """A chapter as the school wrote it for one school year."""

    school_year: int
    chapter: Chapter
    text: Text
    version: int


class ChapterText(Record):
    """What a chapter says this year, and whose words these are.

    ``written_in`` is the year they were written for, None for delivered words;
    ``version`` is that of this year's own words, 0 where there are none.
    """

    chapter: Chapter
    text: Text
    written_in: int | None
    version: int

    def filled(self, school: str, year: SchoolYear) -> str:
        """Return the words with the school's name and the year put in."""
        said = self.text.replace("{tahun}", str(year))
        for kind in dict.fromkeys(naming.school for naming in EVERY_NAMING):
            said = said.replace(f"{{{kind}}}", school)
        return said


class LegalBasisDraft(Record):
    """What a person fills in about a regulation the programme stands on."""

    title: Line
    note: Text = ""
    number: Annotated[int, Field(ge=1, le=99)] = 1
    is_active: bool = True


class LegalBasis(LegalBasisDraft, KeptRecord, table="legal_basis"):
    """A regulation in the list; version 0 is a delivered one nobody has touched."""

    id: UUID
    version: int

    def says(self, draft: LegalBasisDraft) -> bool:
        """Whether it already reads like ``draft``."""
        names = LegalBasisDraft.model_fields
        return draft == LegalBasisDraft.as_kept(**{n: getattr(self, n) for n in names})

    @property
    def is_ready(self) -> bool:
        """Whether it is one of those the product delivers."""
        return self.id in READY_IDS


def in_legal_order(bases: Iterable[LegalBasis]) -> list[LegalBasis]:
    """Return regulations as papers cite them: laws first, by year inside a kind.

    Undang-Undang, Peraturan Pemerintah, Peraturan Presiden, those of ministers and
    their offices, those of the region, then everything else. The place in the school's
    list decides among those of one kind and year.
    """
    return sorted(bases, key=_rank)


def _rank(basis: LegalBasis) -> tuple[int, int, int, str]:
    title = NO_LETTERS.sub("", basis.title)
    kind = next((n for n, known in enumerate(KIND) if known.match(title)), len(KIND))
    years = (found[1] for year in YEARS if (found := year.search(title)))
    return kind, int(next(years, NO_YEAR)), basis.number, alphabetical(title)


def _ready(number: int, key: str, title: str, note: str) -> LegalBasis:
    return LegalBasis(
        id=uuid5(SPACE, key), number=number, title=title, note=note, version=0
    )


READY_BASES: Final = (
    _ready(
        1,
        "uu-20-2003",
        "Undang-Undang Republik Indonesia Nomor 20 Tahun 2003 tentang Sistem "
        "Pendidikan Nasional",
        "",
    ),
    _ready(
        2,
        "uu-27-2022",
        "Undang-Undang Republik Indonesia Nomor 27 Tahun 2022 tentang Pelindungan Data "
        "Pribadi",
        "Untuk pengelolaan data siswa dan keluarga.",
    ),
    _ready(
        3,
        "pp-57-2021",
        "Peraturan Pemerintah Nomor 57 Tahun 2021 tentang Standar Nasional Pendidikan "
        "sebagaimana telah diubah dengan Peraturan Pemerintah Nomor 4 Tahun 2022",
        "",
    ),
    _ready(
        4,
        "permendikbud-75-2016",
        "Peraturan Menteri Pendidikan dan Kebudayaan Nomor 75 Tahun 2016 tentang "
        "Komite Sekolah",
        "",
    ),
    _ready(
        5,
        "permendikbud-30-2017",
        "Peraturan Menteri Pendidikan dan Kebudayaan Nomor 30 Tahun 2017 tentang "
        "Pelibatan Keluarga pada Penyelenggaraan Pendidikan",
        "",
    ),
    _ready(
        6,
        "permendikdasmen-6-2026",
        "Peraturan Menteri Pendidikan Dasar dan Menengah Nomor 6 Tahun 2026 tentang "
        "Budaya Sekolah Aman dan Nyaman",
        "Menggantikan Permendikbudristek Nomor 46 Tahun 2023.",
    ),
)
"""The list a school begins with; regulations change, so every one can be mended."""

KOMITE_BASIS: Final = READY_BASES[3]
MADRASAH_KOMITE_BASIS: Final = _ready(
    KOMITE_BASIS.number,
    "pma-16-2020",
    "Peraturan Menteri Agama Nomor 16 Tahun 2020 tentang Komite Madrasah",
    "",
)
"""What holds for the komite of a madrasah."""

READY_IDS: Final = frozenset(
    basis.id for basis in (*READY_BASES, MADRASAH_KOMITE_BASIS)
)


def ready_bases(naming: Naming) -> list[LegalBasis]:
    """Return the regulations that a school of this kind begins with.

    A madrasah leaves out the one for the komite of a school, and can still cite it: its
    earlier decrees may.
    """
    if naming.school != MADRASAH.school:
        return list(READY_BASES)
    left_out = KOMITE_BASIS.model_copy(update={"is_active": False})
    others = [basis for basis in READY_BASES if basis is not KOMITE_BASIS]
    return [*others, left_out, MADRASAH_KOMITE_BASIS]
