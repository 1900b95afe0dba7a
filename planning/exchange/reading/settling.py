"""What the cells of one row say together: combined where they agree, told where not."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

from data.errors import HumasError, Refused
from data.language import N_, in_number, in_rupiah
from data.workbook import (
    Cell,
    WrittenAmount,
    WrittenDay,
    WrittenDays,
    WrittenHours,
    WrittenMeasure,
    line_of,
)
from planning.activities.models import Direction
from planning.budget.models import BudgetLineDraft
from planning.exchange.models import (
    COST_TITLE,
    PERCENT,
    UNSAID_YEAR,
    may_be_share,
    plain_unit,
)
from planning.exchange.reading.cells import Said
from planning.exchange.reading.dating import (
    KEPT_BESIDE,
    NAMES_NO_DAY,
    Tell,
    add_words,
    settle_beside,
)
from planning.exchange.reading.lengths import TOO_LONG, too_long
from planning.exchange.reading.money import MORE_THAN_AMOUNT, names_a_source, source_of


class Settling:
    """Combines what was read of one row; nothing that a cell says is dropped unsaid."""

    def __init__(self, fault: Tell, remark: Tell) -> None:
        self._fault = fault
        self._remark = remark

    def settle(self, said: Said, cells: Mapping[str, Cell]) -> None:
        """Leave in ``said`` what the row says as a whole."""
        self._measures(said, cells)
        if "planned_on" in said or "month" in said or "ends_on" in said:
            self._days(said, cells)
        settle_beside(said, self._fault, self._remark)
        self._hours(said, cells)
        if "volume" in said or "price" in said or "amount" in said:
            self._line(said, cells)
        if "activity" not in cells and {"cost", "source"} & set(said):
            self._cost(said, cells)

    # ── days ─────────────────────────────────────────────────────────────────
    def _days(self, said: Said, cells: Mapping[str, Cell]) -> None:
        """Keep the days, the month or the words that the date's cells say."""
        field = "planned_on" if "planned_on" in said else "month"
        written: WrittenDays = said.pop("planned_on", WrittenDays(first=None))
        month: WrittenDays | None = said.pop("month", None)
        if month:
            written = self._with_month(written, month, cells)
        if written.taken:
            message = N_("“{value}” is taken as {taken}; please check the date.")
            facts = {"value": line_of(cells[field]), "taken": written.taken}
            self._remark(field, message, **facts)
            add_words(said, written.words)
        elif written.words:
            self._keep_words(said, field, written)
        if written.first:
            said["planned_on"] = written.first
        if written.hours:
            said["hours"] = written.hours
        self._last_day(said, written, cells)

    def _with_month(
        self, written: WrittenDays, month: WrittenDays, cells: Mapping[str, Cell]
    ) -> WrittenDays:
        """Return the date's cell completed by the month's; both must agree."""
        if "planned_on" not in cells:
            return month
        if written.first is None or month.first is None:
            words = "; ".join(filter(None, (written.words, month.words)))
            first = written.first or month.first
            return written.model_copy(update={"first": first, "words": words})
        if not _agree(written.first, month.first):
            message = N_("The month is another one than that of the date.")
            self._fault("month", message)
        return written

    def _keep_words(self, said: Said, field: str, written: WrittenDays) -> None:
        """Keep words beside a date, or instead of one, where the plan has room."""
        add_words(said, written.words)
        message = KEPT_BESIDE if written.first else NAMES_NO_DAY
        self._remark(field, message, words=written.words)

    def _last_day(
        self, said: Said, written: WrittenDays, cells: Mapping[str, Cell]
    ) -> None:
        """Keep the last day, and the hour of its cell; tell a contradiction."""
        own: WrittenDays | None = said.pop("ends_on", None)
        if own and own.first:
            said["ends_on"] = own.first
        if own and own.hours:
            said["hours_of_end"] = own.hours
        last = written.last
        if last and not last.may_be(said.setdefault("ends_on", last)):
            message = N_(
                "The last day is another one than in “{value}”. Leave it out, or write "
                "only the first day there."
            )
            self._fault("ends_on", message, value=line_of(cells["planned_on"]))

    # ── hours ────────────────────────────────────────────────────────────────
    def _hours(self, said: Said, cells: Mapping[str, Cell]) -> None:
        """Keep when it begins and ends; the hours of several cells must agree."""
        of_date: WrittenHours | None = said.pop("hours", None)
        of_end: WrittenHours | None = said.pop("hours_of_end", None)
        starts, ends = (
            self._hour(said, field, cells) for field in ("starts_at", "ends_at")
        )
        whole = [one for one in (starts, of_date) if one]
        whole += [ends] if ends and ends.ends else []
        only_ends = [one.begins for one in (ends, of_end) if one and not one.ends]
        self._keep_hour(said, "starts_at", [one.begins for one in whole])
        closes = [one.ends for one in whole if one.ends]
        self._keep_hour(said, "ends_at", [*closes, *only_ends])
        self._zones(said, [one for one in (starts, ends, of_date, of_end) if one])
        self._days_of_hours(said, [one for one in (starts, ends) if one and one.on])

    def _keep_hour(self, said: Said, field: str, hours: Sequence[time]) -> None:
        if len(set(hours)) > 1:
            self._fault(
                field,
                N_("The cells of this row name different hours. Make them agree."),
            )
        elif hours:
            said[field] = hours[0]

    def _days_of_hours(self, said: Said, hours: Sequence[WrittenHours]) -> None:
        """Tell where a cell with day and hour names another day than the date's."""
        days = [day for name in ("planned_on", "ends_on") if (day := said.get(name))]
        for one in hours:
            if days and not any(day.may_be(_day_of(one)) for day in days):
                message = N_(
                    "The day beside the hour is another one than the date. Make them "
                    "agree."
                )
                self._fault("starts_at", message)

    def _zones(self, said: Said, hours: list[WrittenHours]) -> None:
        zones = {one.zone for one in hours} - {""}
        if len(zones) == 1:
            said["zone"] = zones.pop()
        elif zones:
            self._fault(
                "ends_at",
                N_("The cells of this row name different time zones. Make them agree."),
            )

    def _hour(
        self, said: Said, field: str, cells: Mapping[str, Cell]
    ) -> WrittenHours | None:
        """Return a cell's hours; words instead of an hour are kept beside the date."""
        written: WrittenHours | str | None = said.pop(field, None)
        if not isinstance(written, str):
            if written and written.is_about:
                message = N_("“{value}” is taken as exact; please check the hour.")
                self._remark(field, message, value=line_of(cells[field]))
            return written
        if written:
            add_words(said, written)
            message = N_("“{words}” is no hour; it is kept beside the date.")
            self._remark(field, message, words=written)
        return None

    # ── measures ─────────────────────────────────────────────────────────────
    def _measures(self, said: Said, cells: Mapping[str, Cell]) -> None:
        """Keep numbers; the unit and the limit beside them go into their fields."""
        for field in ("target", "baseline", "volume"):
            written: WrittenMeasure | None = said.get(field)
            if written is None:
                continue
            said[field] = written.number
            self._unit(said, field, written, line_of(cells[field]))
            self._limit(said, field, written, line_of(cells[field]))

    def _unit(
        self, said: Said, field: str, written: WrittenMeasure, value: str
    ) -> None:
        beside = PERCENT if written.is_percent else written.rest
        unit = said.setdefault("unit", beside) if beside else said.get("unit", "")
        if beside and plain_unit(unit) != plain_unit(beside):
            message = N_(
                "“{value}”: the unit is another one than “{unit}”. Make them agree."
            )
            self._fault(field, message, value=value, unit=unit)
        if written.is_percent and written.rest:
            message = N_(
                "“{value}” is taken as {figure} %; “{rest}” is left out. Say in the "
                "indicator what is counted."
            )
            facts = {"value": value, "rest": written.rest}
            facts["figure"] = in_number(written.number)
            self._remark(field, message, **facts)
        is_share = field != "volume" and may_be_share(written.number, unit)
        if is_share and not written.is_percent:
            message = N_(
                "“{value}” with the unit {unit}: is it {whole} % or {part} %? Write "
                "the per cent sign beside the number."
            )
            facts = {
                "whole": in_number(written.number * 100),
                "part": in_number(written.number),
            }
            self._fault(field, message, value=value, unit=unit, **facts)

    def _limit(
        self, said: Said, field: str, written: WrittenMeasure, value: str
    ) -> None:
        if written.is_least is None:
            return
        wanted = Direction.AT_LEAST if written.is_least else Direction.AT_MOST
        if field != "target" or said.setdefault("direction", wanted) is not wanted:
            message = N_(
                "“{value}” contradicts what the row says elsewhere. Make them agree."
            )
            self._fault(field, message, value=value)
        elif written.is_beyond:
            message = N_("“{value}” is taken as {taken}; please check the target.")
            taken = (
                N_("at least {number}") if written.is_least else N_("at most {number}")
            )
            self._remark(
                field,
                message,
                value=value,
                taken=Refused(taken, number=in_number(written.number)),
            )

    # ── money ────────────────────────────────────────────────────────────────
    def _line(self, said: Said, cells: Mapping[str, Cell]) -> None:
        """Compare volume, price and amount of a budget line."""
        volume, amount = said.get("volume"), said.get("amount")
        price = said.get("price")
        if amount is None:
            return
        if price is not None:
            reckoned = ((volume or Decimal(1)) * price).quantize(
                Decimal(1), ROUND_HALF_UP
            )
            if reckoned != amount:
                message = N_(
                    "{volume} × {price} is {reckoned}, not {amount}. Mend one of them."
                )
                facts = {"volume": in_number(volume or 1), "price": in_rupiah(price)}
                facts |= {"reckoned": in_rupiah(reckoned), "amount": in_rupiah(amount)}
                self._fault("amount", message, **facts)
        elif volume and volume != 1:
            each = (amount / volume).quantize(Decimal(1), ROUND_HALF_UP)
            if each * volume == amount:
                said["price"] = each
            else:
                message = N_(
                    "{amount} cannot be divided by {volume} into whole rupiah. Write "
                    "the price, or leave the volume out."
                )
                facts = {"amount": in_rupiah(amount), "volume": in_number(volume)}
                self._fault("volume", message, **facts)

    def _cost(self, said: Said, cells: Mapping[str, Cell]) -> None:
        """Turn the cost into a budget line where the source of the money is known."""
        written: WrittenAmount = said.pop("cost", WrittenAmount(Decimal(0)))
        source = said.pop("source", None)
        beside = self._source_beside(written, source, line_of(cells.get("cost", "")))
        source = source or beside
        if written.is_about and written.amount:
            message = N_("“{value}” is taken as {amount}; please check the amount.")
            facts = {
                "value": line_of(cells["cost"]),
                "amount": in_rupiah(written.amount),
            }
            self._remark("cost", message, **facts)
        for _, lengths in too_long(BudgetLineDraft, source or {}):
            self._fault("source", TOO_LONG, **lengths)
            source = None
        if written.amount and source:
            said["cost"] = BudgetLineDraft(
                title=COST_TITLE,
                fiscal_year=UNSAID_YEAR,
                amount=written.amount,
                **source,
            )
        elif written.amount:
            message = N_(
                "The cost is left out, since it is not said where the money comes "
                "from. Add it to the activity's budget."
            )
            self._remark("cost", message)
        elif written.beside or (source and "cost" not in cells):
            field = "cost" if written.beside else "source"
            message = N_("“{value}” names no amount; no budget line is made.")
            self._remark(field, message, value=line_of(cells[field]))

    def _source_beside(
        self, written: WrittenAmount, source: Said | None, value: str
    ) -> Said | None:
        """Return the source that stands beside the amount; tell what is none."""
        if not written.beside or not written.amount:
            return None
        try:
            found = source_of(written.beside)
        except HumasError as fault:
            tell = self._fault if source else self._remark
            if names_a_source(written.beside):
                tell("cost", fault.message, **fault.facts)
            else:
                tell("cost", MORE_THAN_AMOUNT, value=value)
            return None
        if source and found["source"] is not source["source"]:
            message = N_(
                "“{value}” is another source than the row names. Make them agree."
            )
            self._fault("cost", message, value=written.beside)
        return found


def _agree(day: WrittenDay, month: WrittenDay) -> bool:
    """Whether a date and a month do not contradict each other."""
    same_day = month.day is None or day.day is None or month.day == day.day
    years = {day.year, month.year} - {None}
    return day.month == month.month and same_day and len(years) <= 1


def _day_of(hours: WrittenHours) -> WrittenDay:
    day = hours.on or date.min
    return WrittenDay(day=day.day, month=day.month, year=day.year)
