"""Deciding how the school's letters are numbered."""

from datetime import datetime

from data import duties, history
from data.actor import Actor
from data.duties import Duty
from data.letters import store as letters
from data.letters.models import LetterPattern, LetterPatternDraft
from data.store import Store


def keep_pattern(
    store: Store,
    version: int,
    draft: LetterPatternDraft,
    *,
    by: Actor,
    now: datetime,
) -> LetterPattern:
    """Keep how letters are numbered from now on; numbers already given stay."""
    with store.transaction():
        if refusal := duties.refusal(Duty.KEEP_SCHOOL, by) or draft.refusal():
            raise refusal
        kept = letters.pattern(store)
        new = LetterPattern(**draft.model_dump(), version=version + 1)
        if kept == new:
            return kept
        if version == 0 and kept.version == 0:
            store.add(new)
        else:
            store.replace(new)
        history.note(
            store,
            "letter_pattern",
            new.id,
            "kept",
            by=by,
            now=now,
            pattern=new.pattern,
            unit=new.unit,
        )
    return new
