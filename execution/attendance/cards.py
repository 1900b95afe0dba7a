"""The attendance list of a class group as one element: a row for each pupil, keys."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from html import escape
from typing import Final
from uuid import UUID

from data import duties
from data.actor import Actor
from data.duties import Duty
from data.few import shared_one, tells
from data.language import N_, in_list, in_number, in_percent, say, say_many
from data.participants import Presence, in_people
from data.ui.figures import Figure
from data.ui.tables import lined
from execution.attendance.matching import Intake
from execution.attendance.models import KEYS, Rates
from execution.attendance.queries import AttendedActivity, ListedPupil
from execution.attendance.reading import AttendanceFile
from planning.activities.models import Activity, Audience

LOOK: Final = """<style>
[class*="st-key-marks-"]{position:absolute;height:1px;overflow:hidden;opacity:0}
.presences ol{list-style:none;margin:.4rem 0 0;padding:0}
.presences li{display:grid;grid-template-columns:2rem minmax(9rem,1fr) auto;
align-items:center;column-gap:.6rem;padding:.25rem .4rem;margin:0;
border-top:1px solid var(--line)}
.presences li:focus{outline:2px solid var(--accent);outline-offset:-2px;
border-radius:.3rem;
background:var(--accent-tint)}
.presences .n{color:var(--quiet);text-align:right}
.presences small{display:block;color:var(--quiet);font-size:.8rem}
.presences .keys{display:flex;gap:.25rem}
.presences button{font:inherit;font-size:.85rem;line-height:1.2;cursor:pointer;
min-height:2.1rem;min-width:2.6rem;padding:.15rem .45rem;color:inherit;
background:transparent;border:1px solid var(--edge);border-radius:.4rem}
.presences button:hover{border-color:var(--accent)}
.presences [aria-pressed=true]{background:var(--good);border-color:var(--good);
color:var(--paper)}
.presences [aria-pressed=true][data-key=Z]{background:var(--warn);
border-color:var(--warn)}
.presences [aria-pressed=true][data-key=T]{background:var(--quiet);
border-color:var(--quiet)}
.presences kbd{font:inherit;font-weight:700;text-decoration:underline}
.presences .bulk{display:flex;flex-wrap:wrap;gap:.35rem;align-items:center}
.presences .tally{margin:.4rem 0 0}
@media(max-width:900px){.presences li{grid-template-columns:1.6rem 1fr;row-gap:.3rem}
.presences .keys{grid-column:1/-1;display:grid;grid-template-columns:repeat(3,1fr)}
.presences button{min-height:2.9rem}.presences .hint{display:none}}
</style>"""

SHORT: Final[Mapping[Presence, str]] = {
    presence: presence.label for presence in Presence
} | {Presence.FOSTER_PARENT: N_("Standing-in")}
"""What the buttons of a row are called."""


def presence_list(
    field: str,
    pupils: Sequence[ListedPupil],
    of_list: Mapping[UUID, str],
    fosters: Mapping[UUID, str],
    siblings: Mapping[UUID, Sequence[str]],
) -> str:
    """Return a list to enter who came, by single keys or by thumb.

    ``field`` is the key of the text field that keeps it: the browser's script writes
    there (``data/web/assets/presences.js``). Who has no standing-in parent is not
    offered one.
    """
    rows = "".join(
        _row(number, pupil, of_list[pupil.student_id], fosters, siblings)
        for number, pupil in enumerate(pupils, 1)
    )
    done = sum(pupil.presence is not None for pupil in pupils)
    told = say(
        "{done} of {count} entered",
        done=f'<b class="done">{done}</b>',
        count=len(pupils),
    )
    return (
        f'{LOOK}<div class="presences" data-field="{escape(field)}">{_bulk()}'
        f'<p class="tally" role="status">{told}</p>'
        f"<ol>{rows}</ol></div>"
    )


def _bulk() -> str:
    """Return the buttons that fill what is still empty, and how keys work."""
    buttons = "".join(
        f'<button type="button" data-all="{key}">{escape(say(presence.label))}</button>'
        for key, presence in KEYS.items()
        if presence is not Presence.FOSTER_PARENT
    )
    keys = in_list([f"{key} {say(presence.label)}" for key, presence in KEYS.items()])
    told = say(
        "Keys: {keys}. A key enters and goes on; Shift and a key fills all empty ones; "
        "arrows and Enter move, Delete empties. After the last pupil, Enter saves.",
        keys=keys,
    )
    fill = escape(say("Fill what is still empty:"))
    return (
        f'<small class="hint">{escape(told)}</small><div class="bulk">'
        f"<span>{fill}</span>{buttons}</div>"
    )


def _row(
    number: int,
    pupil: ListedPupil,
    label: str,
    fosters: Mapping[UUID, str],
    siblings: Mapping[UUID, Sequence[str]],
) -> str:
    beside = _beside(pupil, fosters, siblings)
    buttons = "".join(
        _button(key, presence, is_on=pupil.presence is presence)
        for key, presence in KEYS.items()
        if presence is not Presence.FOSTER_PARENT
        or pupil.student_id in fosters
        or pupil.presence is presence
    )
    return (
        f'<li data-pupil="{escape(label)}" tabindex="{-1 if number > 1 else 0}">'
        f'<span class="n">{number}</span>'
        f"<span>{escape(pupil.pupil)}<small>{escape(beside)}</small></span>"
        f'<span class="keys">{buttons}</span></li>'
    )


def _button(key: str, presence: Presence, *, is_on: bool) -> str:
    said = escape(say(presence.label))
    return (
        f'<button type="button" tabindex="-1" data-key="{key}" '
        f'aria-pressed="{"true" if is_on else "false"}" title="{said}">'
        f"<kbd>{key}</kbd> {escape(say(SHORT[presence]))}</button>"
    )


def _beside(
    pupil: ListedPupil,
    fosters: Mapping[UUID, str],
    siblings: Mapping[UUID, Sequence[str]],
) -> str:
    """Return the parents' names, who stands in, and brothers and sisters."""
    named = [pupil.father_name, pupil.mother_name, pupil.guardian_name]
    parts = [" · ".join(name for name in named if name)]
    if name := fosters.get(pupil.student_id):
        parts.append(say("standing in: {name}", name=name))
    if beside := siblings.get(pupil.student_id):
        parts.append(say("with {siblings}", siblings=in_list(list(beside))))
    if pupil.copied_from:
        parts.append(say("copied from {name}", name=pupil.copied_from))
    if pupil.by_themselves:
        parts.append(say("checked in by themselves"))
    return " · ".join(part for part in parts if part)


