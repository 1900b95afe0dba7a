"""Who may do what: every action of the house, tried by everybody.

The matrix is complete by construction: an action without a line fails, and so does a
line without an action. Who may not, leaves the records as they were.
"""

import importlib
import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from data.actor import Role
from data.errors import NotAllowed, NotFound, WrongStep
from data.record import Record
from data.store import Store
from tests.data.permissions import DATA
from tests.evaluation.permissions import EVALUATION
from tests.execution.permissions import EXECUTION
from tests.make import acting, opened_copy
from tests.organizing.permissions import ORGANIZING
from tests.permissions import WHO, Action, Line
from tests.planning.permissions import PLANNING

ROOT = Path(__file__).parent.parent
PHASES = {
    "data": DATA,
    "planning": PLANNING,
    "organizing": ORGANIZING,
    "execution": EXECUTION,
    "evaluation": EVALUATION,
}
MATRIX = {
    action: (name, line)
    for name, phase in PHASES.items()
    for action, line in phase.lines.items()
}
DOES_IT, IS_REFUSED, FINDS_NOTHING = "does it", "is refused", "finds nothing"
CHANGED, UNCHANGED = " and the records changed", " and nothing changed"


@pytest.fixture(scope="session")
def made(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """A maker of a phase's world, made once: the folder of its records, and itself."""

    @cache
    def world(name: str) -> tuple[Path, Any]:
        folder = tmp_path_factory.mktemp(name)
        store = opened_copy(founded, folder)
        kept = PHASES[name].world(store)
        store.checkpoint()
        store.close()
        return folder, kept

    return world


@pytest.fixture
def fresh(made: Callable[..., Any], tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """A maker of worlds of a phase, each with records of its own."""
    opened: list[Store] = []

    def world(name: str, line: Line) -> Any:
        folder, kept = made(name)
        store = opened_copy(folder, tmp_path / str(len(opened)))
        opened.append(store)
        its_own = replace(kept, store=store)
        line.before(its_own)
        return its_own

    yield world
    for store in opened:
        store.close()


INSIDE = {
    "data.attachments.keep_attachment",
    "data.attachments.keep_file",
    "data.attachments.remove_file",
    "data.attachments.remove_files_of",
    "data.attachments.reword_file",
    "data.letters.enter_number",
    "data.letters.give_back_number",
    "data.letters.give_number",
    "data.letters.take_number",
    "data.letters.take_numbers",
    "execution.letters.demand_letters",
    "execution.letters.note_letters",
    "execution.spending.amounts_refusal",
    "execution.spending.demand_keeping",
    "execution.spending.now_refusal",
    "organizing.committees.demand_organizing",
    "organizing.links.give_record_links",
    "organizing.links.record_tokens",
    "organizing.links.revoke_record_links",
    "planning.activities.demand_fitting",
    "planning.activities.put_on_plan",
    "planning.goals.put_on_plan",
    "planning.notes.add_note",
}
"""Steps that other actions take in their own transaction; they ask who may."""


def actions_of(name: str) -> Iterator[Action]:
    """Every public function of every ``actions`` of a phase."""
    for file in sorted((ROOT / name).glob("*/actions.py")):
        module = importlib.import_module(".".join((name, file.parent.name, "actions")))
        for label, found in inspect.getmembers(module, inspect.isfunction):
            its_own = found.__module__ == module.__name__ and label[0] != "_"
            if its_own and name_of(found) not in INSIDE:
                yield found


ENDLESS = {
    "data.accounts": "An account is of no year.",
    "data.address": "Phones reach the server in every year.",
    "data.search": "Things of every year are found.",
    "data.backups": "A backup has every year in it.",
    "data.handbook": "What somebody has read is nobody's record.",
    "data.drafts": "What is typed is nobody's record yet.",
    "data.joining": "People are in the directory; homerooms are tried there.",
    "data.letters.keep_pattern": "Letters are numbered by the calendar's years.",
    "data.people": "The directory is of no year.",
    "data.roster.answer_siblings": "Families are of no year.",
    "data.roster.add_contact": "Families are of no year.",
    "data.roster.change_contact": "Families are of no year.",
    "data.roster.remove_contact": "Families are of no year.",
    "data.roster.keep_consent": "A consent is given and withdrawn at any time.",
    "data.school.change_school": "The school is of no year.",
    "data.school.open_year": "It begins another year.",
    "evaluation.accreditation": "Proof outlives its year; five are looked at.",
    "evaluation.findings": "Findings go on in the next year.",
    "evaluation.tracing": "Whether it got better is seen years later.",
    "evaluation.ending.reopen_year": "It is the way back.",
    "evaluation.bundle": "A bundle holds several years.",
    "evaluation.recognitions": "Accreditations and awards last several years.",
    "evaluation.sheets.answer_tokens": "It reads.",
    "execution.checkin.check_in_token": "It reads.",
    "execution.contacts.clear_contacts": "Old contacts are cleared at any time.",
    "execution.contacts.keep_limit": "How long contacts are kept is of no year.",
    "execution.contacts.open_file": "It reads.",
    "execution.contacts.open_with_reason": "It reads.",
    "execution.contacts.share_contact": "Who may read is decided at any time.",
    "execution.contacts.take_back_share": "Who may read is decided at any time.",
    "execution.files.open_file": "It reads.",
    "execution.follow_ups": "Follow-ups go on in the next year.",
    "organizing.fosters": "Who stands in does so from one day to another.",
    "organizing.komite": "Terms of office last several years.",
    "organizing.links.revoke_link": "A lost paper is made worthless at any time.",
    "organizing.links.tokens_for": "It reads.",
    "organizing.structure": "Bodies and terms of office last several years.",
    "organizing.tasks.mark_seen": "It says that somebody read.",
    "organizing.tasks.open_file": "It reads.",
    "planning.chapters.drop_legal_basis": "Regulations are of no year.",
    "planning.chapters.keep_legal_basis": "Regulations are of no year.",
    "planning.feeds": "A calendar's address is of no year.",
    "planning.templates": "Templates are of no year.",
}
"""Actions, or whole subjects, that a closed year does not stop, and why not."""
STOPPED = {
    "evaluation.findings.note_finding",
    "execution.follow_ups.give_follow_up",
    "organizing.structure.set_up_class_parents",
    "planning.templates.plan_from",
    "planning.templates.plan_many_from",
}
"""Actions of such a subject that are of a year all the same."""


def is_of_a_year(action: Action) -> bool:
    name = name_of(action)
    subject = name.rpartition(".")[0]
    return name in STOPPED or not {name, subject} & ENDLESS.keys()


def name_of(action: Action) -> str:
    return f"{action.__module__.removesuffix('.actions')}.{action.__name__}"


class Commits(Record):
    count: int


def commits(store: Store) -> int:
    sql = "select count from commit_count order by count"
    return store.row(Commits, sql).count


def tried(action: Action, line: Line, world: Any, who: str) -> str:
    """Let somebody try an action; return what became of it."""
    before = commits(world.store)
    try:
        action(acting(world.store, WHO[who]), *line.given(world), **line.named)
        came = DOES_IT
    except NotAllowed:
        came = IS_REFUSED
    except NotFound:
        came = FINDS_NOTHING
    return came + (CHANGED if commits(world.store) > before else UNCHANGED)


def expected(line: Line, who: str) -> str:
    if who in line.may:
        return DOES_IT + (UNCHANGED if line.reads else CHANGED)
    if who in line.untold:
        return DOES_IT + UNCHANGED
    return (FINDS_NOTHING if who in line.unseen else IS_REFUSED) + UNCHANGED


def test_every_role_tries_with_an_account_and_by_a_link() -> None:
    """By a link everybody is a member; who leads and who keeps contacts try it too."""
    assert {actor.role for actor in WHO.values() if not actor.by_link} == set(Role)
    by_link = {actor.role for actor in WHO.values() if actor.by_link}
    assert by_link == set(Role) - {Role.PRINCIPAL}


@pytest.mark.parametrize("name", PHASES)
def test_no_action_is_left_out(name: str) -> None:
    phase = PHASES[name]

    assert set(actions_of(name)) == {*phase.lines, *phase.without_person}
    assert all(phase.without_person.values())


@pytest.mark.parametrize("action", MATRIX, ids=name_of)
def test_who_may_do_what(action: Action, fresh: Callable[..., Any]) -> None:
    phase, line = MATRIX[action]
    refused = fresh(phase, line)

    became = {
        who: tried(
            action, line, fresh(phase, line) if who in line.may else refused, who
        )
        for who in WHO
    }

    assert became == {who: expected(line, who) for who in WHO}


@pytest.fixture(scope="session")
def shared(
    made: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[..., Any]]:
    """A world of a phase for all that leave it as it is, made once."""
    opened: list[Store] = []

    @cache
    def world(name: str) -> Any:
        folder, kept = made(name)
        store = opened_copy(folder, tmp_path_factory.mktemp(f"shared-{name}"))
        opened.append(store)
        return replace(kept, store=store)

    yield world
    for store in opened:
        store.close()


def close_years(store: Store, *, closed: bool) -> None:
    day = "date '2026-08-01'" if closed else "null"
    store.write(f"update school_year set closed_on = {day}")


@pytest.mark.parametrize(
    "action", [one for one in MATRIX if is_of_a_year(one)], ids=name_of
)
def test_a_closed_year_takes_nothing(
    action: Action, fresh: Callable[..., Any], shared: Callable[..., Any]
) -> None:
    phase, line = MATRIX[action]
    is_shared = line.before is Line.before
    world = shared(phase) if is_shared else fresh(phase, line)
    close_years(world.store, closed=False)
    given = line.given(world)
    close_years(world.store, closed=True)
    before = commits(world.store)

    for who in sorted(line.may - {"member by link"}):
        with pytest.raises(WrongStep, match="was closed on"):
            action(acting(world.store, WHO[who]), *given, **line.named)
    assert commits(world.store) == before


def test_no_reason_is_left_over_for_going_on_in_a_closed_year() -> None:
    names = {name_of(action) for action in MATRIX}
    subjects = {name.rpartition(".")[0] for name in names}

    assert not ENDLESS.keys() - names - subjects
    assert names >= STOPPED
