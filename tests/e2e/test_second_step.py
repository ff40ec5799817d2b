"""What a pool asks after the password: a code of an authenticator app, an app to set up, a password of one's own."""

import pytest
from playwright.sync_api import expect

from support import totp
from support.conditions import serve_config
from support.people import PASSWORD, random_email
from support.watch import answers

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
TEMPORARY = "Temporary-Word-1"


def give_code(app, code: str) -> None:
    app.page.locator("#field-code").fill(code)
    app.page.keyboard.press("Enter")


@pytest.fixture
def careful(control, settings) -> str:
    """The e-mail of someone who has an authenticator app with SECRET."""
    email, client = random_email(), settings.config["userPool"]["clientId"]
    control.make_person(email=email, password=PASSWORD, clientId=client, totpSecret=SECRET)
    return email


def test_a_wrong_code_keeps_the_step_and_a_right_one_pasted_with_spaces_signs_in(app, careful):
    app.open("#/sign-in")
    app.sign_in.submit(careful, PASSWORD)
    field = app.page.locator("#field-code")
    expect(field).to_have_attribute("autocomplete", "one-time-code")
    give_code(app, totp.wrong(SECRET))
    expect(app.sign_in.alert).to_contain_text("That code is not right.")
    expect(field).to_be_focused()
    code = totp.code(SECRET)
    give_code(app, f" {code[:3]} {code[3:]} ")
    app.files.wait_until_listed()


def test_a_step_that_took_too_long_starts_again_with_the_address_kept(app, careful, control):
    app.open("#/sign-in")
    with answers(app.page, "RespondToAuthChallenge") as given:
        app.sign_in.submit(careful, PASSWORD)
        expect(app.sign_in.form("Enter your code")).to_be_visible()
    control.expire_session(given[-1]["Session"])
    give_code(app, totp.code(SECRET))
    expect(app.page.get_by_role("status").filter(has_text="That step took too long")).to_be_visible()
    expect(app.sign_in.email).to_have_value(careful)


@pytest.fixture
def strict(app, root, settings) -> str:
    """The page of a site whose pool requires an authenticator app; its client's id."""
    idp, identity, config = root("cognito-idp"), root("cognito-identity"), settings.config
    pool = idp.create_user_pool(
        PoolName="strict", UsernameAttributes=["email"], AutoVerifiedAttributes=["email"], MfaConfiguration="OFF"
    )["UserPool"]["Id"]
    idp.set_user_pool_mfa_config(
        UserPoolId=pool, SoftwareTokenMfaConfiguration={"Enabled": True}, MfaConfiguration="ON"
    )
    flows = ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
    client = idp.create_user_pool_client(UserPoolId=pool, ClientName="page", ExplicitAuthFlows=flows)
    client = client["UserPoolClient"]["ClientId"]
    linked = identity.describe_identity_pool(IdentityPoolId=config["identityPool"]["id"])
    provider = {"ProviderName": f"cognito-idp.{config['region']}.amazonaws.com/{pool}", "ClientId": client}
    identity.update_identity_pool(
        IdentityPoolId=linked["IdentityPoolId"],
        IdentityPoolName=linked["IdentityPoolName"],
        AllowUnauthenticatedIdentities=linked["AllowUnauthenticatedIdentities"],
        CognitoIdentityProviders=[*linked["CognitoIdentityProviders"], provider],
    )
    config["userPool"] |= {"id": pool, "clientId": client}
    serve_config(app.page, config)
    return client


def begin_set_up(app, control, client: str) -> tuple[str, str]:
    """Someone new signs in and is shown a key: (e-mail, key)."""
    email = random_email()
    control.make_person(email=email, password=PASSWORD, clientId=client)
    app.open("#/sign-in")
    with answers(app.page, "AssociateSoftwareToken") as given:
        app.sign_in.submit(email, PASSWORD)
        expect(app.sign_in.form("Set up two-step verification")).to_be_visible()
        expect(app.page.get_by_role("img", name="QR code")).to_be_visible()
    return email, given[-1]


def test_a_forced_set_up_takes_the_apps_first_code_and_asks_for_one_ever_after(app, strict, control):
    email, given = begin_set_up(app, control, strict)
    secret = given["SecretCode"]
    assert app.sign_in.form("Set up two-step verification").locator("code").inner_text().replace(" ", "") == secret
    give_code(app, totp.wrong(secret))
    expect(app.sign_in.alert).to_contain_text("That code is not right.")
    give_code(app, totp.code(secret))
    app.files.wait_until_listed()
    app.sign_out()
    app.open("#/sign-in")
    app.sign_in.submit(email, PASSWORD)
    give_code(app, totp.code(secret, 1))  # each code works once
    app.files.wait_until_listed()


def test_a_forced_set_up_that_took_too_long_starts_again_and_succeeds(app, strict, control):
    email, given = begin_set_up(app, control, strict)
    control.expire_session(given["Session"])
    give_code(app, totp.code(given["SecretCode"]))
    expect(app.page.get_by_role("status").filter(has_text="That step took too long")).to_be_visible()
    expect(app.sign_in.email).to_have_value(email)
    with answers(app.page, "AssociateSoftwareToken") as again:
        app.sign_in.submit(email, PASSWORD)
        expect(app.sign_in.form("Set up two-step verification")).to_be_visible()
    give_code(app, totp.code(again[-1]["SecretCode"]))
    app.files.wait_until_listed()


def test_an_invited_person_sets_a_password_of_their_own(app, root, settings):
    email, idp = random_email(), root("cognito-idp")
    idp.admin_create_user(
        UserPoolId=settings.config["userPool"]["id"],
        Username=email,
        TemporaryPassword=TEMPORARY,
        MessageAction="SUPPRESS",
        UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}],
    )
    app.open("#/sign-in")
    app.sign_in.submit(email, TEMPORARY)
    form = app.sign_in.form("Set a new password")
    new = form.get_by_role("textbox", name="New password", exact=True)
    new.fill("weak")
    app.sign_in.press("Set a new password", "Set password and sign in")
    expect(app.sign_in.alert).to_be_visible()
    new.fill(PASSWORD)
    app.sign_in.press("Set a new password", "Set password and sign in")
    app.files.wait_until_listed()
