"""How Streamlit is set up, wherever the app is started from."""

from typing import Final

from streamlit import config

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
    "theme.base": "light",
    "theme.primaryColor": "#1d5fa8",
    "theme.linkColor": "#1d5fa8",
    "theme.textColor": "#1c2733",
    "theme.backgroundColor": "#ffffff",
    "theme.secondaryBackgroundColor": "#eef3f9",
    "theme.borderColor": "#d5dce4",
    "theme.baseRadius": "medium",
    "theme.chartCategoricalColors": [
        "#1d5fa8",
        "#e0682b",
        "#079464",
        "#9b5de5",
        "#bb8300",
    ],
}
"""The same as ``.streamlit/config.toml``, which ``streamlit run app.py`` reads."""


def apply() -> None:
    """Set Streamlit up, before the server is built."""
    for name, value in SETTINGS.items():
        config.set_option(name, value)
