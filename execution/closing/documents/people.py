"""Who was invited to an activity and came, as its report says it."""

from typing import Final

from data.language import fitted, in_number
from data.paper import Align, Column, Paper
from execution.attendance.models import Rates
from execution.closing.documents.wording import (
    DASH,
    GROUPS,
    is_held,
    percent,
    share_of,
    turnout_words,
)
from execution.closing.facts import ReportPaper

GROUP_COLUMNS: Final = (
    Column(title="Kelas", width=2.3),
    Column(title="Diundang", width=1.9, align=Align.RIGHT),
    Column(title="Ayah", width=1.3, align=Align.RIGHT),
    Column(title="Ibu", width=1.3, align=Align.RIGHT),
    Column(title="Wali", width=1.3, align=Align.RIGHT),
    Column(title="Daring", width=1.5, align=Align.RIGHT),
    Column(title="Asuh", width=1.3, align=Align.RIGHT),
    Column(title="Terwakili", width=2.1, align=Align.RIGHT),
    Column(title="Hadir sendiri", width=2.5, align=Align.RIGHT),
)
PARTY_COLUMNS: Final = (
    Column(title="Kelompok", width=5.0),
    Column(title="Diundang", width=2.2, align=Align.RIGHT),
    Column(title="Hadir", width=2.0, align=Align.RIGHT),
    Column(title="Persen", width=2.0, align=Align.RIGHT),
    Column(title="Yang hadir", width=4.3),
)
COUNTED_ONLY: Final = (
    "Kehadiran sebagian kelas dihitung jumlahnya saja, tanpa nama; angkanya lebih "
    "lemah sebagai bukti."
)

SOME_FAMILIES: Final = (
    "Kegiatan ini untuk keluarga tertentu. Kelas dan nama siswa tidak dicetak; jumlah "
    "keluarga yang kurang dari lima, atau yang memperlihatkannya, tidak disebutkan."
)


def write_people(paper: Paper, facts: ReportPaper) -> None:
    """Write who was invited and came: families by class group, then other groups."""
    if not is_held(facts):
        paper.text("Kegiatan tidak terlaksana, sehingga tidak ada peserta.")
        return
    if facts.counted:
        _families(paper, facts)
    elif facts.groups:
        paper.text("Kehadiran keluarga siswa tidak dicatat.")
    if facts.parties:
        paper.table(
            PARTY_COLUMNS,
            (
                (
                    fitted(GROUPS.get(one.party, one.party.label)),
                    in_number(one.invited),
                    in_number(one.came),
                    percent(share_of(one)),
                    ", ".join(filter(None, one.names.splitlines())) or DASH,
                )
                for one in facts.parties
            ),
        )
    if not (facts.groups or facts.parties):
        paper.text("Kegiatan ini tidak mengundang keluarga siswa.")


def _families(paper: Paper, facts: ReportPaper) -> None:
    if facts.activity.is_confidential:
        _some_families(paper, facts)
        return
    finished = sum(group.is_finished for group in facts.groups)
    if finished < len(facts.groups):
        paper.text(
            fitted(
                "Baru {finished} dari {groups} kelas yang diisi; angka di bawah ini "
                "hanya untuk kelas yang sudah diisi.",
                finished=in_number(finished),
                groups=in_number(len(facts.groups)),
            )
        )
    paper.text(turnout_words(facts.rates))
    rows = [(group.class_group, *_sums(group.rates)) for group in facts.counted]
    paper.table(GROUP_COLUMNS, rows, [("Jumlah", 1, _sums(facts.rates))], size=9.5)
    under = fitted(
        "Terwakili: dihadiri ayah, ibu, wali, secara daring, atau orang tua asuh. "
        "Hadir sendiri: tanpa orang tua asuh. Satuan: keluarga tiap siswa."
    )
    paper.under_table(under if facts.is_by_name else f"{under} {COUNTED_ONLY}")


def _some_families(paper: Paper, facts: ReportPaper) -> None:
    """Write how many came of families named one by one; of few not even that."""
    if facts.are_families_told:
        paper.text(turnout_words(facts.rates))
    paper.text(SOME_FAMILIES)


def _sums(rates: Rates) -> tuple[str, ...]:
    """Return the columns of a class group, or of all together."""
    numbers = (
        rates.invited,
        rates.father,
        rates.mother,
        rates.guardian,
        rates.online,
        rates.foster_parent,
    )
    shares = (rates.represented_rate, rates.themselves_rate)
    return (*map(in_number, numbers), *map(percent, shares))
