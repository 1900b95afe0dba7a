"""Which files does somebody find? Those of the records that they may see."""

from typing import Final

from data.act import Act
from data.errors import HumasError
from data.language import N_
from data.search.kinds import Kind, Sees
from data.search.models import Place, Thing
from execution.files.actions import OWNERS
from execution.files.queries import FoundFile, findable_files


def _sees(act: Act) -> Sees:
    return lambda thing: isinstance(thing, FoundFile) and _may_see(act, thing)


def _may_see(act: Act, file: FoundFile) -> bool:
    owner = OWNERS.get(file.record)
    if owner is None or file.of_id is None:
        return False
    try:
        return owner.unseen(act, file.of_id) is None
    except HumasError:  # the record is not there, or not theirs
        return False


def _where(thing: Thing) -> Place:
    return Place(f"files/{thing.id}", {}, is_file=True)


FILES: Final = Kind(
    N_("File"),
    "attach_file",
    findable_files,
    _sees,
    _where,
    N_("document, photo, PDF"),
    ahead=-0.1,
)
