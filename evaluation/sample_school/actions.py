"""Building the sample school: everything is done by its people, through the actions.

The only subject where actions call actions: it plays the people of three school
years. The clock it passes is theirs, so that the history reads as it would have
happened.
"""

from datetime import date, timedelta

from data import history
from data.act import Act
from data.calendar import SchoolYear
from data.roster import actions as roster
from data.school import actions as schools
from data.school import store as school_records
from data.school.models import School
from data.store import Store
from evaluation.sample_school import (
    achieved,
    asking,
    bodies,
    cast,
    contacts,
    correspondence,
    course,
    crews,
    days,
    endings,
    evidence,
    fosters,
    groundwork,
    judgements,
    learning,
    minutes,
    money,
    plan,
    troubles,
    turnout,
)
from evaluation.sample_school.cast import Cast
from evaluation.sample_school.models import SampleActivity, at, day_of
from evaluation.sample_school.pupils import roster_of
from evaluation.sample_school.reading import approved_on, facts, met_on
from planning.activities.models import Activity


def build(store: Store, today: date) -> None:
    """Fill empty records with the sample school as of ``today``, or nothing.

    Three school years: one with activities moved online or not held, one complete
    and signed, and the current one up to ``today``.
    """
    with store.transaction(), history.together(store):
        _build(store, today)


def _build(store: Store, today: date) -> None:
    current = SchoolYear.of(today)
    years = (current.before.before, current.before, current)
    start = at(years[0].first_day)
    people = cast.found(store, years[0], start)
    bodies.set_up(store, years[0], people.lead, start)
    achieved.be_honoured(store, years[0], people)
    for nth, year in enumerate(years):
        _year(store, year, nth, people, today)
    given_at = at(min(today, current.last_day)) - timedelta(days=30)
    bodies.hand_out_links(store, current, people.lead, given_at)
    for year in years[:-1]:
        _close(store, year, people)


def _year(store: Store, year: SchoolYear, nth: int, people: Cast, today: date) -> None:
    """Play one school year up to today; the first is the year of the pandemic.

    Until the principal has approved it, a plan is a draft and nothing more is done.
    """
    lead, now = people.lead, at(year.first_day + timedelta(days=3))
    schools.open_year(Act(store, lead, now), year)
    school = store.find(School)
    if school is not None and school.current_year != year.start:
        schools.set_current_year(Act(store, lead, now), school.version, year)
    roster.take_in(Act(store, lead, now), roster_of(year), year)
    bodies.gather_parents(store, year, lead, now)
    groundwork.lay(store, year, nth, lead, now)
    met = met_on(year)
    if today >= met:
        groundwork.meet(store, year, lead, at(met))
    if nth == 0:
        groundwork.describe(store, year, lead, now)
    planned = plan.plan(store, year, people, now)
    groundwork.join(store, year, {key: of.id for key, of in planned.items()})
    plan.decide_lessons(store, year, planned, people, now)
    learning.decide(Act(store, lead, now), year, nth, planned)
    contacts.speak(store, year, nth, people, today, planned=planned)
    if today < approved_on(year):
        return
    plan.approve(store, year, people, at(met))
    correspondence.tell_parents(store, year, people, today)
    fosters.stand_in(store, year, people, today)
    came_up = plan.add_incidental(store, year, people, today)
    for sample in facts().plan.activities:
        _live(store, sample, planned[sample.key], people, today, nth=nth)
    for late, activity in came_up:
        _live(store, late, activity, people, today, nth=nth)
    achieved.achieve(store, year, nth, people, today)
    evidence.hand_in_proofs(store, year, people, today)
    troubles.stand(store, year, people, today)
    asking.ask_for_the_year(store, year, people, today, pandemic=nth == 0)
    learning.give(store, year, people, today)
    judgements.watch(store, year, planned, people, today)
    if today > year.last_day:
        course.review_all(store, year, planned, people)
        judgements.judge(store, year, people)
        learning.note(store, year, nth, people)
        learning.settle(store, year, nth, people)


def _live(
    store: Store,
    sample: SampleActivity,
    activity: Activity,
    people: Cast,
    today: date,
    *,
    nth: int,
) -> None:
    """Organize an activity, and carry it out where its day is over."""
    crews.organize(store, sample, activity, people, today)
    days.settle(store, sample, activity, people, today)
    correspondence.invite(store, activity, people, today)
    turnout.open_door(store, sample, activity, people, today)
    if day_of(activity) + timedelta(days=5) >= today:
        return
    pandemic = nth == 0
    is_current = activity.school_year == SchoolYear.of(today).start
    money.spend(store, sample, activity, people, lost=pandemic)
    money.prove(store, sample, activity, people, today)
    troubles.hinder(store, sample, activity, people, today, pandemic=pandemic)
    course.carry_out(
        store,
        sample,
        activity,
        people,
        pandemic=pandemic,
        by_name=is_current and not sample.counted,
    )
    minutes.take(store, sample, activity, people, today, pandemic=pandemic)
    asking.ask_about(store, sample, activity, people, today, pandemic=pandemic)


def _close(store: Store, year: SchoolYear, people: Cast) -> None:
    record = school_records.year(store, year.start)
    now = at(year.last_day + timedelta(days=20))
    endings.close(Act(store, people.lead, now), year, record.version)
