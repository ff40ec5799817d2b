"""axe-core over a screen as it stands: WCAG 2.2 A and AA, and its best practices."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WANTED = {"resultTypes": ["violations"]}
"""What is found wrong, and not all places that are right: telling these takes most of the time."""
RULES = WANTED | {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
COLOURS = WANTED | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""The rules of axe-core that another colour scheme can break: the others read the document, which is the same in both."""

# All but those that never end.
AT_REST = """
() => Promise.all(
  document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
    .map((each) => each.finished.catch(() => {}))
)
"""


def violations(page: Page, rules: dict = RULES) -> str:
    """What axe-core finds on the screen that is shown; nothing is good. Half-faded text has no contrast, so animations
    come to their end first."""
    page.evaluate(AT_REST)
    page.evaluate("() => { globalThis.axeIsLooking = true }")
    found = Axe().run(page, options=rules).response["violations"]
    page.evaluate("() => new Promise((done) => setTimeout(done)).then(() => delete globalThis.axeIsLooking)")
    return "\n".join(_describe(violation) for violation in found)


def _describe(violation: dict) -> str:
    places = "\n".join(f"    {node['html'][:200]}\n      {node['failureSummary']}" for node in violation["nodes"])
    return f"{violation['id']} ({violation['impact']}): {violation['help']}\n{places}"
