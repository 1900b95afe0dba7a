from decimal import Decimal

import pytest

from data.gauge import Gauge, contradicts, gauge_of


@pytest.mark.parametrize(
    ("indicator", "unit", "gauge"),
    [
        ("Keluarga yang terwakili", "%", Gauge.SHARE),
        ("Keterwakilan keluarga", "persen", Gauge.SHARE),
        ("Orang tua/wali yang hadir", "%", Gauge.SHARE),
        ("Persentase kehadiran orang tua", " % ", Gauge.SHARE),
        ("Families represented", "percent", Gauge.SHARE),
        ("Keluarga yang diwakili pada rapat", "keluarga", Gauge.FAMILIES),
        ("Orangtua hadir", "KK", Gauge.FAMILIES),
        ("Ayah yang hadir", "%", None),
        ("Keluarga yang hadir tepat waktu", "%", None),
        ("Orang tua yang puas", "%", None),
        ("Komite yang hadir", "%", None),
        ("Keluarga yang terwakili", "orang", None),
        ("Wakil kelas terbentuk", "%", None),
        ("Notula dibagikan", "%", None),
        ("", "%", None),
    ],
)
def test_what_an_indicator_counts(
    indicator: str, unit: str, gauge: Gauge | None
) -> None:
    assert gauge_of(indicator, unit) is gauge


def test_the_attendance_gives_a_share_or_a_number() -> None:
    assert Gauge.SHARE.counted(7, 5) == Decimal("71.4")
    assert Gauge.FAMILIES.counted(7, 5) == 5
    assert Gauge.SHARE.counted(0, 0) is None


@pytest.mark.parametrize(
    ("typed", "counted", "is_so"),
    [("71", "71.4", False), ("72", "71.4", True), (None, "71.4", False)],
)
def test_a_rounded_result_contradicts_nothing(
    typed: str | None, counted: str, *, is_so: bool
) -> None:
    given = None if typed is None else Decimal(typed)

    assert contradicts(given, Decimal(counted)) is is_so
