"""What the school does for its records: back them up, and restore them."""

from pathlib import Path
from shutil import rmtree
from typing import Final, NamedTuple

from data import duties
from data.act import Act
from data.backups import locks, making, reading
from data.backups import store as backups
from data.backups.making import Made
from data.backups.models import (
    DATABASE,
    FILES,
    BackupKind,
    BackupSetting,
    BackupSettingDraft,
    Facts,
    Manifest,
    Restored,
    changes_since,
    passphrase_refusal,
    restore_refusal,
)
from data.duties import Duty
from data.errors import Refused
from data.language import N_
from data.record import new_id
from data.store import Store

OPENED: Final = ".opened-"
"""How folders begin in which a backup waits for a person's yes."""


class Opened(NamedTuple):
    """A backup that was unpacked and brought up to date, to take the records' place."""

    folder: Path
    name: str
    manifest: Manifest
    here: Facts


def back_up(
    act: Act, passphrase: str = "", told: making.Stages = making.silent
) -> Made:
    """Make a backup now; with a passphrase only who knows it can open it.

    Without one it is locked as the daily ones are. ``told`` hears what is being done.
    """
    duties.demand(Duty.KEEP_BACKUPS, act.by)
    lock = _lock_of(passphrase) or making.usual_lock(act.store)
    made = making.keep(act.store, BackupKind.BY_HAND, lock, act.now, told)
    _note_made(act, made.file.name, made.manifest)
    return made


def back_up_as(act: Act, file: Path, passphrase: str = "") -> Manifest:
    """Make a backup as this file, anywhere; what is there is never replaced."""
    duties.demand(Duty.KEEP_BACKUPS, act.by)
    lock = _lock_of(passphrase) or making.usual_lock(act.store)
    manifest = making.keep_as(act.store, file, lock, act.now)
    _note_made(act, file.name, manifest)
    return manifest


def back_up_daily(act: Act) -> Made:
    """Make the day's backup, locked as the school has set it; older ones give way."""
    duties.demand(Duty.KEEP_BACKUPS, act.by)
    lock = making.usual_lock(act.store)
    return making.keep(act.store, BackupKind.DAILY, lock, act.now)


def back_up_before_update(act: Act) -> Made:
    """Make the backup before records of an older product are brought up to date."""
    duties.demand(Duty.KEEP_BACKUPS, act.by)
    lock = making.usual_lock(act.store)
    return making.keep(act.store, BackupKind.BEFORE_UPDATE, lock, act.now)


def keep_setting(act: Act, version: int, draft: BackupSettingDraft) -> None:
    """Decide where backups go beside the records' own folder; empty is nowhere."""
    duties.demand(Duty.KEEP_BACKUPS, act.by)
    if draft.second_folder:
        making.demand_second(Path(draft.second_folder), making.own_folder(act.store))
    _keep(act, version, "second folder set", draft.model_dump())


def lock_daily(act: Act, version: int, passphrase: str) -> None:
    """Let the daily backups be locked; the passphrase itself is kept nowhere."""
    duties.demand(Duty.KEEP_BACKUPS, act.by)
    lock = _lock_of(passphrase)
    _keep(act, version, "locked", lock._asdict() if lock else {})


def unlock_daily(act: Act, version: int) -> None:
    """Let the daily backups be made without a lock again."""
    duties.demand(Duty.KEEP_BACKUPS, act.by)
    _keep(act, version, "unlocked", {"recipient": "", "locked_key": b""})


def open_backup(act: Act, file: Path, name: str, passphrase: str = "") -> Opened:
    """Unpack a backup beside the records and judge it; nothing of them is changed.

    ``name`` is what people call the file. Raises UnreadableFile or Refused for what
    cannot be restored here. One that was opened before is forgotten.
    """
    duties.demand(Duty.KEEP_BACKUPS, act.by)
    own = making.own_folder(act.store)
    with making.one_at_a_time(), making.telling(own):
        _forget_opened(own)
        folder = own / f"{OPENED}{new_id()}"
        folder.mkdir(parents=True)
        try:
            manifest = reading.unpacked(file, folder, passphrase)
            here = backups.facts_of(act.store)
            _demand_fitting(manifest, here)
            _bring_up_to_date(folder)
        except BaseException:
            _forget_opened(own)
            raise
    return Opened(folder, name, manifest, here)


def restore(act: Act, opened: Opened) -> Restored:
    """Let a backup take the place of all records; what was there is backed up first.

    Everybody is signed out. Nobody writes meanwhile; after a crash there are the
    records from before or those of the backup.
    """
    duties.demand(Duty.KEEP_BACKUPS, act.by)
    store, manifest = act.store, opened.manifest
    with store.still():
        here = backups.facts_of(store)
        _demand_fitting(manifest, here)
        kept_as = ""
        if here.school:
            lock = making.usual_lock(store)
            before = making.keep(store, BackupKind.BEFORE_RESTORE, lock, act.now)
            kept_as = before.file.name
        with making.one_at_a_time():
            _take_over(act, opened, here)
    store.checkpoint()
    return Restored(
        made_at=manifest.made_at,
        replaced=changes_since(manifest, here),
        kept_as=kept_as,
    )


def _demand_fitting(manifest: Manifest, here: Facts) -> None:
    if refusal := restore_refusal(manifest, here, making.known_migrations()):
        raise refusal


def _take_over(act: Act, opened: Opened, here: Facts) -> None:
    """Replace the records; the history that now holds says where the other ended."""
    copy = opened.folder / DATABASE
    if not copy.exists():
        raise Refused(N_("This backup is not open any more. Choose it again."))
    act.store.files.take_from(opened.folder / FILES)
    with act.store.replaced_by(copy):
        backups.sign_everybody_out(act.store)
        act.note(
            "backup",
            opened.name,
            "restored",
            made_at=opened.manifest.made_at,
            lines_before=here.lines,
            end_before=here.end,
        )
    _forget_opened(making.own_folder(act.store))


def _bring_up_to_date(folder: Path) -> None:
    """Let the copy go through the migrations that it does not know yet."""
    copy = Store.open(folder)
    copy.checkpoint()
    copy.close()


def _forget_opened(own: Path) -> None:
    for left in own.glob(f"{OPENED}*"):
        rmtree(left, ignore_errors=True)


def _lock_of(passphrase: str) -> locks.Lock | None:
    if not passphrase:
        return None
    if refusal := passphrase_refusal(passphrase):
        raise refusal
    return locks.new_lock(passphrase)


def _note_made(act: Act, name: str, manifest: Manifest) -> None:
    with act.store.transaction():
        act.note("backup", name, "made", locked=manifest.is_locked)


def _keep(act: Act, version: int, event: str, changes: dict[str, object]) -> None:
    with act.store.transaction():
        before = backups.setting(act.store)
        after = BackupSetting.model_validate(
            before.model_dump() | changes | {"version": version + 1}
        )
        if version == before.version == 0:
            act.store.add(after)
        else:
            act.store.replace(after)
        facts = {"second_folder": after.second_folder, "locked": after.is_locked}
        act.note("backup_setting", 1, event, **facts)
