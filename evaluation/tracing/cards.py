"""A finding's way on one drawing: found, decided, done, and whether it got better."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final, NamedTuple

from data.arising import Arising
from data.calendar import SchoolYear
from data.few import HIDDEN
from data.language import in_number, in_percent, in_short, say
from data.ui.arising import FINDING, FOLLOW_UP, PATH
from data.ui.desk import Desk
from data.ui.links import anchor, link
from data.ui.tables import Cell, plain
from evaluation.kpis.models import ActivityResult
from evaluation.kpis.models.better import Change
from evaluation.tracing.queries import Chain, ChainRow, Decided, ListedWork
from planning.lessons.models import Decision

LOOK: Final = """<style>
.stHtml .chains{display:grid;gap:1.1rem;margin:0}
.stHtml ol.chain{display:grid;grid-template-columns:repeat(5,minmax(0,1fr));gap:1.4rem;
list-style:none;margin:0;padding:0}
.stHtml ol.chain li{position:relative;margin:0;padding:.55rem .7rem .6rem;
border:1px solid var(--line);border-top:.28rem solid var(--edge);
border-radius:.5rem;overflow-wrap:anywhere;line-height:1.35}
.stHtml ol.chain li+li::before{content:"→";position:absolute;left:-1.28rem;top:38%;
font-size:1.15rem;color:var(--quiet)}
ol.chain b{display:block;font-size:.8rem;font-weight:600;color:var(--quiet)}
ol.chain strong,ol.chain a{display:block;margin:.1rem 0}
ol.chain a{color:var(--accent)}ol.chain small{display:block;color:var(--quiet)}
ol.chain li.done{border-top-color:var(--accent)}
ol.chain li.good{border-top-color:var(--good)}
ol.chain li.bad{border-top-color:var(--bad)}ol.chain li.wait{border-style:dashed;
border-top-style:solid}
@media(max-width:760px){.stHtml ol.chain{grid-template-columns:1fr;gap:1.15rem}
.stHtml ol.chain li+li::before{content:"↓";left:1rem;top:-1.2rem;font-size:.95rem}}
@media print{.stHtml ol.chain{gap:1rem}}
</style>"""

WAYS: Final = {
    Arising.DECISION: ("notulen", "notulen"),
    Arising.OBSTACLE: ("kendala", "kendala"),
    Arising.QUESTIONNAIRE: ("angket", "angket"),
    Arising.CONTACTS: ("kontak", "rombel"),
    Arising.ATTENDANCE: ("ruang", "kegiatan"),
    Arising.MONITORING: ("ruang", "kegiatan"),
    Arising.FINDING: (PATH, FINDING),
}
"""On which page each source is opened, and how the address names it there."""

LOOKS: Final = {Change.BETTER: "good", Change.SAME: "done", Change.WORSE: "bad"}


class Node(NamedTuple):
    """One step of the way: what it is, its words, where it opens, how it stands."""

    label: str
    words: str
    url: str = ""
    under: tuple[str, ...] = ()
    look: str = "done"

    @property
    def tag(self) -> str:
        """The step as an item of the way; its words lead to its record."""
        words = anchor(self.words, self.url) if self.url else ""
        told = words or f"<strong>{escape(self.words)}</strong>"
        small = "".join(f"<small>{escape(one)}</small>" for one in self.under if one)
        return f'<li class="{self.look}"><b>{escape(self.label)}</b>{told}{small}</li>'


def drawn(desk: Desk, shown: Iterable[Chain]) -> str:
    """Return findings' ways below each other: side by side, on a phone as steps."""
    ways = "".join(
        f'<ol class="chain">{"".join(node.tag for node in nodes(desk, chain))}</ol>'
        for chain in shown
    )
    return f'{LOOK}<div class="chains">{ways}</div>'


def nodes(desk: Desk, chain: Chain) -> Sequence[Node]:
    """Return the five steps of a finding's way."""
    row = chain.row
    return (
        _found(desk, row),
        _decided(desk, row),
        _done(desk, row),
        _came(desk, chain),
        _better(chain),
    )


