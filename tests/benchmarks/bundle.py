"""What does a bundle of two thousand files cost: seconds, memory, and per file?

``python -m tests.benchmarks.bundle [FILES …]``; without a number 200 and 2,000. Each is
a proof of its own, handed in with a file of 100 kB. The memory is what the process grew
by at most while it wrote: it must not grow with the number of files.
"""

import sys
import tempfile
from pathlib import Path
from random import Random
from threading import Event, Thread
from time import perf_counter, process_time
from zipfile import ZipFile

import psutil

from data.attachments.models import Attachment, FileKind, RecordFile
from data.store import Store
from evaluation.accreditation.models import Evidence, ProofKind, ProofLink
from evaluation.bundle.packing import pack
from tests.evaluation.bundle.make import INSTRUMENT, plan_of
from tests.evaluation.make import key
from tests.make import NOW, SARI, acting, found_school

SIZE = 100_000
MB = 1_000_000


def fill(store: Store, files: int) -> None:
    """Hand in so many proofs, each with a file of its own, for the first item."""
    chance = Random(1)
    proofs, links, attachments, kept = [], [], [], []
    for number in range(files):
        proof_id, file_id = key(f"proof-{number}"), key(f"file-{number}")
        happened_on = NOW.date()
        proofs.append(
            Evidence(
                id=proof_id,
                kind=ProofKind.AGREEMENT,
                title=f"Perjanjian {number}",
                happened_on=happened_on,
                school_year=2026,
                made_at=NOW,
                made_by=SARI.id,
            )
        )
        links.append(
            ProofLink(
                instrument=INSTRUMENT.key,
                code="1.1.2",
                kind=ProofKind.AGREEMENT,
                record="evidence",
                record_key=str(proof_id),
                serves=True,
            )
        )
        attachments.append(
            Attachment(
                id=file_id,
                name="mou.pdf",
                media_type=FileKind.PDF,
                size=SIZE,
                sha256=store.files.keep(chance.randbytes(SIZE)),
                made_at=NOW,
                made_by=SARI.id,
            )
        )
        kept.append(
            RecordFile(
                attachment_id=file_id,
                record="evidence",
                record_id=proof_id,
                activity_id=None,
                happened_on=happened_on,
                caption=f"Perjanjian {number}",
                shows_pupils=False,
                has_consent=False,
                version=1,
            )
        )
    for records in (proofs, links, attachments, kept):
        store.add(records)


def measure(files: int, folder: Path) -> None:
    """Put so many files together and print what that cost."""
    store = Store.open(folder)
    found_school(store)
    fill(store, files)
    process, target = psutil.Process(), folder / "bundle.zip"
    before, most, done = process.memory_info().rss, 0, Event()

    def watch() -> None:
        nonlocal most
        while not done.wait(0.02):
            most = max(most, process.memory_info().rss)

    watching = Thread(target=watch)
    watching.start()
    began, used = perf_counter(), process_time()
    plan = plan_of(store)
    planned = perf_counter() - began
    packed = pack(acting(store, SARI), plan, target, lambda _done, _of: None)
    took, cpu = perf_counter() - began, process_time() - used
    done.set()
    watching.join()
    with ZipFile(target) as bundle:
        lines = bundle.read("SHA256SUMS.txt").count(b"\n")
    store.close()
    print(  # noqa: T201
        f"{files:6} files, {packed.size / MB:6.0f} MB: {took:5.1f} s ({cpu:.1f} s of "
        f"processor time, {planned:.2f} s for the plan), {1000 * took / files:.1f} ms "
        f"a file, at most {(most - before) / MB:.0f} MB of memory more, "
        f"{lines} checksums"
    )


def main() -> None:
    """Measure each number of files in a folder of its own."""
    for files in [int(typed) for typed in sys.argv[1:]] or [200, 2000]:
        with tempfile.TemporaryDirectory() as folder:
            measure(files, Path(folder))


if __name__ == "__main__":
    main()
