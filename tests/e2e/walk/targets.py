"""What of a page can be pressed or typed into at this moment, in an order that is the same in each run."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

ANSWER_MS = 20_000
"""How long a page may take to answer a question of the browser's. One that takes longer hangs."""

COLLECT = """
() => {
  const pressable = "a[href], button, input, select, summary, textarea, [role=row], [role^=menuitem], [role=option]";
  const found = [];
  for (const element of document.querySelectorAll(pressable)) {
    if (element.disabled || element.ariaDisabled === "true" || element.type === "file") continue;
    const box = element.getBoundingClientRect();
    const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
    const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
    if (right - left < 2 || bottom - top < 2) continue;
    const x = (left + right) / 2, y = (top + bottom) / 2;
    const hit = document.elementFromPoint(x, y);
    if (!hit || !(element.contains(hit) || element.closest("label")?.contains(hit))) continue;
    const kind = element.role ?? (element.localName === "input" ? element.type : element.localName);
    const label = element.labels?.[0]?.innerText;
    const name = kind === "row" ? element.querySelector("[title]")?.title : element.ariaLabel ?? label ?? element.innerText;
    if (kind === "row" && !name) continue;
    found.push({ kind, name: (name ?? "").replace(/\\s+/g, " ").trim().slice(0, 80), x, y });
  }
  return { found };
}
"""

REST = """
([quiet, limit]) => new Promise((rested) => {
  const begun = performance.now();
  let changed = begun;
  const observer = new MutationObserver(() => (changed = performance.now()));
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - changed < quiet && now - begun < limit) return;
    clearInterval(timer);
    observer.disconnect();
    rested(true);
  }, 15);
})
"""

FIELDS = {"text", "search", "email", "password", "textarea", "number", "tel"}


@dataclass(frozen=True, order=True)
class Target:
    """An element by what a person sees of it; `nth` among those that look the same."""

    kind: str
    name: str
    nth: int
    x: float
    y: float

    @property
    def key(self) -> list:
        return [self.kind, self.name, self.nth]

    @property
    def is_field(self) -> bool:
        return self.kind in FIELDS


def collect(page: Page, plain: Callable[[str], str]) -> list[Target]:
    """Everything that would get a press in its middle. `plain` gives names that are the same in each run."""
    found = page.wait_for_function(COLLECT, polling=50, timeout=ANSWER_MS).json_value()["found"]
    seen: dict[tuple[str, str], int] = {}
    targets = []
    for each in found:
        kind, name = each["kind"], plain(each["name"])
        nth = seen[kind, name] = seen.get((kind, name), -1) + 1
        targets.append(Target(kind, name, nth, each["x"], each["y"]))
    return sorted(targets)


def rest(page: Page, quiet_ms: int = 60, limit_ms: int = 600) -> None:
    """Waits until the page has not changed for a moment, or for `limit_ms`."""
    page.wait_for_function(REST, arg=[quiet_ms, limit_ms], polling=50, timeout=ANSWER_MS)
