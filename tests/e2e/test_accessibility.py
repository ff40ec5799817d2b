"""Every screen under axe-core, in light and dark, on a desktop and a phone."""

import pytest

from pages.app import App
from support.accessibility import violations
from tour import walk

DESKTOP, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_has_a_violation(new_context, settings, people, bucket, tmp_path, scheme, viewport):
    context = new_context(color_scheme=scheme, viewport=viewport, reduced_motion="reduce")
    app = App(context.new_page(), settings.page)
    screens = {screen: violations(app.page) for screen in walk(app, settings, people, bucket, tmp_path)}
    found = {screen: said for screen, said in screens.items() if said}
    assert not found, "\n\n".join(f"{screen}: {said}" for screen, said in found.items())
