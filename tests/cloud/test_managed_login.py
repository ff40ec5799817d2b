"""The pool's own sign-in pages: authorization code with PKCE, as a page without a secret uses them."""

import base64
import hashlib
import json
import secrets
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from conftest import ORIGIN, PASSWORD
from web import lets_the_page_read, request

PAGE = f"{ORIGIN}/"


@pytest.fixture(scope="module")
def client(cloud) -> str:
    """An app client that these pages may lead back from."""
    return cloud.root("cognito-idp").create_user_pool_client(
        UserPoolId=cloud.pool_id,
        ClientName="pages",
        AllowedOAuthFlowsUserPoolClient=True,
        AllowedOAuthFlows=["code"],
        AllowedOAuthScopes=["openid", "email"],
        SupportedIdentityProviders=["COGNITO"],
        CallbackURLs=[PAGE],
        LogoutURLs=[PAGE],
        RefreshTokenRotation={"Feature": "ENABLED", "RetryGracePeriodSeconds": 0},
    )["UserPoolClient"]["ClientId"]


class Trip:
    """One sign-in: off to the pages, and back with a code."""

    def __init__(self, cloud, client: str, **more):
        self.cloud, self.client, self.verifier = cloud, client, secrets.token_urlsafe(32)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(self.verifier.encode()).digest()).rstrip(b"=").decode()
        self.asked = {
            "client_id": client,
            "redirect_uri": PAGE,
            "response_type": "code",
            "scope": "openid email",
            "state": "st",
            "nonce": "no",
            "code_challenge": challenge,
            "code_challenge_method": "S256",
        } | more

    def see(self):
        return request("GET", f"{self.cloud.url}/oauth2/authorize?{urlencode(self.asked)}", None, redirect=False)

    def returned(self, email: str) -> dict:
        """What the address says after the form was sent."""
        form = {"username": email, "password": PASSWORD} | self.asked
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = request("POST", f"{self.cloud.url}/login", None, headers, body=urlencode(form), redirect=False)
        assert answer.status == 302 and answer.headers["Location"].startswith(PAGE)
        return {name: value for name, [value] in parse_qs(urlsplit(answer.headers["Location"]).query).items()}

    def redeem(self, code: str, verifier: str | None = None):
        form = {
            "grant_type": "authorization_code",
            "client_id": self.client,
            "redirect_uri": PAGE,
            "code": code,
            "code_verifier": verifier or self.verifier,
        }
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return request("POST", f"{self.cloud.url}/oauth2/token", ORIGIN, headers, body=urlencode(form))


def test_a_code_gives_tokens_once_to_who_has_the_verifier(cloud, client):
    email, trip = cloud.new_person(clientId=client)["email"], Trip(cloud, client)
    back = trip.returned(email)
    assert back["state"] == "st"
    refused = trip.redeem(back["code"], secrets.token_urlsafe(32))
    assert refused.status == 400 and json.loads(refused.data)["error"] == "invalid_grant"
    answer = trip.redeem(back["code"])
    assert lets_the_page_read(answer) and lets_the_page_read(refused)
    said = json.loads(answer.data)
    claims = json.loads(base64.urlsafe_b64decode(said["id_token"].split(".")[1] + "=="))
    assert (claims["nonce"], claims["email"]) == ("no", email)
    assert json.loads(trip.redeem(back["code"]).data)["error"] == "invalid_grant"


def test_its_refresh_token_is_like_any_other(cloud, client):
    email, trip = cloud.new_person(clientId=client)["email"], Trip(cloud, client)
    said = json.loads(trip.redeem(trip.returned(email)["code"]).data)
    idp = cloud.anonymous("cognito-idp")
    fresh = idp.get_tokens_from_refresh_token(ClientId=client, RefreshToken=said["refresh_token"])
    assert fresh["AuthenticationResult"]["RefreshToken"] != said["refresh_token"]


def test_the_pools_own_form_is_one_of_its_providers(cloud, client):
    answer = Trip(cloud, client, identity_provider="COGNITO").see()
    assert answer.status == 200 and b"<form" in answer.data


def test_a_page_that_is_not_listed_is_not_led_back_to(cloud, client):
    answer = Trip(cloud, client, redirect_uri="https://elsewhere.example/").see()
    assert answer.status == 400


def test_what_is_not_allowed_leads_back_with_the_reason(cloud, client):
    answer = Trip(cloud, client, scope="openid phone").see()
    back = parse_qs(urlsplit(answer.headers["Location"]).query)
    assert (back["error_description"], back["state"]) == (["invalid_scope"], ["st"])


def test_signing_out_leads_back(cloud, client):
    query = urlencode({"client_id": client, "logout_uri": PAGE})
    answer = request("GET", f"{cloud.url}/logout?{query}", None, redirect=False)
    assert (answer.status, answer.headers["Location"]) == (302, PAGE)
