"""What the house's figures count, on sources small enough to count by hand."""

from tests.benchmarks.house import (
    Module,
    day_words,
    is_reasoned,
    lengths,
    roles_compared,
    updates_by_hand,
)


def module(text: str, path: str = "planning/goals/store.py") -> Module:
    return Module(path, text)


def test_only_functions_that_word_a_date_of_some_precision_are_counted() -> None:
    worded = module(
        "def day(row):\n if row.date_precision: return in_month(row.planned_on)\n"
        "def plain(row):\n return in_weekday(row.planned_on)\n"
        "def kept(row):\n in_month = row.date_precision\n"
    )

    assert day_words(worded) == ["planning/goals/store.py:1"]


def test_every_comparison_with_a_role_is_counted_and_no_other() -> None:
    compared = module("by.role is LEAD\nrole in BOTH\nby.name == role.label\nby.role")

    assert roles_compared(compared) == [
        "planning/goals/store.py:1",
        "planning/goals/store.py:2",
    ]


def test_updates_are_counted_wherever_they_are_spelled_but_in_the_store() -> None:
    text = 'w("update goal set a = 1")\nw("""\n update goal as g\n set a = 1""")\n'
    beside = '"Do update your goal; set it."\n'

    assert len(updates_by_hand(module(text + beside))) == 2
    assert updates_by_hand(module(text, "data/store/verbs.py")) == []


def test_inner_functions_and_methods_are_measured_too() -> None:
    text = "class Goal:\n def outer():\n  def inner():\n   pass\n  return inner\n"

    assert [lines for lines, _ in lengths([module(text)])] == [2, 4]


def test_a_long_file_gives_its_reason_in_its_docstring() -> None:
    reason = '"""Letters.\n\nLonger than 400\nlines: one table."""'

    assert is_reasoned(module(reason))
    assert not is_reasoned(module('"""Letters."""\n# Longer than 400 lines.'))