# ── the rates ────────────────────────────────────────────────────────────────
def rate_figures(rates: Rates, finished: int, groups: int) -> list[Figure]:
    """Return the two rates, never as one, and the fathers' share.

    While class groups are not entered, who came so far is counted: a share of those
    that are would look as if it were of all.
    """
    if not rates.invited:
        return []
    if finished < groups:
        told = entered(finished, groups)
        return [
            Figure(
                say("Represented so far"), in_number(rates.represented), told, asks=True
            ),
            Figure(
                say("Came themselves so far"),
                in_number(rates.themselves),
                told,
                asks=True,
            ),
        ]
    shown = [
        Figure(
            say("Represented"),
            in_percent(rates.represented_rate or Decimal(0)),
            _of_families(rates.represented, rates),
            say(
                "Pupils for whom father, mother, guardian or a standing-in parent "
                "came, divided by all who were invited."
            ),
        ),
        Figure(
            say("Came themselves"),
            in_percent(rates.themselves_rate or Decimal(0)),
            _of_families(rates.themselves, rates),
            say("The same without standing-in parents."),
        ),
    ]
    if rates.father_share is not None:
        parents = rates.father + rates.mother
        shown.append(
            Figure(
                say("Fathers’ share"),
                in_percent(rates.father_share),
                say(
                    "{part} of {whole} parents",
                    part=in_number(rates.father),
                    whole=in_number(parents),
                ),
                say("Fathers divided by fathers and mothers who came."),
            )
        )
    return shown


def _of_families(came: int, rates: Rates) -> str:
    part, whole = in_number(came), in_number(rates.invited)
    return say("{part} of {whole} families", part=part, whole=whole)


def without_families(activity: Activity) -> str:
    """Return why no families stand on lists: not named yet, or others are invited."""
    if activity.audience is Audience.PUPILS:
        return say(
            "The pupils meant are not named yet. Choose them, and their lists stand "
            "here."
        )
    if groups := in_people(activity.parties):
        return say("No families are invited, but: {groups}.", groups=groups)
    return say("This activity invites no families by class group.")


