"""Reviews, and what stands beside them, as a person reads them: rows in, HTML out."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Final, NamedTuple
from uuid import UUID

from data.attachments.queries import FilesShown
from data.few import HIDDEN
from data.language import (
    N_,
    in_moment,
    in_number,
    in_percent,
    in_rupiah,
    in_short,
    say,
)
from data.participants import UNIT
from data.ui.arising import FOLLOW_UP, PATH
from data.ui.cards import Card, points, words
from data.ui.desk import Desk
from data.ui.figures import Figure, side_by_side
from data.ui.links import anchor, link
from data.ui.tables import beside
from evaluation.kpis.models import (
    ActivityResult,
    Kpi,
    representation,
)
from evaluation.review.facts import counted, measured, rates_of, target, verdicts_of
from evaluation.review.queries import (
    Answered,
    FollowedUp,
    Monitored,
    Signed,
)
from execution.minutes.queries import ListedMinutes
from execution.obstacles.queries import ListedObstacle
from planning.activities.models import Mode

LOOK: Final = """<style>
.stHtml .shots{display:grid;gap:.4rem;margin:.4rem 0 0;padding:0;list-style:none;
grid-template-columns:repeat(auto-fill,minmax(6.5rem,1fr))}
.stHtml .shots li{margin:0;padding:0}.shots img{width:100%;aspect-ratio:4/3;
object-fit:cover;border-radius:.4rem;display:block;background:var(--tint)}
.against{display:grid;gap:.2rem 1.4rem;margin:.3rem 0 0;
grid-template-columns:repeat(auto-fit,minmax(9rem,max-content))}
.stHtml .against>div{margin:0}.stHtml .against dd{margin:0}
.against dt{font-size:.85rem;color:var(--quiet);margin:0}
.against dd{margin:0;font-size:1.25rem;line-height:1.4}
.against .yes{color:var(--good)}.against .no{color:var(--bad)}
.judged-next{animation:way-next 1ms}@keyframes way-next{from{opacity:.99}}
.card h4{margin:.7rem 0 0;padding:0;font-size:.95rem;font-weight:600}
</style>"""
SHOTS: Final = 6
"""So many photos are shown beside a judgement; the others are one click away."""

PROOFS: Final = (
    ("notulen", N_("Minutes")),
    ("penutupan", N_("Report (LPJ)")),
    ("kehadiran", N_("Attendance")),
    ("keuangan", N_("Finances")),
    ("dokumentasi", N_("Documentation")),
)
"""In which part of the activity's room each proof stands."""


class Beside(NamedTuple):
    """What stands beside the judgement of an activity, apart from its results."""

    in_charge: str
    obstacles: Sequence[ListedObstacle]
    minutes: Sequence[ListedMinutes]
    files: Sequence[FilesShown]
    remarks: Sequence[Monitored]
    asked: str


def against(row: ActivityResult) -> Card:
    """Return an activity's standard, its result, and whether it was reached."""
    day = in_short(row.held_on) if row.held_on else row.when.in_short(undated="–")
    told = f"{escape(say(row.step.label))} · {escape(day)}"
    if row.target is None:
        nothing = words(say("No standard was set."))
        return Card(row.title, f'{LOOK}<p class="judged-next">{told}</p>{nothing}')
    judged, kind = "–", ""
    if row.reached is not None:
        judged = say("Reached") if row.reached else say("Not reached")
        kind = "yes" if row.reached else "no"
    shown = (
        (say("Standard"), target(row), ""),
        (say("Result"), _result(row), ""),
        (say("Judged by the numbers"), judged, kind),
    )
    body = "".join(
        f'<div><dt>{escape(name)}</dt><dd class="{kind}">{escape(said)}</dd></div>'
        for name, said, kind in shown
    )
    indicator = words(row.indicator) if row.indicator else ""
    told = f'{LOOK}<p class="judged-next">{told}</p>{indicator}'
    return Card(row.title, f'{told}<dl class="against">{body}</dl>')


def _result(row: ActivityResult) -> str:
    if row.result is None:
        return say("not measured")
    return f"{row.told_result} {row.unit}".strip()


def evidence(desk: Desk, row: ActivityResult, found: Beside) -> Card:
    """Return what is known of an activity, with each proof one click away."""
    asked = words(found.asked) if found.asked else ""
    body = [facts(row, found.in_charge), _rates(row), asked]
    if not row.is_confidential:
        body += [_hindered(found.obstacles), _photos(found.files)]
    body += [_monitored(desk, found.remarks), _proofs(desk, row, found)]
    return Card(say("Evidence"), "".join(body))


