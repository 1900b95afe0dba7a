"""The page behind an answer link: whoever has the code answers, and stays nobody.

A plain page without scripts and without a session. It asks for no name, no telephone
number and no e-mail address, and keeps nothing of who asked for it.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import groupby
from typing import Any, Final
from uuid import UUID, uuid4

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from data.errors import HumasError, NotFound
from data.language import Language, say, speak, spoken, why
from data.store import Store
from data.web import clock, html, place
from data.web.sign_in import other_language
from data.web.throttle import Throttle, address_of
from evaluation.questionnaires import store as questionnaires
from evaluation.questionnaires.models import (
    Item,
    ItemKind,
    Moment,
    Questionnaire,
    Relation,
    part_words,
)
from evaluation.questionnaires.usual.every import known_words
from evaluation.sheets import store as sheets
from evaluation.sheets.actions import Opened, answer, opened_questionnaire
from evaluation.sheets.models import ROOM, SentDraft, code_in
from evaluation.sheets.reading import Layout, read_sent
from organizing.links.door import (
    PageByLink,
    is_person,
    nothing_there,
    opened_by,
    too_often,
    words_of,
)
from planning.activities.models import Activity

MOST_FIELDS: Final = 620
many_sheets: Final = Throttle(free=700)
"""What was sent, by link and network: a hall full of parents on the school's own
network need not wait, and a program that fills the questionnaire must."""

CHOSEN: Final = {ItemKind.YES_NO: ("1", "0"), ItemKind.TRUE_FALSE: ("1", "0")}
RELATIONS: Final = tuple(one for one in Relation if one is not Relation.NONE)
Typed = Mapping[str, str]
Wrong = Mapping[UUID, HumasError]


def routes(now: Callable[[], datetime] = clock.now) -> list[Route]:
    """Return what the server answers under ``/t/angket/``."""
    read = partial(words_of, most=MOST_FIELDS)
    return PageByLink(_shown, _turned_away, read, _sent).routes(ROOM, now)


def _shown(request: Request, now: datetime) -> Response:
    speak(html.language_of(request))
    with place.reading() as store:
        is_noted = is_person(request) and not store.room.is_too_little
        opened = _opened(store, request, now, is_noted=is_noted)
        if isinstance(opened, Response):
            return opened
        if request.query_params.get("told") == "1":
            thanks = say("Thank you. Your answers have arrived.")
            return _page(store, request, opened, told=thanks)
        return _page(store, request, opened)


def _turned_away(request: Request, now: datetime) -> Response | None:
    """Return why nothing is taken from this address, before it is even read."""
    speak(html.language_of(request))
    with place.reading() as store:
        opened = _opened(store, request, now, is_noted=False)
        if isinstance(opened, Response):
            return opened
        if opened.refusal:
            return _page(store, request, opened, code=400)
    wait = many_sheets.wait((opened.link.id, address_of(request)), now)
    return too_often(wait) if wait > timedelta(0) else None


def _sent(request: Request, typed: Typed, now: datetime) -> Response:
    speak(html.language_of(request))
    with place.reading() as store:
        opened = _opened(store, request, now, is_noted=True)
        if isinstance(opened, Response):
            return opened
        if "to" in typed:  # only the language was changed: what was typed stays
            return _page(store, request, opened, typed=typed)
        layout = sheets.layout_of(store, opened.questionnaire)
        draft = _draft(typed, layout)
        _, wrong = read_sent(draft, layout)
        wrong_code = _code_refusal(opened.questionnaire, draft)
        if wrong or wrong_code:
            said = say("Some items still need you. What you answered stands below.")
            return _page(
                store,
                request,
                opened,
                typed=typed,
                said=said,
                wrong=wrong,
                wrong_code=wrong_code,
            )
        try:
            token = str(request.path_params["token"])
            answer(store, token, draft, now)
        except NotFound:
            return nothing_there(request, now)
        except HumasError as failure:
            return _page(store, request, opened, typed=typed, said=why(failure))
    asked = request.query_params.get("lang", "")
    kept = f"&lang={html.language_of(request).value}" if asked else ""
    return RedirectResponse(f"{request.url.path}?told=1{kept}", 303)


def _opened(
    store: Store, request: Request, now: datetime, *, is_noted: bool
) -> Opened | Response:
    def opening(token: str) -> Opened:
        return opened_questionnaire(store, token, now, is_noted=is_noted)

    return opened_by(request, opening, now)


# ── what was sent ────────────────────────────────────────────────────────────
def _draft(typed: Typed, layout: Layout) -> SentDraft:
    given = {
        item.id: tuple(
            word for name in _names(item) if (word := typed.get(name, "")).strip()
        )
        for item in layout.items
    }
    relations = {one.value: one for one in Relation}
    return SentDraft(
        nonce=_id_of(typed.get("nonce", "")) or uuid4(),
        given=given,
        relation=relations.get(typed.get("relation", ""), Relation.NONE),
        class_group_id=_id_of(typed.get("class_group", "")),
        code=typed.get("code", "")[:40],
        is_incomplete_meant=bool(typed.get("incomplete")),
    )


def _names(item: Item) -> list[str]:
    """Return under which names an item's answers are sent."""
    if item.kind is not ItemKind.SOME_OF:
        return [str(item.id)]
    return [f"{item.id}-{n}" for n in range(1, len(item.options) + 1)]


def _code_refusal(kept: Questionnaire, draft: SentDraft) -> HumasError | None:
    if not kept.has_code or not draft.code.strip():
        return None
    try:
        code_in(draft.code)
    except HumasError as wrong:
        return wrong
    return None


def _id_of(typed: str) -> UUID | None:
    try:
        return UUID(typed)
    except ValueError:
        return None


