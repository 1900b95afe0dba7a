from decimal import Decimal

import pytest

from data.gauge import (
    Counted,
    Gauge,
    PartyTurnout,
    Turnout,
    contradicts,
    gauge_of,
)
from data.participants import Party

REPRESENTED, THEMSELVES = Counted.REPRESENTED, Counted.THEMSELVES


@pytest.mark.parametrize(
    ("indicator", "unit", "counts", "is_share", "grades"),
    [
        ("Keluarga yang terwakili", "%", REPRESENTED, True, ()),
        ("Keterwakilan keluarga", "persen", REPRESENTED, True, ()),
        ("Orang tua/wali yang hadir", "%", REPRESENTED, True, ()),
        ("Orang tua siswa yang menghadiri rapat", "%", REPRESENTED, True, ()),
        ("Siswa yang terwakili", "%", REPRESENTED, True, ()),
        ("Persentase kehadiran orang tua", " % ", REPRESENTED, True, ()),
        ("Families represented", "percent", REPRESENTED, True, ()),
        ("Keluarga yang diwakili pada rapat", "keluarga", REPRESENTED, False, ()),
        ("Orangtua hadir", "KK", REPRESENTED, False, ()),
        ("Keluarga kelas VII yang terwakili", "%", REPRESENTED, True, (7,)),
        ("Keterwakilan keluarga kelas 7 - 9", "%", REPRESENTED, True, (7, 8, 9)),
        ("Orang tua kelas VII dan IX yang hadir", "%", REPRESENTED, True, (7, 9)),
        ("Orang tua yang hadir sendiri", "%", THEMSELVES, True, ()),
        ("Keluarga yang hadir daring", "keluarga", Counted.ONLINE, False, ()),
        ("Porsi ayah di antara orang tua", "%", Counted.FATHERS, True, ()),
    ],
)
def test_what_an_indicator_counts_of_families(
    indicator: str,
    unit: str,
    counts: Counted,
    grades: tuple[int, ...],
    *,
    is_share: bool,
) -> None:
    gauge = Gauge(counts=counts, is_share=is_share, grades=grades)

    assert gauge_of(indicator, unit) == gauge


@pytest.mark.parametrize(
    ("indicator", "unit", "party"),
    [
        ("Anggota komite yang hadir", "%", Party.KOMITE),
        ("Kehadiran komite pada rapat", "orang", Party.KOMITE),
        ("Komite sekolah yang hadir", "anggota", Party.KOMITE),
        ("Guru yang hadir", "%", Party.TEACHERS),
        ("Tenaga kependidikan yang hadir", "orang", Party.STAFF),
        ("Mitra yang hadir dalam kegiatan", "orang", Party.PARTNERS),
        ("Narasumber yang datang", "orang", Party.GUESTS),
        ("Pengawas yang hadir", "%", Party.SUPERVISORS),
        ("Peserta yang hadir", "orang", None),
    ],
)
def test_what_an_indicator_counts_of_a_group(
    indicator: str, unit: str, party: Party | None
) -> None:
    gauge = gauge_of(indicator, unit)

    assert gauge
    assert (gauge.counts, gauge.party) == (Counted.PEOPLE, party)


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        ("Ayah yang hadir", "%"),
        ("Keluarga yang hadir tepat waktu", "%"),
        ("Orang tua yang puas", "%"),
        ("Keluarga yang diwakili orang tua asuh", "%"),
        ("Keluarga yang tidak hadir", "%"),
        ("Rata-rata kehadiran orang tua per kelas", "%"),
        ("Keluarga kelas VII A yang terwakili", "%"),
        ("Orang tua dan guru yang hadir", "%"),
        ("Siswa yang hadir bersama orang tua", "%"),
        ("Keluarga yang terwakili", "orang"),
        ("Komite yang hadir pada rapat tepat waktu", "%"),
        ("Rapat yang dihadiri komite", "%"),
        ("Anggota komite yang hadir", "kali"),
        ("Peserta yang mengikuti sampai selesai", "orang"),
        ("Wakil kelas terbentuk", "%"),
        ("Notula dibagikan", "%"),
        ("", "%"),
    ],
)
def test_what_is_another_figure_is_typed(indicator: str, unit: str) -> None:
    assert gauge_of(indicator, unit) is None


FAMILIES = Turnout(
    grades=(7,), invited=7, represented=5, themselves=4, father=1, mother=2, online=1
)
MEETING = Turnout(
    is_for_families=False,
    parties=(
        PartyTurnout(party=Party.KOMITE, invited=6, came=5),
        PartyTurnout(party=Party.TEACHERS, invited=3, came=4),
    ),
)


@pytest.mark.parametrize(
    ("indicator", "unit", "turnout", "counted"),
    [
        ("Keluarga terwakili", "%", FAMILIES, "71.4"),
        ("Keluarga terwakili", "keluarga", FAMILIES, "5"),
        ("Keluarga yang hadir sendiri", "%", FAMILIES, "57.1"),
        ("Keluarga yang hadir daring", "%", FAMILIES, "14.3"),
        ("Porsi ayah", "%", FAMILIES, "33.3"),
        ("Keluarga kelas VII terwakili", "%", FAMILIES, "71.4"),
        ("Keluarga kelas VIII terwakili", "%", FAMILIES, None),
        ("Keluarga terwakili", "%", Turnout(), None),
        ("Keluarga terwakili", "%", MEETING, None),
        ("Anggota komite yang hadir", "%", MEETING, "83.3"),
        ("Guru yang hadir", "%", MEETING, "100.0"),
        ("Guru yang hadir", "orang", MEETING, "4"),
        ("Peserta yang hadir", "orang", MEETING, "9"),
        ("Peserta yang hadir", "%", MEETING, "88.9"),
        ("Pengawas yang hadir", "orang", MEETING, None),
        ("Peserta yang hadir", "orang", FAMILIES, None),
    ],
)
def test_the_attendance_gives_a_share_or_a_number(
    indicator: str, unit: str, turnout: Turnout, counted: str | None
) -> None:
    gauge = gauge_of(indicator, unit)

    assert gauge
    assert gauge.counted(turnout) == (None if counted is None else Decimal(counted))


def test_a_group_that_is_not_entered_is_counted_once_it_is() -> None:
    gauge = gauge_of("Anggota komite yang hadir", "%")
    awaited = PartyTurnout(party=Party.KOMITE, expected=6)
    uninvited = PartyTurnout(party=Party.KOMITE, invited=0, came=4)

    assert gauge
    assert gauge.fits(Turnout(parties=(awaited,)))
    assert gauge.counted(Turnout(parties=(awaited,))) is None
    assert not gauge.fits(Turnout(parties=(uninvited,)))


@pytest.mark.parametrize(
    ("typed", "counted", "is_so"),
    [("71", "71.4", False), ("72", "71.4", True), (None, "71.4", False)],
)
def test_a_rounded_result_contradicts_nothing(
    typed: str | None, counted: str, *, is_so: bool
) -> None:
    given = None if typed is None else Decimal(typed)

    assert contradicts(given, Decimal(counted)) is is_so
