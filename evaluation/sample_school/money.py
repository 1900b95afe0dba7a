"""What the sample school's activities cost, what was given, and what proves it."""

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Final
from uuid import UUID

from data.act import Act
from data.attachments import actions as files
from data.attachments import store as attachments
from data.attachments.models import FileDraft, Owner, TakenFile
from data.calendar import SchoolYear
from data.language import Language, in_long, in_rupiah, speaking
from data.letters.models import NumberChoice
from data.store import Store
from evaluation.sample_school import scenes
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import SampleActivity, at, day_of, id_of
from evaluation.sample_school.reading import facts
from execution.closing.models import CARRIED_OUT
from execution.gifts import actions as gifts
from execution.gifts.models import GiftDraft, GiftKind, Giver, VolunteersDraft
from execution.spending import actions as spendings
from execution.spending.models import Spending, SpendingDraft
from execution.spending.store import receipts
from planning.activities import store as activity_records
from planning.activities.models import Activity, Category
from planning.budget.models import BudgetLine

CATERERS: Final = ("Katering Bu Endang", "Toko Sumber Rejeki", "Dapur Bu Maryam")
SHOPS: Final = ("Percetakan Cahaya", "UD Maju Bersama", "Toko Alat Tulis Pelangi")

LONGEST: Final = 200
GIFTS: Final = {
    "annual": GiftDraft(
        kind=GiftKind.GOODS,
        title="Kursi lipat",
        quantity=Decimal(20),
        unit="buah",
        value=Decimal(3_000_000),
        giver=Giver.PARTNER,
        giver_name="Koperasi Maju Bersama",
        is_voluntary=True,
    ),
    "parenting": GiftDraft(
        kind=GiftKind.GOODS,
        title="Air minum dan buah",
        quantity=Decimal(12),
        unit="kardus",
        value=Decimal(480_000),
        giver=Giver.PARENTS,
        giver_name="Paguyuban orang tua",
        is_voluntary=True,
    ),
    "carnival": GiftDraft(
        kind=GiftKind.MONEY,
        title="Sumbangan untuk dokumentasi",
        value=Decimal(750_000),
        giver=Giver.ANONYMOUS,
        is_voluntary=True,
    ),
}
"""What was given for which activity of a year."""
FROM_TWO: Final = 1_000_000
"""A line of so many rupiah is paid in two parts: a deposit and the rest."""


def spend(
    store: Store, sample: SampleActivity, activity: Activity, cast: Cast, *, lost: bool
) -> None:
    """Enter the receipts of an activity that took place; ``lost``: in the pandemic."""
    if lost and sample.in_pandemic not in CARRIED_OUT:
        return
    chance = random.Random(f"receipts-{activity.id}")  # noqa: S311 -- fiction
    act = Act(store, cast.lead, at(day_of(activity) + timedelta(days=3)))
    numbers = iter(range(chance.randint(101, 140), 999, 7))
    for line in activity_records.budget_lines(store, activity.id):
        is_food = line.title == facts().plan.budget.snacks
        payee = chance.choice(CATERERS if is_food else SHOPS)
        for part, amount in enumerate(_amounts(line, chance)):
            spendings.enter_receipt(
                act,
                id_of(f"receipt-{line.id}", str(part)),
                activity.id,
                SpendingDraft(
                    budget_line_id=line.id,
                    title=line.title if part else _first_title(line),
                    amount=amount,
                    spent_on=day_of(activity) - timedelta(days=6 - 3 * part),
                    payee=payee,
                    paid_by="Bendahara panitia",
                    receipt_number=f"{next(numbers):04}",
                ),
                is_over_known=True,
            )


def _first_title(line: BudgetLine) -> str:
    return f"{line.title} (uang muka)" if line.amount >= FROM_TWO else line.title


def _amounts(line: BudgetLine, chance: random.Random) -> list[Decimal]:
    """Return what was paid for a line: mostly a little less than planned."""
    share = chance.randint(82, 104)
    paid = Decimal(int(line.amount) * share // 100_000 * 1000)
    if not paid:
        return []
    first = Decimal(int(paid) * 4 // 10_000 * 1000)
    return [first, paid - first] if line.amount >= FROM_TWO else [paid]


def prove(
    store: Store, sample: SampleActivity, activity: Activity, cast: Cast, today: date
) -> None:
    """Let an activity have its photos, a photo of a receipt, and what was given.

    Those of the current year alone: pictures take time to draw.
    """
    if activity.school_year != SchoolYear.of(today).start:
        return
    chance = random.Random(f"photos-{activity.id}")  # noqa: S311 -- fiction
    day = day_of(activity)
    act = Act(store, cast.member_for(sample), at(day + timedelta(days=1)))
    owner = Owner(record="activity", record_id=activity.id, activity_id=activity.id)
    is_outside = activity.category is Category.EVENT
    draw = scenes.field if is_outside else scenes.meeting
    for number, shot in enumerate(facts().lives.root[sample.key].shown):
        drawn = draw(activity.title, facts().school.school.name, chance)
        said = FileDraft(
            happened_on=day,
            caption=f"{shot.caption}: {activity.title}"[:LONGEST],
            shows_pupils=shot.pupils,
        )
        key = id_of(f"photo-{activity.id}", str(number))
        _keep(act, drawn, key, owner, said)
    _photograph(store, activity, act)
    _give(store, sample, activity, cast)


def _keep(act: Act, file: TakenFile, key: UUID, owner: Owner, said: FileDraft) -> None:
    attachments.lay_down(act.store, file)
    files.keep_file(act, file, key, owner, draft=said)


def _photograph(store: Store, activity: Activity, act: Act) -> None:
    for one in receipts(store, activity.id)[:1]:
        lines = (
            ("Dibayarkan kepada", one.payee),
            ("Untuk pembayaran", one.title),
            ("Kegiatan", activity.title),
            ("Tanggal", _day(one.spent_on)),
        )
        drawn = scenes.receipt(one.receipt_number, lines, in_rupiah(one.amount))
        owner = Owner(
            record=Spending.table.name, record_id=one.id, activity_id=activity.id
        )
        said = FileDraft(happened_on=one.spent_on, shows_pupils=False)
        _keep(act, drawn, id_of("photo-of", str(one.id)), owner, said)


def _day(day: date | None) -> str:
    with speaking(Language.INDONESIAN):
        return in_long(day) if day else ""


def _give(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    cast: Cast,
) -> None:
    day = day_of(activity)
    act = Act(store, cast.lead, at(day + timedelta(days=1)))
    year = SchoolYear(start=activity.school_year)
    if given := GIFTS.get(sample.key):
        received = {"received_on": day, "received_by": cast.lead.name}
        draft = given.model_copy(update=received)
        gift_id, letter = (id_of(of, str(activity.id)) for of in ("gift", "handover"))
        gifts.note_gift(act, gift_id, year, activity.id, draft)
        gifts.number_gift(act, gift_id, letter, NumberChoice(code="027"))
    lent = facts().lives.root[sample.key].hands
    if lent is None:
        return
    helped = VolunteersDraft(
        name="Paguyuban orang tua",
        people=lent.people,
        title=lent.title,
        hours=Decimal(lent.people * 2),
        helped_on=day,
    )
    gifts.note_volunteers(act, id_of("help", str(activity.id)), activity.id, helped)
