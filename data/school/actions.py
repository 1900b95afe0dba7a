"""Keeping the school's identity and its years."""

from data import duties, foreign
from data.act import Act
from data.calendar import SchoolYear
from data.duties import Duty
from data.errors import NotFound
from data.language import N_
from data.nip import WITHOUT, nip_of
from data.school import store as schools
from data.school.models import (
    School,
    SchoolDraft,
    YearRecord,
)
from data.store import Store


def change_school(act: Act, version: int, draft: SchoolDraft) -> School:
    """Change the school's identity as letters and pages show it."""
    duties.demand(Duty.KEEP_SCHOOL, act.by)
    for refusal in draft.refusals():
        raise refusal
    draft = _with_fit_logos(draft, _school(act.store))
    with act.store.transaction():
        kept = _school(act.store)
        number = draft.principal_number
        if number not in {WITHOUT, kept.principal_number}:  # older records stay
            number = nip_of(number)
        changed = kept.model_copy(
            update={
                **dict(draft),
                "principal_number": number,
                "version": version + 1,
            }
        )
        act.store.replace(changed)
        act.note("school", 1, "changed", name=changed.name)
    return changed


def open_year(act: Act, year: SchoolYear) -> YearRecord:
    """Begin the records of a school year; the second time changes nothing."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, act.by)
        for kept in schools.years(act.store):
            if kept.start == year.start:
                return kept
        new = YearRecord(start=year.start, closed_on=None, version=1)
        act.store.add(new)
        act.note("school_year", year.start, "opened")
    return new


def set_current_year(act: Act, version: int, year: SchoolYear) -> School:
    """Make a year the one in which everybody's pages open."""
    with act.store.transaction():
        duties.demand(Duty.KEEP_SCHOOL, act.by)
        schools.demand_open(act.store, year.start)
        changed = _school(act.store).model_copy(
            update={"current_year": year.start, "version": version + 1}
        )
        act.store.replace(changed)
        act.note("school_year", year.start, "made current")
    return changed


def _with_fit_logos(draft: SchoolDraft, kept: School) -> SchoolDraft:
    """Return the draft with its new logos as every paper can show them."""
    logos = {"logo": draft.logo, "owner_logo": draft.owner_logo}
    new = {
        name: foreign.logo_of(logo)
        for name, logo in logos.items()
        if logo and logo != getattr(kept, name)
    }
    return draft.model_copy(update=new)


def _school(store: Store) -> School:
    school = store.find(School)
    if school is None:
        raise NotFound(N_("The school is not set up yet."))
    return school
