"""Whom the sample school asked, and what came back on paper and by the link."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID, uuid5

from data.act import Act
from data.calendar import SchoolYear
from data.store import Store
from evaluation.questionnaires import store as records
from evaluation.questionnaires.actions import make_questionnaire
from evaluation.questionnaires.models import (
    Item,
    ItemKind,
    MakingDraft,
    Moment,
    Questionnaire,
    Respondents,
)
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import SampleActivity, at, day_of, id_of
from evaluation.sheets import store as sheets
from evaluation.sheets.actions import (
    answer,
    answer_tokens,
    close_questionnaire,
    open_questionnaire,
    type_in,
)
from evaluation.sheets.models import SentDraft, TypedDraft
from planning.activities.models import Activity

MARKS: Final = "4343334424"
"""How content people are, by turns: with the organization mostly."""

AGAINST: Final = "2121232112"
"""The same, of a reversed item."""

BEFORE: Final = "0110100101"
AFTER: Final = "1111101111"
"""Right or wrong, by turns: before a training and after it."""

COMMENTS: Final = (
    "Parkir sempit, sebagian orang tua terlambat masuk",
    "Undangan sebaiknya dikirim sepekan sebelumnya",
    "Mohon ada sesi tanya jawab yang lebih panjang",
    "Sudah baik, terima kasih",
    "Pengeras suara di belakang kurang terdengar",
    "Jam pertemuan bersamaan dengan jam kerja",
)
TOPICS: Final = ("Mendampingi anak belajar", "Penggunaan gawai di rumah", "")
EVENTS: Final = {"annual": (48, 14), "parenting": (30, 9), "grade9": (24, 0)}
"""How many sheets came back about an activity: on paper, and by the link."""

TRAINED: Final = 22
PER_CLASS_GROUP: Final = 12
VISITORS: Final = 36


def ask_about(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    cast: Cast,
    today: date,
    *,
    pandemic: bool,
) -> None:
    """Let those who came say how an activity was, and what it made clear."""
    if pandemic or day_of(activity) + timedelta(days=8) > today:
        return
    if sample.key in EVENTS:
        paper, phones = EVENTS[sample.key]
        kept = _opened(store, "event", cast, day_of(activity), activity)
        _send(store, kept, cast, phones)
        _type(store, kept, cast, paper)
        _close(store, kept, cast, today)
    if sample.key == "training":
        kept = _opened(
            store,
            "knowledge",
            cast,
            day_of(activity),
            activity,
            whom=Respondents.PARTICIPANTS,
        )
        for moment in kept.moments:
            _type(store, kept, cast, TRAINED, moment)
        _close(store, kept, cast, today)


def ask_for_the_year(
    store: Store, year: SchoolYear, cast: Cast, today: date, *, pandemic: bool
) -> None:
    """Ask the parents about the partnership in May, and everybody served in June."""
    if pandemic:
        return
    for template, day in (
        ("partnership", date(year.start + 1, 5, 4)),
        ("service", date(year.start + 1, 6, 2)),
    ):
        if day + timedelta(days=8) > today:
            continue
        kept = _opened(store, template, cast, day)
        groups = sheets.class_groups(store, kept)
        for group in groups[::3]:
            _type(store, kept, cast, PER_CLASS_GROUP, class_group_id=group.id)
        if not groups:
            _type(store, kept, cast, VISITORS)
        _close(store, kept, cast, today)


def _opened(
    store: Store,
    template: str,
    cast: Cast,
    day: date,
    activity: Activity | None = None,
    *,
    whom: Respondents | None = None,
) -> Questionnaire:
    of = activity.id if activity else None
    key = id_of("questionnaire", f"{template}/{of or day}")
    act = Act(store, cast.lead, at(day))
    draft = MakingDraft(template=template, activity_id=of, respondents=whom)
    make_questionnaire(act, key, draft, SchoolYear.of(day))
    return open_questionnaire(act, key)


def _close(store: Store, kept: Questionnaire, cast: Cast, today: date) -> None:
    last = kept.closes_on
    if last and last < today:
        act = Act(store, cast.lead, at(last + timedelta(days=1)))
        close_questionnaire(act, kept.id)


def _type(
    store: Store,
    kept: Questionnaire,
    cast: Cast,
    count: int,
    moment: Moment = Moment.NONE,
    *,
    class_group_id: UUID | None = None,
) -> None:
    """Let the lead type what came back on paper, two days later."""
    items = records.items_of(store, kept.id)
    day = kept.opens_on or kept.made_at.date()
    turn = class_group_id.int % 97 if class_group_id else 0
    lines = [_line(kept, items, n + turn, n, moment) for n in range(count)]
    draft = TypedDraft(
        lines="\n".join(lines),
        moment=moment,
        answered_on=day,
        class_group_id=class_group_id,
    )
    batch = uuid5(kept.id, f"{moment.value} {class_group_id}")
    type_in(Act(store, cast.lead, at(day + timedelta(days=2))), batch, kept.id, draft)


def _send(store: Store, kept: Questionnaire, cast: Cast, count: int) -> None:
    """Let parents answer on their phones, one after the other."""
    items = records.items_of(store, kept.id)
    moment = at(kept.opens_on or kept.made_at.date()) + timedelta(hours=3)
    tokens = answer_tokens(Act(store, cast.lead, moment), kept.id)
    for n in range(count):
        marks = {
            item.id: (_mark(item, n + 5, place),) for place, item in _closed(items)
        }
        words = [item for item in items if not item.is_closed]
        said = {words[-1].id: (TOPICS[n % len(TOPICS)],)} if words else {}
        draft = SentDraft(nonce=uuid5(kept.id, f"phone {n}"), given=marks | said)
        answer(store, tokens[Moment.NONE], draft, moment + timedelta(minutes=n))


def _line(
    kept: Questionnaire, items: list[Item], turn: int, n: int, moment: Moment
) -> str:
    """Return one sheet as it is typed; every fifth says something in own words."""
    marks = "".join(_mark(item, turn, place, moment) for place, item in _closed(items))
    head = "iiaiw"[n % 5] if kept.asks_relation else ""
    code = f"SK{n + 11}: " if kept.has_code else ""
    words = [item for item in items if not item.is_closed]
    said = f" | {COMMENTS[turn % len(COMMENTS)]}" if words and n % 5 == 0 else ""
    return f"{code}{head}{marks}{said}"


def _mark(item: Item, turn: int, place: int, moment: Moment = Moment.NONE) -> str:
    row = AGAINST if item.is_reversed else MARKS
    if item.kind is ItemKind.TRUE_FALSE:
        row = BEFORE if moment is Moment.BEFORE else AFTER
        is_right = row[(turn * 7 + place * 3) % len(row)] == "1"
        return item.key if is_right else "10"[int(item.key)]
    return row[(turn * 7 + place * 3) % len(row)]


def _closed(items: list[Item]) -> list[tuple[int, Item]]:
    return [(place, item) for place, item in enumerate(items) if item.is_closed]
