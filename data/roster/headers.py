"""Which column of a list of pupils says what, whoever wrote the list.

Dapodik writes two rows of labels, EMIS and teachers write one; a list that was saved
again has ``Pekerjaan.1`` or ``Pekerjaan A`` instead of Dapodik's groups.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from data.workbook import HEADER_ROWS, Cell, Grid, Row, plain, text_of

PARENTS: Final = ("ayah", "ibu", "wali")
LETTERS: Final = {parent[0]: parent for parent in PARENTS}
"""Dapodik's groups in a list that was flattened: ``Pekerjaan A``."""
GROUPS: Final = {f"data {parent}": parent for parent in PARENTS}
GROUP_SIGN: Final = " › "
PARTS: Final = frozenset(
    {
        "jenjang pendidikan",
        "kebutuhan khusus",
        "nama",
        "nik",
        "pekerjaan",
        "pendidikan",
        "penghasilan",
        "tahun lahir",
    }
)
"""What Dapodik says about each parent."""
NOT_NAMES: Final = PARTS - {"nama", "kebutuhan khusus", "nik"}
SAY_PARENTS: Final = frozenset({"orang", "tua", "ortu", "wali"})
SILENT: Final = frozenset({"", "no", "no urut", "nomor", "nomor urut"})
TICKED: Final = frozenset({"l", "p", "lk", "pr", "laki laki", "perempuan"})
"""Below one label for both: a tick says which sex it is."""
AGAIN: Final = re.compile(r"[._ ]\d+$")
"""What a program adds to a label that stands there already: ``Nama.1``."""

SAID: Final = {
    "name": (
        "nama, nama lengkap, nama siswa, nama peserta didik, nama murid, nama santri, "
        "nama lengkap siswa, nama siswa lengkap, nama anak, nama pd"
    ),
    "nipd": (
        "nipd, nis, nism, nis lokal, no induk, nomor induk, no induk siswa, "
        "nomor induk siswa, nomor induk peserta didik"
    ),
    "nisn": "nisn, no nisn, nomor nisn, nomor induk siswa nasional",
    "numbers": "nis nisn, nipd nisn, nism nisn, nis dan nisn, no induk nisn",
    "numbers_turned": "nisn nis, nisn nipd, nisn nism, nisn dan nis, nisn no induk",
    "boy": "l, lk, laki laki, putra",
    "girl": "p, pr, perempuan, putri",
    "gender": "jk, l p, lp, jenis kelamin, kelamin, gender, sex",
    "class_group": (
        "rombel saat ini, rombel, rombongan belajar, nama rombel, kelas, nama kelas, "
        "kelas rombel, kelas saat ini, nama rombongan belajar, paralel, kelas paralel"
    ),
    "grade": "tingkat, tingkat kelas, tingkat pendidikan",
    "phone": (
        "hp, no hp, nomor hp, handphone, no handphone, nomor handphone, whatsapp, wa, "
        "no wa, nomor wa, no whatsapp, nomor whatsapp, hp ortu, no hp ortu, "
        "no hp orang tua, nomor hp orang tua, no wa ortu, no wa orang tua, "
        "no hp orang tua wali, hp orang tua, no hp siswa, no hp wa, hp wa, no wa hp, "
        "no hp whatsapp, no telp wa, no telepon wa, no telepon hp, no kontak, kontak"
    ),
    "telephone": "telepon, no telepon, nomor telepon, telp, no telp, no telp hp",
    "email": "e mail, email, surel, alamat email",
    "residence": "jenis tinggal, status tempat tinggal",
    "birth_date": "tanggal lahir, tgl lahir, tanggal lahir siswa",
    "birth": (
        "tempat tanggal lahir, tempat tgl lahir, tempat dan tanggal lahir, ttl, "
        "tempat tanggal lahir siswa"
    ),
    "guardian_name": (
        "wali nama, nama orang tua, nama ortu, nama orang tua wali, orang tua wali, "
        "nama ortu wali"
    ),
    "father_name": "ayah nama",
    "father_job": "ayah pekerjaan",
    "father_phone": "ayah hp",
    "mother_name": "ibu nama",
    "mother_job": "ibu pekerjaan",
    "mother_phone": "ibu hp",
    "guardian_phone": "wali hp",
    "standing": (
        "status, status siswa, status peserta didik, status pd, status murid, "
        "status santri, status keaktifan, keterangan, ket"
    ),
    "gone": (
        "keluar, mutasi, pindah, mutasi keluar, pindah keluar, tgl mutasi, "
        "tanggal mutasi, tgl pindah, tanggal pindah, alasan keluar, alasan mutasi"
    ),
    "active": "aktif, status aktif, masih aktif, keaktifan, siswa aktif",
}
"""What is read, by the labels it has in lists; what is not here is dropped."""
FIELDS: Final = {
    label.strip(): field for field, said in SAID.items() for label in said.split(",")
}
COMPARED_ONLY: Final = frozenset({"birth_date", "birth", "standing", "active", "gone"})
"""Read for knowing a pupil again, or whether they left, and never kept."""
ASIDE: Final = frozenset({"data", "kandung", "murid", "siswa", "no", "nomor"})
"""Words of a parent's label that say nothing of their own."""
CALLED: Final = frozenset({"hp", "handphone", "wa", "telepon", "telp"})


