"""What the workbook to fill in tells its reader: hints, an example, a page of help."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from data.workbook.writing import Value
from planning.exchange.models import CHOICES, EXAMPLE

GUIDE_WIDTHS: Final = (32, 95)

EXAMPLE_TITLE: Final = f"{EXAMPLE} Rapat awal tahun dengan orang tua"
ACTIVITY_EXAMPLE: Final[Mapping[str, Value]] = {
    "title": EXAMPLE_TITLE,
    "goal_id": "Hubungan sekolah dan orang tua yang harmonis",
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
        "Tanggal dahulu, lalu bulan: 22/08/2026, 22 Agustus 2026, atau 12–14 Agustus "
        "2026 untuk beberapa hari. Bila baru bulannya yang diketahui, isi kolom Bulan "
        "(Agustus 2026) saja. Berkas tahun lalu dapat dipakai lagi: saat impor, "
        "tanggalnya dapat dipindahkan.",
    ),
    ("Jam", "Tulis seperti 08.00."),
    (
        "Penanggung jawab",
        "Nama seperti pada halaman Orang. Nama yang tidak dikenal disebutkan dan "
        "dibiarkan kosong.",
    ),
    (
        "Nilai awal, Tercapai bila, Target, Satuan",
        "Standar keberhasilan, misalnya 60, paling sedikit, 75, %.",
    ),
    (
        "Anggaran",
        "Nama kegiatan sama seperti di lembar Kegiatan. Jumlah = Volume × Harga "
        "satuan. Tahun anggaran adalah tahun kalender. Sumbangan sukarela memerlukan "
        "kata “ya” pada kolom Sumbangan sukarela; bantuan mitra memerlukan nama mitra. "
        "Tidak ada pungutan.",
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
