"""What the page may hold and show: no secret where it does not belong, the template's headers, no third party."""

from playwright.sync_api import expect

from support.samples import write
from support.watch import answers


def test_a_full_session_leaves_no_secret_where_it_does_not_belong(app, person, bucket, watch, tmp_path):
    with answers(app.page, "RespondToAuthChallenge") as tokens, answers(
        app.page, "GetCredentialsForIdentity"
    ) as credentials:
        app.enter(person)
        app.files.upload(write(tmp_path, "a.txt", "a"))
        expect(app.files.row("a.txt")).to_be_visible()
        app.files.download("a.txt")
    tokens, keys = tokens[-1]["AuthenticationResult"], credentials[-1]["Credentials"]
    secrets = {
        "password": person.password,
        "refresh token": tokens["RefreshToken"],
        "access token": tokens["AccessToken"],
        "ID token": tokens["IdToken"],
        "secret key": keys["SecretKey"],
        "session token": keys["SessionToken"],
    }
    places = {
        "localStorage": app.page.evaluate("() => JSON.stringify({...localStorage})"),
        "DOM": app.page.content(),
        "fields": app.page.evaluate("() => [...document.querySelectorAll('input')].map((each) => each.value).join()"),
        "window.name": app.page.evaluate("() => window.name"),
        "cookies": str(app.page.context.cookies()),
        "console": "\n".join(watch.console),
        "history": _history(app.page),
    }
    found = [(secret, place) for secret, value in secrets.items() for place, text in places.items() if value in text]
    assert found == []
    session_storage = app.page.evaluate("() => JSON.stringify({...sessionStorage})")
    assert person.password not in session_storage


def test_the_page_comes_with_the_templates_headers(page, settings):
    answer = page.goto(settings.page)
    policy_headers = {name.lower(): value for name, value in settings.headers.items()}
    assert len(policy_headers) >= 5
    for name, value in policy_headers.items():
        assert answer.header_value(name) == value, name
    policy = answer.header_value("content-security-policy")
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy and "unsafe-inline" not in policy


def _history(page) -> str:
    """Every address of this tab, as the browser remembers it."""
    session = page.context.new_cdp_session(page)
    entries = session.send("Page.getNavigationHistory")["entries"]
    return "\n".join(f"{entry['url']} {entry['title']}" for entry in entries)
