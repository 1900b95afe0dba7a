"""The poster by which families report that they came: one QR code on one page.

Papers of the school speak Indonesian, whatever the screen speaks.
"""

from typing import Final

from data.language import Language, in_hours, speaking
from data.paper import Poster
from data.school.documents import letterhead_of
from data.school.models import School
from organizing.links.documents import qr_code
from planning.activities.models import Activity

WIDTH: Final = 11.0
"""Centimetres of the code: a phone reads it from two metres away."""

HOW: Final = (
    "1. Arahkan kamera ponsel ke kode ini, lalu buka alamat yang muncul.",
    "2. Tulis NISN siswa, atau nama lengkap dan kelasnya, lalu pilih siapa yang hadir.",
    "3. Tekan “Lapor hadir”; jika terkendala, sampaikan kepada panitia di pintu masuk.",
)


def check_in_poster(school: School, activity: Activity, address: str) -> bytes:
    """Return the poster of an activity as DOCX, A4, to hang up at the entrance."""
    with speaking(Language.INDONESIAN):
        when = activity.when.in_weekday()
        hours = in_hours(activity.starts_at, activity.ends_at)
        facts = " · ".join(filter(None, (when, hours, activity.place)))
        poster = Poster(letterhead_of(school), f"Lapor Hadir {activity.title}")
        poster.letterhead()
        poster.big("LAPOR HADIR", 30, is_bold=True)
        poster.big(activity.title, 20, is_bold=True)
        poster.big(facts, 13)
        poster.picture(qr_code(address), WIDTH)
        for sentence in HOW:
            poster.big(sentence, 13)
        poster.big(address, 8)
        return poster.to_bytes()
