"""Which backups are kept, what they are called, and which may be restored here."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.backups.models import (
    DAYS,
    MONTHS,
    MOST_APART,
    WEEKS,
    BackupKind,
    Facts,
    KeptBackup,
    Manifest,
    changes_since,
    days_to_keep,
    lateness,
    name_of,
    outdated,
    passphrase_refusal,
    restore_refusal,
)
from data.errors import Refused
from tests.make import NOW, SCHOOL

DAYS_OF_YEARS = st.dates(date(2023, 1, 1), date(2027, 12, 31))
HERE = Facts(
    school="SMP Negeri Contoh",
    npsn="12345678",
    origin="aa",
    commits=40,
    migrations=("0001.sql",),
)


def kept(kind: BackupKind, at: datetime) -> KeptBackup:
    return KeptBackup(file=Path(name_of(kind, at)), kind=kind, made_at=at, size=1)


def a_manifest(**changes: object) -> Manifest:
    facts = HERE.model_dump() | changes
    return Manifest.model_validate(
        {
            **facts,
            "product": "9.9",
            "made_at": NOW,
            "kind": BackupKind.DAILY,
            "is_locked": False,
            "parts": {},
        }
    )


@given(st.sets(DAYS_OF_YEARS, max_size=60))
def test_the_newest_seven_days_stay_and_never_more_than_the_rule_allows(
    days: set[date],
) -> None:
    staying = days_to_keep(days)

    assert staying <= days
    assert set(sorted(days)[-DAYS:]) <= staying
    assert len(staying) <= DAYS + WEEKS + MONTHS


@given(st.sets(DAYS_OF_YEARS, max_size=60))
def test_each_of_the_newest_weeks_and_months_keeps_its_last_day(
    days: set[date],
) -> None:
    staying = days_to_keep(days)

    for month in sorted({(day.year, day.month) for day in days})[-MONTHS:]:
        assert max(d for d in days if (d.year, d.month) == month) in staying
    for week in sorted({day.isocalendar()[:2] for day in days})[-WEEKS:]:
        assert max(d for d in days if d.isocalendar()[:2] == week) in staying


@given(st.sets(DAYS_OF_YEARS, max_size=60))
def test_choosing_again_takes_nothing_more_away(days: set[date]) -> None:
    staying = days_to_keep(days)

    assert days_to_keep(staying) == staying


@given(DAYS_OF_YEARS, st.integers(1, 500), st.sets(st.integers(0, 500), max_size=90))
def test_rotated_every_day_nothing_of_the_year_is_lost(
    first: date, count: int, pauses: set[int]
) -> None:
    """Day by day the same stays as if all were looked at once: no gap grows."""
    staying: set[date] = set()
    made: set[date] = set()
    for number in range(count):
        if number not in pauses:
            day = first + timedelta(days=number)
            made.add(day)
            staying = days_to_keep(staying | {day})

    assert staying == days_to_keep(made)


def test_of_several_backups_of_a_day_the_newest_stays() -> None:
    morning = kept(BackupKind.DAILY, datetime(2026, 8, 17, 7, tzinfo=UTC))
    evening = kept(BackupKind.DAILY, datetime(2026, 8, 17, 19, tzinfo=UTC))

    assert outdated([evening, morning]) == [morning]


def test_the_second_backup_of_a_second_is_the_newer_one(tmp_path: Path) -> None:
    first, second = (
        tmp_path / f"cadangan-20260817-090000-harian{number}.zip"
        for number in ("", "-2")
    )
    found = []
    for file in (second, first):
        file.write_bytes(b"x")
        found.append(KeptBackup.of(file, UTC))

    assert [one.file for one in outdated([one for one in found if one])] == [first]


def test_other_backups_give_way_by_their_number_and_never_to_daily_ones() -> None:
    by_hand = [
        kept(BackupKind.BY_HAND, datetime(2020, 1, day, tzinfo=UTC))
        for day in range(1, MOST_APART + 3)
    ]
    before = kept(BackupKind.BEFORE_RESTORE, datetime(2019, 1, 1, tzinfo=UTC))
    daily = [
        kept(BackupKind.DAILY, datetime(2026, 8, day, tzinfo=UTC))
        for day in range(1, 29)
    ]

    gone = outdated([before, *by_hand, *daily])

    assert [one for one in gone if one.kind is BackupKind.BY_HAND] == by_hand[1::-1]
    assert before not in gone


@given(st.sampled_from(BackupKind), st.datetimes(timezones=st.just(SCHOOL.zone)))
def test_a_name_says_kind_and_moment(kind: BackupKind, at: datetime) -> None:
    made_at = at.replace(microsecond=0)
    named = name_of(kind, made_at)

    for name in (named, named.replace(".zip", "-2.zip")):
        file = Path("/nowhere") / name
        assert KeptBackup.of(file, SCHOOL.zone) is None, "it is not there"
    assert made_at.strftime("%Y%m%d-%H%M%S") in named


def test_other_files_are_nobodys_backup(tmp_path: Path) -> None:
    for name in (
        "cadangan.zip",
        "cadangan-20261345-000000-harian.zip",
        "cadangan-20260817-090000-harian.zip.part",
        "foto.jpg",
    ):
        (tmp_path / name).write_bytes(b"x")
        assert KeptBackup.of(tmp_path / name, UTC) is None
    ours = tmp_path / "cadangan-20260817-090000-sebelum-pemulihan-3.zip"
    ours.write_bytes(b"xyz")
    found = KeptBackup.of(ours, UTC)
    assert found is not None
    assert (found.kind, found.size) == (BackupKind.BEFORE_RESTORE, 3)
    assert found.made_at == datetime(2026, 8, 17, 9, tzinfo=UTC)


def test_a_backup_of_this_school_may_be_restored() -> None:
    assert restore_refusal(a_manifest(), HERE, {"0001.sql"}) is None


def test_a_school_that_corrected_its_npsn_is_still_the_same_school() -> None:
    assert restore_refusal(a_manifest(npsn="87654321"), HERE, {"0001.sql"}) is None


def test_a_school_that_was_set_up_anew_takes_its_old_backup() -> None:
    assert restore_refusal(a_manifest(origin="bb"), HERE, {"0001.sql"}) is None


@pytest.mark.parametrize(
    "other",
    [
        {"npsn": "87654321", "origin": "bb"},
        {"npsn": "87654321", "origin": ""},
        {"is_sample": True, "origin": "bb"},
    ],
)
def test_another_schools_backup_is_refused_but_for_an_empty_folder(
    other: dict[str, object],
) -> None:
    refused = restore_refusal(a_manifest(**other), HERE, {"0001.sql"})

    assert isinstance(refused, Refused)
    assert "12345678" in str(refused)
    assert restore_refusal(a_manifest(**other), Facts(), {"0001.sql"}) is None


def test_two_schools_without_an_origin_are_not_the_same() -> None:
    here = HERE.model_copy(update={"origin": ""})
    backup = a_manifest(origin="", npsn="87654321")

    assert restore_refusal(backup, here, {"0001.sql"}) is not None


def test_a_newer_products_backup_is_refused_also_in_an_empty_folder() -> None:
    backup = a_manifest(migrations=("0001.sql", "0999.sql"))

    for here in (HERE, Facts()):
        refused = restore_refusal(backup, here, {"0001.sql"})
        assert refused is not None
        assert "9.9" in str(refused)


def test_changes_since_a_backup_are_never_fewer_than_none() -> None:
    assert changes_since(a_manifest(commits=28), HERE) == 12
    assert changes_since(a_manifest(commits=50), HERE) == 0


def test_the_lead_is_told_when_the_daily_backup_is_late_or_failed() -> None:
    zone = SCHOOL.zone
    failure = Refused("The disk is full.")
    last = kept(BackupKind.DAILY, NOW)
    long_ago = NOW - timedelta(days=2, minutes=1)

    assert lateness(last, None, NOW - timedelta(days=2), NOW, zone) is None
    assert lateness(last, None, long_ago, NOW, zone) is not None
    assert lateness(last, failure, NOW, NOW, zone) is failure


def test_records_that_have_just_begun_need_no_backup_yet() -> None:
    assert lateness(None, None, None, NOW, SCHOOL.zone) is None
    assert lateness(None, None, NOW - timedelta(days=1), NOW, SCHOOL.zone) is None
    assert lateness(None, None, NOW - timedelta(days=3), NOW, SCHOOL.zone) is not None


@pytest.mark.parametrize("passphrase", ["", "pendek", "   spasi   ", "123456789"])
def test_a_short_passphrase_is_refused(passphrase: str) -> None:
    assert passphrase_refusal(passphrase) is not None


def test_a_sentence_is_a_passphrase() -> None:
    assert passphrase_refusal("kuda makan rumput") is None
