"""What keeps a session alive, and how little it asks for: refreshes, other tabs, a clock that is off, requests counted."""

import pytest
from playwright.sync_api import expect

from pages.app import App
from support.conditions import put_config, serve_config, set_clock
from support.samples import write


def test_two_tabs_share_one_refresh_where_tokens_are_used_once(app, person, clients, settings, context, control, bucket):
    bucket.put(person.prefix + "folder/inside.txt")
    config = settings.config
    client = clients.new(RefreshTokenRotation={"Feature": "ENABLED", "RetryGracePeriodSeconds": 0})
    config["userPool"]["clientId"] = client
    users = clients.role("users", "users/{identity_id}/")
    config["identityPool"] = {"id": clients.identity_pool(client, users)}
    serve_config(context, config)
    app.enter(person, keep=True)
    own = app.page.evaluate("() => JSON.parse(Object.entries(localStorage).find(([key]) => key.endsWith('.session'))[1])")
    bucket.put(f"users/{own['identity']}/folder/inside.txt")
    other = App(context.new_page(), app.address).open()
    other.files.wait_until_listed()

    for again in range(2):
        control.expire_tokens(person.email)
        control.expire_credentials(own["identity"])
        app.page.wait_for_timeout(1100)  # what is issued within the same second would be expired too
        refreshed = len(context.watch.calls("GetTokensFromRefreshToken"))
        with app.page.expect_response(listed), other.page.expect_response(listed):
            for tab in (app, other):
                tab.page.evaluate("(folder) => { location.hash = folder }", f"#/files/my-files/folder/?again={again}")
                tab.page.evaluate("() => { location.hash = '#/files/my-files/' }")
                tab.page.evaluate("() => { location.hash = '#/files/my-files/folder/' }")
        for tab in (app, other):
            expect(tab.files.row("inside.txt")).to_be_visible()
            expect(tab.account_menu).to_be_visible()
        assert len(context.watch.calls("GetTokensFromRefreshToken")) == refreshed + 1


@pytest.mark.parametrize("minutes", [20, -20])
def test_a_clock_that_is_off_is_corrected_unseen(app, person, bucket, context, tmp_path, minutes):
    set_clock(context, minutes)
    app.enter(person)
    app.files.upload(write(tmp_path, "small.txt", "x"), write(tmp_path, "large.bin", "y" * 9_000_000))
    app.files.wait_until_uploaded(2)
    assert bucket.names(person.prefix) == {"small.txt", "large.bin"}
    app.page.reload()
    expect(app.files.row("large.bin")).to_be_visible()
    expect(app.files.alert).to_be_hidden()


def test_a_sign_in_asks_no_more_than_the_protocol_needs(new_context, person, settings):
    config = settings.config
    cloud = config["endpoints"]["userPool"]
    # Hosts of their own, as on AWS: the policy of the local page knows one host alone.
    config["endpoints"]["identityPool"] = cloud.replace("localhost", "127.0.0.1")
    config["identityPool"]["guests"] = False
    context = new_context(bypass_csp=True)
    context.watch.hosts.add(config["endpoints"]["identityPool"].split("//")[1])
    put_config(context, config)
    app = App(context.new_page(), settings.page)
    preflights = count_preflights(app.page)
    app.open("#/sign-in")
    expect(app.sign_in.form("Sign in")).to_be_visible()
    app.sign_in.submit(person.email, person.password)
    app.files.wait_until_listed()
    calls = [request.headers.get("x-amz-target", "").rpartition(".")[2] for request in context.watch.requests]
    needed = ["InitiateAuth", "RespondToAuthChallenge", "GetId", "GetCredentialsForIdentity"]
    assert [call for call in calls if call] == needed
    hosts = (config["endpoints"]["userPool"], config["endpoints"]["identityPool"])
    assert sorted(url for url in preflights if url.rstrip("/") in hosts) == sorted(f"{host}/" for host in hosts)


def test_a_reload_lists_after_one_round_trip(files, context, settings, bucket, person):
    bucket.put(person.prefix + "mine.txt")
    before = len(context.watch.requests)
    files.reload()
    expect(files.row("mine.txt")).to_be_visible()
    asked = [request for request in context.watch.requests[before:] if request.url.startswith(settings.cloud)]
    assert len(asked) == 1 and "list-type=2" in asked[0].url, [request.url for request in asked]


def test_on_a_public_computer_nothing_of_the_person_outlives_the_tab(files, person):
    kept = files.page.evaluate("() => JSON.stringify({...localStorage})")
    assert person.email not in kept and person.identity_id not in kept


def listed(answer) -> bool:
    """A folder was listed, and the one who asked was let in."""
    return "list-type=2" in answer.url and answer.ok


def count_preflights(page) -> list[str]:
    """The addresses that the browser asks for leave at, from now on; Playwright itself does not show these requests."""
    asked: list[str] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on(
        "Network.requestWillBeSent",
        lambda event: asked.append(event["request"]["url"]) if event["request"]["method"] == "OPTIONS" else None,
    )
    return asked
