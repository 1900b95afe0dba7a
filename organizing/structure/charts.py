"""How the school's structure looks on the screen: a chart, on a phone a list."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from data.language import in_list, say, say_many
from organizing.structure.models import INDEPENDENT, Branch, Post

LOOK: Final = """<style>
.org { overflow-x: auto; padding: .25rem 0 .75rem; font-size: .86rem; }
.org ul { display: flex; justify-content: center; list-style: none; margin: 0;
  padding: 1rem 0 0; position: relative; }
.org > ul { padding-top: 0; min-width: max-content; margin: 0 auto; }
.org li { position: relative; padding: 1rem .35rem 0; margin: 0; text-align: center;
  display: flex; flex-direction: column; align-items: center; }
.org > ul > li { padding-top: 0; }
.org li li::before, .org li li::after { content: ""; position: absolute; top: 0;
  width: 50%; height: 1rem; border-top: 2px solid var(--edge); }
.org li li::before { right: 50%; border-right: 1px solid var(--edge); }
.org li li::after { left: 50%; border-left: 1px solid var(--edge); }
.org li li:first-child::before, .org li li:last-child::after { border-top: 0; }
.org li ul::before { content: ""; position: absolute; top: 0; left: 50%;
  height: 1rem; border-left: 2px solid var(--edge); margin-left: -1px; }
.org-box { border: 1px solid var(--line); border-radius: .5rem;
background: var(--paper);
  width: 13rem; overflow: hidden; }
.org-box h4 { margin: 0; padding: .35rem .5rem; font-size: .9rem; font-weight: 600;
  background: var(--accent-tint); color: var(--ink); }
.org-own h4 { background: var(--good-tint); }
.org-box p { margin: 0; padding: .25rem .5rem; line-height: 1.3; color: var(--ink); }
.org-box p + p { border-top: 1px solid var(--line); }
.org-box small { display: block; color: var(--quiet); font-size: .78rem; }
.org-box .vacant { color: var(--warn); }
@media (max-width: 640px) {
  .org ul { display: block; padding: 0 0 0 .8rem; }
  .org > ul { padding: 0; min-width: 0; }
  .org li, .org > ul > li { display: block; padding: .5rem 0 0; text-align: left; }
  .org li ul { border-left: 2px solid var(--edge); }
  .org li li::before, .org li li::after, .org li ul::before { display: none; }
  .org-box { width: auto; }
}
</style>"""


def chart_on_screen(branches: Sequence[Branch]) -> str:
    """Return the structure as HTML; all parents of class groups together are one."""
    return f'{LOOK}<div class="org"><ul>{_level(branches)}</ul></div>'


def _level(branches: Iterable[Branch]) -> str:
    kept = list(branches)
    groups = [b for b in kept if b.is_of_parents]
    shown = [_branch(branch) for branch in kept if branch not in groups]
    if groups:
        held = sum(group.is_held for group in groups)
        counted = say_many("{count} class group", "{count} class groups", len(groups))
        with_somebody = say_many(
            "{count} has somebody in office", "{count} have somebody in office", held
        )
        title = say("Parents of class groups")
        shown.append(_item("org-own", title, f"<p>{counted}</p><p>{with_somebody}</p>"))
    return "".join(shown)


def _branch(branch: Branch) -> str:
    own = "org-own" if branch.body.kind in INDEPENDENT else ""
    posts = "".join(_post(post) for post in branch.posts)
    below = f"<ul>{_level(branch.branches)}</ul>" if branch.branches else ""
    return _item(own, branch.body.title, posts, below)


def _item(look: str, title: str, words: str, below: str = "") -> str:
    heading = f"<h4>{escape(title)}</h4>"
    return f'<li><div class="org-box {look}">{heading}{words}</div>{below}</li>'


def _post(post: Post) -> str:
    names = escape(in_list([holder.name for holder in post.holders]))
    vacant = (
        f'<span class="vacant">{escape(vacancy(post.vacant))}</span>'
        if post.vacant
        else ""
    )
    held = "<br>".join(part for part in (names, vacant) if part)
    return f"<p><small>{escape(post.office.title)}</small>{held}</p>"


def vacancy(seats: int) -> str:
    """Return how many seats are empty, in words."""
    return say_many("{count} seat vacant", "{count} seats vacant", seats)
