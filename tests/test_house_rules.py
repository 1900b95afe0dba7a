"""The house keeps its rules, and every rule finds what breaks it."""

import inspect
import re
import subprocess
import tomllib
from collections.abc import Callable, Sequence
from fnmatch import fnmatch

import pytest

from tests import (
    house_rules,
    rules_for_icons,
    rules_for_lengths,
    rules_for_looks,
    rules_for_order,
    rules_for_papers,
    rules_for_screens,
    rules_for_tests,
)
from tests.house_rules import PHASES, ROOT, Source, sources

RULES = (
    house_rules,
    rules_for_icons,
    rules_for_lengths,
    rules_for_looks,
    rules_for_order,
    rules_for_papers,
    rules_for_screens,
    rules_for_tests,
)
Rule = Callable[[Sequence[Source]], list[str]]
QUESTION = "-- Which goals are there?\n-- One row per goal.\n"
GOALS = "planning/goals/sql/goal_use.sql"
GOALS_PAGE = "planning/goals/page.py"
PAGE = "PAGE = Page(N_('Goals'), 'tujuan', 'flag', Section.PLAN)"
PO = "data/language/id.po"

BREACHES: dict[Rule, list[tuple[str, str]]] = {
    house_rules.names_unknown_to_a_subject: [
        ("planning/goals/tools.py", ""),
        ("planning/goals/grid.py", ""),
        ("planning/goals/tools/rounding.py", ""),
    ],
    house_rules.undocumented: [
        ("planning/goals/models.py", "class _Goal: ..."),
        ("planning/goals/models.py", "'''Goals.'''\nclass Goal: ..."),
        ("planning/goals/models.py", "'''Goals.'''\ndef reached() -> None: ..."),
        ("planning/goals/models.py", "'''Goals.'''\nasync def run() -> None: ..."),
        ("data/web/gate.py", "'''Gate.'''\nclass Gate:\n '''G.'''\n def go(self): ..."),
        ("app.py", "''' '''"),
    ],
    house_rules.left_undone: [("data/money.py", "# TODO: round")],
    house_rules.sql_outside_its_homes: [
        ("planning/goals/actions.py", "store.rows(Goal, 'select 1')"),
        ("planning/goals/page.py", "desk.store.write('delete from goal')"),
        ("data/ui/desk.py", "connection.execute('select 1')"),
        ("planning/goals/page.py", "desk.store.number('select count(*) from goal')"),
    ],
    house_rules.records_changed_outside_actions: [
        ("planning/goals/page.py", "desk.store.add(goal)"),
        ("planning/goals/queries.py", "store.replace(goal)"),
        ("planning/exchange/commands.py", "store.remove(Goal, goal_id)"),
    ],
    house_rules.history_changed: [
        ("planning/goals/store.py", "store.write('delete from history')"),
        ("data/history.py", "store.write('update history set facts = $facts')"),
        ("data/people/actions.py", "act.store.remove(Event, event_id)"),
        ("data/migrations/0042_short.sql", "truncate table history;"),
    ],
    house_rules.rules_in_stores: [
        ("planning/goals/store.py", "raise Refused('no')"),
        ("planning/goals/store.py", "raise refusal"),
        ("planning/goals/store.py", "raise errors.Refused('no')"),
        ("planning/goals/store.py", "from planning.goals.models import goal_refusal"),
    ],
    house_rules.messages_inside_f_strings: [
        ("planning/goals/page.py", "f'{say(\"Goal\")}: 1'"),
    ],
    house_rules.session_state_outside_the_shared_ui: [
        ("planning/goals/page.py", "st.session_state['goal'] = 1"),
        ("data/school/page.py", "st.session_state['goal'] = 1"),
    ],
    house_rules.roles_weighed_outside_the_table: [
        ("planning/goals/models.py", "may = by.role is Role.HUMAS_LEAD"),
        ("planning/goals/page.py", "may = desk.person.role in (LEAD, PRINCIPAL)"),
        ("organizing/tasks/actions.py", "may = by.by_link == False"),
        ("data/school/models.py", "match by.role:\n case _: ..."),
        (GOALS, f"{QUESTION}select 1 from account where role = 'principal'"),
    ],
    house_rules.words_not_of_the_field: [
        ("data/money.py", "goal_status = 1"),
        ("data/money.py", "def save(obj): ..."),
        ("data/money.py", "class Helper: ...\ndef load_helper(): ..."),
        ("data/money.py", "async def handler(): ..."),
    ],
    house_rules.questions_that_do_not_explain_themselves: [
        (GOALS, "select 1 order by 1"),
        (GOALS, f"{QUESTION}select 1"),
        (GOALS, "-- Goals.\n-- One row per goal.\nselect 1 order by 1"),
        (GOALS, "-- Which goals?\n-- All of them.\nselect 1 order by 1"),
    ],
    house_rules.sql_that_asks_the_clock: [
        (GOALS, f"{QUESTION}select id from goal where day < current_date order by id"),
        ("data/migrations/0009_late.sql", "create macro is_late(d) as d < today();"),
    ],
    house_rules.questions_without_their_row: [
        (GOALS, f"{QUESTION}select 1 as goal order by 1"),
        (GOALS.replace("goal_use", "goals"), f"{QUESTION}select 1 as id order by 1"),
    ],
    house_rules.messages_not_as_translated: [
        ("planning/goals/page.py", "say('Goal')"),
        ("app.py", "N_('Goal')"),
        ("data/money.py", "say_many('{n} goal', '{n} goals', 2)"),
        ("data/web/templates/base.html", "{{ say('Goal') }}"),
        (PO, 'msgid "Goal"\nmsgstr "Tujuan"'),
    ],
    house_rules.translations_that_lose_a_fact: [
        (PO, 'msgid "{n} of {all}"\nmsgstr "{n}"'),
        (PO, 'msgid "{n} a"\nmsgid_plural "{n} as"\nmsgstr[0] "{m} a"'),
    ],
    house_rules.called_otherwise: [
        (PO, 'msgid "Your tasks"\nmsgstr "Tugas Anda"'),
        (PO, 'msgid "Templates"\nmsgstr "Template kegiatan"'),
        (PO, 'msgid "School year {year}"\nmsgstr "Tahun ajaran {year}"'),
    ],
    house_rules.pages_missing_from_the_menu: [(GOALS_PAGE, PAGE)],
    house_rules.pages_twice_in_the_menu: [
        (
            "app.py",
            'MENU: Sequence[str] = ("planning.goals.page", "planning.goals.page")',
        )
    ],
    house_rules.addresses_given_twice: [(GOALS_PAGE, f"{PAGE}\nOLD = {PAGE[7:]}")],
    house_rules.links_to_no_page: [
        (GOALS_PAGE, "go('', link(desk, 'tujuan'))"),
        (GOALS_PAGE, f"{PAGE}\nlink(desk, HOMES.get(kind, 'tujaun'))"),
    ],
    rules_for_icons.icons_the_font_has_not: [
        (GOALS_PAGE, "st.info('', icon=':material/flagg:')"),
        (GOALS_PAGE, "st.markdown(f'{title} :material/flagg: {day}')"),
        (GOALS_PAGE, PAGE.replace("'flag'", "'flagg'")),
        ("data/ui/menu.py", "ICONS: Final = {Section.PLAN: 'flagg'}"),
        ("data/ui/menu.py", "Entry(said, icon='flagg' if late else 'flag')"),
        ("data/web/templates/way.html", '<i translate="no">flagg</i>'),
    ],
    rules_for_icons.signs_the_letters_have_not: [
        (GOALS_PAGE, "st.markdown(f'⚠ {title}')"),
        ("data/ui/tables.py", "MARK = '★'"),
        ("data/web/templates/link.html", "<p>📎 {{ file }}</p>"),
        ("data/language/id.po", 'msgid "☆"'),
    ],
    rules_for_icons.icons_with_half_a_name: [
        (GOALS_PAGE, "st.info('', icon=f':material/{name}:')"),
        (GOALS_PAGE, "st.info('', icon=':material/' + name + ':')"),
    ],
    rules_for_icons.icons_without_a_meaning: [
        (GOALS_PAGE, "st.info('', icon=':material/flagg:')"),
        (GOALS_PAGE, "st.info('', icon=':material/task_alt:')"),
    ],
    rules_for_lengths.files_too_long: [
        ("data/money.py", "goal = 1\n" * 401),
        ("data/money.py", "'''Money, at length.'''\n" + "goal = 1\n" * 400),
    ],
    rules_for_lengths.functions_too_long: [
        ("data/money.py", "def whole():\n" + " goal = 1\n" * 60),
        ("data/money.py", "class Sum:\n async def whole():\n" + "  goal = 1\n" * 60),
    ],
    rules_for_order.names_not_in_their_order: [
        (GOALS, f"{QUESTION}from goal order by goal.number, goal.title, id"),
        (GOALS, f"{QUESTION}select list(name order by name desc, id) from goal"),
        (GOALS, f"{QUESTION}from class_group order by\n grade,\n length(suffix)"),
        ("data/school/store.py", "store.rows(Goal, 'from goal order by title, id')"),
        ("data/school/models.py", "sorted(goals, key=lambda goal: goal.title)"),
        (
            "data/school/models.py",
            "goals.sort(key=lambda g: (g.number, g.name.lower()))",
        ),
        ("data/school/models.py", "sorted({person.name for person in people})"),
    ],
    rules_for_looks.colours_without_a_name: [
        (GOALS_PAGE, "'<b style=\"color:#a3211b\">'"),
        ("planning/goals/cards.py", "'.goal{background:rgba(0,0,0,.1)}'"),
        ("data/web/assets/pages.css", ".goal { color: #fff; }"),
        ("planning/goals/charts.py", "alt.value('#1d5fa8')"),
    ],
    rules_for_looks.words_made_faint: [
        (GOALS_PAGE, "'<small style=\"opacity:.75\">'"),
    ],
    rules_for_screens.lists_drawn_line_by_line: [
        (GOALS_PAGE, "for goal in goals:\n st.markdown(goal.title)"),
        (GOALS_PAGE, "for goal in goals:\n go(goal.title, link(desk, 'tujuan'))"),
        (GOALS_PAGE, "[st.caption(goal.title) for goal in goals]"),
        ("data/school/page.py", "for year in years:\n st.metric('', year)"),
    ],
    rules_for_screens.charts_that_are_no_picture: [
        (GOALS_PAGE, "st.altair_chart(chart)"),
        ("data/ui/tables.py", "st.vega_lite_chart(spec)"),
    ],
    rules_for_screens.grids_outside_the_tables: [
        (GOALS_PAGE, "st.dataframe(rows)"),
        ("data/ui/charts.py", "st.table(rows)"),
    ],
    rules_for_tests.widgets_found_by_position: [
        ("tests/planning/goals/test_page.py", "page.button[3].click()"),
        ("tests/planning/goals/test_page.py", "page.text_input[-1].input('Mutu')"),
    ],
    rules_for_tests.failures_of_any_kind: [
        ("tests/data/test_store.py", "pytest.raises(Exception, match='unique')"),
    ],
    rules_for_tests.tests_that_assert_nothing: [
        ("tests/data/test_money.py", "def test_money_is_whole():\n whole(3)"),
        (
            "tests/data/test_money.py",
            "def beside(): ...\ndef test_money_is_whole():\n beside()",
        ),
    ],
    rules_for_papers.links_that_lead_nowhere: [
        ("README.md", "See [the house](.github/HOUSES.md)."),
        (".github/HOUSE.md", "See [how](.github/CONTRIBUTING.md)."),
        ("README.md", "# Words\n[words](#the-words)"),
        ("README.md", "[words](.github/HOUSE.md#a-cellar)"),
    ],
    rules_for_papers.files_that_are_not_there: [
        ("README.md", "Goals are kept in `planning/goals/keeping.py`."),
        (".github/HOUSE.md", "| `planning/cellar/` | wine |"),
    ],
    rules_for_papers.commands_that_are_not_there: [
        ("README.md", "`humas export cellar --out FILE.docx`"),
        ("README.md", "| `humas list years\\|cellars [--json]` |"),
        ("README.md", "`humas [--cellar DIR]`"),
        ("README.md", "```\npip install -e . && python cellar.py --sample\n```"),
        ("README.md", "`python -m tests.benchmarks.cellar`"),
    ],
}
"""Every rule beside sources that it must find."""
ABOUT_PAPERS = {
    rules_for_papers.links_that_lead_nowhere,
    rules_for_papers.files_that_are_not_there,
    rules_for_papers.commands_that_are_not_there,
}
ABOUT_TESTS = {
    rules_for_tests.widgets_found_by_position,
    rules_for_tests.failures_of_any_kind,
    rules_for_tests.tests_that_assert_nothing,
}


