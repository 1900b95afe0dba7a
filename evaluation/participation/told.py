"""What the charts of participation say, in words: rows in, a sentence or two out."""

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar

from data.language import N_, in_list, in_percent, say
from evaluation.participation.charts import Figure, by_kind, month_name
from evaluation.participation.models import Slot, slot_in_words, told_share
from evaluation.participation.queries import Heat, MonthCame, SlotCame

K = TypeVar("K", bound=Hashable)


def heat(rows: Sequence[Heat]) -> str:
    """Say to which activity, and from which class group, the fewest and most came."""
    titles = {row.activity_id: row.title for row in rows}
    activities = _shares(rows, lambda row: row.activity_id)
    groups = _shares(rows, lambda row: row.class_group)
    told = [
        say(sentence, least=_of(named, 0), most=_of(named, -1))
        for sentence, named in (
            (
                N_("Fewest families came to {least}, most to {most}."),
                [(titles[key], share) for key, share in activities],
            ),
            (
                N_("Of the class groups, {least} is lowest and {most} highest."),
                groups,
            ),
        )
        if len(named) > 1
    ]
    return " ".join(told) or say("Nothing can be compared yet.")


def _of(named: Sequence[tuple[str, float]], place: int) -> str:
    name, share = named[place]
    return f"{name} ({in_percent(share)})"


def _shares(rows: Sequence[Heat], key: Callable[[Heat], K]) -> list[tuple[K, float]]:
    """Return who or what has which share, added up, the lowest first."""
    sums: dict[K, tuple[int, int]] = {}
    for row in rows:
        invited, came = sums.get(key(row), (0, 0))
        sums[key(row)] = invited + row.invited, came + row.represented
    shares = [
        (name, share)
        for name, (invited, came) in sums.items()
        if (share := told_share(invited, came)) is not None
    ]
    return sorted(shares, key=lambda one: one[1])


def slots(rows: Sequence[SlotCame]) -> str:
    """Say of each kind which slot brought most; of a single one that it is alone."""
    compared = by_kind(rows)
    told = []
    for kind in Slot:
        own = [row for of, row in compared if of is kind and row.share is not None]
        if len(own) > 1:
            told.append(
                say(
                    "{kind}: most at {most}, fewest at {least}.",
                    kind=say(kind.label),
                    most=_slot(own[0]),
                    least=_slot(own[-1]),
                )
            )
    kinds = {kind for kind, _ in compared}
    only = [slot_in_words(r.kind, r.slot) for r in rows if r.kind not in kinds]
    if only:
        told.append(
            say("All activities alike, so not compared: {slots}.", slots=in_list(only))
        )
    return " ".join(told)


def _slot(row: SlotCame) -> str:
    return f"{slot_in_words(row.kind, row.slot)} ({in_percent(row.share)})"


def over(rows: Sequence[MonthCame], figure: Figure) -> str:
    """Say the share of the year, beside the same months of the year before."""
    later = max(row.school_year for row in rows)
    now = [row for row in rows if row.school_year == later]
    before = [row for row in rows if row.school_year == later - 1]
    both = {row.month for row in now} & {row.month for row in before}
    if not both:
        return say("This year {share}.", share=in_percent(_whole(now, figure)))
    here = [row for row in now if row.month in both]
    there = [row for row in before if row.month in both]
    months = [month_name(row.month) for row in now if row.month in both]
    return say(
        "In {months} this year {share}, in the same months of the last {before}.",
        months=in_list(months),
        share=in_percent(_whole(here, figure)),
        before=in_percent(_whole(there, figure)),
    )


def _whole(rows: Sequence[MonthCame], figure: Figure) -> float | None:
    parts = [figure(row)[1:] for row in rows]
    return told_share(sum(of for _, of in parts), sum(part for part, _ in parts))
