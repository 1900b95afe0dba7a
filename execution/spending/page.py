"""The money of activities: what is left of each budget line, and every receipt."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial
from html import escape

import streamlit as st

from data.attachments.queries import FilesShown, files_shown
from data.language import N_, in_percent, in_rupiah, in_short, say, say_many, why
from data.names import file_name
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.files import FileSteps, address, files_of_record
from data.ui.forms import refuse, shown_activity
from data.ui.head import titled
from data.ui.links import anchor, go, link, unmarked
from data.ui.pages import Page, Section, Use
from data.ui.papers import offer_paper
from data.ui.tables import Cell, Group, listing, plain
from data.ui.tabs import unfold
from execution.spending import queries
from execution.spending import store as spendings
from execution.spending.actions import (
    amounts_refusal,
    attach_to_receipt,
    describe_on_receipt,
    detach_from_receipt,
    now_refusal,
)
from execution.spending.documents import (
    ReceiptFacts,
    receipts_book,
    receipts_paper,
)
from execution.spending.form import (
    chosen_receipt,
    kept_receipt,
    new_receipt,
)
from execution.spending.models import (
    Spending,
    absorption,
    keeping_refusal,
    numbers_used_twice,
)
from execution.spending.queries import MoneyOfActivities, MoneyOfLines
from planning.activities.models import Activity
from planning.budget.models import WITHOUT_LINE
from planning.budget.queries import budget_by_source

PAGE = Page(
    N_("Money of activities"),
    "keuangan-kegiatan",
    "payments",
    Section.EXECUTE,
    duty=None,
    use=Use.RARE,
    heading=N_("Money of activities {year}"),
    words=N_("receipts, cash, accountability of money"),
)

FILES = FileSteps(attach_to_receipt, describe_on_receipt, detach_from_receipt)


def show(desk: Desk) -> None:
    """Draw the page."""
    head = titled(PAGE.headed(desk.year))
    sees_all = amounts_refusal(desk.act()) is None
    rows = queries.money_of_activities(
        desk.store, desk.year, None if sees_all else desk.person.id
    )
    if not rows:
        _nothing(desk, sees_all=sees_all)
        return
    with head:
        chosen = shown_activity(
            [(row.activity_id, row.title) for row in rows],
            say("Money of"),
            say("All activities of the year"),
        )
    if chosen:
        part(desk, desk.store.get(Activity, chosen))
        return
    _year(desk, rows)
    if sees_all:
        _sources(desk)


def _nothing(desk: Desk, *, sees_all: bool) -> None:
    if not sees_all:
        st.info(
            say(
                "You are the treasurer of no committee this year. As soon as you hold "
                "this post, the money of its activity stands here."
            )
        )
        return
    st.info(
        say("No activity of this year has a budget or receipts yet. Plan costs first.")
    )
    go(say("To the budget"), link(desk, "anggaran"))


# ── the year ─────────────────────────────────────────────────────────────────
def _year(desk: Desk, rows: Sequence[MoneyOfActivities]) -> None:
    planned = sum((row.planned for row in rows), Decimal(0))
    spent = sum((row.spent for row in rows), Decimal(0))
    over = [row for row in rows if row.left < 0]
    _figures(planned, spent, sum(row.receipts for row in rows), len(over))
    heads = (
        (say("Activity"), "lead"),
        (say("Planned"), "number"),
        (say("Spent"), "number"),
        (say("Absorption"), "number"),
    )
    spent_for = [row for row in rows if row.receipts or not _waits(desk, row)]
    if spent_for:
        listing(heads, [Group((), [_activity(desk, row) for row in spent_for])])
    if ahead := [row for row in rows if not row.receipts and _waits(desk, row)]:
        words = say_many(
            "{count} activity still to come, without receipts",
            "{count} activities still to come, without receipts",
            len(ahead),
        )
        group = Group((), [_activity(desk, row) for row in ahead])
        unfold(words, "spending-ahead", lambda: listing(heads, [group]))


def _waits(desk: Desk, row: MoneyOfActivities) -> bool:
    return row.when.is_to_come(desk.today)


def _activity(desk: Desk, row: MoneyOfActivities) -> list[Cell]:
    title = anchor(row.title, link(desk, PAGE.path, kegiatan=row.activity_id))
    about = escape(row.when.in_long())
    receipts = say_many("{count} receipt", "{count} receipts", row.receipts)
    return [
        Cell(f"{title}<small>{about} · {escape(receipts)}</small>", "lead"),
        plain(in_rupiah(row.planned), "number", say("Planned")),
        _spent(row.spent, row.left),
        plain(in_percent(row.share), "number", say("Absorption")),
    ]


def _spent(spent: Decimal, left: Decimal) -> Cell:
    over = ""
    if left < 0:
        words = say("{over} more than planned", over=in_rupiah(-left))
        over = f'<small class="look">{escape(words)}</small>'
    return Cell(escape(in_rupiah(spent)) + over, "number", say("Spent"))


def _sources(desk: Desk) -> None:
    st.subheader(say("By source and fiscal year"))
    heads = (
        (say("Source of funds"), "lead"),
        (say("Fiscal year"), ""),
        (say("Planned"), "number"),
        (say("Spent"), "number"),
        (say("Absorption"), "number"),
    )
    rows = [
        [
            plain(say(row.source.label if row.source else WITHOUT_LINE), "lead"),
            plain(str(row.fiscal_year or "–"), label=say("Fiscal year")),
            plain(in_rupiah(row.planned), "number", say("Planned")),
            _spent(row.spent, row.planned - row.spent),
            plain(
                in_percent(absorption(row.planned, row.spent)),
                "number",
                say("Absorption"),
            ),
        ]
        for row in budget_by_source(desk.store, desk.year)
    ]
    listing(heads, [Group((), rows)])


def _figures(planned: Decimal, spent: Decimal, receipts: int, over: int) -> None:
    left = planned - spent
    figures(
        [
            Figure(say("Planned"), in_rupiah(planned)),
            Figure(
                say("Spent"),
                in_rupiah(spent),
                say_many("{count} receipt", "{count} receipts", receipts),
            ),
            Figure(
                say("Left") if left >= 0 else say("More than planned"),
                in_rupiah(abs(left)),
                say_many(
                    "{count} spent more than planned",
                    "{count} spent more than planned",
                    over,
                )
                if over
                else "",
                asks=bool(over),
            ),
            Figure(
                say("Absorption"),
                in_percent(absorption(planned, spent)),
                formula=say("Money spent ÷ money planned; over 100 % is shown."),
            ),
        ]
    )


# ── one activity ─────────────────────────────────────────────────────────────
def part(desk: Desk, activity: Activity) -> None:
    """Draw an activity's money for those who may see it: lines, receipts, papers."""
    if refusal := amounts_refusal(desk.act(), activity.id):
        refuse(refusal)
        return
    lines = queries.money_of_lines(desk.store, activity.id)
    receipts = spendings.receipts(desk.store, activity.id)
    may_keep = _may_keep(desk, activity)
    if lines:
        planned = sum((line.planned for line in lines), Decimal(0))
        spent = sum((line.spent for line in lines), Decimal(0))
        over = [line for line in lines if line.line_id and line.left < 0]
        _figures(planned, spent, len(receipts), len(over))
        _lines(lines)
    else:
        st.info(say("This activity has no budget, and nothing was paid for it yet."))
    chosen = chosen_receipt(receipts)
    if may_keep and chosen:
        _receipt(desk, activity, chosen, lines)
        return
    if may_keep:
        unfold(
            say("Enter a receipt"),
            f"new-receipt-{activity.id}",
            lambda: new_receipt(desk, activity, lines),
            opened=not receipts,
        )
    if receipts:
        _receipts(desk, activity, receipts, lines, may_keep=may_keep)
        _papers(desk, activity, receipts, lines)


