"""What the workbook to fill in tells its reader: hints, an example, a page of help."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from data.workbook.writing import Value
from planning.exchange.models import CHOICES, EXAMPLE

SEVERAL: Final = "Boleh lebih dari satu; pisahkan dengan titik koma (;)."
ACTIVITY_FIELDS: Final[Mapping[str, tuple[float, str]]] = {
    "title": (34, "Wajib diisi. Satu baris untuk satu kegiatan."),
    "goal": (30, "Pilih tujuan yang ada, atau tulis tujuan baru."),
    "forms": (30, f"Pilih dari daftar. {SEVERAL}"),
    "involvement": (30, f"Pelibatan keluarga, huruf a sampai j. {SEVERAL}"),
    "audience": (15, "Semua, tingkat (Kelas VII; Kelas IX), atau rombel (VII A)."),
    "planned_on": (15, "Tanggal dahulu: 22/08/2026 atau 22 Agustus 2026."),
    "month": (15, "Isi hanya bila tanggalnya belum ditetapkan."),
    "starts_at": (11, "Tulis seperti 08.00."),
    "ends_at": (11, "Tulis seperti 10.30."),
    "person": (24, "Nama seperti pada halaman Orang."),
    "place": (18, ""),
    "background": (36, "Mengapa kegiatan ini perlu."),
    "procedure": (40, "Langkah pelaksanaan dari awal sampai akhir."),
    "rundown": (36, "Satu baris untuk satu acara: 08.00 Pembukaan."),
    "indicator": (30, "Yang diukur, misalnya: Keluarga yang terwakili."),
    "baseline": (12, "Angka sebelum kegiatan, misalnya 60."),
    "target": (12, "Angka yang dituju, misalnya 75."),
    "unit": (12, "Misalnya: % atau orang."),
    "measured_by": (26, "Misalnya: Daftar hadir."),
    "evidence": (28, f"Pilih dari daftar. {SEVERAL}"),
    "risk": (28, "Yang dapat menghambat."),
    "mitigation": (28, "Cara mencegah atau mengatasinya."),
}
BUDGET_FIELDS: Final[Mapping[str, tuple[float, str]]] = {
    "activity": (34, "Wajib. Sama seperti pada lembar Kegiatan."),
    "title": (34, "Wajib. Barang atau jasa yang dibayar."),
    "volume": (11, "Banyaknya, misalnya 150."),
    "unit": (12, "Misalnya: kotak, orang, paket."),
    "price": (15, "Wajib. Harga satu satuan, dalam rupiah."),
    "source": (22, "Wajib. Pilih dari daftar."),
    "fiscal_year": (12, "Tahun kalender: Juli–Desember dan Januari–Juni berbeda."),
    "arkas_code": (15, ""),
    "partner": (20, "Wajib untuk bantuan mitra."),
    "is_voluntary": (12, "Tulis ya untuk sumbangan sukarela."),
    "on": (15, "Hanya bila beberapa kegiatan bernama sama."),
}
TASK_FIELDS: Final[Mapping[str, tuple[float, str]]] = {
    "activity": (34, "Wajib. Sama seperti pada lembar Kegiatan."),
    "title": (40, "Wajib. Apa yang harus dikerjakan."),
    "offset_days": (12, "Wajib. H-14 sebelum, H pada hari kegiatan, H+7 sesudah."),
    "section": (22, "Seksi atau jabatan dalam panitia."),
    "on": (15, "Hanya bila beberapa kegiatan bernama sama."),
}
"""How wide a column is, and the hint that its cells show."""

NEEDED: Final = ("Wajib.", "Wajib diisi.")
GUIDE_WIDTHS: Final = (32, 95)

EXAMPLE_TITLE: Final = f"{EXAMPLE} Rapat awal tahun dengan orang tua"
ACTIVITY_EXAMPLE: Final[Mapping[str, Value]] = {
    "title": EXAMPLE_TITLE,
    "goal": "Hubungan sekolah dan orang tua yang harmonis",
    "category": "",
    "forms": "Pertemuan orang tua murid dan guru (POMG)",
    "involvement": "a",
    "audience": "Kelas VII; Kelas VIII",
    "starts_at": "08.00",
    "ends_at": "10.00",
    "mode": "Tatap muka",
    "place": "Aula",
    "background": "Orang tua perlu mengenal program sekolah sejak awal tahun.",
    "procedure": "Undangan, paparan program, tanya jawab, kesepakatan.",
    "rundown": "08.00 Pembukaan\n08.15 Paparan program\n09.30 Tanya jawab",
    "indicator": "Keluarga yang terwakili",
    "baseline": "60",
    "target": "75",
    "unit": "%",
    "direction": "paling sedikit",
    "measured_by": "Daftar hadir",
    "evidence": "",
    "risk": "Orang tua berhalangan hadir pada jam kerja",
    "mitigation": "Undangan H-14, pilihan hadir secara daring",
}
BUDGET_EXAMPLE: Final[Mapping[str, Value]] = {
    "activity": EXAMPLE_TITLE,
    "title": "Konsumsi",
    "volume": Decimal(150),
    "unit": "kotak",
    "price": Decimal(15_000),
    "source": "Dana BOSP",
}
TASK_EXAMPLE: Final[Mapping[str, Value]] = {
    "activity": EXAMPLE_TITLE,
    "title": "Mengirim undangan",
    "offset_days": "H-14",
    "section": "Sekretaris",
}

GUIDANCE: Final = (
    (
        "Cara memakai",
        "Isi lembar Kegiatan, satu baris untuk satu kegiatan. Lembar Anggaran dan "
        "Tugas boleh dikosongkan. Simpan, lalu pilih berkas ini di halaman Impor dan "
        "ekspor. Sebelum disimpan, semua perubahan dan baris keliru diperlihatkan.",
    ),
    (
        "Kolom wajib",
        "Kolom berkepala cokelat wajib diisi, yang lain boleh dikosongkan. Klik sebuah "
        "sel untuk melihat petunjuknya.",
    ),
    (
        "Baris contoh",
        f"Baris yang diawali {EXAMPLE} hanya contoh dan tidak diimpor. Boleh dihapus.",
    ),
    (
        "Nama kegiatan",
        "Kegiatan dikenali dari namanya; bila beberapa kegiatan bernama sama, "
        "dari nama dan tanggalnya.",
    ),
    (
        "Tujuan",
        "Tulis seperti pada halaman Tujuan. Tujuan yang belum ada akan ditambahkan.",
    ),
    (
        "Pilihan",
        f"Kata yang dapat dipilih ada di lembar {CHOICES}. Bila lebih dari satu, "
        "pisahkan dengan titik koma (;).",
    ),
    (
        "Sasaran",
        "Semua, tingkat (Kelas VII; Kelas IX), atau rombel (VII A; VII B).",
    ),
    (
        "Tanggal dan Bulan",
        "Tanggal dahulu, lalu bulan: 22/08/2026 atau 22 Agustus 2026. Bila baru "
        "bulannya yang diketahui, isi kolom Bulan (Agustus 2026) saja. Berkas tahun "
        "lalu dapat dipakai lagi: saat impor, tanggalnya dapat dipindahkan.",
    ),
    ("Jam", "Tulis seperti 08.00."),
    (
        "Penanggung jawab",
        "Nama seperti pada halaman Orang. Nama yang tidak dikenal disebutkan dan "
        "dibiarkan kosong.",
    ),
    (
        "Nilai awal, Target, Satuan, Arah",
        "Standar keberhasilan, misalnya 60, 75, %, paling sedikit.",
    ),
    (
        "Anggaran",
        "Nama kegiatan sama seperti di lembar Kegiatan. Jumlah = Volume × Harga. "
        "Tahun anggaran adalah tahun kalender. Sumbangan sukarela memerlukan kata “ya” "
        "pada kolom Sukarela; bantuan mitra memerlukan nama mitra. Tidak ada pungutan.",
    ),
    (
        "Tugas",
        "H-14 berarti 14 hari sebelum kegiatan, H hari kegiatan, H+7 sesudahnya.",
    ),
    (
        "Sel kosong",
        "Sel yang kosong tidak mengubah apa pun. Impor tidak pernah menghapus "
        "kegiatan, rincian anggaran, atau tugas.",
    ),
)