# ── what is shown ────────────────────────────────────────────────────────────
def _page(
    store: Store,
    request: Request,
    opened: Opened,
    *,
    typed: Typed | None = None,
    told: str = "",
    said: str = "",
    wrong: Wrong | None = None,
    wrong_code: HumasError | None = None,
    code: int = 200,
) -> Response:
    kept, path = opened.questionnaire, request.url.path
    typed, wrong = typed or {}, wrong or {}
    words = known_words() if spoken() is not Language.INDONESIAN else {}
    items = questionnaires.items_of(store, kept.id)
    shown = [
        _item(item, number, typed, wrong.get(item.id), words)
        for number, item in enumerate(items, 1)
    ]
    asked = request.query_params.get("lang", "")
    action = f"{path}?lang={spoken().value}" if asked else path
    return html.page(
        "questionnaire",
        kept.title,
        code=400 if said else code,
        facts=_facts(store, kept),
        told=told,
        again=action if told and opened.refusal is None else "",
        closed=why(opened.refusal) if opened.refusal else "",
        moment=say(opened.moment.label) if opened.moment is not Moment.NONE else "",
        intro=words.get(kept.intro, kept.intro),
        wrong=said,
        missing=[one for one in shown if one["wrong"]],
        action=action,
        nonce=_id_of(typed.get("nonce", "")) or uuid4(),
        own_code=_code(kept, typed, wrong_code),
        relations=_relations(kept, typed),
        class_groups=_class_groups(store, kept, typed),
        parts=_parts(shown),
        may_be_incomplete=bool(wrong) or bool(typed.get("incomplete")),
        is_incomplete_meant=bool(typed.get("incomplete")),
        words=_words(kept),
        **_in_other_language(request),
    )


def _in_other_language(request: Request) -> dict[str, str]:
    """Return the way to the other language, without the thanks for what was sent."""
    found = other_language(request)
    path = request.url.path
    kept = "told=1&" if request.query_params.get("told") == "1" else ""
    return found | {"other_address": f"{path}?{kept}lang={found['other_language']}"}


def _facts(store: Store, kept: Questionnaire) -> str:
    activity = store.find(Activity, kept.activity_id) if kept.activity_id else None
    return activity.when.in_weekday("") if activity else ""


def _item(
    item: Item,
    number: int,
    typed: Typed,
    wrong: HumasError | None,
    words: Mapping[str, str],
) -> dict[str, Any]:
    names = _names(item)
    sent = typed.get(names[0], "")
    return {
        "id": str(item.id),
        "number": number,
        "part": part_words(item.part),
        "text": words.get(item.text, item.text),
        "kind": item.kind.value,
        "input": "checkbox" if item.kind is ItemKind.SOME_OF else "radio",
        "typed": sent[:2000],
        "wrong": why(wrong) if wrong else "",
        "choices": [
            {
                "code": code,
                "name": name,
                "label": words.get(label, label),
                "is_chosen": typed.get(name, "") == code,
            }
            for code, name, label in _choices(item, names)
        ],
    }


def _choices(item: Item, names: Sequence[str]) -> list[tuple[str, str, str]]:
    """Return what can be chosen: what is sent, under which name, in which words."""
    if item.kind is ItemKind.YES_NO:
        return [("1", names[0], say("Yes")), ("0", names[0], say("No"))]
    if item.kind is ItemKind.TRUE_FALSE:
        return [("1", names[0], say("True")), ("0", names[0], say("False"))]
    several = item.kind is ItemKind.SOME_OF
    return [
        (str(place), names[place - 1] if several else names[0], label)
        for place, label in enumerate(item.options, 1)
    ]


def _parts(shown: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    grouped = groupby(shown, key=lambda one: one["part"])
    return [{"name": name, "asked": list(items)} for name, items in grouped]


def _code(
    kept: Questionnaire, typed: Typed, wrong: HumasError | None
) -> dict[str, str] | None:
    if not kept.has_code:
        return None
    return {
        "label": say("Your code"),
        "label_of_field": say("From 3 to 8 letters and digits"),
        "help": say(
            "Write the same code before and after the activity, so that both sheets "
            "can be compared without a name: such as the first two letters of your "
            "mother's name and the day of your birthday, SI17. Without a code your "
            "answers count too."
        ),
        "typed": typed.get("code", "")[:12],
        "wrong": why(wrong) if wrong else "",
    }


def _relations(kept: Questionnaire, typed: Typed) -> list[dict[str, object]]:
    if not kept.asks_relation:
        return []
    return [_option(one.value, say(one.label), typed, "relation") for one in RELATIONS]


def _class_groups(
    store: Store, kept: Questionnaire, typed: Typed
) -> list[dict[str, object]]:
    return [
        _option(str(one.id), one.name, typed, "class_group")
        for one in sheets.class_groups(store, kept)
    ]


def _option(code: str, label: str, typed: Typed, name: str) -> dict[str, object]:
    return {"code": code, "label": label, "is_chosen": typed.get(name, "") == code}


def _words(kept: Questionnaire) -> dict[str, str]:
    promise = say(
        "Your name is not asked for. The day and hour of your answer are kept."
    )
    if kept.is_anonymous:
        promise = say(
            "This questionnaire is anonymous: no name, telephone number or e-mail "
            "address is asked for or kept, and of the time nothing but the day."
        )
    return {
        "promise": promise,
        "relation": say("Who answers?"),
        "class_group": say("Class group"),
        "choose": say("Not said"),
        "send": say("Send the answers"),
        "incomplete": say("I leave the other items empty on purpose."),
        "missing": say("Items:"),
        "another": say("Fill in a sheet for somebody else"),
    }


ROUTES: Final = tuple(routes())