def _receipt(
    desk: Desk, activity: Activity, receipt: Spending, lines: Sequence[MoneyOfLines]
) -> None:
    """Draw one receipt to mend, with its photos."""
    go(say("Back to the receipts"), _back(desk, activity), "‹ ")
    st.subheader(say("Receipt “{title}”", title=unmarked(receipt.title)))
    here = f"{_back(desk, activity)}&kuitansi={receipt.id}"
    files_of_record(
        desk,
        (Spending.table.name, receipt.id),
        here,
        FILES,
        say("Add a photo of the receipt"),
        asks=True,
    )
    kept_receipt(desk, receipt, lines)


def _may_keep(desk: Desk, activity: Activity) -> bool:
    """Return whether receipts may be entered now; say why not yet."""
    treasurer = spendings.is_treasurer(desk.store, activity.id, desk.person.id)
    if keeping_refusal(desk.person, is_treasurer=treasurer) or not desk.year_is_open:
        return False
    if refusal := now_refusal(desk.act(), activity):
        st.info(unmarked(why(refusal)))
        return False
    return True


def _back(desk: Desk, activity: Activity) -> str:
    """Return the address of the money shown now, in the room or on its own page."""
    if "bagian" in st.query_params:
        return link(desk, "ruang", kegiatan=activity.id, bagian="keuangan")
    return link(desk, "keuangan-kegiatan", kegiatan=activity.id)


