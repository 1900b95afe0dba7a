"""What letters and messages to parents never carry, and the places they may have."""

import re
from collections.abc import Mapping
from typing import Final, Protocol

from data.errors import HumasError, Refused
from data.language import N_
from planning.budget.models import LEVY_RULE, LEVY_WORDING

PLACE: Final = re.compile(r"\{([^{}\n]*)\}")
PLACES: Final = (
    "nama",
    "kelas",
    "kegiatan",
    "tanggal",
    "pukul",
    "tempat",
    "sekolah",
    "tautan",
)
"""What may stand in a message, and is filled in for each family."""


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.IGNORECASE)


GRADES: Final = _words(
    r"nilai(?:nya)?\s*(?:rata|ulangan|ujian|raport?|tugas|mata|matematika|ipa\b|ips\b"
    r"|bahasa|merah|rendah|kurang|jelek|di bawah|[:=]?\s*\d)",
    r"remedial",
    r"tidak naik (?:kelas|tingkat)",
    r"tinggal kelas",
    r"tidak lulus",
    r"peringkat (?:ke|\d|terakhir|bawah)",
    r"rank(?:ing)?\s*(?:ke|\d)",
    r"ranking",
    r"(?:poor|low|failing) grades?",
    r"failed (?:the )?(?:exam|test|year)",
)
OFFENCES: Final = _words(
    r"(?:mem)?bolos",
    r"merokok",
    r"(?:ber)?kelahi",
    r"perkelahian",
    r"tawuran",
    r"mencuri",
    r"pencurian",
    r"melanggar",
    r"pelanggaran",
    r"memukul",
    r"menganiaya",
    r"mem-?bully",
    r"merundung",
    r"perundungan",
    r"di-?skors",
    r"skorsing",
    r"dikeluarkan dari sekolah",
    r"surat peringatan",
    r"poin pelanggaran",
    r"narkoba",
    r"miras\b",
    r"mabuk",
    r"pacaran",
    r"bermasalah",
    r"kenakalan",
    r"terlambat (?:masuk|datang) (?:sekolah )?\d",
    r"bullying",
    r"truan",
    r"suspend(?:ed)? from",
    r"caught (?:smoking|stealing|fighting)",
)
HEALTH: Final = _words(
    r"penyakit",
    r"mengidap",
    r"menderita",
    r"didiagnos",
    r"diagnos[ai]s",
    r"hamil",
    r"kehamilan",
    r"hiv\b",
    r"tbc\b",
    r"epilepsi",
    r"gangguan (?:jiwa|mental|kejiwaan|belajar)",
    r"autis",
    r"adhd\b",
    r"depresi",
    r"rekam medis",
    r"kesurupan",
    r"disabilitas",
    r"berkebutuhan khusus",
    r"diagnosed",
    r"pregnan",
)
MONEY_OWED: Final = _words(
    r"(?:me)?nunggak",
    r"tunggakan",
    r"berutang",
    r"(?:ber)?hutang",
    r"utang(?:nya)?\b",
    r"belum (?:mem)?bayar",
    r"belum (?:di|me)?lunas",
    r"(?:me)?lunasi",
    r"pelunasan",
    r"kekurangan (?:pem)?bayar",
    r"sisa pembayaran",
    r"tagihan(?:nya)?\b",
    r"denda\b",
    r"spp\b",
    r"arrears",
    r"overdue (?:fee|payment)",
    r"unpaid",
)

NEVER: Final = {
    N_("school marks"): GRADES,
    N_("what a pupil did wrong"): OFFENCES,
    N_("health"): HEALTH,
    N_("money owed"): MONEY_OWED,
}
"""What no message may carry, and the words by which it is plainly seen."""

IN_MESSAGE: Final = N_(
    "The message says “{word}”: {what} never goes into a message. Invite the parents, "
    "and speak about it when you meet."
)
IN_LETTER: Final = N_(
    "The letter says “{word}”: a letter about one pupil carries no {what}. Write “hal "
    "perkembangan ananda”, and speak about it when you meet."
)
UNKNOWN_PLACE: Final = N_(
    "“{place}” is no place that is filled in. Known are {known}; write others without "
    "braces."
)
OPEN_BRACE: Final = N_(
    "A brace stands alone in the message. Places are written like {example}."
)


class Worded(Protocol):
    """The words of a letter."""

    @property
    def subject(self) -> str:
        """What it is about."""

    @property
    def opening(self) -> str:
        """Its first words."""

    @property
    def note(self) -> str:
        """What to mind."""

    @property
    def costs(self) -> str:
        """What it costs, as printed."""

    @property
    def closing(self) -> str:
        """Its last words."""

    @property
    def message(self) -> str:
        """The message for WhatsApp."""


def wording_refusal(words: Worded, *, is_confidential: bool) -> HumasError | None:
    """Return what a letter or its message may not say, or None.

    What a confidential letter says is judged like a message.
    """
    printed = (words.subject, words.opening, words.note, words.closing)
    if is_confidential and (found := never_in("\n".join(printed))):
        return Refused(IN_LETTER, word=found[1], what=_said(found[0]))
    if levy := LEVY_WORDING.search(words.costs):
        return Refused(
            N_(
                "Costs: “{word}” sounds like a levy. {rule} Write what the day costs, "
                "who bears it, and that taking part is a family's own choice."
            ),
            word=levy[0],
            rule=Refused(LEVY_RULE),
        )
    return message_refusal(words.message)


def message_refusal(message: str) -> HumasError | None:
    """Return what a message may not say, or None."""
    if found := never_in(PLACE.sub(" ", message)):
        return Refused(IN_MESSAGE, word=found[1], what=_said(found[0]))
    known = ", ".join(f"{{{place}}}" for place in PLACES)
    for place in PLACE.findall(message):
        if place.strip() not in PLACES:
            return Refused(UNKNOWN_PLACE, place=f"{{{place}}}", known=known)
    if set("{}") & set(PLACE.sub("", message)):
        return Refused(OPEN_BRACE, example="{nama}")
    return None


def never_in(text: str) -> tuple[str, str] | None:
    """Return what a text says that it must not (a message), and the word, or None."""
    for what, pattern in NEVER.items():
        if found := pattern.search(text):
            return what, found[0]
    return None


def filled(text: str, **facts: str) -> str:
    """Return a text with its places filled in.

    A line whose places are all empty is left out: who has no link is told of none.
    """
    lines = text.strip().splitlines()
    return "\n".join(_filled(line, facts) for line in lines if _is_said(line, facts))


def _filled(line: str, facts: Mapping[str, str]) -> str:
    return PLACE.sub(lambda place: facts.get(place[1].strip(), ""), line).rstrip()


def _is_said(line: str, facts: Mapping[str, str]) -> bool:
    places = [place.strip() for place in PLACE.findall(line)]
    return not places or any(facts.get(place) for place in places)


def _said(what: str) -> HumasError:
    """Return a message as a fact that is put into the person's language."""
    return Refused(what)
