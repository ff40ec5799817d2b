"""Sign-ins that were a while ago."""

from playwright.sync_api import expect

from pages.app import App


def grow_old(app: App) -> None:
    """The sign-in of this tab was an hour ago."""
    app.page.evaluate("""() => {
      const key = Object.keys(sessionStorage).find((key) => key.endsWith(".session"));
      const record = JSON.parse(sessionStorage.getItem(key));
      sessionStorage.setItem(key, JSON.stringify({ ...record, since: String(record.since - 3600000) }));
    }""")
    app.page.reload()
    expect(app.account.section("Security").get_by_text("Verified")).to_be_visible()
