"""Who may do what with findings: both leaders note, whose it is and the lead close."""

from collections.abc import Mapping
from typing import Any

from data.attachments.models import FileDraft
from evaluation.findings import actions as findings
from evaluation.tracing import actions as tracing
from evaluation.tracing.models import JudgementDraft
from tests.evaluation.make import keep_finding, key
from tests.execution.make import A_FILE, A_PDF, SAID
from tests.make import RINA, SARI, acting
from tests.permissions import LEAD, LEADERS, NEW, STRANGERS, Action, Line

FINDING = key("Undangan terlambat")
WHOSE_IT_IS = frozenset({"lead", "member"})
NOBODYS = STRANGERS | {"member by link"}
"""For them a finding of Rina's is not there."""


def has_a_finding(w: Any, **facts: object) -> None:
    keep_finding(w.store, "Undangan terlambat", **facts)


def is_rinas(w: Any) -> None:
    has_a_finding(w, owner_id=RINA.id)


def is_closed(w: Any) -> None:
    is_rinas(w)
    findings.close_finding(acting(w.store, SARI), FINDING, 1, "Dikirim")


def has_a_proof(w: Any) -> None:
    is_rinas(w)
    act = acting(w.store, SARI)
    findings.attach_to_finding(act, A_FILE, FINDING, "a.pdf", A_PDF, draft=FileDraft())


FINDINGS: Mapping[Action, Line] = {
    findings.assign_finding: Line(
        LEADERS, lambda w: (FINDING, 1, RINA.id, None), before=has_a_finding
    ),
    findings.close_finding: Line(
        WHOSE_IT_IS,
        lambda w: (FINDING, 1, "Dikirim"),
        before=is_rinas,
        unseen=NOBODYS,
    ),
    tracing.judge_finding: Line(
        LEADERS,
        lambda w: (FINDING, 0, JudgementDraft(change="better", reason="Sepi keluhan")),
        before=is_closed,
    ),
    findings.decline_finding: Line(
        LEAD, lambda w: (FINDING, 1, "Di luar kewenangan"), before=has_a_finding
    ),
    findings.reopen_finding: Line(
        WHOSE_IT_IS,
        lambda w: (FINDING, 2, "Belum semua"),
        before=is_closed,
        unseen=NOBODYS,
    ),
    findings.attach_to_finding: Line(
        WHOSE_IT_IS,
        lambda w: (NEW, FINDING, "a.pdf", A_PDF),
        before=is_rinas,
        named={"draft": FileDraft()},
        unseen=NOBODYS,
    ),
    findings.describe_on_finding: Line(
        WHOSE_IT_IS,
        lambda w: (A_FILE, 1, SAID),
        before=has_a_proof,
        unseen=NOBODYS,
    ),
    findings.detach_from_finding: Line(
        WHOSE_IT_IS, lambda w: (A_FILE,), before=has_a_proof, unseen=NOBODYS
    ),
}
