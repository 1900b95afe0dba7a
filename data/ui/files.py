"""Files on the screen: several handed in at once, thumbnails that load when in sight.

Each subject brings its own actions; what is here only draws.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from html import escape
from typing import Final, NamedTuple
from uuid import UUID, uuid5

import streamlit as st

from data.attachments.models import TAKEN, FileDraft
from data.attachments.queries import FilesShown, files_shown
from data.errors import HumasError, Refused
from data.language import N_, in_long, in_number, say, say_many, why
from data.ui.desk import Desk
from data.ui.ending import Back, ending
from data.ui.fields import Fields
from data.ui.forms import drawn_version, form_id, saving
from data.ui.links import go
from data.ui.tabs import unfold

Adding = Callable[[UUID, str, bytes, FileDraft], object]
"""Keeps one file under this id: its name, its content, what it shows."""

LOOK: Final = """<style>
.stHtml .photos{display:grid;gap:.7rem;margin:0;padding:0;list-style:none;
grid-template-columns:repeat(auto-fill,minmax(min(11rem,calc(50% - .4rem)),1fr))}
.photos li{margin:0;border:1px solid var(--line);border-radius:.6rem;
overflow:hidden;display:flex;flex-direction:column}
.photos a{color:var(--accent);text-decoration:none}
.photos a:focus-visible{outline:3px solid var(--focus);outline-offset:-3px}
.photos .picture{display:block;aspect-ratio:4/3;background:var(--tint)}
.photos img{width:100%;height:100%;object-fit:cover;display:block}
.photos .paper{display:grid;place-items:center;font-weight:600;font-size:1.1rem}
.photos p{margin:0;padding:.4rem .6rem .5rem;font-size:.88rem;line-height:1.35;
overflow-wrap:anywhere}
.photos small{display:block;color:var(--quiet)}
.photos .look{color:var(--warn)}
</style>"""
SOME: Final = N_(
    "{kept} were kept. Not kept: {refused} Take these out of the list, then the rest "
    "is here."
)


class FileSteps(NamedTuple):
    """A subject's own actions on the files of its records."""

    attach: Callable[..., object]
    describe: Callable[..., object]
    detach: Callable[..., object]


def files_of_record(
    desk: Desk,
    owner: tuple[str, UUID],
    here: str,
    steps: FileSteps | None,
    label: str = "",
    *,
    asks: bool = False,
) -> None:
    """Draw the files of one record; with ``steps`` a person adds and removes some.

    ``owner``: the record's table and id; ``here``: the address of where it is shown;
    ``label``: what adding a file is called; ``asks``: it is open while there is none.
    """
    found = files_shown(desk.store, *owner)
    if steps and (file := chosen_file(found)):
        one_file(
            desk,
            file,
            lambda *said: steps.describe(desk.act(), *said),
            lambda attachment_id: steps.detach(desk.act(), attachment_id),
        )
        go(say("Back to all files"), here, "‹ ")
        return
    if found:
        way = (lambda file: f"{here}&berkas={file.attachment_id}") if steps else None
        st.html(photos(found, way))
    if not steps:
        return

    def add(attachment_id: UUID, name: str, content: bytes, said: FileDraft) -> None:
        steps.attach(desk.act(), attachment_id, owner[1], name, content, draft=said)

    form = f"files-{owner[0]}-{owner[1]}"
    unfold(
        label,
        f"fold-{form}",
        lambda: handing_in(desk, form, add, with_pupils=False),
        opened=asks and not found,
    )


def address(attachment_id: UUID, *, small: bool = False) -> str:
    """Return where a file, or its thumbnail, is answered to those who may see it."""
    return f"/files/{attachment_id}/small" if small else f"/files/{attachment_id}"


def photos(files: Iterable[FilesShown], way: Callable[[FilesShown], str] | None) -> str:
    """Return thumbnails beside each other, each with what it shows, as one element.

    ``way``: the address where a file is described anew or removed, or nothing.
    """
    shown = "".join(_photo(file, way(file) if way else "") for file in files)
    return f'{LOOK}<ul class="photos">{shown}</ul>'


class Album(NamedTuple):
    """Files that stand under one picture: what they are of, and where they are."""

    title: str
    about: str
    cover_id: UUID | None
    way: str


def albums(shown: Iterable[Album]) -> str:
    """Return albums beside each other, each a way in, as one element."""
    return f'{LOOK}<ul class="photos">{"".join(map(_album, shown))}</ul>'


def _album(album: Album) -> str:
    way = escape(album.way)
    seen = escape(say("Files")), "picture paper"
    if album.cover_id:
        source = address(album.cover_id, small=True)
        seen = f'<img src="{source}" alt="" loading="lazy" decoding="async">', "picture"
    return (
        f'<li><a class="{seen[1]}" href="{way}" target="_self" tabindex="-1" '
        f'aria-hidden="true">{seen[0]}</a>'
        f'<p><a href="{way}" target="_self">{escape(album.title)}</a>'
        f"<small>{escape(album.about)}</small></p></li>"
    )


