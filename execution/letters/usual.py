"""What letters to parents say until the school words them itself.

In Indonesian, as on paper. Nothing in them is invented: days, places, obstacles and
what helped come from the plan and from what was noted.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from data.activity import PlannedDay
from data.factors import FACTORS, Factor, FactorSide
from data.language import Language, fitted, say, speaking
from data.language.titles import as_title
from data.obstacles import ObstacleCode, remedies_of
from data.record import Record
from execution.letters.models import LetterKind, LetterWords, Signing

MOST: Final = 6
"""So many activities an information letter names: it stays on one page."""

HALF: Final = 3
"""So much of what helped, and of obstacles."""

HELPS: Final = tuple(
    factor for factor, (side, _) in FACTORS.items() if side is FactorSide.PARENTS
)
"""What parents do that helps, as the founding papers name it; until some was noted."""

OPENINGS: Final[Mapping[LetterKind, str]] = {
    LetterKind.INVITATION: (
        "Dalam rangka program kerja sama sekolah dan orang tua tahun pelajaran {year}, "
        "kami mengharapkan kehadiran Bapak/Ibu pada:"
    ),
    LetterKind.PERMISSION: (
        "Sekolah merencanakan kegiatan di bawah ini bagi siswa. Kami mohon Bapak/Ibu "
        "membaca penjelasannya, lalu menyatakan apakah ananda diizinkan ikut serta."
    ),
    LetterKind.SUMMONS: (
        "Kami mengharapkan kehadiran Bapak/Ibu di sekolah untuk membicarakan hal "
        "perkembangan ananda {pupil}."
    ),
}
NOTES: Final[Mapping[LetterKind, str]] = {
    LetterKind.INVITATION: "Bila berhalangan, Bapak/Ibu dapat diwakili anggota "
    "keluarga dewasa.",
    LetterKind.PERMISSION: "Keikutsertaan adalah pilihan keluarga. Siswa yang tidak "
    "ikut tetap belajar di sekolah seperti biasa.",
    LetterKind.SUMMONS: "Surat ini hanya untuk Bapak/Ibu. Bila waktu ini tidak sesuai, "
    "mohon tuliskan waktu lain pada lembar balasan.",
}
CLOSINGS: Final[Mapping[LetterKind, str]] = {
    LetterKind.INVITATION: "Demikian undangan ini kami sampaikan. Atas perhatian dan "
    "kehadiran Bapak/Ibu kami ucapkan terima kasih.",
    LetterKind.PERMISSION: "Demikian kami sampaikan. Atas perhatian dan kerja sama "
    "Bapak/Ibu kami ucapkan terima kasih.",
    LetterKind.SUMMONS: "Atas perhatian dan kerja sama Bapak/Ibu kami ucapkan terima "
    "kasih.",
    LetterKind.INFORMATION: "Atas perhatian dan dukungan Bapak/Ibu kami ucapkan "
    "terima kasih.",
}
MESSAGES: Final[Mapping[LetterKind, str]] = {
    LetterKind.INVITATION: "Yth. Bapak/Ibu orang tua/wali {nama} ({kelas}),\n\n"
    "{sekolah} mengundang Bapak/Ibu pada *{kegiatan}*\n"
    "Hari, tanggal: {tanggal}\nPukul: {pukul}\nTempat: {tempat}\n\n"
    "Mohon kabari kami: hadir, tidak hadir, atau diwakili. Cukup balas pesan ini.\n"
    "Atau jawab di sini: {tautan}\n\nTerima kasih.",
    LetterKind.PERMISSION: "Yth. Bapak/Ibu orang tua/wali {nama} ({kelas}),\n\n"
    "{sekolah} merencanakan *{kegiatan}*\n"
    "Hari, tanggal: {tanggal}\nPukul: {pukul}\nTempat: {tempat}\n\n"
    "Surat izin dibawa pulang oleh ananda. Mohon dikembalikan dengan jawaban: "
    "mengizinkan atau tidak ikut serta.\n"
    "Atau jawab di sini: {tautan}\n\nTerima kasih.",
    LetterKind.SUMMONS: "Yth. Bapak/Ibu orang tua/wali {nama},\n\n"
    "{sekolah} mengharapkan kehadiran Bapak/Ibu untuk membicarakan hal perkembangan "
    "ananda.\nHari, tanggal: {tanggal}\nPukul: {pukul}\nTempat: {tempat}\n\n"
    "Bila waktu ini tidak sesuai, mohon balas pesan ini.\n\nTerima kasih.",
    LetterKind.INFORMATION: "Yth. Bapak/Ibu orang tua/wali {nama} ({kelas}),\n\n"
    "{sekolah} mengirim surat pemberitahuan tentang program kerja sama sekolah dan "
    "orang tua. Saran Bapak/Ibu kami nantikan; cukup balas pesan ini.\n\n"
    "Terima kasih.",
}


class PlannedWords(Record):
    """An activity to come, as an information letter names it."""

    title: str
    when: PlannedDay
    place: str


class ReadyFacts(Record):
    """What the ready words of a letter are made of."""

    year: str
    title: str = ""
    pupil: str = ""
    to_come: tuple[PlannedWords, ...] = ()
    obstacles: tuple[ObstacleCode, ...] = ()
    helps: tuple[Factor, ...] = ()


def ready(kind: LetterKind, facts: ReadyFacts, today: date) -> LetterWords:
    """Return what a letter of this kind says until somebody words it."""
    with speaking(Language.INDONESIAN):
        opening = (
            _information(facts)
            if kind is LetterKind.INFORMATION
            else fitted(OPENINGS[kind], year=facts.year, pupil=facts.pupil)
        )
        return LetterWords.model_construct(
            dated_on=today,
            subject=_subject(kind, facts),
            opening=opening,
            meets_on=None,
            meets_at=None,
            place="",
            note=fitted(NOTES.get(kind, "")),
            costs="",
            closing=CLOSINGS[kind],
            message=MESSAGES[kind],
            signed_by=Signing.PRINCIPAL,
            has_slip=True,
        )


def _subject(kind: LetterKind, facts: ReadyFacts) -> str:
    title = as_title(facts.title) if facts.title else ""
    subjects = {
        LetterKind.INVITATION: f"Undangan {title}".strip(),
        LetterKind.PERMISSION: f"Permohonan izin {title}".strip(),
        LetterKind.SUMMONS: "Undangan membicarakan perkembangan ananda",
        LetterKind.INFORMATION: "Pemberitahuan program kerja sama "
        f"{fitted('sekolah')} dan orang tua",
    }
    return subjects[kind]


def _information(facts: ReadyFacts) -> str:
    """Compose the letter that tells parents of programmes and obstacles."""
    activities = [_line(one) for one in facts.to_come[:MOST]]
    obstacles = [
        f"{say(code.label)}. {remedies_of(code)[0].said}"
        for code in facts.obstacles[:HALF]
    ]
    helps = [say(factor.label) for factor in facts.helps or HELPS][:HALF]
    greeting = fitted(
        "Bersama surat ini kami sampaikan program kerja sama sekolah dan orang tua "
        "tahun pelajaran {year}.",
        year=facts.year,
    )
    invited = fitted(
        "Kami mengundang Bapak/Ibu menyampaikan saran untuk program ini, pada lembar "
        "di bawah atau langsung kepada wali kelas."
    )
    return "\n".join(
        (
            greeting,
            *_listed("Kegiatan yang akan datang:", activities),
            *_listed("Yang membantu kerja sama ini:", helps),
            *_listed("Kendala yang kami hadapi, dan yang kami lakukan:", obstacles),
            invited,
        )
    )


def _line(one: PlannedWords) -> str:
    place = f", {one.place}" if one.place else ""
    return f"{one.when.in_long()}: {one.title}{place}"


def _listed(heading: str, lines: Iterable[str]) -> Sequence[str]:
    found = [f"- {line}" for line in lines]
    return [heading, *found] if found else []
