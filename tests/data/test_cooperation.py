from data.cooperation import SHORT, CooperationForm
from data.language import Language, say, speaking

NARROW = 20
"""As many letters as stand beside each other on a phone twice."""


def test_every_form_has_a_short_name_of_its_own() -> None:
    assert set(SHORT) == set(CooperationForm)
    for language in Language:
        with speaking(language):
            names = [say(form.short) for form in CooperationForm]
        assert len(set(names)) == len(names)
        assert max(map(len, names)) <= NARROW


def test_short_name_is_never_longer_than_the_whole_one() -> None:
    with speaking(Language.INDONESIAN):
        for form in CooperationForm:
            assert len(say(form.short)) <= len(say(form.label))
