"""What a page keeps from people who see, hear or move otherwise; axe-core finds it."""

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}
GRAVE = ("serious", "critical")
OF_STREAMLIT: dict[str, tuple[str, ...]] = {}
"""Streamlit's own faults that no style of ours can mend: a rule, and where."""

RUN = """async ([runOnly, grave]) => {
  const found = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  const ours = found.violations.filter((one) => grave.includes(one.impact));
  return ours.flatMap(({ id, nodes }) =>
    nodes.map((node) => [id, node.target.join(" "), node.html.slice(0, 160)]));
}"""
"""The same page is asked again in other colours: axe stays in it."""

FEW = """() => {
  const alike = "tr:nth-child(n+4), ul > li:nth-child(n+6), .kal > :nth-child(n+3)";
  for (const one of document.querySelectorAll(alike))
    if (one.closest(".stHtml")) one.remove();
}"""
"""Rows of a list are alike: the first of them speak for the others."""

STILL = """() => {
  const still = new CSSStyleSheet();
  still.replaceSync("* { transition: none !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
}"""
"""A colour on its way from day to night is neither."""

AT_NIGHT = """() => {
  const one = document.querySelector(".stApp") ?? document.body;
  return parseInt(getComputedStyle(one).color.match(/[0-9]+/)) > 128;
}"""
"""Words are light at night."""


def faults(page: Page) -> list[str]:
    """Return what is wrong with the page as it stands, by day and by night."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
        page.evaluate(STILL)
    page.evaluate(FEW)
    found = [f"{fault} by day" for fault in asked(page, RULES)]
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(AT_NIGHT)
    found += [f"{fault} by night" for fault in asked(page, CONTRAST)]
    page.emulate_media(color_scheme="light")
    return found


def asked(page: Page, rules: dict[str, Any]) -> Sequence[str]:
    return [
        f"{page.url.split('/', 3)[3]}: {rule}: {place}: {html}"
        for rule, place, html in page.evaluate(RUN, [rules, GRAVE])
        if not any(known in html for known in OF_STREAMLIT.get(rule, ()))
    ]
