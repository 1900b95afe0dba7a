"""The matrix, its items, proofs and gaps, as people read them: rows in, HTML out."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import groupby
from typing import Final

from data.duties import Duty
from data.language import in_long, in_month, in_number, in_short, say
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.tables import Cell, Group, listed
from evaluation.accreditation.facts import GapStep
from evaluation.accreditation.models import (
    SHORT,
    EvidenceStep,
    Heading,
    HintFact,
    Instrument,
    Item,
    ProofKind,
    Standing,
)
from evaluation.accreditation.queries import (
    ItemStanding,
    ListedEvidence,
)

PATH: Final = "akreditasi"
ITEM: Final = "butir"
KIND: Final = "jenis"
INSTRUMENT: Final = "instrumen"
EVIDENCE: Final = "bukti"
GIVING: Final = "tugas"
FINDING: Final = "temuan"
"""How the address names what is looked at."""

LOOK: Final = """<style>
.stHtml .listing .told{white-space:normal;overflow-wrap:anywhere}
.told small{display:block;color:var(--quiet)}.stHtml .told a{color:var(--accent)}
.stHtml mark.is{display:inline-block;border-radius:.3rem;padding:.05rem .45rem;
margin:.1rem .25rem .1rem 0;font-size:.86rem;background:var(--tint);color:var(--quiet);
white-space:nowrap;text-decoration:none}
.stHtml mark.is.fresh{background:var(--good-tint);color:var(--good)}
.stHtml mark.is.stale{background:var(--warn-tint);color:var(--warn)}
.stHtml mark.is.none{background:var(--bad-tint);color:var(--bad)}
.stHtml mark.is a{color:inherit}
</style>"""

CLASSES: Final[Mapping[Standing, str]] = {
    Standing.WHOLE: "fresh",
    Standing.PARTLY: "",
    Standing.ONE_KIND: "stale",
    Standing.STALE: "stale",
    Standing.UNLINKED: "none",
    Standing.WITHOUT: "none",
}


def item_way(desk: Desk, matrix: Instrument, code: str, **facts: object) -> str:
    """Return where one item, or one kind of its proof, is looked at."""
    return link(desk, PATH, **{INSTRUMENT: matrix.key, ITEM: code}, **facts)


def overview(
    desk: Desk, instrument: Instrument, standings: Sequence[ItemStanding]
) -> str:
    """Return the items below their headings, each with how it stands."""
    heads = [
        (say("Item"), "lead"),
        (say("There and fresh"), ""),
        (say("Stale"), ""),
        (say("Not there yet"), ""),
        (say("Standing"), "corner"),
    ]
    groups = [
        Group(
            [Cell(escape(title), "lead", span=len(heads))],
            [_item_row(desk, instrument, one) for one in rows],
        )
        for title, rows in by_heading(instrument, standings)
    ]
    return LOOK + listed(heads, groups)


def by_heading(
    instrument: Instrument, standings: Sequence[ItemStanding]
) -> list[tuple[str, list[ItemStanding]]]:
    """Return the items by their heading, with what the heading stands under."""
    headings = {one.number: one for one in instrument.heading}
    return [
        (heading_words(headings, number), list(rows))
        for number, rows in groupby(standings, key=lambda one: one.item.under)
    ]


def heading_words(headings: Mapping[str, Heading], number: str) -> str:
    """Return a heading with what it stands under, as one line."""
    parts: list[str] = []
    at: Heading | None = headings.get(number)
    while at is not None and len(parts) < len(headings):
        parts.insert(0, f"{at.number} {at.title}")
        at = headings.get(at.under)
    return " › ".join(parts)


def _item_row(desk: Desk, instrument: Instrument, one: ItemStanding) -> list[Cell]:
    item = one.item
    way = item_way(desk, instrument, item.code)
    small = [item.title] if item.own_title else []
    if item.certainty.value != "high":
        small.append(say(item.certainty.label))
    told = "".join(f"<small>{escape(words)}</small>" for words in small)
    name = anchor(f"{item.code} {item.called}", way)
    return [
        Cell(f'<div class="told">{name}{told}</div>', "lead"),
        Cell(
            _kinds(desk, instrument, one, one.fresh, "fresh"),
            label=say("There and fresh"),
        ),
        Cell(_kinds(desk, instrument, one, one.stale, "stale"), label=say("Stale")),
        Cell(
            _kinds(desk, instrument, one, one.missing, "none"),
            label=say("Not there yet"),
        ),
        Cell(standing_mark(one.standing), "corner"),
    ]


def _kinds(
    desk: Desk,
    instrument: Instrument,
    one: ItemStanding,
    kinds: Iterable[ProofKind],
    look: str,
) -> str:
    return "".join(
        f'<mark class="is {look}">'
        + anchor(
            say(SHORT[kind]),
            item_way(desk, instrument, one.item.code, **{KIND: kind.value}),
        )
        + "</mark>"
        for kind in kinds
    )


def standing_mark(standing: Standing) -> str:
    """Return how an item stands as a mark."""
    look = CLASSES.get(standing, "")
    return f'<mark class="is {look}">{escape(say(standing.label))}</mark>'


def about(desk: Desk, one: ItemStanding, known: Mapping[str, Instrument]) -> str:
    """Return how an item stands, its notes, and what it goes on from."""
    item = one.item
    told = [item.absence, item.own_note, item.note]
    if item.own_title:
        told.append(say("As delivered: {title}", title=item.title))
    lines = [f"<p>{standing_mark(one.standing)}</p>"]
    lines += [f"<p>{escape(words)}</p>" for words in told if words]
    for old in item.earlier:
        way = _earlier(desk, known, old.instrument, old.code)
        before, why = escape(say("Goes on from")), escape(old.reason)
        lines.append(f"<p>{before} {way}<small>{why}</small></p>")
    return LOOK + f'<div class="told">{"".join(lines)}</div>'


def hints(facts: Iterable[HintFact]) -> str:
    """Return hints of readiness, each with what the records count."""
    rows = []
    for one in facts:
        look, word = ("fresh", say("yes")) if one.is_met else ("none", say("not yet"))
        counted = in_number(one.counted)
        if one.of is not None:
            counted = say("{counted} of {of}", counted=counted, of=in_number(one.of))
        rows.append(
            [
                Cell(escape(say(one.hint.label)), "lead"),
                Cell(escape(counted), label=say("In the records")),
                Cell(f'<mark class="is {look}">{escape(word)}</mark>', "corner"),
            ]
        )
    heads = [
        (say("Hint of readiness"), "lead"),
        (say("In the records"), ""),
        ("", "corner"),
    ]
    return LOOK + listed(heads, [Group((), rows)])


def gaps(desk: Desk, instrument: Instrument, steps: Sequence[GapStep]) -> str:
    """Return what is to be done, by months; each step can be given to somebody."""
    heads = [
        (say("What is missing"), "lead"),
        (say("What to do"), ""),
        (say("Until"), ""),
        ("", "corner"),
    ]
    groups = [
        Group(
            [Cell(escape(in_month(month)), "lead", span=len(heads))],
            [_gap_row(desk, instrument, one) for one in rows],
        )
        for month, rows in groupby(steps, key=lambda one: one.month)
    ]
    return LOOK + listed(heads, groups)


def _gap_row(desk: Desk, instrument: Instrument, step: GapStep) -> list[Cell]:
    about = {KIND: step.kind.value}
    way = item_way(desk, instrument, step.code, **about)
    name = anchor(f"{step.code} · {say(step.kind.label)}", way)
    look = "stale" if step.is_stale else CLASSES[step.standing] or "none"
    state = say("stale") if step.is_stale else say("not there yet")
    what = (
        f'<div class="told">{name} <mark class="is {look}">{escape(state)}</mark>'
        f"<small>{escape(step.title)}</small></div>"
    )
    does = escape(step.words)
    if step.activity_id:
        room = link(desk, "ruang", kegiatan=step.activity_id)
        does += " " + anchor(say("Open the activity"), room)
    if step.given:
        end = escape(
            say(
                "given to {owner} until {day}",
                owner=step.given.owner or "–",
                day=in_short(step.given.due_on),
            )
        )
    else:
        give = item_way(desk, instrument, step.code, **about, **{GIVING: "1"})
        end = anchor(say("Give the task"), give)
    if desk.may_now(Duty.NOTE_FINDINGS):
        finding = item_way(desk, instrument, step.code, **about, **{FINDING: "1"})
        end += "<br>" + anchor(say("Make it a finding"), finding)
    return [
        Cell(what, "lead"),
        Cell(f'<div class="told">{does}</div>', label=say("What to do")),
        Cell(escape(in_short(step.due_on)), label=say("Until")),
        Cell(end, "corner"),
    ]


STEPS: Final[Mapping[EvidenceStep, str]] = {
    EvidenceStep.DRAFT: "none",
    EvidenceStep.COMPLETE: "stale",
    EvidenceStep.VERIFIED: "fresh",
}


def handed_in(desk: Desk, rows: Sequence[ListedEvidence]) -> str:
    """Return what was handed in, each with what it serves and how far it came."""
    heads = [
        (say("Proof"), "lead"),
        (say("Day of the fact"), ""),
        (say("Items"), ""),
        (say("Handed in by"), ""),
        (say("Step"), "corner"),
    ]
    shown = []
    for one in rows:
        name = anchor(one.title, link(desk, PATH, **{EVIDENCE: one.id}))
        small = " · ".join((say(one.kind.label), say(one.source.label)))
        codes = ", ".join(one.codes)
        nowhere = escape(say("not linked"))
        items = escape(codes) or f'<mark class="is none">{nowhere}</mark>'
        step = escape(say(one.step.label))
        by = say("verified by {name}", name=one.verified_by) if one.verified_by else ""
        shown.append(
            [
                Cell(
                    f'<div class="told">{name}<small>{escape(small)}</small></div>',
                    "lead",
                ),
                Cell(escape(in_long(one.happened_on)), label=say("Day of the fact")),
                Cell(items, label=say("Items")),
                Cell(
                    f'<div class="told">{escape(one.handed_in_by or "–")}'
                    f"<small>{escape(by)}</small></div>",
                    label=say("Handed in by"),
                ),
                Cell(f'<mark class="is {STEPS[one.step]}">{step}</mark>', "corner"),
            ]
        )
    return LOOK + listed(heads, [Group((), shown)])


def mapping(desk: Desk, instrument: Instrument, known: Mapping[str, Instrument]) -> str:
    """Return which items go on from which of an earlier instrument, and why."""
    heads = [(say("Item"), "lead"), (say("Goes on from"), ""), (say("Why"), "")]
    rows = [
        [
            Cell(
                anchor(
                    f"{item.code} {item.called}", item_way(desk, instrument, item.code)
                ),
                "lead",
            ),
            Cell(
                _earlier(desk, known, one.instrument, one.code),
                label=say("Goes on from"),
            ),
            Cell(f'<div class="told">{escape(one.reason)}</div>', label=say("Why")),
        ]
        for item in instrument.item
        for one in item.earlier
    ]
    return LOOK + listed(heads, [Group((), rows)])


def _earlier(desk: Desk, known: Mapping[str, Instrument], key: str, code: str) -> str:
    old = known.get(key)
    item: Item | None = old.find(code) if old else None
    if old is None or item is None:
        return escape(f"{key} {code}")
    return anchor(f"{old.name} {code} {item.called}", item_way(desk, old, code))


def instruments(
    desk: Desk, known: Sequence[Instrument], current: Instrument | None
) -> str:
    """Return the instruments, each a way to its matrix; the school's own is marked."""
    heads = [(say("Instrument"), "lead"), (say("Items"), "number"), ("", "corner")]
    rows = []
    for one in known:
        name = anchor(
            f"{one.name} ({one.edition})", link(desk, PATH, **{INSTRUMENT: one.key})
        )
        whose = say("loaded by the school") if one.is_own else say("delivered")
        small = f"<small>{escape(one.title)} · {escape(whose)}</small>"
        is_current = current is not None and one.key == current.key
        mark = escape(say("the school's, today")) if is_current else ""
        rows.append(
            [
                Cell(f'<div class="told">{name}{small}</div>', "lead"),
                Cell(in_number(len(one.item)), "number", say("Items")),
                Cell(mark and f'<mark class="is fresh">{mark}</mark>', "corner"),
            ]
        )
    return LOOK + listed(heads, [Group((), rows)])