class Header(NamedTuple):
    """Where a table begins, which column is which field, and what is dropped."""

    place: int
    data: int
    columns: Mapping[str, int]
    dropped: Sequence[str]


def names_pupils(row: Row) -> bool:
    """Return whether a row holds the labels of a list of pupils."""
    fields = {FIELDS.get(key) for key in _flat_keys([label_of(cell) for cell in row])}
    numbers = {"nisn", "nipd", "numbers", "numbers_turned"} & fields
    facts = {
        "gender",
        "girl",
        "birth_date",
        "birth",
        "father_name",
        "mother_name",
        "phone",
    }
    return "name" in fields and bool(
        numbers or ("class_group" in fields and facts & fields)
    )


def names_people(row: Row) -> bool:
    """Return whether a row holds labels that are enough where the class is known."""
    fields = {FIELDS.get(label_of(cell)) for cell in row}
    return "name" in fields and bool({"gender", "girl"} & fields)


def header_of(grid: Grid, *, is_class: bool = False, begin: int = 0) -> Header | None:
    """Return the labels of the first table from row ``begin`` on, or None.

    ``is_class``: the sheet is known to list one class, so that a name and a sex do.
    """
    for place, row in enumerate(grid[begin : begin + HEADER_ROWS], begin):
        if names_pupils(row) or (is_class and names_people(row)):
            below = grid[place + 1] if place + 1 < len(grid) else []
            two_levels = _is_second_level(row, below)
            columns, dropped = _columns(*_labels(row, below if two_levels else []))
            return Header(place, place + 1 + two_levels, columns, dropped)
    return None


def label_of(cell: Cell) -> str:
    """Return a label as it is compared: its words, in lower case."""
    return " ".join(re.findall(r"[^\W_]+", plain(cell)))


