from pathlib import Path

from data.store import Store
from evaluation.bundle.actions import begin_bundle, keep_bundle
from evaluation.bundle.door import ROUTES
from evaluation.bundle.models import BundleDraft, Packed
from tests.data.web.make import account_for, come_in, serving
from tests.evaluation.make import key
from tests.make import RINA, SARI, acting


def test_a_bundle_is_answered_to_leaders_and_to_nobody_else(
    store: Store, tmp_path: Path
) -> None:
    for person in (SARI, RINA):
        account_for(store, person)
    act, name = acting(store, SARI), key("a")
    begin_bundle(act, name).write_bytes(b"PK zip")
    draft = BundleDraft(instrument="IX-1")
    keep_bundle(act, name, draft, Packed(1, 6, "abc", ()), 0)

    with serving(store, tmp_path, *ROUTES) as browser:
        assert browser.get(f"/bundles/{name}").status_code == 303
        come_in(browser, "sari")
        found = browser.get(f"/bundles/{name}")
        assert (found.status_code, found.content) == (200, b"PK zip")
        assert "Berkas-Bukti" in found.headers["content-disposition"]
        assert found.headers["cache-control"] == "no-store"
        assert browser.get(f"/bundles/{key('other')}").status_code == 404
        browser.cookies.clear()
        come_in(browser, "rina")
        assert browser.get(f"/bundles/{name}").status_code == 403
