"""Every screen under axe-core, in light and dark, on a desktop and a phone."""

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.accessibility import COLOURS, RULES, violations
from support.samples import write
from tour import walk

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_screen_has_a_violation(new_context, settings, people, bucket, tmp_path, viewport):
    context = new_context(viewport=viewport, reduced_motion="reduce")
    app = App(context.new_page(), settings.page)
    found = {}
    for screen in walk(app, settings, people, bucket, tmp_path):
        for scheme, rules in (("dark", RULES), ("light", COLOURS)):
            app.page.emulate_media(color_scheme=scheme)
            if said := violations(app.page, rules):
                found[screen, scheme] = said
    assert not found, "\n\n".join(f"{screen}, {scheme}: {said}" for (screen, scheme), said in found.items())


COVERED = """
() => {
  const it = document.activeElement;
  if (!it || it === document.body) return "";
  const box = it.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  return hit && (it.contains(hit) || it.closest("label")?.contains(hit)) ? "" : `${it.ariaLabel ?? it.innerText} under ${hit?.className}`;
}
"""
"""What has the focus, where its middle is not seen."""


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_what_has_the_focus_is_never_under_anything(new_context, settings, person, bucket, tmp_path, viewport):
    bucket.put_many([f"{person.prefix}row {number:02}.txt" for number in range(60)], b"content")
    app = App(new_context(viewport=viewport).new_page(), settings.page).enter(person)
    files, keys = app.files, app.page.keyboard
    files.upload(write(tmp_path, "a.txt", "a"), write(tmp_path, "b.txt", "b"))
    expect(files.transfers).to_contain_text("2 files")
    covered = []

    def press(key: str, times: int) -> None:
        for _ in range(times):
            keys.press(key)
            app.page.wait_for_timeout(30)  # a row that was scrolled to enters the page
            if said := app.page.evaluate(COVERED):
                covered.append(f"{key}: {said}")

    files.row("a.txt").focus()
    press("ArrowDown", 25)
    press("End", 1)
    press("ArrowUp", 25)
    press("Space", 1)
    press("Tab", 25)
    assert not covered, covered