def facts(row: ActivityResult, in_charge: str = "") -> str:
    """Return plan beside realised."""
    held_on = in_short(row.held_on) if row.held_on else "–"
    invited, represented = _families(row)
    pairs = [
        (
            say("Date"),
            row.when.in_short(undated="–"),
            f"{held_on} · {say(row.step.label)}",
        ),
        (say("Mode"), _mode(row.planned_mode), _mode(row.held_mode)),
        (say(UNIT), say("{count} invited", count=invited), represented),
        (say("Money"), in_rupiah(row.budget), in_rupiah(row.spent)),
        (say("Standard"), target(row), measured(row)),
        (say("Obstacles"), "–", _obstacles(row)),
    ]
    if in_charge:
        pairs.insert(1, (say("In charge"), in_charge, "–"))
    return beside((say("Fact"), say("Planned"), say("Realised")), pairs) + _told(row)


def _families(row: ActivityResult) -> tuple[str, str]:
    """Return how many families were invited, and represented; of few not how many."""
    invited, represented = row.told_families
    share = in_percent(representation([row]).value) if row.is_told else HIDDEN
    came = say("{count} represented ({share})", count=represented, share=share)
    return invited, came


def _rates(row: ActivityResult) -> str:
    """Return the two rates of attendance beside each other, never merged."""
    return "".join(words(f"{say(kpi.name)}: {counted(kpi)}") for kpi in rates_of(row))


def _told(row: ActivityResult) -> str:
    """Return what was written about it."""
    told: list[str] = []
    if row.indicator:
        told.append(say("Success standard: {indicator}", indicator=row.indicator))
    if row.reason_note:
        told.append(say("Why not as planned: {note}", note=row.reason_note))
    if row.decisions:
        told.append(say("Decisions: {decisions}", decisions=row.decisions))
    return "".join(map(words, told))


def _obstacles(row: ActivityResult) -> str:
    if not row.obstacles:
        return say("none")
    if not row.obstacles_open:
        return say("{count}, all resolved", count=in_number(row.obstacles))
    return say(
        "{count}, {open} of them open",
        count=in_number(row.obstacles),
        open=in_number(row.obstacles_open),
    )


def _mode(mode: Mode | None) -> str:
    return say(mode.label) if mode else "–"


def _hindered(obstacles: Sequence[ListedObstacle]) -> str:
    """Return what was in the way, and what was tried against it."""
    if not obstacles:
        return ""
    lines = []
    for one in obstacles:
        tried = one.remedy or say("nothing was tried yet")
        effect = f" ({say(one.effect.label)})" if one.effect else ""
        what = one.note or say(one.code.label)
        lines.append(f"{escape(what)}<small>→ {escape(tried + effect)}</small>")
    heading = escape(say("Obstacles, and what was tried"))
    return f"<h4>{heading}</h4>{points(lines)}"


def _photos(files: Sequence[FilesShown]) -> str:
    shots = [one for one in files if one.is_picture and one.has_thumbnail][:SHOTS]
    if not shots:
        return ""
    shown = "".join(
        f'<li><a href="/files/{one.attachment_id}" target="_blank">'
        f'<img src="/files/{one.attachment_id}/small" loading="lazy" '
        f'alt="{escape(one.caption or one.name)}"></a></li>'
        for one in shots
    )
    return f'{LOOK}<ul class="shots">{shown}</ul>'


def _monitored(desk: Desk, remarks: Sequence[Monitored]) -> str:
    if not remarks:
        return ""
    lines = [
        f"{escape(one.text)}<small>{escape(_when(desk, one))}</small>"
        for one in remarks
    ]
    heading = escape(say("What monitoring saw"))
    return f"<h4>{heading}</h4>" + points(lines)


def _when(desk: Desk, one: Monitored) -> str:
    return f"{one.made_by} · {in_moment(one.made_at, desk.school.zone)}"


def _proofs(desk: Desk, row: ActivityResult, found: Beside) -> str:
    """Return the ways to what proves it, with how many there are."""
    counts = {"notulen": len(found.minutes), "dokumentasi": len(found.files)}
    ways = []
    for part, label in PROOFS:
        url = link(desk, "ruang", kegiatan=row.activity_id, bagian=part)
        count = f" ({in_number(counts[part])})" if part in counts else ""
        ways.append(anchor(f"{say(label)}{count}", url))
    heading = escape(say("Proofs"))
    return f"<h4>{heading}</h4><p>{' · '.join(ways)}</p>"


