"""The keyboard as a person has it: what is pressed is counted, what is typed is not."""

from playwright.sync_api import Locator, expect

from pages.app import App


class Keys:
    """Presses of one task."""

    def __init__(self, app: App):
        self.app, self.page = app, app.page
        self.pressed: list[str] = []

    def press(self, *keys: str) -> "Keys":
        """Each is one press, whatever is held down with it."""
        for key in keys:
            self.pressed.append(key)
            self.page.keyboard.press(key)
        return self

    def type(self, text: str) -> "Keys":
        """A name, a password, words to look for: a mouse does not spare anybody these."""
        self.page.keyboard.type(text)
        return self

    def lead(self, name: str) -> "Keys":
        """Types the beginning of a name in the list, until its row has the focus, and pauses: a space would belong to the name."""
        self.type(name)
        expect(self.app.files.grid.locator("[data-row]:focus")).to_contain_text(name)
        self.page.wait_for_timeout(800)
        return self

    def tab_to(self, target: Locator, key: str = "Tab") -> "Keys":
        """Presses Tab until the focus is there."""
        for _ in range(30):
            if target.evaluate("(it) => it === document.activeElement"):
                return self
            self.press(key)
        raise AssertionError(f"{key} never leads there")

    def command(self, name: str, typed: str = "") -> "Keys":
        """By the list of all commands: its keys, some letters of the command's name, Enter."""
        self.press("Control+k")
        palette = Palette(self.app)
        expect(palette.field).to_be_focused()
        self.type(typed or name.rstrip("…"))
        expect(palette.active).to_contain_text(name)
        return self.press("Enter")


class Palette:
    """The list of all commands."""

    def __init__(self, app: App):
        self.dialog = app.page.get_by_role("dialog", name=app.say("All commands"))
        self.field = self.dialog.get_by_role("combobox")
        self.options = self.dialog.get_by_role("option")
        self.active = self.dialog.get_by_role("option", selected=True)
