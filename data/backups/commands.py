"""What the shell offers for backups: make one, restore one, check everything."""

import os
import shutil
from datetime import datetime
from pathlib import Path
from typing import Final

import typer

from data.act import Act
from data.backups import making, reading
from data.backups.actions import Opened, back_up_as, open_backup, restore
from data.backups.models import Manifest, changes_since
from data.backups.queries import checked, is_well
from data.backups.store import zone_of
from data.commands import OPERATOR, open_folder
from data.errors import Busy, HumasError
from data.language import in_moment, in_number, say, why
from data.store import FILE_NAME, Store
from data.store.journal import JOURNAL_NAME

PASSPHRASE_VARIABLE: Final = "HUMAS_PASSPHRASE"  # noqa: S105 -- only its name
"""Holds the passphrase where nobody is there to type it."""

BESIDE: Final = ".restoring"
ASIDE: Final = "disisihkan"
"""How the folder is called into which records go that cannot be opened any more."""


def make_backup(store: Store, file: Path, *, is_locked: bool, now: datetime) -> None:
    """Write a backup of everything, and say what is in it."""
    passphrase = _asked(new=True) if is_locked else ""
    manifest = back_up_as(Act(store, OPERATOR, now), file, passphrase)
    typer.echo(
        say(
            "{file} holds {count} records of {school}. It holds personal data: keep it "
            "safe.",
            file=file,
            count=in_number(sum(manifest.counts.values())),
            school=manifest.school,
        )
    )


def restore_backup(folder: Path, file: Path, *, is_sure: bool, now: datetime) -> None:
    """Let a backup take the place of the records in a folder, or fill an empty one."""
    reading.demand_whole(file)
    passphrase = _asked() if reading.manifest_of(file).is_locked else ""
    try:
        store = open_folder(folder)
    except Busy:
        raise
    except HumasError as failure:
        _replace_unreadable(folder, file, passphrase, failure, is_sure=is_sure, now=now)
        return
    try:
        act = Act(store, OPERATOR, now)
        _restore(act, open_backup(act, file, file.name, passphrase), is_sure=is_sure)
    finally:
        store.close()


def check(store: Store) -> None:
    """Look at everything; say what is there and what is wrong; end with 1 if so."""
    found = checked(store)
    for one in found:
        mark = "✗" if one.faults else "✓"
        typer.echo(f"{mark} {say(one.what, count=in_number(one.number))}")
        for fault in one.faults:
            typer.echo(f"    {why(fault)}")
    if not is_well(found):
        raise typer.Exit(1)
    typer.echo(say("Everything is there, and as it was written."))


def _restore(act: Act, opened: Opened, *, is_sure: bool) -> None:
    _say_what(opened.manifest, act.store)
    if opened.here.school and not is_sure:
        typer.echo(
            say(
                "Everything that is in {folder} now is replaced, {count} later changes "
                "too. It is backed up first.",
                folder=act.store.folder,
                count=in_number(changes_since(opened.manifest, opened.here)),
            )
        )
        typer.confirm(say("Restore?"), abort=True)
    done = restore(act, opened)
    typer.echo(say("The backup was restored. Everybody signs in again."))
    if done.kept_as:
        typer.echo(say("What was there before is kept as {name}.", name=done.kept_as))


def _replace_unreadable(
    folder: Path,
    file: Path,
    passphrase: str,
    failure: HumasError,
    *,
    is_sure: bool,
    now: datetime,
) -> None:
    """Restore into a folder whose records cannot be opened; these are put aside."""
    typer.echo(why(failure), err=True)
    aside = folder / f"{ASIDE}-{now:%Y%m%d-%H%M%S}"
    if not is_sure:
        typer.echo(
            say(
                "The backup can take their place. What is there is not deleted, it is "
                "put into {aside}.",
                aside=aside,
            )
        )
        typer.confirm(say("Restore?"), abort=True)
    beside = folder / BESIDE
    shutil.rmtree(beside, ignore_errors=True)
    store = Store.open(beside)
    try:
        act = Act(store, OPERATOR, now)
        _restore(act, open_backup(act, file, file.name, passphrase), is_sure=True)
    finally:
        store.checkpoint()
        store.close()
    with making.telling(folder):
        _change_places(folder, beside, aside)


def _change_places(folder: Path, beside: Path, aside: Path) -> None:
    """Put what is there aside, and the new records in its place, the database last."""
    aside.mkdir()
    for old in [*folder.glob(f"{JOURNAL_NAME}*"), *folder.glob(f"{FILE_NAME}*")]:
        old.rename(aside / old.name)
    for name in (JOURNAL_NAME, FILE_NAME):
        if (beside / name).exists():
            (beside / name).rename(folder / name)
    shutil.rmtree(beside, ignore_errors=True)


def _say_what(manifest: Manifest, store: Store) -> None:
    typer.echo(
        say(
            "Backup of {school} (NPSN {npsn}) of {moment}: {count} records.",
            school=manifest.school,
            npsn=manifest.npsn,
            moment=in_moment(manifest.made_at, zone_of(store)),
            count=in_number(sum(manifest.counts.values())),
        )
    )


def _asked(*, new: bool = False) -> str:
    """Return the passphrase: of the surroundings, or typed where nobody sees it."""
    if given := os.environ.get(PASSPHRASE_VARIABLE):
        return given
    typed: str = typer.prompt(
        say("Passphrase"), hide_input=True, confirmation_prompt=new
    )
    return typed
