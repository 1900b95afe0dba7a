"""Finding instruments: those that came with the product, and the school's own."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final
from uuid import UUID

from data.language import fitted, naming_as, naming_here
from data.language.naming import Naming
from data.store import Store
from evaluation.accreditation.models import (
    Instrument,
    InstrumentChoice,
    ItemWording,
    OwnInstrument,
    ProofLink,
)

FILES: Final = ("ia2024", "iasp2020")
"""The instruments that came with the product, the one in force first."""

FOLDER: Final = Path(__file__).parent


def ready_instruments() -> tuple[Instrument, ...]:
    """Return the instruments that came with the product, the one in force first.

    Worded as this kind of school says it: a madrasah reads *madrasah*.
    """
    return _ready(naming_here())


@cache
def _ready(naming: Naming) -> tuple[Instrument, ...]:
    texts = ((FOLDER / f"{name}.toml").read_text("utf-8") for name in FILES)
    came = (Instrument.model_validate(tomllib.loads(text)) for text in texts)
    with naming_as(naming):
        return tuple(_fitted(one) for one in came)


def _fitted(came: Instrument) -> Instrument:
    """Return an instrument's own words as this kind of school says them."""
    heading = [
        one.model_copy(update={"title": fitted(one.title)}) for one in came.heading
    ]
    item = [
        one.model_copy(
            update={
                "title": fitted(one.title),
                "note": fitted(one.note),
                "earlier": tuple(
                    before.model_copy(update={"reason": fitted(before.reason)})
                    for before in one.earlier
                ),
            }
        )
        for one in came.item
    ]
    return came.model_copy(update={"heading": tuple(heading), "item": tuple(item)})


@cache
def _read(content: str) -> Instrument:
    kept = Instrument.model_validate_json(content)
    return kept.model_copy(update={"is_own": True})


def instruments(store: Store) -> list[Instrument]:
    """Return every instrument as it came: ours first, then the school's own."""
    own = store.rows(OwnInstrument, "from instrument order by made_at desc, key")
    return [*ready_instruments(), *(_read(one.content) for one in own)]


def worded(store: Store, instrument: Instrument) -> Instrument:
    """Return an instrument as the school reads it, with its own words and kinds."""
    wordings = store.rows(
        ItemWording,
        "from item_wording where instrument = $key order by code",
        key=instrument.key,
    )
    return instrument.worded(wordings) if wordings else instrument


def choices(store: Store) -> list[InstrumentChoice]:
    """Return which instrument counted from when on, the latest first."""
    return store.rows(InstrumentChoice, "from instrument_choice order by since desc")


def links_of(store: Store, record: str, key: UUID) -> list[ProofLink]:
    """Return which items a proof was linked with or taken out of, by instrument."""
    return store.rows(
        ProofLink,
        "from proof_link where record = $record and record_key = $key "
        "order by instrument, code, kind",
        record=record,
        key=str(key),
    )


def current(store: Store, level: str, today: date) -> Instrument | None:
    """Return the school's instrument of the day, as the school reads it.

    The one chosen; else the newest of ours for this kind of school; else none.
    """
    known = instruments(store)
    for choice in choices(store):
        if choice.since <= today:
            chosen = [one for one in known if one.key == choice.instrument]
            if chosen:
                return worded(store, chosen[0])
    fitting = [one for one in ready_instruments() if level in one.levels]
    return worded(store, fitting[0]) if fitting else None


def is_proof(store: Store, link: ProofLink) -> bool:
    """Return whether the records hold the proof that a link names."""
    return bool(
        store.number(
            """
            select count(*)
            from proof
            where kind = $kind and record = $record and record_key = $record_key
            """,
            **link.model_dump(include={"kind", "record", "record_key"}),
        )
    )


def taken_out(store: Store, instrument: str, code: str) -> list[ProofLink]:
    """Return which proofs a person said do not prove an item."""
    return store.rows(
        ProofLink,
        "from proof_link where instrument = $instrument and code = $code "
        "and not serves order by kind, record, record_key",
        instrument=instrument,
        code=code,
    )
