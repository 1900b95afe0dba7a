"""Who comes in where: every page, every address outside the pages, every file.

Whoever adds a page, a route or a place that hands out a file adds its line;
``test_doors.py`` fails without it, and opens every one as everybody.
"""

from collections.abc import Mapping
from typing import Final

from data.actor import Actor
from tests.make import BUDI, DEWI, RINA, SARI

PEOPLE: Final[Mapping[str, Actor]] = {
    "lead": SARI,
    "principal": BUDI,
    "member": RINA,
    "teacher": DEWI,
}
"""One of every role that signs in; a personal link opens its own address only."""

LEAD: Final = frozenset({"lead"})
PRINCIPAL: Final = frozenset({"principal"})
LEADERS: Final = LEAD | PRINCIPAL
CONTACTS: Final = LEADERS | {"teacher"}
EVERYBODY: Final = frozenset(PEOPLE)
NOBODY: Final[frozenset[str]] = frozenset()
"""A school that is set up already is set up by nobody."""

PAGES: Final[Mapping[str, frozenset[str]]] = {
    "agenda": LEADERS,
    "angket": LEADERS,
    "akreditasi": LEADERS,
    "akun": LEAD,
    "anggaran": LEADERS,
    "bab": LEADERS,
    "beranda": LEADERS,
    "berkas-bukti": LEADERS,
    "cadangan": LEAD,
    "capaian": LEADERS,
    "dokumen": LEADERS,
    "dokumentasi": EVERYBODY,
    "hari": LEADERS,
    "hasil": LEADERS,
    "hasil-angket": LEADERS,
    "impor": LEADERS,
    "kalender": LEADERS,
    "kartu": LEAD,
    "kegiatan": LEADERS,
    "kehadiran": LEADERS,
    "kendala": EVERYBODY,
    "keputusan": LEADERS,
    "keseimbangan": LEADERS,
    "keuangan-kegiatan": EVERYBODY,
    "komite": LEADERS,
    "kontak": CONTACTS,
    "koordinasi": LEADERS,
    "lanjutkan": LEADERS,
    "laporan": LEADERS,
    "notulen": EVERYBODY,
    "orang": LEADERS,
    "orang-tua-asuh": LEADERS,
    "panduan": EVERYBODY,
    "panitia": LEADERS,
    "partisipasi": LEADERS,
    "pemantauan": LEADERS,
    "pemberian": EVERYBODY,
    "pengetahuan": LEADERS,
    "pengingat": LEAD,
    "penilaian": LEADERS,
    "penutupan": LEADERS,
    "program": LEADERS,
    "rapat": LEADERS,
    "riwayat": LEADERS,
    "ruang": EVERYBODY,
    "sekolah": LEADERS,
    "situasi": LEADERS,
    "siswa": LEAD,
    "struktur": LEADERS,
    "tautan": LEAD,
    "tayangan": LEADERS,
    "temuan": LEADERS,
    "template": LEADERS,
    "tindak-lanjut": EVERYBODY,
    "tugas": EVERYBODY,
    "tugas-panitia": EVERYBODY,
    "tujuan": LEADERS,
    "tutup-tahun": LEADERS,
    "undangan": LEADERS,
}
"""The pages by their addresses; on those for everybody each sees their own."""

ROUTES: Final[Mapping[str, frozenset[str]]] = {
    "GET /sign-in": EVERYBODY,
    "POST /sign-in": EVERYBODY,
    "GET /password": EVERYBODY,
    "POST /password": EVERYBODY,
    "POST /language": EVERYBODY,
    "GET /setup": NOBODY,
    "POST /setup": NOBODY,
    "GET /backups/{name}": LEAD,
    "GET /restore": LEAD,
    "POST /restore": LEAD,
    "POST /restore/yes": LEAD,
    "GET /healthz": EVERYBODY,
    "POST /drafts": EVERYBODY,
    "POST /find": EVERYBODY,
    "GET /school-logo": EVERYBODY,
    "GET /charts/{name}/{width:int}.svg": EVERYBODY,
    "GET /humas/{name}": EVERYBODY,
    "GET /handbook/{language}/{name}": EVERYBODY,
    "POST /sign-out": EVERYBODY,
}
"""The addresses behind the gate; leaving comes last."""

TRIED_APART: Final = frozenset(
    {
        "/bundles/{bundle:uuid}",
        "/calendar/{name}",
        "/files/{file:uuid}",
        "/files/{file:uuid}/small",
        "/t/angket/{token}",
        "/t/hadir/{token}",
        "/t/jawab/{token}",
        "/t/{token}",
        "/wall/{year:int}",
    }
)
"""Addresses that are themselves the secret, and files, each judged by its record:
tried where each is tested."""

FILES: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "evaluation.answers.page.results": ("hasil-angket", LEADERS),
    "evaluation.sheets.form": ("angket", LEAD),
    "evaluation.accreditation.page": ("akreditasi", LEADERS),
    "evaluation.accreditation.page.instruments": ("akreditasi", LEADERS),
    "execution.attendance.page": ("kehadiran", LEADERS),
    "execution.checkin.form": ("kehadiran", LEAD),
    "execution.closing.page": ("penutupan", LEADERS),
    "execution.contacts.form": ("kontak", LEAD | {"teacher"}),
    "execution.contacts.page.one": ("kontak", LEAD | {"teacher"}),
    "execution.gallery.page": ("dokumentasi", EVERYBODY),
    "execution.gifts.page": ("pemberian", EVERYBODY),
    "execution.letters.form": ("undangan", LEADERS),
    "execution.minutes.page": ("notulen", EVERYBODY),
    "execution.room.form": ("ruang", EVERYBODY),
    "execution.spending.page": ("keuangan-kegiatan", EVERYBODY),
    "evaluation.presenting.page": ("tayangan", LEADERS),
    "evaluation.reports.page": ("laporan", LEADERS),
    "evaluation.review.page": ("penilaian", LEADERS),
    "evaluation.review.page.whole": ("penilaian", LEADERS),
    "organizing.decrees.page": ("keputusan", LEADERS),
    "organizing.slips.page": ("kartu", LEAD),
    "organizing.structure.page": ("struktur", LEADERS),
    "organizing.tasks.form": ("tugas", EVERYBODY),
    "planning.exchange.page": ("impor", LEADERS),
    "planning.feeds.page": ("kalender", LEADERS),
    "planning.papers.page": ("dokumen", LEADERS),
    "planning.programme.page.document": ("program", LEADERS),
}
"""The modules that hand out files: on which page, and to whom at most."""
