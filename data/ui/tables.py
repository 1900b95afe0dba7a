"""Rows as a table on the screen, without the way through a data frame."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import streamlit as st


def table(rows: Sequence[Mapping[str, object]], **looks: Any) -> None:  # noqa: ANN401
    """Show rows as a table as wide as the page; ``looks`` go to Streamlit's own."""
    shown = pa.Table.from_pylist([dict(row) for row in rows])
    st.dataframe(shown, hide_index=True, width="stretch", **looks)
