from pathlib import Path

import pytest

from data.errors import NotFound, Refused
from data.store import Store
from organizing.links import store as links
from organizing.slips.commands import export_duties
from tests.make import NOW, YEAR
from tests.organizing.make import an_activity, key
from tests.organizing.slips.make import ORIGIN, a_committee
from tests.organizing.slips.test_documents import pictures_in, words_of


def test_the_slips_of_an_activity_are_written_to_a_file(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "kartu.docx"
    export_duties(store, a_committee(store).id, out, now=NOW)

    assert words_of(out.read_bytes()).count("KARTU TUGAS PANITIA") == 2
    assert pictures_in(out.read_bytes()) == 0
    assert "kartu.docx" in capsys.readouterr().out


def test_with_an_address_the_links_there_are_are_printed_and_none_is_given(
    store: Store, tmp_path: Path
) -> None:
    out = tmp_path / "kartu.docx"
    export_duties(store, a_committee(store).id, out, now=NOW, origin=ORIGIN)

    assert pictures_in(out.read_bytes()) == 1
    assert len(links.links_in(store, YEAR)) == 1


def test_what_cannot_be_written_is_refused(store: Store, tmp_path: Path) -> None:
    activity, out = a_committee(store), tmp_path / "kartu.docx"

    with pytest.raises(Refused):
        export_duties(store, activity.id, tmp_path / "kartu.pdf", now=NOW)
    with pytest.raises(Refused):
        export_duties(store, activity.id, tmp_path / "no" / "kartu.docx", now=NOW)
    with pytest.raises(Refused):
        export_duties(store, activity.id, out, now=NOW, origin="humas")
    with pytest.raises(Refused):
        export_duties(store, an_activity(store, "Kosong").id, out, now=NOW)
    with pytest.raises(NotFound):
        export_duties(store, key("nothing"), out, now=NOW)
    assert not out.exists()
