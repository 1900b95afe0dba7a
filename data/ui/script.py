"""What Streamlit runs for every click: the page somebody asked for."""

from data.ui import navigation

navigation.draw()