def whole(
    results: Sequence[ActivityResult], kpis: Sequence[Kpi], signed: Sequence[Signed]
) -> str:
    """Return the figures of a part of the year, and what was decided in it."""
    shown = side_by_side(
        Figure(say(kpi.name), in_percent(kpi.value), kpi.explained()) for kpi in kpis
    )
    told = "".join(map(words, verdicts_of(results, signed)))
    return shown + told


def signed_card(
    desk: Desk,
    versions: Sequence[Signed],
    answers: Sequence[Answered],
    follows: Mapping[UUID, Sequence[str]],
    heading: str,
) -> Card:
    """Return the newest version, its answers and what follows; then those before.

    ``follows``: finished lines of findings and follow-ups by the review's id.
    """
    latest, *earlier = versions
    body = signed_text(desk, latest, answers)
    if rest := follows.get(latest.id):
        after = escape(say("What follows"))
        body += f"<h4>{after}</h4>{points(rest)}"
    if earlier:
        changed = _changed(earlier[0], latest)
        before = "".join(signed_text(desk, one, answers) for one in earlier)
        told = escape(say("Earlier versions"))
        body += f"<details><summary>{told}</summary>{changed}{before}</details>"
    return Card(heading, body)


def signed_text(desk: Desk, row: Signed, answers: Iterable[Answered] = ()) -> str:
    """Return one version as it was signed, and what was answered to it."""
    said = "".join(
        f"<br>{escape(name)}: <strong>{escape(told)}</strong>"
        for name, told in row.judgement
    )
    decision = f'<span class="mark">{escape(say(row.decision.label))}</span>'
    note = f'<p class="typed">{escape(row.note)}</p>' if row.note else ""
    why = words(say("Why a new version: {why}", why=row.reason)) if row.reason else ""
    signed = say(
        "Version {number}, signed by {name} on {moment}",
        number=in_number(row.number),
        name=row.signed_by,
        moment=in_moment(row.signed_at, desk.school.zone),
    )
    own = [one for one in answers if one.review_id == row.id]
    told = "".join(_answer(desk, one) for one in own)
    return f"<p>{decision}{said}</p>{note}{why}{words(signed)}{told}"


def _changed(before: Signed, now: Signed) -> str:
    """Return what the newest version says otherwise than the one before."""
    rows = changes(before, now)
    if not rows:
        return words(say("Only the reason is new; the judgement is the same."))
    return beside((say("What changes"), say("Before"), say("Now")), rows)


def changes(before: Signed, now: Signed) -> list[tuple[str, str, str]]:
    """Return what differs between two versions: what, before, now."""
    was, is_now = dict(_said(before)), dict(_said(now))
    names = dict.fromkeys((*was, *is_now))
    return [
        (name, was.get(name, "–"), is_now.get(name, "–"))
        for name in names
        if was.get(name) != is_now.get(name)
    ]


def _said(row: Signed) -> list[tuple[str, str]]:
    return [
        *row.judgement,
        (say("Decision"), say(row.decision.label)),
        (say("Note"), row.note or "–"),
    ]


def _answer(desk: Desk, one: Answered) -> str:
    """Return an answer, dated; it stands below the review that it leaves as it is."""
    said = say(
        "{name} answered on {moment}: {stance}",
        name=one.answered_by,
        moment=in_moment(one.answered_at, desk.school.zone),
        stance=one.stance,
    )
    parts = [one.remark]
    if one.will_do:
        parts.append(say("What will be done: {what}", what=one.will_do))
    told = escape("\n".join(filter(None, parts)))
    return f'<h4>{escape(said)}</h4><p class="typed">{told}</p>'


def followed(desk: Desk, one: FollowedUp) -> str:
    """Return a follow-up of a review: what, who, until when, and whether it is done."""
    state = (
        say("closed on {day}", day=in_short(one.closed_on))
        if one.closed_on
        else say("due {day}", day=in_short(one.due_on))
    )
    under = escape(f"{one.owner} · {state}")
    way = anchor(one.text, link(desk, PATH, **{FOLLOW_UP: one.id}))
    return f"{way}<small>{under}</small>"
