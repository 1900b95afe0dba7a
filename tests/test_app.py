"""The commands, as an operator types them."""

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from typer.testing import CliRunner, Result

import app
from data.store import FILE_NAME, Store
from data.store.journal import JOURNAL_NAME
from data.ui.pages import Page
from evaluation.sample_school.commands import prepare_sample
from tests.data.damaged import cut
from tests.make import NOW, found_school
from tests.make_roster import fictional_pupils, roster_workbook

HOLD = """
import sys
from pathlib import Path
from data.store import Store

store = Store.open(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


def humas(*words: object) -> Result:
    return CliRunner().invoke(app.commands, [str(word) for word in words])


@pytest.fixture(scope="module")
def sample(built_sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample school as of a fixed day."""
    folder = tmp_path_factory.mktemp("sample")
    return shutil.copytree(built_sample, folder, dirs_exist_ok=True)


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """A folder with a real, empty school."""
    store = Store.open(tmp_path)
    with store.transaction():
        found_school(store)
    store.close()
    return tmp_path


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    file = tmp_path / "daftar.xlsx"
    pupils = fictional_pupils(21)
    file.write_bytes(roster_workbook([*pupils, {**pupils[0], "JK": "X"}]))
    return file


@pytest.fixture
def held(school: Path) -> Iterator[Path]:
    """A school whose records another process has open."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(school)],
        cwd=Path(__file__).parent.parent,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        yield school


def listed(folder: Path, what: str, *more: str) -> list[dict[str, object]]:
    ran = humas("list", what, "--json", "--data", folder, *more)
    assert ran.exit_code == 0, ran.output
    rows: list[dict[str, object]] = json.loads(ran.stdout)
    return rows


def test_sample_has_three_years_and_the_last_one_is_current(sample: Path) -> None:
    years = listed(sample, "years")

    assert [(y["school_year"], y["step"]) for y in years] == [
        ("2026/2027", "current"),
        ("2025/2026", "closed"),
        ("2024/2025", "closed"),
    ]
    assert [(y["class_groups"], y["students"]) for y in years] == [(21, 630)] * 3


def test_sample_year_of_the_pandemic_is_told_not_hidden(sample: Path) -> None:
    steps = [a["step"] for a in listed(sample, "activities", "--year", "2024/2025")]

    assert len(steps) == 18
    assert steps.count("not_held") == 2
    assert steps.count("moved_online") == 7


def test_activities_are_listed_for_scripts(sample: Path) -> None:
    rows = listed(sample, "activities", "--year", "2026/2027")

    expected = {"id", "title", "school_year", "date", "step", "committee"}
    assert expected <= rows[0].keys()
    assert rows[0]["school_year"] == "2026/2027"
    assert {row["step"] for row in rows} == {"held", "planned"}


@pytest.mark.parametrize(
    "what", ["class-groups", "pupils", "people", "tasks", "findings"]
)
def test_everything_can_be_listed(sample: Path, what: str) -> None:
    assert listed(sample, what)
    table = humas("list", what, "--data", sample)
    assert table.exit_code == 0
    assert "\t" in table.stdout


def test_last_years_findings_are_decided_in_the_sample(sample: Path) -> None:
    found = listed(sample, "findings", "--year", "2025/2026")

    assert {row["decision"] for row in found} == {"adopted", "postponed"}


def test_roster_is_taken_in_from_the_shell(school: Path, roster: Path) -> None:
    words = ("import", "students", roster, "--json", "--data", school)

    dry = json.loads(humas(*words, "--dry-run").stdout)
    first = json.loads(humas(*words).stdout)
    again = json.loads(humas(*words).stdout)

    assert (dry["read"], dry["new"], len(dry["bad"])) == (22, 21, 1)
    assert (first["new"], first["class_groups"]) == (21, 21)
    assert first["usable_mobile"] > 0
    assert (again["new"], again["unchanged"], again["missing"]) == (0, 21, 0)
    assert first["bad"][0]["row"] == 28
    assert first["bad"][0]["column"] == "NISN"
    assert "NIK" in first["dropped_columns"]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("list", "years"), 1, "Belum ada data"),
        (("list", "planets"), 2, "planets"),
        (("import", "students"), 2, "Usage"),
        (("--port", "0"), 2, "port"),
    ],
)
def test_wrong_use_is_two_and_a_refusal_is_one(
    tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    where = () if code == 2 else ("--data", str(tmp_path / "none"))

    ran = humas(*words, *where)

    assert ran.exit_code == code
    assert said in ran.output


def test_refusals_name_what_is_wrong(school: Path, tmp_path: Path) -> None:
    year = humas("list", "pupils", "--year", "2026", "--data", school)
    unknown = humas("list", "pupils", "--year", "1999/2000", "--data", school)
    missing = humas("import", "students", tmp_path / "x.xlsx", "--data", school)
    (tmp_path / "surat.xlsx").write_bytes(b"bukan")
    wrong = humas("import", "students", tmp_path / "surat.xlsx", "--data", school)

    assert [r.exit_code for r in (year, unknown, missing, wrong)] == [1, 1, 1, 1]
    assert "2026/2027" in year.output
    assert "1999/2000" in unknown.output
    assert "x.xlsx" in missing.output
    assert "Dapodik" in wrong.output


def test_records_in_use_are_left_alone(held: Path, roster: Path) -> None:
    for words in (("list", "years"), ("import", "students", roster)):
        ran = humas(*words, "--data", held)
        assert ran.exit_code == 1
        assert "Ctrl+C" in ran.output


COMMANDS = (
    (),
    ("--sample",),
    ("list", "years"),
    ("import", "students", "x.csv"),
    ("import", "plan", "x.xlsx"),
    ("export", "plan", "--out", "x.docx"),
    ("export", "decree", "--activity", UUID(int=1), "--out", "x.docx"),
    ("export", "duties", "--activity", UUID(int=1), "--out", "x.docx"),
    ("export", "report", "--out", "x.docx"),
    ("check",),
    ("backup", "x.zip"),
)


def is_a_file(folder: Path) -> Path:
    return folder / FILE_NAME


def is_cut(folder: Path) -> Path:
    cut(folder / FILE_NAME, 100_001)
    return folder


def is_ahead(folder: Path) -> Path:
    (folder / JOURNAL_NAME).write_text("4711")
    return folder


def is_gone(folder: Path) -> Path:
    (folder / FILE_NAME).unlink()
    return folder


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[:2]))
@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (is_a_file, "adalah berkas, bukan folder"),
        (is_cut, "rusak"),
        (is_ahead, "perubahan hilang"),
        (is_gone, "Data hilang"),
    ],
)
def test_records_that_do_not_open_are_told_by_every_command(
    school: Path, words: tuple[object, ...], harm: Callable[[Path], Path], said: str
) -> None:
    place = harm(school)

    ran = humas(*words, "--data", place)

    assert ran.exit_code == 1
    assert isinstance(ran.exception, SystemExit)
    assert said in " ".join(ran.output.split())


def test_a_port_in_use_is_told_before_anything_is_opened(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        ran = humas("--data", tmp_path / "new", "--port", port)

    assert ran.exit_code == 1
    assert isinstance(ran.exception, SystemExit)
    assert f"Port {port} sedang dipakai" in ran.output
    assert "berjalan di" not in ran.output
    assert not (tmp_path / "new").exists()


def test_sample_is_never_mixed_with_a_real_school(school: Path) -> None:
    ran = humas("--sample", "--rebuild", "--data", school)

    assert ran.exit_code == 1
    assert "sekolah sungguhan" in ran.output
    assert listed(school, "people")[0]["name"] == "Budi"


def test_sample_is_rebuilt_only_on_request(built_sample: Path, tmp_path: Path) -> None:
    shutil.copytree(built_sample, tmp_path, dirs_exist_ok=True)
    built = {person["id"] for person in listed(tmp_path, "people")}
    prepare_sample(tmp_path, NOW, rebuild=False)
    opened = {person["id"] for person in listed(tmp_path, "people")}
    prepare_sample(tmp_path, NOW, rebuild=True)
    rebuilt = {person["id"] for person in listed(tmp_path, "people")}

    assert built == opened
    assert rebuilt != built


RARE = ("holidays", "num2words", "numpy", "pandas", "pyarrow")
LATER = (
    *("altair", "docx", "icalendar", "phonenumbers", "segno", "xlsxwriter"),
    *("evaluation", "execution", "organizing", "planning"),
)
LOADED = """
import json, sys
import app
from data.store.journal import JOURNAL_NAME
if sys.argv[1] == "pages":
    app.pages()
print(json.dumps([name for name in sys.argv[2:] if name in sys.modules]))
"""


@pytest.mark.parametrize(
    ("loads", "without"), [("server", (*LATER, *RARE)), ("pages", RARE)]
)
def test_what_only_some_need_is_not_loaded_before(
    loads: str, without: tuple[str, ...]
) -> None:
    started = subprocess.run(
        [sys.executable, "-c", LOADED, loads, *without],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        check=True,
        text=True,
    )

    assert json.loads(started.stdout) == []


def test_every_page_of_the_menu_is_there_once_it_is_needed() -> None:
    pages = app.pages()

    assert [page.__name__ for page in pages] == list(app.MENU)
    assert all(isinstance(page.PAGE, Page) and callable(page.show) for page in pages)
