"""The app as app.py makes it, with pages of its own."""

from pathlib import Path

import streamlit as st
from starlette.routing import BaseRoute

import data.ui
from data.web import server

SCRIPT = Path(data.ui.__file__).parent / "script.py"


def app_over(*more: BaseRoute) -> st.App:
    return st.App(
        SCRIPT,
        routes=[*server.ROUTES, *more],
        middleware=server.MIDDLEWARE,
        lifespan=server.lifespan,
        on_script_error=server.on_script_error,
    )