def _photo(file: FilesShown, way: str) -> str:
    whole, words = address(file.attachment_id), file.caption or file.name
    if file.is_picture:
        source = address(file.attachment_id, small=file.has_thumbnail)
        seen = (
            f'<img src="{source}" alt="{escape(words)}" loading="lazy" '
            'decoding="async">'
        )
        seen = f'<a class="picture" href="{whole}" target="_blank">{seen}</a>'
    else:
        ending_of = file.name.rpartition(".")[2].upper()
        seen = (
            f'<a class="picture paper" href="{whole}" target="_blank">'
            f"{escape(ending_of)}</a>"
        )
    parts = [escape(words), f"<small>{escape(in_long(file.happened_on))}</small>"]
    if file.is_picture and not file.may_be_published:
        closed = escape(say("Not to be published"))
        parts.append(f'<small class="look">{closed}</small>')
    if way:
        label = escape(say("Describe or remove"))
        parts.append(f'<a href="{escape(way)}" target="_self">{label}</a>')
    return f"<li>{seen}<p>{''.join(parts)}</p></li>"


def handing_in(
    desk: Desk, form: str, add: Adding, *, label: str = "", with_pupils: bool = True
) -> None:
    """Let a person hand in several files at once; those that are not taken are told.

    ``with_pupils``: the pictures usually show pupils, and are not to be published.
    """
    key = form_id(form)
    fields = Fields.new(key, FileDraft, shows_pupils=with_pupils)
    with st.form(f"{form}-{key}", border=False):
        chosen = st.file_uploader(
            label or say("Photos or files"),
            list(TAKEN),
            accept_multiple_files=True,
            key=f"upload-{key}",
            help=say(
                "JPG, PNG, WebP, PDF, DOCX or XLSX, each at most 10 MB. Photos are "
                "made smaller; where they were taken is left out."
            ),
        )
        describing(desk, fields, with_pupils=with_pupils)
        sent = st.form_submit_button(say("Hand in"), type="primary")
    if not sent:
        return
    told = say_many("{count} file was kept.", "{count} files were kept.", len(chosen))
    with saving(form, told, **fields.labels):
        if not chosen:
            raise Refused(N_("Choose a photo or a file first."))
        draft = FileDraft(**fields.typed)
        refused: list[HumasError] = []
        for file in chosen:
            kept_as = uuid5(key, f"{file.file_id}-{file.name}")
            try:
                add(kept_as, file.name, file.getvalue(), draft)
            except HumasError as refusal:
                refused.append(refusal)
        if refused and len(chosen) == 1:
            raise refused[0]
        if refused:
            reasons = " ".join(dict.fromkeys(map(why, refused)))
            raise Refused(SOME, kept=len(chosen) - len(refused), refused=reasons)


def handing_in_one(record_id: UUID, add: Callable[[UUID, str, bytes], object]) -> None:
    """Let a person hand in one file with a record; ``add`` keeps it under an id."""
    form = f"attach-{record_id}"
    attachment_id = form_id(form)
    with st.form(f"{form}-{attachment_id}", border=False):
        file = st.file_uploader(
            say("Photo or file"),
            list(TAKEN),
            key=f"upload-{attachment_id}",
            help=say(
                "JPG, PNG, WebP, PDF, DOCX or XLSX, at most 10 MB. Photos are made "
                "smaller; where they were taken is left out."
            ),
        )
        sent = st.form_submit_button(say("Hand in"), width="stretch")
    if sent and file is None:
        st.error(say("Choose a photo or a file first."))
    elif sent and file is not None:
        with saving(form, say("“{name}” was handed in.", name=file.name)):
            add(attachment_id, file.name, file.getvalue())


def describing(desk: Desk, fields: Fields, *, with_pupils: bool) -> None:
    """Draw what is said about a file: what it shows, its day, whether it may go out."""
    fields.line("caption", say("What it shows"))
    fields.day(
        "happened_on",
        say("Day of the fact"),
        max_value=desk.today,
        help=say("Empty: the day that the camera noted, or else that of the activity."),
    )
    if not with_pupils:
        return
    fields.tick(
        "shows_pupils",
        say("Pupils can be recognised"),
        help=say("Then it is not to be published, unless their parents agreed."),
    )
    fields.tick("has_consent", say("The parents of these pupils agreed to publication"))


def one_file(
    desk: Desk,
    file: FilesShown,
    describe: Callable[[UUID, int, FileDraft], object],
    remove: Callable[[UUID], object],
) -> None:
    """Let a person describe one file anew, or remove it."""
    version = drawn_version(str(file.attachment_id), file.version)
    key = f"{file.attachment_id}-{version}"
    fields = Fields(key, file.draft)
    st.html(photos([file], None))
    with st.form(f"file-{key}", border=False):
        describing(desk, fields, with_pupils=file.is_picture)
        sent = st.form_submit_button(say("Keep the change"), type="primary")
    if sent:
        with saving(f"file-{key}", say("The file was described."), **fields.labels):
            said = file.draft.model_dump() | fields.typed
            describe(file.attachment_id, version, FileDraft(**said))
    ending(
        say("Remove this file"),
        say(
            "“{name}” is no longer shown to anybody and is no longer proof. Only a "
            "backup brings it back.",
            name=file.name,
        ),
        say("Remove the file"),
        partial(_removed, remove, file.attachment_id),
        say("“{name}” was removed.", name=file.name),
        key=f"remove-{key}",
        back=Back.NEVER,
    )


def _removed(remove: Callable[[UUID], object], attachment_id: UUID) -> None:
    remove(attachment_id)
    st.query_params.pop("berkas", None)


def chosen_file(files: Sequence[FilesShown]) -> FilesShown | None:
    """Return the file that the address names, or None."""
    asked = st.query_params.get("berkas", "")
    return next((file for file in files if str(file.attachment_id) == asked), None)


def size_in_words(size: int) -> str:
    """Return about how large a file is."""
    return say("{size} KB", size=in_number(max(1, size // 1024)))
