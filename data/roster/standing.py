"""Whether a list says that a pupil has left the school: a cell, a title, a sheet."""

import re
from typing import Final

from data.language import N_

GONE: Final = (
    r"(?:di|ter)?(?:keluarkan|keluar)|mutasi|pindah|lulus(?:an)?|tamat(?:an)?|alumni|"
    r"alumnus|drop ?out|d ?o|putus sekolah|(?:meng)?undurkan diri|mundur|non ?aktif|"
    r"(?:tidak|tdk|belum) aktif|berhenti|meninggal(?: dunia)?|wafat|almarhum(?:ah)?|"
    r"hilang"
)
STAYS: Final = (
    r"masuk|dari|rumah|alamat|tempat tinggal|domisili|kelas|rombel|jurusan|antar|"
    r"intern|ppdb|spmb|seleksi|tes|sd|mi|smp|mts|tk|ra|paud|ayah|ibu|bapak|wali|"
    r"orang tua|ortu"
)
"""What behind the same words says something else: ``pindah rumah``, ``lulus SD``."""
SAYS_GONE: Final = re.compile(
    r"(?:(?:siswa|murid|santri|peserta didik|pd|anak|ybs|yang|sudah|sdh|telah|tlh)\s)*"
    rf"(?:{GONE})\b(?!\s(?:{STAYS})\b).*"
)
OF_GONE: Final = re.compile(
    r"(?:(?:daftar|data|buku|rekap|rekapitulasi|nama|siswa|murid|santri|peserta|didik|"
    rf"pd|yang|sudah|telah)\s)*(?:{GONE})\b(?!\s(?:{STAYS})\b)(?!\s\d{{1,3}}\b)"
    r"(?:\s\S+){0,6}"
)
"""A title over pupils who left; ``Keluar: 2`` below a list only counts them."""
NOT_ACTIVE: Final = frozenset(
    {"belum", "bukan", "false", "n", "no", "t", "tdk", "tidak"}
)
LEFT: Final = N_(
    "“{value}” is listed as “{said}” and was not taken in. Correct it in the file "
    "where the pupil belongs to the school."
)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", words.casefold()))


def says_left(standing: str) -> bool:
    """Return whether what stands beside a pupil says that they left the school."""
    return bool(SAYS_GONE.fullmatch(_plain(standing)))


def says_not_active(typed: str) -> bool:
    """Return whether the answer to *active?* is no."""
    return _plain(typed) in NOT_ACTIVE or says_left(typed)


def says_gone(typed: str) -> bool:
    """Return whether a column *left* or *moved* is filled in for a pupil who did."""
    words = _plain(typed)
    return bool(words) and words not in NOT_ACTIVE and words.split()[0] != "masuk"


def is_title_of_left(title: str) -> bool:
    """Return whether a title or a sheet's name stands over pupils who left."""
    return bool(OF_GONE.fullmatch(_plain(title)))