def asked_about(rule: Rule) -> Sequence[Source]:
    if rule in ABOUT_TESTS:
        return rules_for_tests.sources_of_the_tests()
    if rule in ABOUT_PAPERS:
        return rules_for_papers.sources_of_the_papers()
    return sources()


@pytest.mark.parametrize("rule", BREACHES, ids=lambda rule: rule.__name__)
def test_the_house_keeps(rule: Rule) -> None:
    breaches = rule(asked_about(rule))

    assert not breaches, "\n".join(breaches)


@pytest.mark.parametrize("rule", BREACHES, ids=lambda rule: rule.__name__)
def test_a_breach_is_found_of(rule: Rule) -> None:
    unseen = [breach for breach in BREACHES[rule] if not rule([Source(*breach)])]

    assert BREACHES[rule]
    assert unseen == []


def test_every_rule_is_asked_about_the_house_and_proved() -> None:
    rules = {
        function
        for room in RULES
        for _, function in inspect.getmembers(room, inspect.isfunction)
        if list(inspect.signature(function).parameters) == ["among"]
        and inspect.signature(function).return_annotation == list[str]
    }

    assert rules == set(BREACHES)


def test_the_rules_read_the_whole_house() -> None:
    read = {source.path for source in sources()}
    listed = subprocess.run(
        ["git", "ls-files", *house_rules.HOUSE, "app.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()

    assert {file for file in listed if file.endswith(house_rules.ENDINGS)} <= read


def test_what_is_long_gives_its_reason() -> None:
    file = "'''Law.\n\nLonger than 400\nlines, as the law is.'''\n" + "law = 1\n" * 400
    function = (
        "def law():\n '''Longer than 60 lines: so is the law.'''\n" + " ...\n" * 60
    )

    assert not rules_for_lengths.files_too_long([Source("data/law.py", file)])
    assert not rules_for_lengths.functions_too_long([Source("data/law.py", function)])


def test_every_subject_stands_in_the_import_contracts() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    containers = [
        container
        for contract in contracts["tool"]["importlinter"]["contracts"]
        if contract.get("exhaustive")
        for container in contract["containers"]
    ]
    subjects = {".".join(parts) for parts in subjects_of_the_phases()}

    assert subjects
    assert not [s for s in subjects if not any(fnmatch(s, c) for c in containers)]


def test_every_subject_stands_on_the_map() -> None:
    paper = (ROOT / ".github" / "HOUSE.md").read_text("utf-8")
    of_phase = dict(re.findall(r"^\| `(\w+)/` \| (.*) \|$", paper, re.MULTILINE))

    missing = [
        f"{phase}/{subject}"
        for phase, subject in subjects_of_the_phases()
        if not re.search(rf"\b{subject}\b", of_phase[phase])
    ]

    assert not missing, f"Name them in .github/HOUSE.md: {missing}"


def subjects_of_the_phases() -> set[tuple[str, str]]:
    return {
        (source.at.parts[0], source.at.parts[1])
        for source in sources()
        if source.at.parts[0] in PHASES and source.at.parts[2:] == ("__init__.py",)
    }


def test_no_record_or_workbook_of_a_school_is_in_the_repository() -> None:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert listed
    assert not [f for f in listed if f.endswith((".duckdb", ".xlsx", ".xls", ".csv"))]


def test_a_list_may_be_drawn_line_by_line_where_each_line_has_its_buttons() -> None:
    pressed = "for goal in goals:\n st.caption(goal.title)\n st.button('Mend')"
    handed_on = "for goal in goals:\n st.caption(goal.title)\n _mend(desk, goal)"

    for text in (pressed, handed_on):
        source = Source(GOALS_PAGE, text)
        assert not rules_for_screens.lists_drawn_line_by_line([source])
