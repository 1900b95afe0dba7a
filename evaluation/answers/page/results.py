"""The results of one questionnaire on the screen."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from data.arising import Arising
from data.duties import Duty
from data.few import FEWEST, HIDDEN
from data.language import in_long, in_number, in_percent, say
from data.names import file_name
from data.ui.cards import Card, cards, points, words
from data.ui.charts import chart
from data.ui.desk import Desk
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.forms import form_id, saving
from data.ui.links import go, link
from data.ui.papers import offer_paper
from data.ui.tables import beside, lines
from data.ui.tabs import unfold
from evaluation.answers import charts
from evaluation.answers.documents import result_paper, result_workbook
from evaluation.answers.facts import (
    ItemOutcome,
    Outcome,
    result_facts,
)
from evaluation.answers.models import CARE, TOO_FEW
from evaluation.findings.actions import note_finding
from evaluation.findings.models import FindingDraft
from evaluation.questionnaires.models import (
    RIGHT_OR_WRONG,
    ItemKind,
    Kind,
    part_words,
)

SLICES = 12
"""So many items stand in one picture; more are drawn in the next."""


def results(desk: Desk, found: Outcome) -> None:
    """Draw what came of a questionnaire."""
    if not found.sheets:
        st.info(
            say(
                "No sheet came back yet. Answers come by the answer link, typed from "
                "paper, or from a file of Google Forms."
            )
        )
        go(say("Open the questionnaire"), link(desk, "angket"))
        return
    _figures(found)
    if found.is_hidden:
        st.info(say(TOO_FEW, least=FEWEST))
        return
    if found.is_few:
        st.warning(say(CARE, count=in_number(found.sheets)))
    _learnt(found)
    _distributions(found)
    _others(found)
    _who(found)
    _papers(desk, found)
    _finding(desk, found)


def _figures(found: Outcome) -> None:
    shown = []
    for moment, kpi in found.rates:
        name = say(kpi.name)
        if moment:
            name = f"{name}: {say(moment.label)}"
        value = in_percent(kpi.value)
        counted = say("{count} sheets", count=in_number(kpi.counted))
        if kpi.of:
            counted = kpi.explained()
        else:
            counted += "; " + say("how many were asked is not said")
        shown.append(Figure(name, value, counted, say(kpi.formula)))
    if found.whole is not None and not found.is_hidden:
        shown.append(_index(found))
        shown += [
            Figure(
                part_words(one.part) or say("Without a part"),
                found.said(one.figure.index),
                say("{count} items", count=in_number(one.items)),
            )
            for one in found.parts
        ]
    if found.first_on and found.last_on:
        days = (
            in_long(found.first_on)
            if found.first_on == found.last_on
            else f"{in_long(found.first_on)} – {in_long(found.last_on)}"
        )
        st.caption(say("Answered: {days}", days=days))
    figures(shown)


def _index(found: Outcome) -> Figure:
    whole = found.whole
    assert whole is not None  # noqa: S101 -- asked by the caller
    name = say("Satisfaction index") if found.has_band else say("Index of the answers")
    band = say(whole.band.label) if found.has_band and whole.band else ""
    counted = " · ".join(filter(None, (band, whole.kpi.explained())))
    return Figure(name, found.said(whole.index), counted, say(whole.kpi.formula))


def _learnt(found: Outcome) -> None:
    learnt = found.learnt
    if not found.questionnaire.has_moments:
        return
    if learnt is None:
        st.info(say(TOO_FEW, least=FEWEST))
        return
    st.subheader(say("Understanding before and after"))
    shown = [
        Figure(say("Before"), found.said(learnt.before), say("mean score of 100")),
        Figure(say("After"), found.said(learnt.after), say("mean score of 100")),
        Figure(say("Difference"), _signed(found), _of_whom(found), say(learnt.formula)),
    ]
    if learnt.normalised is not None and learnt.gained is not None:
        gain = in_number(round(learnt.normalised, 1 if found.is_few else 2))
        shown.append(Figure(say("Normalised gain"), gain, say(learnt.gained.label)))
    figures(shown)
    rows = tuple(
        charts.PairRow(one.item.text, one.before, one.after) for one in found.gauges
    )
    if rows:
        chart(charts.learnt_in_words(rows), charts.before_and_after, rows)


def _signed(found: Outcome) -> str:
    difference = found.learnt.difference if found.learnt else None
    if difference is None:
        return "–"
    return f"{'+' if difference > 0 else ''}{found.said(difference)}"


def _of_whom(found: Outcome) -> str:
    learnt = found.learnt
    if learnt is None:
        return ""
    if learnt.is_paired:
        return say(
            "{pairs} pairs by code, of {before} sheets before and {after} after",
            pairs=in_number(learnt.pairs),
            before=in_number(learnt.sheets_before),
            after=in_number(learnt.sheets_after),
        )
    return say(
        "{before} sheets before, {after} after; not paired",
        before=in_number(learnt.sheets_before),
        after=in_number(learnt.sheets_after),
    )


def _distributions(found: Outcome) -> None:
    """Draw the items of scales, those of the same words in one picture."""
    scales: dict[tuple[str, ...], list[ItemOutcome]] = {}
    for one in found.items:
        if one.item.kind is ItemKind.SCALE and one.counts:
            scales.setdefault(one.words, []).append(one)
    if not scales:
        return
    st.subheader(say("Answers to each item"))
    if any(one.item.is_reversed for group in scales.values() for one in group):
        st.caption(
            say(
                "Items marked ↔ are asked the other way round; their bars are turned, "
                "so that blue is always good."
            )
        )
    for asked, group in scales.items():
        for begin in range(0, len(group), SLICES):
            rows = tuple(_row(one, asked) for one in group[begin : begin + SLICES])
            chart(charts.answers_in_words(rows), charts.diverging, rows)
    rest = [one for group in scales.values() for one in group]
    unfold(say("As a table"), "answers-as-table", partial(_table, found, rest))
    _hidden(found)


def _row(one: ItemOutcome, asked: tuple[str, ...]) -> charts.ScaleRow:
    turned = one.item.is_reversed
    moment = f" ({say(one.moment.label)})" if one.moment else ""
    text = f"{one.item.number}. {one.item.text}{moment}{' ↔' if turned else ''}"
    counts = one.counts[::-1] if turned else one.counts
    return charts.ScaleRow(text, asked, counts)


def _spoken(row: charts.ScaleRow) -> str:
    pairs = zip(map(say, row.words), row.counts, strict=True)
    return ", ".join(f"{word} {in_number(count)}" for word, count in pairs)


def _table(found: Outcome, rows: Sequence[ItemOutcome]) -> None:
    lines(
        [
            {
                say("Item"): f"{one.item.number}. {one.item.text}",
                say("When"): say(one.moment.label) if one.moment else "–",
                say("Answers"): _spoken(
                    charts.ScaleRow(one.item.text, one.words, one.counts)
                ),
                say("Sheets"): in_number(one.answers),
                say("Index"): found.said(one.own_index),
            }
            for one in rows
        ],
        numbers={say("Sheets"), say("Index")},
    )


def _hidden(found: Outcome) -> None:
    count = sum(one.is_hidden for one in found.items)
    if count:
        st.caption(
            say(
                "{count} items are not shown: fewer than {least} answered them.",
                count=in_number(count),
                least=FEWEST,
            )
        )


def _others(found: Outcome) -> None:
    """Draw what is no scale: yes and no, what was chosen, and numbers."""
    rest = [
        one
        for one in found.items
        if one.item.kind is not ItemKind.SCALE and one.answers and not one.is_hidden
    ]
    marked = [one for one in rest if one.item.kind in RIGHT_OR_WRONG]
    if marked:
        label = say("Answers to yes or no, and true or false")
        draw = partial(_table, found, marked)
        unfold(label, "answers-marked", draw, opened=not found.gauges)
    parts = []
    for one in rest:
        if one.item.kind in RIGHT_OR_WRONG:
            continue
        heading = f"{one.item.number}. {one.item.text}"
        if one.moment:
            heading += f" ({say(one.moment.label)})"
        parts.append(Card(heading, _told(one)))
    cards(parts)


def _told(one: ItemOutcome) -> str:
    if one.numbers:
        mean = sum(one.numbers) / len(one.numbers)
        return words(
            say(
                "Mean {mean}, from {least} to {most}; {count} sheets",
                mean=in_number(round(mean, 1)),
                least=in_number(min(one.numbers)),
                most=in_number(max(one.numbers)),
                count=in_number(one.answers),
            )
        )
    told = [
        f"{escape(say(word))}: <strong>{in_number(count)}</strong> "
        f"({in_percent(count / one.answers)})"
        for word, count in zip(one.words, one.counts, strict=True)
    ]
    several = one.item.kind is ItemKind.SOME_OF
    beside_it = say("{count} sheets", count=in_number(one.answers))
    if several:
        beside_it += "; " + say("several answers were possible")
    return points(told, plain=True) + words(beside_it)


def _who(found: Outcome) -> None:
    """Draw who answered, as counts: by relation, and by class group."""
    if found.relations:
        st.subheader(say("Who answered"))
        heads = (say("In the family"), say("Sheets"))
        told = [(say(one.label), count) for one, count in found.relations]
        st.html(beside(heads, told))
    if not found.groups:
        return
    unfold(say("By class group"), "answers-by-group", partial(_groups, found))


def _groups(found: Outcome) -> None:
    heads = (say("Class group"), say("Sheets"), say("Asked"), say("Response rate"))
    rows = []
    for row, told in found.groups:
        rate = in_percent(row.sheets / row.asked) if row.asked else "–"
        is_told = told == in_number(row.sheets)
        asked = in_number(row.asked) if row.asked else "–"
        rows.append((row.name, told, asked, rate if is_told else HIDDEN))
    st.html(beside(heads, rows))
    if any(one is HIDDEN for *_, one in rows):
        st.caption(
            say(
                "Class groups from which fewer than {least} sheets came are not told "
                "in numbers.",
                least=FEWEST,
            )
        )


def _papers(desk: Desk, found: Outcome) -> None:
    """Offer the result on paper, which hides what others do not see."""
    name = file_name(
        say("Result of the questionnaire {title}", title=found.questionnaire.title)
    )
    offer_paper(
        say("One page for the report (DOCX)"),
        partial(_paper, desk, found),
        f"{name}.docx",
    )
    offer_paper(
        say("All counts (XLSX)"),
        partial(_workbook, desk, found),
        f"{name}.xlsx",
        is_first=False,
    )


def _paper(desk: Desk, found: Outcome) -> bytes:
    facts = result_facts(desk.store, found.questionnaire)
    return result_paper(desk.school, facts, desk.today)


def _workbook(desk: Desk, found: Outcome) -> bytes:
    facts = result_facts(desk.store, found.questionnaire)
    return result_workbook(desk.school, facts, desk.today)


def _finding(desk: Desk, found: Outcome) -> None:
    """Let a person turn the result into a finding; the weakest item is proposed."""
    if not desk.may_now(Duty.NOTE_FINDINGS):
        return
    draw = partial(_note, desk, found)
    unfold(
        say("Note a finding"), "answers-finding", draw, icon=":material/history_edu:"
    )


def _note(desk: Desk, found: Outcome) -> None:
    form = f"answers-finding-{found.questionnaire.id}"
    key = form_id(form)
    fields = Fields.new(key, FindingDraft, text=_proposal(found))
    with st.form(f"{form}-{key}", border=False):
        fields.area("text", say("What was found"))
        fields.area("recommended", say("What would make it better"))
        sent = st.form_submit_button(say("Note the finding"), type="primary")
    if sent:
        with saving(form, say("The finding was noted."), **fields.labels):
            draft = FindingDraft.model_validate(fields.typed)
            note_finding(
                desk.act(),
                key,
                draft,
                found.questionnaire.activity_id,
                desk.year,
                source=Arising.QUESTIONNAIRE,
                source_id=found.questionnaire.id,
            )


def _proposal(found: Outcome) -> str:
    """Return the item of the lowest index in words, or nothing."""
    rated = [(one.own_index, one) for one in found.items if one.own_index is not None]
    if not rated or found.questionnaire.kind is Kind.UNDERSTANDING:
        return ""
    index, lowest = min(rated, key=lambda one: (one[0], one[1].item.number))
    return say(
        "Questionnaire “{title}”: “{item}” has the lowest index, {index} of 100.",
        title=found.questionnaire.title,
        item=lowest.item.text,
        index=found.said(index),
    )