def _is_second_level(above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Return whether the row names the parts of the parents, and is not a pupil."""
    if any(_group(cell) for cell in above):
        return any(label_of(cell) == "nama" for cell in below)
    pairs = [(label_of(a), label_of(b)) for a, b in zip(above, below, strict=False)]
    parts = {part for _, part in pairs if _is_part(part)}
    return len(parts) > 1 and all(_is_part(b) for a, b in pairs if a and b)


def _is_part(label: str) -> bool:
    """Return whether a label may stand below one that is written once for several."""
    return (
        label in {"nis", "nisn", "nipd", *TICKED, *PARENTS}
        or _of_parent(label) != label
    )


def _group(label: Cell) -> str | None:
    """Return ``ayah`` for ``Data Ayah`` or ``Data Ayah Kandung``."""
    words = [word for word in label_of(label).split() if word != "kandung"]
    return GROUPS.get(" ".join(words))


def _labels(
    above: Sequence[Cell], below: Sequence[Cell]
) -> tuple[list[str], list[str]]:
    """Return every column's label as shown and as compared, groups carried forward."""
    shown = [" ".join(text_of(cell).split()) for cell in above]
    if not below:
        return shown, _flat_keys(list(map(label_of, shown)), shown)
    keys, group, over = [], "", ""
    for place, label in enumerate(shown):
        part = " ".join(text_of(below[place]).split()) if place < len(below) else ""
        if label:
            group = label if part and _group(label) else ""
        if group and part:
            shown[place] = f"{group}{GROUP_SIGN}{part}"
            keys.append(f"{_group(group)} {label_of(part)}")
        elif _is_part(label_of(part)):
            over = label or over
            shown[place] = f"{over}{GROUP_SIGN}{part}"
            keys.append(_key_of_part(label_of(over), label_of(part)))
        else:
            shown[place] = label or part
            keys.append(_of_parent(label_of(label or part)))
    return shown, keys


def _key_of_part(over: str, part: str) -> str:
    """Return ``ayah nama`` for ``Ayah`` below ``Nama Orang Tua``."""
    if part not in PARENTS:
        return _of_parent(part)
    words = [word for word in over.split() if word not in SAY_PARENTS]
    return _of_parent(" ".join([*words, part]))


def _flat_keys(labels: Sequence[str], shown: Sequence[str] = ()) -> list[str]:
    """Return what the labels of one row mean, each in the light of those before it.

    Behind ``Nama ayah`` a plain ``Pekerjaan`` is the father's. Where Dapodik's groups
    are lost, a further ``Nama`` with ``Tahun Lahir`` or ``Pekerjaan`` behind it begins
    the next parent.
    """
    bases = [AGAIN.sub("", label) for label in labels]
    keys: list[str] = []
    parent, waiting, has_name = "", list(PARENTS), False
    for place, base in enumerate(bases):
        key = _of_parent(base)
        if key != base:
            parent = key.split()[0]
            waiting = (
                waiting[waiting.index(parent) + 1 :] if parent in waiting else waiting
            )
        elif base == "nama" and has_name and waiting and _begins_parent(bases, place):
            parent = waiting.pop(0)
            key = f"{parent} nama"
        elif base in PARTS - {"nama"} and parent:
            key = f"{parent} {base}"
        else:
            parent = ""
            key = labels[place] if labels[place] in FIELDS else base
        has_name = has_name or FIELDS.get(key) == "name"
        keys.append(key)
    return keys


def _begins_parent(bases: Sequence[str], place: int) -> bool:
    return place + 1 < len(bases) and bases[place + 1] in NOT_NAMES


def _of_parent(label: str) -> str:
    """Return ``ayah nama`` for ``nama ayah``, ``ayah hp`` for ``no hp ayah``."""
    words = label.split()
    if len(words) == 2 and words[0] in PARTS and words[1] in LETTERS:  # noqa: PLR2004
        return f"{LETTERS[words[1]]} {words[0]}"
    for parent in filter(words.__contains__, PARENTS):
        rest = [word for word in words if word != parent]
        said = {*rest} - ASIDE
        if said in ({"nama"}, {"pekerjaan"}):
            return f"{parent} {said.pop()}"
        if said and said <= CALLED:
            return f"{parent} hp"
        if rest in ([], ["kandung"]):
            return f"{parent} nama"
        if " ".join(rest) in PARTS:
            return f"{parent} {' '.join(rest)}"
    return label


def _with_grade(keys: Sequence[str]) -> list[str]:
    """Return the keys where ``Kelas`` beside ``Rombel`` or ``Paralel`` is the grade."""
    has_parts = any(
        FIELDS.get(key) == "class_group" and re.search("romb|paralel", key)
        for key in keys
    )
    is_grade = has_parts and not any(FIELDS.get(key) == "grade" for key in keys)
    return ["tingkat" if is_grade and key == "kelas" else key for key in keys]


def _columns(
    shown: Sequence[str], keys: Sequence[str]
) -> tuple[Mapping[str, int], list[str]]:
    columns: dict[str, int] = {}
    dropped = []
    for place, key in enumerate(_with_grade(keys)):
        field = FIELDS.get(key)
        is_first = field is not None and field not in columns
        if field and is_first:
            columns[field] = place
        if (not is_first or field in COMPARED_ONLY) and key not in SILENT:
            dropped.append(shown[place])
    if len({"boy", "girl"} & columns.keys()) == 1:
        dropped += [
            shown[columns.pop(one)] for one in ("boy", "girl") if one in columns
        ]
    if {"phone", "telephone"} <= columns.keys():
        dropped.append(shown[columns.pop("telephone")])
    return columns, dropped
