import pytest

from data.language import Language, speaking, why
from execution.letters.wording import filled, message_refusal, never_in


@pytest.mark.parametrize(
    "text",
    [
        "Mohon hadir, nilai matematika 45",
        "Ananda tidak naik kelas",
        "Ananda kedapatan merokok",
        "Ananda membolos tiga hari",
        "Ananda bermasalah di kelas",
        "Ananda didiagnosis asma",
        "Ananda menderita penyakit",
        "Bapak masih menunggak SPP",
        "Uang seragam belum dibayar lunas, tunggakan dua bulan",
    ],
)
def test_marks_offences_health_and_money_owed_never_go_into_a_message(
    text: str,
) -> None:
    refusal = message_refusal(text)

    assert refusal
    with speaking(Language.ENGLISH):
        assert "never goes into a message" in why(refusal)


@pytest.mark.parametrize(
    "text",
    [
        "Kami mengundang Bapak/Ibu pada pembagian rapor {nama}.",
        "Sosialisasi kesehatan remaja bersama puskesmas",
        "Bila Bapak/Ibu sakit, mohon kabari kami.",
        "Kerja sama ini bernilai; biaya ditanggung sekolah.",
        "Jalan-jalan ke hutan kota, makan di dendang raya",
        "Pukul {pukul} di {tempat}. {tautan}",
    ],
)
def test_what_a_school_writes_every_day_is_kept(text: str) -> None:
    assert message_refusal(text) is None


def test_a_place_that_is_none_and_a_brace_alone_are_told() -> None:
    with speaking(Language.ENGLISH):
        assert "{alamat}" in why(message_refusal("Ke {alamat}"))  # type: ignore[arg-type]
        assert "{nama}" in why(message_refusal("Ke {nama"))  # type: ignore[arg-type]


def test_the_plans_own_words_are_not_judged() -> None:
    assert never_in("Penyuluhan bahaya narkoba") is not None
    assert message_refusal("Undangan {kegiatan}") is None


def test_a_line_whose_places_are_empty_is_left_out() -> None:
    said = filled(
        "Yth. {nama}\nPukul: {pukul}\nJawab: {tautan}\nTerima kasih", nama="A"
    )

    assert said == "Yth. A\nTerima kasih"
