"""The proof for accreditors as one file: put together here, and downloaded."""

from functools import partial

import streamlit as st

from data.duties import Duty
from data.language import N_, in_moment, in_number, say
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.figures import Figure, figures
from data.ui.forms import form_id, saving
from data.ui.pages import Page, Section, Use
from data.ui.progress import waiting
from data.ui.tables import Cell, Group, lines, listing, plain
from data.ui.tabs import unfold
from evaluation.accreditation import store as accreditation
from evaluation.accreditation.models import Instrument
from evaluation.bundle import store as records
from evaluation.bundle.actions import begin_bundle, keep_bundle, remove_bundle
from evaluation.bundle.facts import Plan, bundle_plan, paper_plan
from evaluation.bundle.models import KEPT, MB, Bundle, BundleDraft, Photos
from evaluation.bundle.packing import pack

PAGE = Page(
    N_("Bundle of evidence"),
    "berkas-bukti",
    "attach_file",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    use=Use.RARE,
)
BEAT = 0.5
FORM = "bundle"


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    if desk.store.folder is None:
        st.info(say("These records are only in memory and have no place for a bundle."))
        return
    instrument = _instrument(desk)
    if instrument is None:
        st.info(
            say(
                "No instrument is in force for this kind of school. Load one under "
                "accreditation first."
            )
        )
        return
    draft = _chosen(instrument)
    plan = bundle_plan(desk.act(), instrument, draft)
    _figures(plan)
    _put_together(desk, instrument, draft)
    _ready(desk)
    unfold(say("What is missing"), "bundle-missing", partial(_missing, plan))


def _instrument(desk: Desk) -> Instrument | None:
    """Let a person choose the instrument, the one in force first."""
    current = accreditation.current(desk.store, desk.school.level.value, desk.today)
    every = [one.key for one in accreditation.instruments(desk.store)]
    known = {one.key: one for one in accreditation.instruments(desk.store)}
    if current and current.key in every:
        every.insert(0, every.pop(every.index(current.key)))
    if not every:
        return None
    key = st.selectbox(
        say("Instrument"),
        every,
        format_func=lambda one: known[one].title,
        key="bundle-instrument",
    )
    return accreditation.worded(desk.store, known[key])


def _chosen(instrument: Instrument) -> BundleDraft:
    """Let a person say what may go in; personal data only by an own tick."""
    fields = Fields(FORM)
    fields.tick(
        "with_personal",
        say("Take in proof with personal data, such as attendance lists with names"),
        help=say("It is marked “Contains personal data” in the index."),
    )
    fields.radio(
        "photos",
        say("Photos of pupils whose parents did not agree to publication"),
        Photos,
        shown=Photos.LEFT_OUT,
    )
    typed = fields.typed | {"photos": fields.typed["photos"] or Photos.LEFT_OUT}
    return BundleDraft(instrument=instrument.key, **typed)


def _figures(plan: Plan) -> None:
    every = {row.code for row in plan.rows}
    figures(
        [
            Figure(
                say("Items with files"),
                in_number(plan.items),
                say("of {count}", count=in_number(len(every))),
            ),
            Figure(say("Files"), in_number(len(plan.pieces))),
            Figure(say("Size, about"), _size(plan.size)),
            Figure(
                say("Missing proofs"),
                in_number(plan.missing),
                say("listed in the index as missing") if plan.missing else "",
                asks=bool(plan.missing),
            ),
        ]
    )


def _size(size: int) -> str:
    return f"{in_number(max(1, round(size / MB)))} MB"


def _put_together(desk: Desk, instrument: Instrument, draft: BundleDraft) -> None:
    """Write the bundle while telling how far; another press anywhere gives it up."""
    place = st.empty()
    label = say("Put the bundle together")
    if not place.button(label, type="primary", key="bundle-begin"):
        return
    with place.container():
        bar = st.empty()
        st.button(say("Cancel"), key="bundle-cancel")
    bundle_id = form_id(FORM)
    with saving(FORM, say("The bundle is ready. Download it below.")):
        target = begin_bundle(desk.act(), bundle_id)
        plan = paper_plan(desk.act(), instrument, draft)
        with waiting(partial(_far, len(plan.pieces)), bar, at_once=True) as told:
            packed = pack(
                desk.act(), plan, target, lambda done, of: told(done / of if of else 1)
            )
        keep_bundle(desk.act(), bundle_id, plan.draft, packed, plan.missing)


def _far(files: int, done: float) -> str:
    """Return how far the bundle is, in files."""
    packed = in_number(round(done * files))
    return say("{done} of {of} files.", done=packed, of=in_number(files))


def _ready(desk: Desk) -> None:
    found = records.bundles(desk.store)
    st.subheader(say("Ready to download"), anchor=False)
    if not found:
        st.caption(say("No bundle is ready. Put one together above."))
        return
    heads = ((say("When"), "lead"), (say("Files"), "number"), ("", "corner"))
    listing(heads, [Group((), [_row(desk, one) for one in found])])
    st.caption(
        say(
            "A bundle lies here for {days} days. Inside, INDEKS.html opens without a "
            "network; SHA256SUMS.txt proves that nothing was changed.",
            days=KEPT.days,
        )
    )
    for one in found[:1]:
        ending(
            say("Take the newest bundle away"),
            say("Its file can no longer be downloaded by anybody."),
            say("Take it away"),
            partial(_removed, desk, one),
            say("The bundle was taken away."),
            key=f"remove-{one.id}",
            back=Back.ANOTHER,
        )


def _removed(desk: Desk, one: Bundle) -> None:
    remove_bundle(desk.act(), one.id)


def _row(desk: Desk, one: Bundle) -> list[Cell]:
    marks = say("Contains personal data") if one.with_personal else ""
    about = " · ".join(filter(None, (one.instrument, _size(one.size), marks)))
    when = plain(in_moment(one.made_at, desk.school.zone)).html
    label = plain(say("Download")).html
    link = f'<a href="/bundles/{one.id}" download>{label}</a>'
    return [
        Cell(f"{when}<small>{plain(about).html}</small>", "lead"),
        plain(in_number(one.files), "number", say("Files")),
        Cell(link, "corner"),
    ]


def _missing(plan: Plan) -> None:
    rows = [row for row in plan.rows if row.is_missing]
    if not rows:
        st.caption(say("Every expected kind of proof is there."))
        return
    lines(
        [
            {
                say("Item"): f"{row.code} {row.item}",
                say("Kind"): row.kind,
                say("Note"): row.note,
            }
            for row in rows
        ]
    )
