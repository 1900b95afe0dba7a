"""What a backup is: its name, what it says about itself, which ones are kept."""

import re
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path
from typing import Final, Self

from pydantic import Field

from data.errors import HumasError, Refused
from data.language import N_, in_long
from data.record import KeptRecord, Record, Term, Text

FOLDER: Final = "backups"
"""The folder of backups inside the records' folder."""

DATABASE: Final = "humas.duckdb"
MANIFEST: Final = "manifest.json"
README: Final = "BACA-SAYA.txt"
KEY: Final = "kunci.age"
LOCKED: Final = "cadangan.zip.age"
FILES: Final = "files/"
"""How the parts begin that are files which people handed in."""

PLAIN_PARTS: Final = frozenset({DATABASE, README})
LOCKED_PARTS: Final = frozenset({KEY, LOCKED, README})

SHORTEST_PASSPHRASE: Final = 10
DAYS: Final = 7
WEEKS: Final = 4
MONTHS: Final = 12
MOST_APART: Final = 5
"""How many of each kind are kept that are no daily ones."""

LATE: Final = timedelta(days=2)

WRONG_PASSPHRASE: Final = N_(
    "The passphrase does not open this backup. Type it exactly as it was set, with its "
    "capital letters and spaces."
)
DAMAGED: Final = N_(
    "“{file}” is damaged or was not copied to its end. Nothing was changed; take "
    "another copy of it, or another backup."
)
NO_BACKUP: Final = N_("“{file}” is no backup of Siklus Humas.")


class BackupKind(Term):
    """Why a backup was made."""

    DAILY = "daily", N_("daily")
    BY_HAND = "by_hand", N_("made by hand")
    BEFORE_UPDATE = "before_update", N_("before an update")
    BEFORE_RESTORE = "before_restore", N_("before a restore")


IN_NAMES: Final[Mapping[BackupKind, str]] = {
    BackupKind.DAILY: "harian",
    BackupKind.BY_HAND: "manual",
    BackupKind.BEFORE_UPDATE: "sebelum-pembaruan",
    BackupKind.BEFORE_RESTORE: "sebelum-pemulihan",
}
_KINDS: Final = {word: kind for kind, word in IN_NAMES.items()}
NAME: Final = re.compile(
    rf"cadangan-(\d{{8}}-\d{{6}})-({'|'.join(_KINDS)})(?:-(\d+))?\.zip", re.ASCII
)
STAMP: Final = "%Y%m%d-%H%M%S"


class KeptBackup(Record):
    """A file in a folder of backups, by what its name says."""

    file: Path
    kind: BackupKind
    made_at: datetime
    number: int = 1
    """Which one of this second it is."""

    size: int

    @property
    def age(self) -> tuple[datetime, int]:
        """What backups are ordered by."""
        return self.made_at, self.number

    @property
    def name(self) -> str:
        """The file's name."""
        return self.file.name

    @classmethod
    def of(cls, file: Path, zone: tzinfo) -> Self | None:
        """Read a file's name, or return None for what is no backup of ours."""
        found = NAME.fullmatch(file.name)
        if found is None:
            return None
        try:
            made_at = datetime.strptime(found[1], STAMP).replace(tzinfo=zone)
            size = file.stat().st_size
        except (ValueError, OSError):
            return None
        return cls(
            file=file,
            kind=_KINDS[found[2]],
            made_at=made_at,
            number=int(found[3] or 1),
            size=size,
        )


def name_of(kind: BackupKind, at: datetime) -> str:
    """Return how a backup is called; ``at`` is the moment at the school's clock."""
    return f"cadangan-{at.strftime(STAMP)}-{IN_NAMES[kind]}.zip"


def days_to_keep(days: Iterable[date]) -> set[date]:
    """Return which days' backups are kept: 7 days, 4 weeks, 12 months.

    The newest seven days, and the newest day of each of the newest four weeks and
    twelve months. What counts is what there is: a school that is closed for a summer
    loses nothing by it.
    """
    newest_first = sorted(set(days), reverse=True)
    return {
        *newest_first[:DAYS],
        *_newest_of(newest_first, lambda day: day.isocalendar()[:2], WEEKS),
        *_newest_of(newest_first, lambda day: (day.year, day.month), MONTHS),
    }


def _newest_of(
    newest_first: Iterable[date], span: Callable[[date], Hashable], most: int
) -> list[date]:
    first: dict[Hashable, date] = {}
    for day in newest_first:
        first.setdefault(span(day), day)
    return list(first.values())[:most]


