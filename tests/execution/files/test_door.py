"""Every kind of record's files over HTTP, asked for by everybody who signs in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Final
from uuid import UUID

import pytest

from app import FILES, _file_routes
from data.accounts.actions import open_account
from data.accounts.models import AccountDraft
from data.attachments.actions import FilesOf, keep_file
from data.attachments.models import FileDraft, Owner, RecordFile, take
from data.errors import NotFound
from data.store import Store
from execution.files.actions import OWNERS, open_file
from execution.files.door import ROUTES
from planning.activities.models import Activity
from tests.data.web.make import PASSWORD, account_for, come_in, serving
from tests.execution import permissions_of_letters as of_letters
from tests.execution import permissions_of_minutes as of_minutes
from tests.execution import permissions_of_money as of_money
from tests.execution import permissions_of_obstacles as of_obstacles
from tests.execution.contacts.make import teachers_come
from tests.execution.make import A_FILE, A_PDF, closed, to_close
from tests.make import BUDI, RINA, SARI, TONO, acting

ROOT = Path(__file__).parents[3]
USERNAMES: Final = {
    "lead": "sari",
    "principal": "budi",
    "member": "rina",
    "member of another committee": "tono",
    "teacher": "dewi",
}
LEADERS: Final = {"lead", "principal"}
AND_MEMBER: Final = LEADERS | {"member"}


@dataclass(frozen=True)
class World:
    store: Store
    activity: Activity


def is_closed(w: World) -> None:
    closed(w.store, w.activity)


KINDS: Mapping[str, tuple[Callable[[Any], object], UUID | None, set[str]]] = {
    "activity": (of_money.with_treasurer, None, AND_MEMBER),
    "closing": (is_closed, None, LEADERS),
    "follow_up": (of_minutes.has_a_follow_up, of_minutes.FOLLOW_UP, AND_MEMBER),
    "gift": (of_money.with_gift, of_money.GIFT, AND_MEMBER),
    "letter_batch": (of_letters.written, of_letters.BATCH, LEADERS),
    "meeting": (of_minutes.is_begun, of_minutes.A_MEETING, AND_MEMBER),
    "obstacle": (of_obstacles.is_noted, of_obstacles.KENDALA, AND_MEMBER),
    "spending": (of_money.with_receipt, of_money.RECEIPT, AND_MEMBER),
}
"""What the school did first, which record, and who sees its files; for the others
they are not there. Rina works for the activity and is its treasurer or secretary."""


def rules() -> list[FilesOf]:
    """Every rule about files that stands in an ``actions`` of execution."""
    names = sorted(file.parent.name for file in ROOT.glob("execution/*/actions.py"))
    modules = [import_module(f"execution.{name}.actions") for name in names]
    return [one for module in modules for one in vars(module).values() if _is_rule(one)]


def _is_rule(one: object) -> bool:
    return isinstance(one, FilesOf)


def test_no_kind_of_record_is_left_out() -> None:
    of_execution = {one.record for one in rules()}
    assert of_execution == set(KINDS)
    assert of_execution <= set(OWNERS)


def test_a_later_phase_says_who_sees_its_files() -> None:
    files = _file_routes()

    assert files
    for name in FILES:
        found = list(filter(_is_rule, vars(import_module(name)).values()))
        assert found
        for rule in found:
            assert OWNERS[rule.record] is rule


def keep(store: Store, record: str, record_id: UUID) -> None:
    owner = Owner(record=record, record_id=record_id)
    file = take("a.pdf", A_PDF)
    store.files.keep(file.content)
    with store.transaction():
        keep_file(acting(store, SARI), file, A_FILE, owner, draft=FileDraft())


def test_a_file_of_a_kind_without_a_rule_is_nobodys(store: Store) -> None:
    keep(store, "school", A_FILE)

    with pytest.raises(NotFound):
        open_file(acting(store, SARI), A_FILE)


def test_a_letter_about_one_pupil_is_the_leads_alone(store: Store) -> None:
    of_letters.of_one_pupil(World(store, to_close(store)))
    keep(store, "letter_batch", of_letters.BATCH)

    assert open_file(acting(store, SARI), A_FILE).content == A_PDF
    with pytest.raises(NotFound):
        open_file(acting(store, BUDI), A_FILE)


@pytest.mark.parametrize("record", KINDS)
def test_by_a_link_no_file_is_opened(record: str, store: Store) -> None:
    before, named, _ = KINDS[record]
    world = World(store, to_close(store))
    before(world)
    keep(store, record, named or world.activity.id)
    by_link = RINA.model_copy(update={"by_link": True})

    with pytest.raises(NotFound):
        open_file(acting(store, by_link), A_FILE)


def test_who_sees_the_record_is_answered_its_file(store: Store, tmp_path: Path) -> None:
    for person in (SARI, BUDI, RINA):
        account_for(store, person)
    draft = AccountDraft(username="tono", person_id=TONO.id, role=TONO.role)
    open_account(acting(store, SARI), draft, PASSWORD)
    teachers_come(store)
    world = World(store, to_close(store))
    marks: dict[str, str] = {}
    seen: dict[str, set[str]] = {record: set() for record in KINDS}
    with serving(store, tmp_path, *ROUTES) as browser:
        assert browser.get(f"/files/{A_FILE}").status_code == 303
        cookies = {}
        for who, username in USERNAMES.items():
            cookies[who] = come_in(browser, username)
            browser.cookies.clear()
        for record, (before, named, _) in KINDS.items():
            _emptied(store)
            before(world)
            keep(store, record, named or world.activity.id)
            for who, cookie in cookies.items():
                signed_in = {"cookie": f"humas={cookie}"}
                answer = browser.get(f"/files/{A_FILE}", headers=signed_in)
                assert answer.status_code in {200, 404}
                if answer.status_code == 200:
                    assert answer.content == A_PDF
                    marks[who] = answer.headers["etag"]
                    seen[record].add(who)
        lead, other = (
            {"cookie": f"humas={cookies[who]}"} for who in ("lead", "member")
        )
        known = {"if-none-match": marks["lead"]}
        again = browser.get(f"/files/{A_FILE}", headers=lead | known)
        assert (again.status_code, again.content) == (304, b"")
        assert "private, no-cache" in again.headers["cache-control"]
        assert "cookie" in again.headers["vary"].lower()
        assert browser.get(f"/files/{A_FILE}", headers=other | known).status_code == 200
    assert len(set(marks.values())) == len(marks)

    assert seen == {record: those for record, (_, _, those) in KINDS.items()}


def _emptied(store: Store) -> None:
    """Let the school have no committee, no record and no file of the kinds tried."""
    for table in (
        "committee_member",
        "committee_position",
        *(set(KINDS) - {"activity"}),
        RecordFile.table.name,
        "attachment",
        "supporting_factor",
    ):
        store.write(f"delete from {table}")
