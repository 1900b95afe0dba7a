"""How Streamlit is set up, wherever the app is started from."""

from typing import Final

from streamlit import config

LIGHT: Final = {
    "primaryColor": "#1d5fa8",
    "linkColor": "#1d5fa8",
    "textColor": "#1c2733",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#eef3f9",
    "borderColor": "#d5dce4",
    "dataframeHeaderBackgroundColor": "#eef3f9",
    "grayTextColor": "#52606d",
    "redTextColor": "#a3211b",
    "redBackgroundColor": "#fdeceb",
    "orangeTextColor": "#8a4a00",
    "orangeBackgroundColor": "#fdf0e0",
    "yellowTextColor": "#8a4a00",
    "yellowBackgroundColor": "#fdf0e0",
    "greenTextColor": "#0b6347",
    "greenBackgroundColor": "#e2f4ec",
    "blueTextColor": "#1d5fa8",
    "blueBackgroundColor": "#e3eefb",
}
DARK: Final = {
    "primaryColor": "#8bbcf5",
    "linkColor": "#8bbcf5",
    "textColor": "#e6ebf0",
    "backgroundColor": "#151a20",
    "secondaryBackgroundColor": "#20272f",
    "borderColor": "#353f49",
    "dataframeHeaderBackgroundColor": "#20272f",
    "grayTextColor": "#a9b4bf",
    "redTextColor": "#f5a29b",
    "redBackgroundColor": "#45201f",
    "orangeTextColor": "#f2b872",
    "orangeBackgroundColor": "#3a2a12",
    "yellowTextColor": "#f2b872",
    "yellowBackgroundColor": "#3a2a12",
    "greenTextColor": "#7fd6ac",
    "greenBackgroundColor": "#12352a",
    "blueTextColor": "#8bbcf5",
    "blueBackgroundColor": "#1c3550",
}
"""Streamlit's own widgets by day and by night: the colours of ``assets/tokens.css``.
Which of the two is seen, each person's device says."""

SETTINGS: Final[dict[str, object]] = {
    "server.trustedUserHeaders": {"X-Humas-Session": "session"},
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 10,
    "server.disconnectedSessionTTL": 3600,
    "runner.magicEnabled": False,
    "runner.postScriptGC": False,
    "client.toolbarMode": "minimal",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "browser.gatherUsageStats": False,
    "theme.baseRadius": "medium",
    **{f"theme.light.{name}": colour for name, colour in LIGHT.items()},
    **{f"theme.dark.{name}": colour for name, colour in DARK.items()},
}
"""The same as ``.streamlit/config.toml``, which ``streamlit run app.py`` reads."""


def apply() -> None:
    """Set Streamlit up, before the server is built."""
    for name, value in SETTINGS.items():
        config.set_option(name, value)