def outdated(kept: Collection[KeptBackup]) -> list[KeptBackup]:
    """Return which backups give way: daily ones by their days, others by their number.

    Of several daily ones of a day the newest stays.
    """
    newest_first = sorted(kept, key=lambda one: one.age, reverse=True)
    daily = [one for one in newest_first if one.kind is BackupKind.DAILY]
    of_day = {one.made_at.date(): one for one in reversed(daily)}
    days = days_to_keep(of_day)
    staying = {one.file for day, one in of_day.items() if day in days}
    for kind in BackupKind:
        if kind is not BackupKind.DAILY:
            those = [one.file for one in newest_first if one.kind is kind]
            staying.update(those[:MOST_APART])
    return [one for one in newest_first if one.file not in staying]


class Part(Record):
    """A file inside a backup."""

    size: int
    sha256: str


class Facts(Record):
    """What a copy of records says about itself."""

    school: str = ""
    npsn: str = ""
    is_sample: bool = False
    origin: str = ""
    """The hash of the history's first line: no other school has it."""

    commits: int = 0
    lines: int = 0
    end: str = ""
    """The hash of the history's last line."""

    migrations: tuple[str, ...] = ()
    counts: dict[str, int] = Field(default_factory=dict)


class Manifest(Facts):
    """What a backup says about itself."""

    layout: int = 1
    product: str
    made_at: datetime
    kind: BackupKind
    is_locked: bool
    parts: dict[str, Part]

    @property
    def facts(self) -> Facts:
        """What it says about the records in it."""
        return Facts(**{name: getattr(self, name) for name in Facts.model_fields})


class BackupSettingDraft(Record):
    """What the school decides about its backups."""

    second_folder: Text = ""


class BackupSetting(
    BackupSettingDraft, KeptRecord, table="backup_setting", key=(), fixed=("id",)
):
    """What the school decided about its backups; there is one."""

    id: int = 1
    recipient: str = ""
    locked_key: bytes = b""
    version: int = 0

    @property
    def is_locked(self) -> bool:
        """Whether the daily backups are locked."""
        return bool(self.recipient)


class Restored(Record):
    """What a restore did."""

    made_at: datetime
    replaced: int
    kept_as: str
    """The backup of what was there before; empty where nothing was."""


def passphrase_refusal(passphrase: str) -> HumasError | None:
    """Return why a passphrase cannot be taken, or None."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        return Refused(
            N_("The passphrase is too short; at least {least} characters."),
            least=SHORTEST_PASSPHRASE,
        )
    return None


def restore_refusal(
    backup: Manifest, here: Facts, known: Collection[str]
) -> HumasError | None:
    """Return why a backup cannot take the place of the records here, or None.

    ``known`` are the migrations of this product. Records without a school take any.
    """
    if set(backup.migrations) - set(known):
        return Refused(
            N_(
                "This backup was made by a newer Siklus Humas ({product}). Update the "
                "app first, then restore it."
            ),
            product=backup.product,
        )
    if not here.school:
        return None
    same = bool(here.origin) and here.origin == backup.origin
    if not same and (backup.npsn, backup.is_sample) != (here.npsn, here.is_sample):
        return Refused(
            N_(
                "This is a backup of another school: {theirs} (NPSN {their_npsn}). "
                "Here are the records of {ours} (NPSN {our_npsn}). To open it, restore "
                "it into an empty folder."
            ),
            theirs=backup.school,
            their_npsn=backup.npsn,
            ours=here.school,
            our_npsn=here.npsn,
        )
    return None


def changes_since(backup: Manifest, here: Facts) -> int:
    """Return how many changes of the records here are not in the backup."""
    return max(0, here.commits - backup.commits)


def lateness(
    last: KeptBackup | None,
    failure: HumasError | None,
    begun: datetime | None,
    now: datetime,
    zone: tzinfo,
) -> HumasError | None:
    """Return what the vice principal is told about the daily backups, or None.

    ``begun`` is when there was last a reason to be calm: the newest one's moment, or
    without one the records' first line.
    """
    if failure is not None:
        return failure
    if begun is None or now - begun <= LATE:
        return None
    if last is None:
        return Refused(
            N_("There is no daily backup yet. Leave the app running for a while.")
        )
    return Refused(
        N_("The last daily backup is of {day}. Leave the app running for a while."),
        day=in_long(begun.astimezone(zone).date()),
    )
