"""The browser's own file dialogs. Headless Chromium cancels each at once, with the error that a person's "Cancel" gives, so a
test that chooses a file has the page open a file field, or leave an archive to the browser's downloads, as it does in
browsers without these dialogs."""

from playwright.sync_api import BrowserContext, Page


def use_field(page: Page) -> None:
    """The page asks for files by a field, until it is loaded anew."""
    page.evaluate("delete globalThis.showOpenFilePicker")


def use_downloads(context: BrowserContext | Page) -> None:
    """The page asks for no place to save at, from the next page on."""
    context.add_init_script("delete globalThis.showSaveFilePicker")