def _found(desk: Desk, row: ChainRow) -> Node:
    year = str(SchoolYear(start=row.school_year))
    of = say(row.source.label)
    url = link(desk, PATH, **{FINDING: row.id})
    return Node(say("Finding"), row.text, url, (row.activity or "", f"{of} · {year}"))


def _decided(desk: Desk, row: ChainRow) -> Node:
    label = say("Decision of the plan")
    if row.decision is None or row.decided_year is None:
        words = say("not decided yet")
        if row.closed_on:
            words = say("closed before a plan decided")
        return Node(label, words, look="wait")
    before = [_before(one) for one in row.decisions[:-1]]
    year = SchoolYear(start=row.decided_year)
    words = say("{decision} in {year}", decision=say(row.decision.label), year=year)
    url = link(desk, "temuan", tahun=row.decided_year)
    look = "done" if row.decision is Decision.ADOPTED else "wait"
    return Node(label, words, url, (row.decisions[-1].reason, *before), look)


def _before(one: Decided) -> str:
    word = say(one.decision.label)
    return f"{SchoolYear(start=one.school_year)}: {word} · {one.reason}"


def _done(desk: Desk, row: ChainRow) -> Node:
    label = say("Activity")
    if row.adopting_id and row.adopting and row.decision is Decision.ADOPTED:
        url = link(desk, "ruang", tahun=row.decided_year, kegiatan=row.adopting_id)
        step = row.adopting_step
        under = say(step.label) if step else ""
        look = "done" if step and step.is_closed else "wait"
        return Node(label, row.adopting, url, (under,), look)
    if row.proof_id and row.proof:
        url = link(desk, "ruang", tahun=row.proof_year, kegiatan=row.proof_id)
        return Node(label, row.proof, url, (say("proof of closing"),))
    return Node(label, say("none"), look="wait")


def _came(desk: Desk, chain: Chain) -> Node:
    row, label = chain.row, say("Result")
    if row.is_dropped:
        reason = row.outcome or (row.decisions[-1].reason if row.decisions else "")
        return Node(label, say("declined: {reason}", reason=reason), look="wait")
    closed = ""
    if row.closed_on:
        closed = say("closed {day}", day=in_short(row.closed_on))
    if chain.result and chain.result.is_closed:
        url = link(
            desk,
            "ruang",
            tahun=row.decided_year,
            kegiatan=chain.result.activity_id,
            bagian="penutupan",
        )
        return Node(label, _told(chain.result), url, (closed, row.outcome))
    if row.closed_on:
        return Node(label, row.outcome or closed, "", (closed,) if row.outcome else ())
    return Node(label, say("nothing complete yet"), look="wait")


def _told(result: ActivityResult) -> str:
    """Return what came of an activity, few families' numbers hidden."""
    if not result.is_carried_out:
        return say(result.step.label)
    if result.result is not None and result.told_result != HIDDEN:
        unit = f"{result.told_result} {result.unit}".strip()
        if result.target is None:
            return unit
        return say(
            "{result}, standard {target}", result=unit, target=in_number(result.target)
        )
    if result.invited and result.is_told:
        share = in_percent(result.represented / result.invited)
        return say("{share} of families represented", share=share)
    return say(result.step.label)


def _better(chain: Chain) -> Node:
    label = say("Did it get better?")
    row, compared, change = chain.row, chain.compared, chain.change
    if row.is_dropped:
        return Node(label, say("not followed"), look="wait")
    if change is None:
        return Node(label, say("cannot be said yet"), "", (why_not_yet(chain),), "wait")
    under: list[str] = []
    if compared:
        measured = say(
            "{measure}: {before} → {after}",
            measure=compared.measure,
            before=compared.before,
            after=compared.after,
        )
        under.append(measured)
        if compared.care:
            under.append(say("few cases: read it with care"))
    if row.judged and row.judged_on:
        judged = say(
            "{name}, {day}: {change} – {reason}",
            name=row.judged_by or "–",
            day=in_short(row.judged_on),
            change=say(row.judged.label),
            reason=row.judged_reason,
        )
        under.append(judged)
    return Node(label, say(change.label), "", tuple(under), LOOKS[change])


