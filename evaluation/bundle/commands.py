"""Writing a bundle of evidence to a file from the shell."""

from pathlib import Path
from typing import Annotated

import typer

from data.act import Act
from data.commands import OPERATOR, DataOption, asking
from data.commands import moment as acted_at
from data.errors import NotFound, Refused
from data.language import N_, in_list, in_number, say
from data.record import new_id
from data.school.models import School
from data.store import Store
from evaluation.accreditation import store as accreditation
from evaluation.accreditation.models import Instrument
from evaluation.bundle.actions import note_bundle
from evaluation.bundle.facts import paper_plan
from evaluation.bundle.models import Bundle, BundleDraft, Photos
from evaluation.bundle.packing import pack

ENDING = ".zip"


def evidence(
    context: typer.Context,
    out: Annotated[Path, typer.Option("--out", help="The file to write: .zip")],
    instrument: Annotated[
        str, typer.Option("--instrument", help="Its key; without: the one in force.")
    ] = "",
    *,
    personal: Annotated[
        bool, typer.Option("--personal", help="Take in proof with personal data.")
    ] = False,
    closed_photos: Annotated[
        bool,
        typer.Option(
            "--closed-photos", help="Take in photos without consent, marked so."
        ),
    ] = False,
    folder: DataOption = None,
) -> None:
    """Write the proof for accreditors into one file, item by item."""
    photos = Photos.MARKED if closed_photos else Photos.LEFT_OUT
    with asking(context, folder) as (store, _):
        act = Act(store, OPERATOR, acted_at(context))
        export_evidence(act, out, instrument, (personal, photos))


def export_evidence(
    act: Act, out: Path, instrument: str, choice: tuple[bool, Photos]
) -> None:
    """Write a bundle to ``out``, and say what is in it."""
    if out.suffix.lower() != ENDING:
        raise Refused(N_("{name}: end the name in .zip."), name=out.name)
    if not out.parent.is_dir():
        raise Refused(N_("The folder {folder} is not there."), folder=out.parent)
    chosen = _chosen(act, instrument)
    with_personal, photos = choice
    draft = BundleDraft(
        instrument=chosen.key, with_personal=with_personal, photos=photos
    )
    plan = paper_plan(act, chosen, draft)
    packed = pack(act, plan, out, lambda _done, _of: None)
    note_bundle(
        act,
        Bundle(
            **draft.model_dump(),
            id=new_id(),
            files=packed.files,
            missing=plan.missing,
            size=packed.size,
            sha256=packed.sha256,
            made_at=act.now,
            made_by=act.by.id,
        ),
    )
    typer.echo(
        say(
            "{file} holds {files} files for {items} items of {instrument}; {missing} "
            "expected proofs are missing.",
            file=out,
            files=in_number(packed.files),
            items=in_number(plan.items),
            instrument=chosen.title,
            missing=in_number(plan.missing),
        )
    )
    for fault in packed.faults:
        typer.echo(fault, err=True)


def _chosen(act: Act, key: str) -> Instrument:
    store: Store = act.store
    known = accreditation.instruments(store)
    if key:
        found = next((one for one in known if key in (one.key, one.name)), None)
        if found is None:
            raise NotFound(
                N_("There is no instrument {key}. Known are: {known}."),
                key=key,
                known=in_list([one.key for one in known]),
            )
        return accreditation.worded(store, found)
    school = store.get(School)
    current = accreditation.current(
        store, school.level.value, act.now.astimezone(school.zone).date()
    )
    if current is None:
        raise NotFound(
            N_("No instrument is in force for this kind of school. Load one first.")
        )
    return current
