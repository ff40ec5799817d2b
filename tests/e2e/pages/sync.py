"""The dialogs "Sync with a folder" and "Verify …"."""

from pathlib import Path

from playwright.sync_api import Locator, expect

from pages.files import Files
from support.dialogs import use_field
from support.until import until

UP, DOWN, BOTH = "This device → Alcove", "Alcove → this device", "Both ways"


class Sync:
    """The dialog, from the first question to the result."""

    def __init__(self, files: Files):
        self.files, self.page, self.dialog = files, files.page, files.dialog

    def open(self) -> None:
        self.files.action("Sync…").click()
        expect(self.dialog).to_be_visible()

    def compare(self, direction: str = UP, *, delete: bool = False, contents: bool = False) -> None:
        """Opens the dialog and goes as far as the plan."""
        self.open()
        self.dialog.get_by_role("radio", name=direction).check()
        self.dialog.get_by_role("checkbox", name="Also delete").set_checked(delete)
        self.dialog.get_by_role("checkbox", name="Compare contents").set_checked(contents)
        self.press("Choose a folder…")
        expect(self.dialog).to_contain_text("“⁨Device⁩” here")

    def press(self, name: str) -> None:
        self.dialog.get_by_role("button", name=name, exact=True).click()

    def start(self) -> None:
        self.press("Start")
        self.wait_for_result()

    def wait_for_result(self) -> None:
        expect(self.dialog.get_by_role("button", name="Compare again")).to_be_visible()

    def row(self, path: str) -> Locator:
        return self.dialog.get_by_role("listitem").filter(has=self.page.get_by_title(path, exact=True))

    def wait_for_plan(self, plan: dict[str, str]) -> None:
        """What would be done with each path in view, conflicts left out: exactly this."""
        rows = self.dialog.get_by_role("list", name="Plan").get_by_role("listitem")
        texts = "(all) => all.map((it) => [it.querySelector('bdi').title, it.querySelector('.sync-line').textContent])"
        until(self.page, lambda: dict(rows.evaluate_all(texts)) == plan)

    def choose(self, path: str, choice: str) -> None:
        self.dialog.get_by_role("combobox", name=f"What to do with {path}").select_option(choice)

    def close(self) -> None:
        self.dialog.get_by_role("button", name="Close", exact=True).last.click()
        expect(self.dialog).to_be_hidden()


class Verify:
    """The dialog that compares a file with an object."""

    def __init__(self, files: Files):
        self.files, self.dialog = files, files.dialog

    def open(self, name: str) -> None:
        self.files.select(name)
        details = self.files.page.get_by_role("complementary")
        details.get_by_role("button", name="Verify…").click()
        expect(self.dialog).to_be_visible()

    def choose(self, path: Path) -> None:
        use_field(self.files.page)
        with self.files.page.expect_file_chooser() as chooser:
            self.dialog.get_by_role("button", name="Choose").click()
        chooser.value.set_files(path)
