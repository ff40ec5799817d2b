"""The editor of a text, in the viewer."""

from playwright.sync_api import Locator, expect

from pages.files import Files
from pages.preview import Preview


class Editor:
    """Found within the viewer's dialog."""

    def __init__(self, files: Files):
        self.preview, self.page, self.say = Preview(files), files.page, files.say
        self.dialog = self.preview.dialog
        self.text = self.dialog.get_by_role("textbox")
        self.status = self.dialog.get_by_role("status")
        self.question = self.dialog.get_by_role("alertdialog")
        self.both = self.dialog.get_by_role("region", name=self.say("Differences"))

    def open(self, name: str) -> "Editor":
        """Opens the viewer of a file, and its editor; returns once the text can be typed."""
        self.preview.open(name)
        self.button("Edit").click()
        expect(self.text).to_be_focused()
        return self

    def button(self, name: str) -> Locator:
        return self.dialog.get_by_role("button", name=self.say(name), exact=True)

    def type(self, text: str) -> None:
        """Appends to the text."""
        self.text.press("ControlOrMeta+End")
        self.text.press_sequentially(text)

    def save(self) -> None:
        """By the key; returns once the text is saved."""
        self.page.keyboard.press("ControlOrMeta+s")
        self.is_saved()

    def is_saved(self) -> None:
        expect(self.status).to_contain_text("Saved")

    def answer(self, name: str) -> None:
        self.question.get_by_role("button", name=self.say(name), exact=True).click()
