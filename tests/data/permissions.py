"""Who may do what in the ground of the house: the lead keeps it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from data.accounts import actions as accounts
from data.actor import Role
from data.address import actions as address
from data.backups import actions as backups
from data.backups.models import BackupSettingDraft
from data.drafts import actions as drafts
from data.drafts.models import TypedField
from data.handbook import actions as handbook
from data.joining import actions as joining
from data.joining.reading import read_lines
from data.language import Language
from data.letters import actions as letters
from data.letters.models import LetterPatternDraft
from data.people import actions as people
from data.people.models import Element, PersonDraft
from data.removed import actions as removed
from data.roster import actions as roster
from data.roster.models import ConsentDraft, ContactDraft, Relation, SiblingAnswer
from data.roster.queries import (
    OpenSiblingQuestion,
    open_sibling_questions,
    pupil_homes,
)
from data.roster.reading import RosterFile, read_roster
from data.school import actions as school
from data.school.models import SchoolDraft
from data.search import actions as search
from data.store import Store
from planning.situation import actions as situation
from tests.data.accounts.make import draft_of, opened
from tests.make import RINA, SARI, SCHOOL, TONO, YEAR, acting
from tests.make_roster import fictional_pupils, roster_workbook
from tests.permissions import EVERYBODY, LEAD, NEW, Line, Phase
from tests.planning.make import key
from tests.planning.situation.make import TITLE, a_problem

SOMEBODY = PersonDraft(name="Siti Aminah", element=Element.PARENT)
PEOPLE = read_lines("Siti Aminah; Orang tua")
TYPED = TypedField(key="title-~goal~", value="Hubungan")
IDENTITY = SchoolDraft(
    **{name: getattr(SCHOOL, name) for name in SchoolDraft.model_fields}
)


@dataclass(frozen=True)
class World:
    """A school with two accounts, and a list in which two families may be one."""

    store: Store
    list: RosterFile
    question: OpenSiblingQuestion


def without_problem(w: World) -> World:
    situation.drop_problem(acting(w.store, SARI), a_problem(w.store).id)
    return w


def a_world(store: Store) -> World:
    opened(store, SARI, RINA)
    first, second, third = fictional_pupils(3)
    same = {key: first[key] for key in ("Data Ayah.Nama", "Data Ibu.Nama")}
    taken = read_roster("daftar.xlsx", roster_workbook([first, {**second, **same}]))
    roster.take_in(acting(store, SARI), taken, YEAR)
    return World(
        store=store,
        list=read_roster("daftar.xlsx", roster_workbook([third])),
        question=open_sibling_questions(store)[0],
    )


A_CONTACT = ContactDraft(name="Bapak Joko", relation=Relation.FATHER)


def a_pupil(w: World) -> UUID:
    return pupil_homes(w.store, YEAR)[0].student_id


def with_contact(w: World) -> None:
    roster.add_contact(acting(w.store, SARI), NEW, a_pupil(w), A_CONTACT)


def a_backup(w: World) -> Path:
    return backups.back_up_daily(acting(w.store, SARI)).file


def an_opened_backup(w: World) -> backups.Opened:
    return backups.open_backup(acting(w.store, SARI), a_backup(w), "x")


DATA = Phase(
    world=a_world,
    lines={
        accounts.open_account: Line(LEAD, lambda w: (draft_of(TONO),)),
        accounts.reset_account: Line(LEAD, lambda w: ("rina", 1)),
        accounts.close_account: Line(LEAD, lambda w: ("rina", 1)),
        accounts.change_role: Line(LEAD, lambda w: ("rina", 1, Role.PRINCIPAL)),
        accounts.change_language: Line(
            frozenset({"member"}), lambda w: ("rina", Language.ENGLISH)
        ),
        accounts.sign_out_everywhere: Line(LEAD | {"member"}, lambda w: ("rina",)),
        address.keep_address: Line(LEAD, lambda w: (0, "http://10.0.0.2:8501")),
        backups.back_up: Line(LEAD, lambda w: ()),
        backups.back_up_as: Line(LEAD, lambda w: (w.store.folder / "cadangan.zip",)),
        backups.back_up_daily: Line(LEAD, lambda w: (), reads=True),
        backups.back_up_before_update: Line(LEAD, lambda w: (), reads=True),
        backups.keep_setting: Line(LEAD, lambda w: (0, BackupSettingDraft())),
        backups.lock_daily: Line(LEAD, lambda w: (0, "kuda makan rumput")),
        backups.unlock_daily: Line(LEAD, lambda w: (0,)),
        backups.open_backup: Line(LEAD, lambda w: (a_backup(w), "x"), reads=True),
        backups.restore: Line(LEAD, lambda w: (an_opened_backup(w),)),
        handbook.read_news: Line(EVERYBODY, lambda w: (date(2026, 11, 28),)),
        removed.bring_back: Line(
            LEAD,
            lambda w: ("problem", key(TITLE)),
            before=without_problem,
            unseen=EVERYBODY - LEAD - {"lead by link"},
        ),
        drafts.keep_typed: Line(EVERYBODY, lambda w: ("/tujuan", [TYPED])),
        drafts.forget_typed: Line(EVERYBODY, lambda w: ([TYPED.key],), reads=True),
        drafts.go_on_with: Line(EVERYBODY, lambda w: ([TYPED.key], 2), reads=True),
        joining.preview_people: Line(LEAD, lambda w: (PEOPLE, YEAR), reads=True),
        joining.take_in_people: Line(LEAD, lambda w: (PEOPLE, YEAR)),
        letters.keep_pattern: Line(LEAD, lambda w: (0, LetterPatternDraft(unit="SMP"))),
        people.add_person: Line(LEAD, lambda w: (NEW, SOMEBODY)),
        people.change_person: Line(LEAD, lambda w: (TONO.id, 1, SOMEBODY)),
        people.set_active: Line(
            LEAD, lambda w: (TONO.id, 1), named={"is_active": False}
        ),
        roster.preview: Line(LEAD, lambda w: (w.list, YEAR), reads=True),
        roster.take_in: Line(LEAD, lambda w: (w.list, YEAR)),
        roster.answer_siblings: Line(
            LEAD,
            lambda w: (
                w.question.family_id,
                w.question.other_family_id,
                SiblingAnswer.SAME,
            ),
        ),
        roster.add_contact: Line(LEAD, lambda w: (NEW, a_pupil(w), A_CONTACT)),
        roster.change_contact: Line(
            LEAD,
            lambda w: (NEW, 1, ContactDraft(name="Joko", relation=Relation.FATHER)),
            before=with_contact,
        ),
        roster.remove_contact: Line(LEAD, lambda w: (NEW,), before=with_contact),
        roster.keep_consent: Line(
            LEAD,
            lambda w: (w.question.family_id, 0, ConsentDraft(owner="Ibu")),
        ),
        search.find: Line(EVERYBODY, lambda w: ("rapat", 2026, 2026), reads=True),
        school.change_school: Line(
            LEAD, lambda w: (1, IDENTITY.model_copy(update={"city": "Kota"}))
        ),
        school.open_year: Line(LEAD, lambda w: (YEAR.after.after,)),
        school.set_current_year: Line(LEAD, lambda w: (1, YEAR.after)),
    },
    without_person={
        accounts.found_school: "The first account is opened by nobody; tested there.",
        accounts.sign_in: "Whoever knows the password is the person.",
        accounts.sign_out: "Whoever holds the session ends it.",
        accounts.signed_in: "It answers who holds a session.",
        accounts.change_password: "Whoever knows the password is the person.",
    },
)
