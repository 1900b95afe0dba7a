"""What is filled in about a budget line."""

from collections.abc import Mapping
from typing import Final

from data.fields import Field, Kind
from data.language import N_
from planning.budget.models import FundSource

LINE_FIELDS: Final = (
    Field(
        "title",
        N_("What for"),
        Kind.LINE,
        "Uraian",
        "rincian,uraian belanja,uraian biaya,item,description",
        weighs=True,
        width=34,
        hint="Wajib. Barang atau jasa yang dibayar.",
        is_needed=True,
    ),
    Field(
        "volume",
        N_("Volume"),
        Kind.NUMBER,
        "Volume",
        "vol,banyak,qty,quantity",
        weighs=True,
        width=11,
        hint="Banyaknya, misalnya 150.",
    ),
    Field(
        "unit",
        N_("Unit"),
        Kind.LINE,
        "Satuan",
        "sat",
        weighs=True,
        width=12,
        hint="Misalnya: kotak, orang, paket.",
    ),
    Field(
        "price",
        N_("Price (Rp)"),
        Kind.RUPIAH,
        "Harga satuan (Rp)",
        "harga,harga satuan,harga rp,price,unit price",
        weighs=True,
        hint="Wajib. Harga satu satuan, dalam rupiah.",
        is_needed=True,
    ),
    Field(
        "amount",
        N_("Amount (Rp)"),
        Kind.RUPIAH,
        also="jumlah,jumlah rp,jumlah harga,total,biaya,amount",
        weighs=True,
    ),
    Field(
        "source",
        N_("Source of funds"),
        Kind.ONE,
        "Sumber dana",
        "sumber,sumber biaya,sumber anggaran,source,fund source",
        terms=FundSource,
        weighs=True,
        width=22,
        hint="Wajib. Pilih dari daftar.",
        is_needed=True,
    ),
    Field(
        "fiscal_year",
        N_("Fiscal year"),
        Kind.FISCAL_YEAR,
        "Tahun anggaran",
        "tahun,ta",
        weighs=True,
        width=12,
        hint="Tahun kalender: Juli–Desember dan Januari–Juni berbeda.",
    ),
    Field(
        "arkas_code",
        N_("ARKAS code"),
        Kind.LINE,
        "Kode ARKAS",
        "kode,arkas,kode kegiatan",
    ),
    Field(
        "partner",
        N_("Partner"),
        Kind.LINE,
        "Mitra",
        "nama mitra",
        help=N_("Whose aid it is."),
        weighs=True,
        width=20,
        hint="Wajib untuk bantuan mitra.",
    ),
    Field(
        "is_voluntary",
        N_("Voluntary donation"),
        Kind.YES,
        "Sumbangan sukarela",
        "sukarela,voluntary",
        help=N_("No fixed amount; whoever does not give is on no list."),
        width=12,
        hint="Tulis ya untuk sumbangan sukarela.",
    ),
)

OF_LINE: Final[Mapping[str, Field]] = {field.name: field for field in LINE_FIELDS}
"""The fields of a budget line by name."""
