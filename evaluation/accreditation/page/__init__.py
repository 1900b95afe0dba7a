"""The page of accreditation: what is proved, what is missing, what closes it."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import streamlit as st

from data import duties
from data.duties import Duty
from data.language import N_, in_number, in_percent, say, say_many
from data.school.documents import lead_signs
from data.ui.address import origin_of
from data.ui.desk import Desk
from data.ui.figures import Figure, figures
from data.ui.links import unmarked
from data.ui.pages import Page, Section
from data.ui.papers import offer_paper
from data.ui.tabs import Part, first_rows, tabs, unfold
from evaluation.accreditation import cards, documents
from evaluation.accreditation.cards.matrix import grid
from evaluation.accreditation.cards.proofs import proof_way
from evaluation.accreditation.documents import Located
from evaluation.accreditation.facts import Matrix, matrix_of
from evaluation.accreditation.form.evidence import new_evidence
from evaluation.accreditation.models import Instrument, ProofKind, Standing
from evaluation.accreditation.page.evidence import asked_evidence, one_evidence
from evaluation.accreditation.page.instruments import (
    asked_instrument,
    shown_instruments,
)
from evaluation.accreditation.page.item import one_item
from evaluation.accreditation.queries import (
    ListedEvidence,
    Proof,
    ProofCell,
    listed_evidence,
    proofs,
)
from planning.papers.facts import lead_of

PAGE = Page(
    N_("Proof for accreditation"),
    "akreditasi",
    "verified",
    Section.EVALUATE,
    Duty.READ_RESULTS,
    words=N_("evidence, instruments, IASP"),
)
AT_ONCE: Final = 25
"""So many gaps are shown before the others are asked for."""


def show(desk: Desk) -> None:
    """Draw the page."""
    st.title(PAGE.headed(desk.year))
    if (evidence := asked_evidence(desk)) is not None:
        one_evidence(desk, evidence)
        return
    instrument = asked_instrument(desk)
    if instrument is None:
        _without_instrument(desk)
        return
    matrix = matrix_of(desk.store, instrument, desk.today)
    asked = st.query_params.get(cards.ITEM, "")
    standing = next((one for one in matrix.standings if one.item.code == asked), None)
    if standing is not None:
        one_item(desk, matrix, standing)
        return
    st.caption(
        say(
            "{title}. Item texts are our own short paraphrases; what stands here says "
            "how complete the proof is, never a grade.",
            title=unmarked(instrument.title),
        )
    )
    _figures(matrix)
    tabs("accreditation", _parts(desk, matrix), in_address=True)


def _without_instrument(desk: Desk) -> None:
    st.info(
        say(
            "No instrument comes with the product for this kind of school: its items "
            "have their own numbers. Load the school's own one; the template below "
            "shows how."
        )
    )
    shown_instruments(desk, None)


def _figures(matrix: Matrix) -> None:
    kpi = matrix.completeness
    shown = [
        Figure(
            say(kpi.name),
            "–" if kpi.value is None else in_percent(kpi.value),
            kpi.explained(),
            say(kpi.formula),
        )
    ]
    for name, standings in (
        (say("Items without proof"), (Standing.WITHOUT, Standing.UNLINKED)),
        (say("Stale proof only"), (Standing.STALE,)),
        (say("One kind of proof only"), (Standing.ONE_KIND,)),
        (say("Every expected kind there"), (Standing.WHOLE,)),
    ):
        count = sum(matrix.counted(one) for one in standings)
        asks = Standing.WHOLE not in standings and count > 0
        shown.append(Figure(name, in_number(count), _of(matrix), asks=asks))
    figures(shown)


def _of(matrix: Matrix) -> str:
    outside = (Standing.OUTSIDE, Standing.ABSENT)
    items = [one for one in matrix.standings if one.standing not in outside]
    return say_many("of {count} item", "of {count} items", len(items))


def _parts(desk: Desk, matrix: Matrix) -> list[Part]:
    handed = listed_evidence(desk.store, matrix.instrument.key)
    return [
        (say("Items"), partial(_items, desk, matrix)),
        (say("Matrix"), partial(_matrix, desk, matrix)),
        (
            say("To do ({count})", count=in_number(len(matrix.steps))),
            partial(_gaps, desk, matrix),
        ),
        (
            say("Handed in ({count})", count=in_number(len(handed))),
            partial(_handed_in, desk, matrix.instrument, handed),
        ),
        (say("Instruments"), partial(shown_instruments, desk, matrix.instrument)),
    ]


def _items(desk: Desk, matrix: Matrix) -> None:
    st.html(cards.overview(desk, matrix.instrument, matrix.of_humas))
    others = matrix.of_others
    if others:
        unfold(
            say_many(
                "{count} item that others in the school show proof of",
                "{count} items that others in the school show proof of",
                len(others),
            ),
            "items-of-others",
            lambda: st.html(cards.overview(desk, matrix.instrument, others)),
        )
    unfold(
        say("Hints of readiness"),
        "hints",
        lambda: st.html(cards.hints(matrix.hints)),
    )


def _matrix(desk: Desk, matrix: Matrix) -> None:
    found = proofs(desk.store, matrix.instrument, desk.today)
    first: dict[tuple[str, ProofKind], str] = {}
    for one in found:
        first.setdefault((one.code, one.kind), proof_way(desk, one))

    def opens(cell: ProofCell) -> str:
        if cell.fresh + cell.stale == 1:
            return first[cell.code, cell.kind]
        about = {cards.KIND: cell.kind.value}
        return cards.item_way(desk, matrix.instrument, cell.code, **about)

    st.html(grid(desk, matrix, opens))
    st.caption(
        say(
            "✓: fresh proof, with its number. Old: proof that is stale. –: expected, "
            "nothing there. A cell opens its proof."
        )
    )
    _papers(desk, matrix, found)


def _papers(desk: Desk, matrix: Matrix, found: Sequence[Proof]) -> None:
    lead = lead_of(desk.store)
    origin = origin_of(desk)
    located = [Located(one, _whole(origin, proof_way(desk, one))) for one in found]
    name = f"matriks-bukti-{matrix.instrument.key.lower()}"
    signer = lead_signs(desk.school, lead.name, lead.employee_number)
    with st.container(horizontal=True):
        offer_paper(
            say("Matrix as a paper (DOCX)"),
            partial(documents.matrix_paper, desk.school, matrix, signer),
            f"{name}.docx",
        )
        offer_paper(
            say("Matrix and list of proofs (XLSX)"),
            partial(documents.matrix_workbook, desk.school, matrix, located),
            f"{name}.xlsx",
            is_first=False,
        )


def _whole(origin: str, way: str) -> str:
    return f"{origin}{way}" if way.startswith("/") else way


def _gaps(desk: Desk, matrix: Matrix) -> None:
    if not matrix.steps:
        st.success(say("No gap: every item has every kind of proof that it expects."))
        return
    gaps = partial(cards.gaps, desk, matrix.instrument)
    first_rows(matrix.steps, AT_ONCE, lambda those: st.html(gaps(those)), "more-gaps")


def _handed_in(
    desk: Desk, instrument: Instrument, rows: Sequence[ListedEvidence]
) -> None:
    if duties.may(Duty.KEEP_EVIDENCE, desk.person):
        unfold(
            say("Hand in a proof"),
            "hand-in",
            partial(new_evidence, desk, instrument, None, None),
            icon=":material/attach_file:",
            opened=not rows,
            begins="evidence-",
        )
    if not rows:
        st.info(
            say(
                "Nothing was handed in yet. What the records hold needs no handing in; "
                "agreements, decrees of the school and photos of a notice board do."
            )
        )
        return
    st.html(cards.handed_in(desk, rows))
