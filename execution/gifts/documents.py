"""The record of handing over a gift (berita acara serah terima), signed by both sides.

Papers of the school have one language, Bahasa Indonesia, whatever the screen speaks.
"""

from typing import Final, NamedTuple

from data.language import (
    Language,
    fitted,
    in_day_words,
    in_number,
    in_rupiah,
    in_rupiah_words,
    say,
    speaking,
)
from data.letters.models import NO_NUMBER
from data.paper import Align, Column, Paper, Signer
from data.school.documents import letterhead_of, principal_signs
from data.school.models import School
from execution.gifts.models import GIVEN, Gift, GiftKind, Giver

DOTS: Final = "…………………………"
UNNAMED: Final = "Pemberi yang tidak ingin disebut namanya"
FREELY: Final = (
    "Pemberian ini bersifat sukarela: tidak mengikat serta tidak ditentukan jumlah dan "
    "jangka waktunya. Pemberian ini bukan pungutan (Permendikbud Nomor 75 Tahun 2016), "
    "dan penggunaannya dicatat serta dilaporkan secara terbuka."
)
COLUMNS: Final = (
    Column(title="No", width=0.9, align=Align.CENTER),
    Column(title="Jenis", width=2.2),
    Column(title="Uraian", width=5.6),
    Column(title="Jumlah", width=1.9, align=Align.RIGHT),
    Column(title="Satuan", width=2.1),
    Column(title="Nilai taksiran", width=3.2, align=Align.RIGHT),
)


class HandoverFacts(NamedTuple):
    """Everything the record says.

    ``activity`` is its title, ``number`` the record's own, ``position`` that of who
    received it; each may be empty.
    """

    school: School
    gift: Gift
    activity: str
    number: str = ""
    position: str = ""


def handover_record(facts: HandoverFacts) -> bytes:
    """Return the record of handing a gift over, as DOCX."""
    with speaking(Language.INDONESIAN):
        gift, school = facts.gift, facts.school
        what = GIVEN[gift.giver].upper()
        paper = Paper(
            letterhead_of(school),
            f"Berita Acara Serah Terima {gift.title}",
            is_dense=True,
        )
        paper.letterhead()
        paper.centred(f"BERITA ACARA SERAH TERIMA {what}", bold=True)
        paper.centred(f"Nomor: {facts.number or NO_NUMBER}", after=10)
        day = in_day_words(gift.received_on) if gift.received_on else DOTS
        paper.text(
            f"Pada hari ini, {day}, bertempat di {school.name}, kami yang bertanda "
            "tangan di bawah ini:"
        )
        paper.facts([("Nama", _giver(gift)), ("Alamat/instansi", DOTS)])
        paper.text("selanjutnya disebut PIHAK PERTAMA (yang menyerahkan), dan")
        receiver = ("Nama", gift.received_by), ("Jabatan", facts.position)
        paper.facts([(label, said or DOTS) for label, said in receiver])
        paper.text(
            f"bertindak untuk {school.name}, selanjutnya disebut PIHAK KEDUA (yang "
            "menerima)."
        )
        whole = f" untuk kegiatan {facts.activity}" if facts.activity else ""
        paper.text(
            f"PIHAK PERTAMA telah menyerahkan kepada PIHAK KEDUA{whole}, dan PIHAK "
            "KEDUA telah menerima dalam keadaan baik dan cukup:"
        )
        paper.table(COLUMNS, [_row(gift)])
        if gift.value:
            paper.under_table(f"Terbilang: {in_rupiah_words(gift.value)}.")
        paper.text(fitted(FREELY))
        paper.text(
            "Demikian berita acara ini dibuat dengan sebenarnya dalam rangkap dua "
            "untuk dipergunakan sebagaimana mestinya."
        )
        paper.signatures(
            "",
            Signer(role="PIHAK PERTAMA,", name=_signer(gift), has_number=False),
            Signer(role="PIHAK KEDUA,", name=gift.received_by, has_number=False),
        )
        paper.signatures_below(principal_signs(school, before="Mengetahui,"))
        return paper.to_bytes()


def _giver(gift: Gift) -> str:
    return UNNAMED if gift.giver is Giver.ANONYMOUS else gift.giver_name or DOTS


def _signer(gift: Gift) -> str:
    return "" if gift.giver is Giver.ANONYMOUS else gift.giver_name


def _row(gift: Gift) -> tuple[str, ...]:
    is_money = gift.kind is GiftKind.MONEY
    quantity = "" if gift.quantity is None else in_number(gift.quantity.normalize())
    return (
        "1",
        say(gift.kind.label),
        gift.title,
        "–" if is_money else quantity or "–",
        "–" if is_money else gift.unit or "–",
        in_rupiah(gift.value) if gift.value else "–",
    )