def entered(finished: int, groups: int) -> str:
    """Return how many class groups are entered whole: ``12 of 21``."""
    return say(
        "{finished} of {groups} class groups are entered",
        finished=finished,
        groups=groups,
    )


# ── a file that is taken in ──────────────────────────────────────────────────
def what_is_read(file: AttendanceFile, found: Intake) -> str:
    """Return what becomes of a file's rows, and what was read otherwise."""
    parts = [f"<p>{escape(_of_rows(file, found))}</p>"]
    if found.read_as:
        rows = [
            {say("In the file"): one.typed, say("Pupil"): one.pupil}
            for one in found.read_as
        ]
        said = say("Names spelled otherwise, read as these pupils:")
        parts.append(f"<p>{escape(said)}</p>{lined(rows)}")
    for name in found.contradicting:
        said = say(
            "The file says two things of {name}; correct it, then choose it again.",
            name=name,
        )
        parts.append(f"<p>{escape(said)}</p>")
    if found.left_out:
        said = say_many(
            "{count} row stays open or has a fault and is left out.",
            "{count} rows stay open or have a fault and are left out.",
            found.left_out,
        )
        parts.append(f"<p>{escape(said)}</p>")
    return "".join(parts)


def what_is_replaced(found: Intake, pupils: Iterable[ListedPupil]) -> str:
    """Return for whom something else is entered already than the file says."""
    now = {pupil.student_id: pupil for pupil in pupils if pupil.presence}
    rows = [
        {
            say("Pupil"): pupil.pupil,
            say("Before"): say(pupil.presence.label),
            say("Now"): say(mark.presence.label),
        }
        for mark in found.marks
        if (pupil := now.get(mark.student_id))
        and pupil.presence
        and mark.presence
        and pupil.presence is not mark.presence
    ]
    if not rows:
        return ""
    said = say_many(
        "For {count} pupil something else is entered; the file takes its place:",
        "For {count} pupils something else is entered; the file takes its place:",
        len(rows),
    )
    return f"<p>{escape(said)}</p>{lined(rows)}"


def _of_rows(file: AttendanceFile, found: Intake) -> str:
    """Return what becomes of all rows, so that the numbers add up."""
    said = [
        say_many(
            "{count} row says who came for a pupil",
            "{count} rows say who came for a pupil",
            len(file.rows),
        )
    ]
    if file.silent:
        said.append(
            say_many(
                "{count} row says nothing and is left out",
                "{count} rows say nothing and are left out",
                file.silent,
            )
        )
    if file.hidden:
        said.append(
            say_many(
                "{count} row is hidden in the file and is left out",
                "{count} rows are hidden in the file and are left out",
                file.hidden,
            )
        )
    if file.struck:
        said.append(
            say_many(
                "{count} pupil is struck out in the file and is left out",
                "{count} pupils are struck out in the file and are left out",
                file.struck,
            )
        )
    if file.merged:
        said.append(
            say_many(
                "{count} name is merged over several rows and is left out: unmerge it "
                "and write each pupil on a row",
                "{count} names are merged over several rows and are left out: unmerge "
                "them and write each pupil on a row",
                file.merged,
            )
        )
    return " · ".join(said)


def is_only_counted(activity: Activity, by: Actor) -> bool:
    """Return whether this person learns numbers alone, and not which families.

    Whom visits and talks were for, only who enters the attendance reads by name.
    """
    return activity.is_confidential and not duties.may(Duty.TAKE_ATTENDANCE, by)


def is_shown(row: AttendedActivity, by: Actor) -> bool:
    """Return whether this person sees the numbers of an activity's families."""
    return row.is_told or duties.may(Duty.TAKE_ATTENDANCE, by)


def few_families(invited: int, represented: int) -> str:
    """Return how many families of an activity for some came, as others may see it."""
    count = shared_one(invited)
    if invited and not tells(invited, represented):
        return say(
            "Which families this is for is confidential. Families so far: {count}. "
            "How many of them were represented is not told: few were, or were not.",
            count=count,
        )
    return say(
        "Which families this is for is confidential. Families so far: {count}, of "
        "them represented: {came}.",
        count=count,
        came=in_number(represented),
    )
