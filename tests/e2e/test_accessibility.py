"""Every screen under axe-core, in light and dark, on a desktop and a phone."""

import pytest

from pages.app import App
from support.accessibility import violations
from tour import walk

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_screen_has_a_violation(new_context, settings, people, bucket, tmp_path, viewport):
    context = new_context(viewport=viewport, reduced_motion="reduce")
    app = App(context.new_page(), settings.page)
    found = {}
    for screen in walk(app, settings, people, bucket, tmp_path):
        for scheme in ("dark", "light"):
            app.page.emulate_media(color_scheme=scheme)
            if said := violations(app.page):
                found[screen, scheme] = said
    assert not found, "\n\n".join(f"{screen}, {scheme}: {said}" for (screen, scheme), said in found.items())