def _lines(lines: Sequence[MoneyOfLines]) -> None:
    heads = (
        (say("Budget line"), "lead"),
        (say("Planned"), "number"),
        (say("Spent"), "number"),
        (say("Left"), "number"),
        (say("Absorption"), "number"),
    )
    listing(heads, [Group((), map(_line, lines))])


def _line(line: MoneyOfLines) -> list[Cell]:
    source = say(line.source.label) if line.source else ""
    about = " · ".join(filter(None, [source, str(line.fiscal_year or "")]))
    title = line.title or say("Not planned (no budget line)")
    return [
        Cell(f"{escape(title)}<small>{escape(about)}</small>", "lead"),
        plain(in_rupiah(line.planned), "number", say("Planned")),
        _spent(line.spent, line.left),
        plain(in_rupiah(max(line.left, Decimal(0))), "number", say("Left")),
        plain(in_percent(line.share), "number", say("Absorption")),
    ]


def _receipts(
    desk: Desk,
    activity: Activity,
    receipts: Sequence[Spending],
    lines: Sequence[MoneyOfLines],
    *,
    may_keep: bool,
) -> None:
    st.subheader(
        say_many("{count} receipt", "{count} receipts", len(receipts)), anchor=False
    )
    twice = numbers_used_twice(receipts)
    shown = files_shown(desk.store, Spending.table.name, activity_id=activity.id)
    years = {line.line_id: line.fiscal_year for line in lines}
    heads = ((say("What for"), "lead"), (say("Day"), ""), (say("Amount"), "corner"))
    rows = []
    for one in receipts:
        title = escape(one.title)
        if may_keep:
            title = anchor(one.title, f"{_back(desk, activity)}&kuitansi={one.id}")
        marks = _marks(one, years.get(one.budget_line_id), is_twice=one.id in twice)
        marks += _proof(one, shown)
        rows.append(
            [
                Cell(f"{title}<small>{escape(_about(one))}</small>{marks}", "lead"),
                plain(in_short(one.spent_on) if one.spent_on else "–"),
                plain(in_rupiah(one.amount), "corner"),
            ]
        )
    listing(heads, [Group((), rows)])


def _proof(receipt: Spending, shown: Sequence[FilesShown]) -> str:
    """Return the way to a receipt's photo, or that it has none."""
    found = (file.attachment_id for file in shown if file.record_id == receipt.id)
    if first := next(found, None):
        seen = escape(say("Photo of the receipt"))
        return f'<small><a href="{address(first)}" target="_blank">{seen}</a></small>'
    without = escape(say("Without a photo"))
    return f'<small class="look">{without}</small>'


def _about(receipt: Spending) -> str:
    number = receipt.receipt_number
    said = [
        say("to {payee}", payee=receipt.payee) if receipt.payee else "",
        say("paid by {name}", name=receipt.paid_by) if receipt.paid_by else "",
        say("receipt {number}", number=number) if number else "",
    ]
    return " · ".join(filter(None, said))


def _marks(receipt: Spending, fiscal_year: int | None, *, is_twice: bool) -> str:
    said = []
    if is_twice:
        said.append(say("Another receipt has the same number; was it entered twice?"))
    day = receipt.spent_on
    if fiscal_year and day and day.year != fiscal_year:
        said.append(
            say(
                "Paid in {year}, from a line of fiscal year {fiscal}",
                year=day.year,
                fiscal=fiscal_year,
            )
        )
    return "".join(f'<small class="look">{escape(words)}</small>' for words in said)


def _papers(
    desk: Desk,
    activity: Activity,
    receipts: Sequence[Spending],
    lines: Sequence[MoneyOfLines],
) -> None:
    facts = ReceiptFacts(
        school=desk.school,
        activity=activity,
        lines=lines,
        receipts=receipts,
        treasurer=next(iter(queries.treasurer_of(desk.store, activity.id)), None),
        made_on=desk.today,
    )
    name = f"Kuitansi-{file_name(activity.title)}"
    with st.container(horizontal=True):
        offer_paper(
            say("List of receipts (DOCX)"),
            partial(receipts_paper, facts),
            f"{name}.docx",
            is_first=False,
        )
        offer_paper(
            say("List of receipts (XLSX)"),
            partial(receipts_book, facts),
            f"{name}.xlsx",
            is_first=False,
        )
