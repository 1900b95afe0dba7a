"""What is taken out by mistake comes back; what cannot, says so before."""

import ast
import re
from datetime import timedelta
from functools import cache

import pytest

from data.act import Act
from data.errors import NotFound
from data.history import events_of
from data.removed.actions import bring_back
from data.removed.models import KEPT_FOR
from data.removed.store import COMEBACKS, just_removed
from data.store import Store
from planning.goals.actions import drop_goal
from planning.goals.models import Goal
from planning.situation.actions import drop_problem
from planning.situation.models import Problem
from tests.house_rules import sources
from tests.make import BUDI, NOW, SARI, acting
from tests.planning.make import a_goal
from tests.planning.situation.make import a_problem

TAKES_AWAY = re.compile(
    r"(remove|drop|strike|take_back|revoke|clear|leave_out|hide|withdraw|close|end"
    r"|restore|reset|decline|detach|renew|undo)(_\w+)?"
)
LEADS_BACK = {
    "close_contact": "reopen_contact",
    "close_finding": "reopen_finding",
    "decline_finding": "reopen_finding",
    "close_follow_up": "reopen_follow_up",
    "decline_follow_up": "reopen_follow_up",
    "close_revision": "revise",
    "drop_party": "keep_party",
    "hide_template": "show_template",
    "leave_out_item": "add_item",
    "remove_guest": "add_guest",
    "restore_day_off": "strike_day_off",
    "strike_day_off": "restore_day_off",
    "take_back_gift_number": "number_gift",
    "take_back_letters": "hand_over",
    "take_back_note": "write_note",
    "take_back_record_number": "number_record",
    "undo_copy": "mark_pupils",
}
"""What asks nothing before it acts, and the action that leads back at once."""

BY_ANOTHER_ROOM = {
    "remove_file": "data/ui/files.py",
    "remove_files_of": "each record that goes with its files",
    "remove_photo": "data/ui/files.py",
    "restore": "data/web/backups.py, whose page shows first what would be replaced",
    "revoke_record_links": "each kind of letters",
}
FILES = re.compile(r"detach_\w+")
"""Files of every record go by one room, which says that only a backup helps."""


def names(within: ast.AST) -> set[str]:
    """Return the names used in a piece of code."""
    found = {node.id for node in ast.walk(within) if isinstance(node, ast.Name)}
    return found | {
        node.attr for node in ast.walk(within) if isinstance(node, ast.Attribute)
    }


@cache
def house() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return every action, those that can come back, and those told of before."""
    actions, back, told = set(), set(), set()
    for source in sources():
        if source.at.suffix != ".py" or source.path.startswith("tests"):
            continue
        tree = ast.parse(source.text)
        functions = {
            n.name: n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)
        }
        if source.at.stem == "actions" or source.at.parent.name == "actions":
            actions |= {name for name in functions if not name.startswith("_")}
            direct = {n for n in functions if "keep_a_while" in names(functions[n])}
            back |= direct | {n for n in functions if direct & names(functions[n])}
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "ending":
                said = names(call)
                told |= said
                for name in said & functions.keys():
                    told |= names(functions[name])
    return frozenset(actions), frozenset(back), frozenset(told)


def test_whatever_takes_something_away_comes_back_or_says_that_it_does_not() -> None:
    actions, back, told = house()
    asked = {name for name in actions if TAKES_AWAY.fullmatch(name)}
    left = {name for name in asked - back - told if not FILES.fullmatch(name)}
    assert left == LEADS_BACK.keys() | BY_ANOTHER_ROOM.keys()
    assert set(LEADS_BACK.values()) <= actions
    assert len(asked) > len(left)


def test_a_goal_comes_back_under_the_next_number(store: Store) -> None:
    goal = a_goal(store)
    drop_goal(acting(store, SARI), goal.id)
    another = a_goal(store, "lain")

    bring_back(acting(store, SARI), "goal", goal.id)

    again = store.get(Goal, goal.id)
    assert again.number == another.number + 1
    assert again.title == goal.title
    assert events_of(store, "goal", goal.id)[0].event == "brought back"


def test_a_problem_comes_back_as_it_was_once_and_soon(store: Store) -> None:
    problem = a_problem(store)
    drop_problem(acting(store, SARI), problem.id)

    late = Act(store, SARI, NOW + 2 * KEPT_FOR)
    for act in (acting(store, BUDI), late):
        with pytest.raises(NotFound):
            bring_back(act, "problem", problem.id)
    assert store.find(Problem, problem.id) is None

    bring_back(acting(store, SARI), "problem", problem.id)
    with pytest.raises(NotFound):
        bring_back(acting(store, SARI), "problem", problem.id)
    assert store.get(Problem, problem.id) == problem


def test_what_a_press_took_out_is_offered_once(store: Store) -> None:
    problem = a_problem(store)
    drop_problem(acting(store, SARI), problem.id)

    assert just_removed() == ("problem", problem.id)
    assert just_removed() is None


def test_every_kind_that_comes_back_has_a_rule() -> None:
    assert {"goal", "problem"} <= COMEBACKS.keys()
    assert all(how.kind.table.name == name for name, how in COMEBACKS.items())
    assert timedelta(minutes=30) <= KEPT_FOR
