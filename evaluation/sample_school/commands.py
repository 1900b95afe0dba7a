"""What the shell offers for the sample school: a folder of its own."""

import shutil
import tempfile
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

from data.errors import Refused
from data.language import N_
from data.school.models import School
from data.store import FILE_NAME, Store
from data.store.files import FOLDER as FILES
from data.store.files import Files
from data.store.journal import JOURNAL_NAME
from data.store.opening import demand_folder, is_there


def prepare_sample(folder: Path, now: datetime, *, rebuild: bool) -> None:
    """Fill an empty folder with the sample school; refuse a real school's folder."""
    if is_there(folder):
        _demand_sample(folder)
        if not rebuild:
            return
    build = import_module("evaluation.sample_school.actions").build  # once it is needed
    with tempfile.TemporaryDirectory() as building:
        store = Store.open(Path(building))
        build(store, (now + timedelta(hours=7)).date())
        store.checkpoint()
        store.close()
        _put_in_place(Path(building), folder)


def _put_in_place(built: Path, folder: Path) -> None:
    """Move new records into their folder; who is stopped meanwhile begins anew.

    The journal goes first and comes last: without one nothing seems to be lost.
    """
    demand_folder(folder)
    for old in (folder / JOURNAL_NAME, *folder.glob(f"{FILE_NAME}*")):
        old.unlink(missing_ok=True)
    Files(folder / FILES).take_from(built / FILES)
    for name in (FILE_NAME, JOURNAL_NAME):
        shutil.move(built / name, folder / name)


def _demand_sample(folder: Path) -> None:
    store = Store.open(folder)
    try:
        school = store.find(School)
    finally:
        store.close()
    if school is None or not school.is_sample:
        raise Refused(
            N_(
                "{folder} holds a real school's records; the sample school is never "
                "mixed with them. Name an empty folder with --data."
            ),
            folder=folder,
        )
