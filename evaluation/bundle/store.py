"""Where finished bundles lie, and which of them are still there."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from data.store import Store
from evaluation.bundle.models import KEPT, Bundle

FOLDER: Final = "bundles"
COMING: Final = ".coming-"


def folder_of(store: Store) -> Path:
    """Return the folder of the bundles, beside the records; it is made once."""
    folder = (store.folder or Path()) / FOLDER
    folder.mkdir(exist_ok=True)
    return folder


def place_of(store: Store, bundle_id: UUID) -> Path:
    """Return where a finished bundle lies."""
    return folder_of(store) / f"{bundle_id}.zip"


def coming(store: Store, bundle_id: UUID) -> Path:
    """Return where a bundle is written until it is finished."""
    return folder_of(store) / f"{COMING}{bundle_id}"


def bundles(store: Store) -> list[Bundle]:
    """Return the bundles whose files are still there, the newest first."""
    if store.folder is None:
        return []
    every = store.rows(Bundle, "from evidence_bundle order by made_at desc, id")
    return [one for one in every if place_of(store, one.id).is_file()]


def sweep(store: Store, now: datetime) -> None:
    """Take away files that are old enough, finished ones and left ones."""
    before = (now - KEPT).timestamp()
    for file in folder_of(store).iterdir():
        is_ours = file.suffix == ".zip" or file.name.startswith(COMING)
        with suppress(OSError):
            if is_ours and file.stat().st_mtime < before:
                file.unlink()
