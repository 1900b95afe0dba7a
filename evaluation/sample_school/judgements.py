"""How the sample school's reviews went on: answered, signed anew, and of the whole."""

from datetime import date, timedelta
from typing import Final

from data.act import Act
from data.calendar import SchoolYear
from data.store import Store
from evaluation.monitoring import actions as monitoring
from evaluation.monitoring.models import RemarkDraft
from evaluation.review import actions as reviews
from evaluation.review.models import (
    AnswerDraft,
    ReviewDraft,
    Scope,
    Stage,
    Stance,
    Verdict,
    YearReviewDraft,
    follow_up_id,
)
from evaluation.review.queries import SignedReview, signed_reviews
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import at, day_of, id_of
from execution.follow_ups.actions import close_follow_up
from execution.follow_ups.models import FollowUpDraft
from planning.activities.models import Activity

WHOLE: Final = {
    Scope.FIRST: (
        "Pertemuan rutin berjalan; surat masih sering terlambat sampai ke orang tua.",
        "Surat dikirim paling lambat 14 hari sebelum kegiatan.",
    ),
    Scope.YEAR: (
        "Kegiatan utama terlaksana dan lebih banyak keluarga terwakili daripada "
        "semester ganjil. Kegiatan untuk ayah perlu waktu yang lebih sesuai.",
        "Kegiatan untuk ayah dijadwalkan pada hari Sabtu.",
    ),
}
"""What the principal wrote about half a year and the year, and what was answered."""

AGAIN: Final = "Nilai diperbaiki setelah laporan lengkap dibaca bersama wakil humas."
PROMISED: Final = "Dimasukkan ke rencana tahun depan dan dibahas dalam rapat tahunan."
OBJECTED: Final = "Sebagian kendala berasal dari luar sekolah; buktinya ada di laporan."
DONE: Final = "Semua undangan sejak Januari dikirim 14 hari sebelumnya."
SEEN: Final = (
    (Stage.BEFORE, 9, "Panitia sudah lengkap, tetapi surat belum semuanya dikirim."),
    (Stage.DURING, 0, "Acara dimulai tepat waktu; meja penerimaan tamu kurang satu."),
)
"""What monitoring saw: at which stage, how many days before, and what."""

MONITORED: Final = 2
"""So many activities of a year were monitored in writing."""


def judge(store: Store, year: SchoolYear, people: Cast) -> None:
    """Answer the reviews of a year that is over, and judge it as a whole."""
    signed = signed_reviews(store, year)
    mended = [row for row in signed if row.decision is Verdict.IMPROVE]
    ends = year.last_day
    if mended:
        _sign_again(
            Act(store, people.principal, at(ends + timedelta(days=2))), mended[0]
        )
    lead = Act(store, people.lead, at(ends + timedelta(days=4)))
    for place, row in enumerate(mended):
        stance = Stance.REMARKS if place == 1 else Stance.AGREED
        answer = AnswerDraft(
            stance=stance,
            remark=OBJECTED if stance is Stance.REMARKS else "",
            will_do=PROMISED,
        )
        latest = row.id if place else id_of(f"review-{row.activity_id}", "2")
        reviews.answer_review(lead, id_of("answer", str(row.id)), latest, answer)
    for scope in WHOLE:
        _whole(store, year, scope, people)


def _sign_again(act: Act, row: SignedReview) -> None:
    """Sign a review anew, with its reason; what it found before stays."""
    draft = ReviewDraft(
        managed_well=4,
        continuous=row.continuous,
        effective=row.effective,
        judged=row.judged,
        note=row.note,
        decision=row.decision,
        reason=AGAIN,
    )
    review_id = id_of(f"review-{row.activity_id}", "2")
    reviews.sign_review(act, review_id, row.activity_id, draft, seen=1)


def _whole(store: Store, year: SchoolYear, scope: Scope, people: Cast) -> None:
    note, will_do = WHOLE[scope]
    signed_on = scope.ends(year) - timedelta(days=8)
    is_year = scope is Scope.YEAR
    follows = FollowUpDraft(
        text=will_do,
        owner_id=people.lead.id,
        due_on=signed_on + timedelta(days=200 if is_year else 60),
    )
    draft = YearReviewDraft(
        managed_well=3,
        continuous=3,
        effective=3 if is_year else 2,
        note=note,
        decision=Verdict.IMPROVE,
        follow_ups=(follows,),
    )
    review_id = id_of(f"review-{year}", scope.value)
    act = Act(store, people.principal, at(signed_on))
    reviews.sign_year_review(act, review_id, scope, year, draft)
    answer = AnswerDraft(stance=Stance.AGREED, will_do=will_do)
    lead = Act(store, people.lead, at(signed_on + timedelta(days=3)))
    reviews.answer_review(lead, id_of("answer", str(review_id)), review_id, answer)
    if not is_year:
        done = Act(store, people.lead, at(signed_on + timedelta(days=40)))
        close_follow_up(done, follow_up_id(review_id, 1), 1, DONE)


def watch(
    store: Store,
    year: SchoolYear,
    planned: dict[str, Activity],
    people: Cast,
    today: date,
) -> None:
    """Note what monitoring saw of the year's first activities with a day."""
    dated = [one for one in planned.values() if one.when.exact]
    for activity in sorted(dated, key=day_of)[:MONITORED]:
        for stage, before, text in SEEN:
            seen_on = day_of(activity) - timedelta(days=before)
            if seen_on > today:
                continue
            draft = RemarkDraft(activity_id=activity.id, stage=stage, text=text)
            remark_id = id_of(f"remark-{activity.id}", stage.value)
            act = Act(store, people.lead, at(seen_on))
            monitoring.note_remark(act, remark_id, draft, year)
