"""The form of a receipt: from which line, how much, when, to whom, by whom."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

import streamlit as st

from data.language import in_rupiah, say
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import as_drawn, form_id, saving
from data.ui.links import unmarked
from execution.spending.actions import change_receipt, enter_receipt, remove_receipt
from execution.spending.models import Spending, SpendingDraft
from execution.spending.queries import MoneyOfLines
from planning.activities.models import Activity

"""So much the buttons beside an amount of money change it by."""


def new_receipt(desk: Desk, activity: Activity, lines: Sequence[MoneyOfLines]) -> None:
    """Let a person enter a receipt of an activity."""
    form = f"receipt-{activity.id}"
    key = form_id(form)
    fields = Fields.new(key, SpendingDraft, paid_by=desk.person.name)
    with st.form(f"{form}-{key}", border=False):
        is_over_known = _fields(desk, fields, lines)
        sent = st.form_submit_button(say("Keep the receipt"), type="primary")
    if sent:
        with saving(form, say("The receipt was kept."), **fields.labels):
            draft = SpendingDraft(**fields.typed)
            enter_receipt(
                desk.act(), key, activity.id, draft, is_over_known=is_over_known
            )


def kept_receipt(desk: Desk, receipt: Spending, lines: Sequence[MoneyOfLines]) -> None:
    """Let a person mend a receipt, or take it out."""
    receipt = as_drawn(receipt, receipt.id)
    key = f"{receipt.id}-{receipt.version}"
    fields = Fields(key, receipt.draft)
    with st.form(f"receipt-{key}", border=False):
        is_over_known = _fields(desk, fields, lines)
        sent = st.form_submit_button(say("Keep the change"), type="primary")
    if sent:
        with saving(f"receipt-{key}", say("The receipt was changed."), **fields.labels):
            draft = SpendingDraft(**fields.typed)
            change_receipt(
                desk.act(),
                receipt.id,
                receipt.version,
                draft,
                is_over_known=is_over_known,
            )
    ending(
        say("Take this receipt out"),
        say(
            "“{title}” of {amount} no longer counts as spent, and its photos go with "
            "it. That it was here stays in the history.",
            title=receipt.title,
            amount=in_rupiah(receipt.amount),
        ),
        say("Take the receipt out"),
        partial(_removed, desk, receipt),
        say("The receipt was taken out."),
        key=f"remove-{key}",
        back=Back.UNDO,
    )


def _removed(desk: Desk, receipt: Spending) -> None:
    remove_receipt(desk.act(), receipt.id, receipt.version)
    st.query_params.pop("kuitansi", None)


def _fields(desk: Desk, fields: Fields, lines: Sequence[MoneyOfLines]) -> bool:
    """Draw the fields; return whether more than planned is meant."""
    kept = fields.kept
    fields.one(
        "budget_line_id",
        say("Budget line"),
        {line.line_id: _left(line) for line in lines if line.line_id},
        nothing=say("Not planned (no budget line)"),
        help=say("Behind each line stands what is left of it."),
    )
    fields.line("title", say("What was paid for"))
    left, right = fields.columns(1, 1)
    left.rupiah("amount", say("Amount (Rp)"), shown=_amount(kept.amount))
    right.day(
        "spent_on",
        say("Day on the receipt"),
        shown=kept.spent_on or desk.today,
        max_value=max(desk.today, kept.spent_on or desk.today),
    )
    left.line("payee", say("Paid to"), help=say("Shop, driver, caterer …"))
    right.line("receipt_number", say("Number of the receipt"))
    left.line("paid_by", say("Paid by"))
    over = fields.apart()
    return over.tick(
        "is_over_known",
        say("Keep it although it is more than planned"),
        shown=False,
        help=say("Only where a budget line does not suffice; the list then says so."),
    )


def _amount(kept: Decimal | None) -> Decimal | None:
    return kept or None


def _left(line: MoneyOfLines) -> str:
    title = unmarked(line.title or "")
    if line.left < 0:
        over = in_rupiah(-line.left)
        return say("{title} – {over} more than planned", title=title, over=over)
    return say("{title} – {left} left", title=title, left=in_rupiah(line.left))


def chosen_receipt(receipts: Sequence[Spending]) -> Spending | None:
    """Return the receipt that the address names, or None."""
    asked = st.query_params.get("kuitansi", "")
    return next((one for one in receipts if str(one.id) == asked), None)
