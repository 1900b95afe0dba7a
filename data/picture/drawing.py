"""Draws charts for the server, in a process of its own.

The library that draws (``vl-convert``) carries a whole JavaScript engine: 85 MiB that
the server would never give back.
"""

import base64
from pathlib import Path
from typing import Any

import vl_convert

from data.workshop import answering

FIRST = {"data": {"values": []}, "mark": "bar"}
"""Drawn for nobody: the engine starts while the first order is on its way."""


def main() -> None:
    """Answer every order until there are none any more."""
    vl_convert.register_font_directory(str(Path(__file__).parent))
    _svg(FIRST)
    answering(_answer)


def _answer(order: dict[str, Any]) -> dict[str, str]:
    try:
        if order["scale"] is None:
            return {"svg": _svg(order["spec"])}
        png = vl_convert.vegalite_to_png(
            order["spec"], scale=order["scale"], allowed_base_urls=[]
        )
    except ValueError as fault:
        return {"fault": str(fault)}
    return {"png": base64.b64encode(png).decode()}


def _svg(spec: dict[str, Any]) -> str:
    return str(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


if __name__ == "__main__":
    main()