def why_not_yet(chain: Chain) -> str:
    """Return why nobody can say yet whether it got better."""
    row = chain.row
    if row.adopting_step and row.adopting_step.is_called_off:
        return say("The activity that adopted it did not take place.")
    if row.decision is Decision.ADOPTED and not row.was_done:
        return say("The activity that adopts it is not closed.")
    if chain.compared and chain.compared.change is None:
        return say(
            "The school year is not over: {before} before, {after} so far.",
            before=chain.compared.before,
            after=chain.compared.after,
        )
    if row.was_done:
        return say("Nothing measures it; a person has to say.")
    return say("Nothing was done about it yet.")


def source_of(desk: Desk, row: ListedWork) -> str:
    """Return from what it arose, leading there where it can be opened."""
    label = say(row.source.label)
    is_told = row.source_title and row.source_title != row.text
    named = f"{label}: {row.source_title}" if is_told else label
    url = _where(desk, row)
    return anchor(named, url) if url else escape(named)


def _where(desk: Desk, row: ListedWork) -> str:
    """Return the address of what it arose from; nothing where it has none."""
    year = row.source_year
    if row.source is Arising.REVIEW and row.activity_id:
        return link(desk, "penilaian", tahun=year, kegiatan=row.activity_id)
    path, name = WAYS.get(row.source, ("", ""))
    of = row.meeting_id if row.source is Arising.DECISION else row.source_id
    if not (path and of and row.source_title):
        return ""
    part = {"bagian": "kehadiran"} if row.source is Arising.ATTENDANCE else {}
    return link(desk, path, tahun=year, **{name: of}, **part)


def row_of(desk: Desk, row: ListedWork) -> list[Cell]:
    """Return a finding or a follow-up as a row that leads to it."""
    name = FINDING if row.is_finding else FOLLOW_UP
    what = anchor(row.text, link(desk, PATH, **{name: row.id}))
    kind = say("Finding") if row.is_finding else say("Follow-up")
    year = ""
    if row.school_year != desk.year.start:
        year = say("from {year}", year=SchoolYear(start=row.school_year))
    parts = [escape(kind), source_of(desk, row), escape(row.activity or "")]
    parts += [escape(year), escape(_decided_in(row)), escape(row.outcome)]
    under = " · ".join(filter(None, parts))
    told = f'<span style="white-space:normal">{what}<small>{under}</small></span>'
    return [
        Cell(told, "lead"),
        plain(row.owner or "–", label=say("Who")),
        Cell(_until(desk, row), label=say("Until when")),
    ]


def declined_by_plan(row: ListedWork) -> str:
    """Return which year's plan declined a finding, so that nobody has to close it."""
    year = SchoolYear(start=row.decided_year or row.school_year)
    return say("declined by the plan of {year}", year=year)


def _decided_in(row: ListedWork) -> str:
    if row.decision is None or row.decided_year is None:
        return ""
    year = SchoolYear(start=row.decided_year)
    return say("{decision} in {year}", decision=say(row.decision.label), year=year)


def _until(desk: Desk, row: ListedWork) -> str:
    if row.closed_on:
        day = in_short(row.closed_on)
        if row.is_declined:
            return escape(say("declined {day}", day=day))
        return escape(say("closed {day}", day=day))
    if row.work.is_declined_by_plan:
        return escape(declined_by_plan(row))
    if row.due_on is None:
        return "–"
    if not row.work.is_overdue(desk.today):
        return escape(in_short(row.due_on))
    late = escape(say("{day}, overdue", day=in_short(row.due_on)))
    return f'<strong style="color:var(--bad)">{late}</strong>'
