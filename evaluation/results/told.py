"""What the charts of the results say, in words: rows in, a sentence or two out."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from data.language import (
    in_list,
    in_month,
    in_number,
    in_percent,
    in_rupiah,
    say,
    say_many,
)
from evaluation.kpis.models import ActivityResult, Point, YearResult
from evaluation.results.charts import (
    by_share,
    by_spending,
    compared,
    measured_in_words,
    whole_share,
    with_standard,
)
from evaluation.results.models import Month
from evaluation.results.queries import ClassGroupParticipation

NAMED: Final = 3
"""So many are named at most; of the others, how many."""

APART: Final = 0.1
"""Class groups that lie closer together are not set against each other."""


def months(shown: Sequence[Month]) -> str:
    """Say how much of the year was held, what was not, and where nothing is."""
    rows = [row for month in shown for row in month.shown]
    told = [
        say(
            "{held} of {all} activities with a date were carried out.",
            held=in_number(sum(row.is_carried_out for row in rows)),
            all=in_number(len(rows)),
        )
    ]
    off = [row.title for row in rows if row.is_closed and not row.is_carried_out]
    if off:
        told.append(say("Not carried out or postponed: {titles}.", titles=few_of(off)))
    late = [row.title for row in rows if row.on_time is False]
    if late:
        told.append(
            say("More than a week from the planned day: {titles}.", titles=few_of(late))
        )
    empty = [in_month(month.first_day).split()[0] for month in shown if not month.shown]
    if empty:
        told.append(say("Without an activity: {months}.", months=in_list(empty)))
    return " ".join(told)


def participation(rows: Sequence[ClassGroupParticipation], target: int) -> str:
    """Say the school's share, who is lowest and highest, and how many are below."""
    told = by_share(rows)
    if not told:
        return say("No class group has families enough to be told yet.")
    invited = sum(row.invited for row in rows)
    said = [
        say(
            "{share} of the families invited were represented ({counted} of {of}).",
            share=in_percent(whole_share(rows)),
            counted=in_number(sum(row.represented for row in rows)),
            of=in_number(invited),
        )
    ]
    if len(told) > 1:
        said.append(_ends(told))
    below = sum((row.told_share or 0) * 100 < target for row in told)
    said.append(
        say(
            "Below the target of {target} %: {count} of {of} class groups.",
            count=in_number(below),
            of=in_number(len(told)),
            target=in_number(target),
        )
    )
    return " ".join(said)


def _ends(told: Sequence[ClassGroupParticipation]) -> str:
    first, last = told[0], told[-1]
    least, most = first.told_share or 0, last.told_share or 0
    if most - least < APART:
        return say(
            "The class groups lie close together, between {least} and {most}.",
            least=in_percent(least),
            most=in_percent(most),
        )
    return say(
        "Lowest: {lowest} {least}. Highest: {highest} {most}.",
        lowest=first.class_group,
        least=in_percent(least),
        highest=last.class_group,
        most=in_percent(most),
    )


def money(results: Sequence[ActivityResult]) -> str:
    """Say how much was spent of what, what went over, and what is to come."""
    shown = by_spending(results)
    budget = sum((row.budget for row in shown), Decimal(0))
    spent = sum((row.spent for row in shown), Decimal(0))
    told = [
        say_many(
            "{spent} of {budget} was spent on {count} activity.",
            "{spent} of {budget} was spent on {count} activities.",
            len(shown),
            spent=in_rupiah(spent),
            budget=in_rupiah(budget),
        )
        if shown
        else say("Nothing was spent yet.")
    ]
    over = [
        f"{row.title} ({in_rupiah(row.spent - row.budget)})"
        for row in shown
        if row.spent > row.budget
    ]
    if over:
        told.append(say("More than planned: {titles}.", titles=few_of(over)))
    rest = [row for row in results if row.budget and row not in shown]
    if rest:
        told.append(
            say_many(
                "{count} activity with {budget} is still to come.",
                "{count} activities with {budget} are still to come.",
                len(rest),
                budget=in_rupiah(sum((row.budget for row in rest), Decimal(0))),
            )
        )
    return " ".join(told)


def standards(results: Sequence[ActivityResult]) -> str:
    """Say how many standards were reached, and which were not, with both numbers."""
    rows = with_standard(results)
    reached = sum(row.reached is True for row in rows)
    told = [
        say(
            "{reached} of {of} standards were reached.",
            reached=in_number(reached),
            of=in_number(len(rows)),
        )
    ]
    missed = [
        f"{row.title} ({measured_in_words(row)})"
        for row in rows
        if row.reached is False and row.result is not None
    ]
    if missed:
        told.append(say("Not reached: {titles}.", titles=few_of(missed)))
    return " ".join(told)


def years(rows: Sequence[YearResult]) -> str:
    """Say of each figure how it stands in the last year, and in the one before."""
    return last_two(compared(rows))


def last_two(points: Sequence[Point]) -> str:
    """Return each measure's last year in words, beside the one before."""
    told = []
    for measure in dict.fromkeys(point.measure for point in points):
        *_, before, now = [None, *(p for p in points if p.measure == measure)]
        if now is None or now.value is None:
            continue
        if before is None or before.value is None:
            told.append(f"{measure} {now.said}")
        else:
            told.append(
                say(
                    "{measure} {now} (the year before {before})",
                    measure=measure,
                    now=now.said,
                    before=before.said,
                )
            )
    return "; ".join(told) + "." if told else ""


def few_of(names: Sequence[str]) -> str:
    """Return the first names as a list, and how many more there are."""
    rest = len(names) - NAMED
    shown = list(names[:NAMED])
    if rest > 0:
        shown.append(say_many("{count} other", "{count} others", rest))
    return in_list(shown)
