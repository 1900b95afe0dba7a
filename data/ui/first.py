"""What a person sees of a page before Streamlit has started, as plain HTML.

It stands in Streamlit's own page (``data/web/shell.py``) and goes once the page is
drawn: made of the same head and the same questions, so that nothing jumps.
"""

from markupsafe import Markup

from data.accounts.models import SignedIn
from data.language import speaking
from data.school.models import School
from data.ui.menu import menu
from data.ui.navigation import page_module, sight_of
from data.web import html, place
from data.web.shell import LOOKS, address_of


def first_sight(who: SignedIn, path: str, year: str) -> str:
    """Return the first sight of the page at ``path``, or nothing for a strange one.

    ``year`` is the start of a school year as the address has it, or empty. A page whose
    module has ``first(desk)`` shows what that returns (HTML) below its title.
    """
    with place.reading() as store, speaking(who.language):
        module = page_module(path, who.actor)
        school = store.find(School)
        if module is None or school is None or not module.PAGE.is_for(who.actor):
            return ""
        desk, sight = sight_of(store, who, school, module.PAGE, year)
        content = getattr(module, "first", None)
        return html.part(
            "first",
            looks=address_of(LOOKS),
            head=Markup(menu(sight)),  # noqa: S704 -- a template of ours, escaped there
            title=module.PAGE.headed(desk.year),
            content=Markup(content(desk) if content else ""),  # noqa: S704 -- as above
        )
