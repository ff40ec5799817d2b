"""Passkeys: registered, listed, deleted; and the ways to sign in that USER_AUTH lets people choose from."""

import json
from dataclasses import dataclass
from uuid import uuid4

import pytest
from botocore.exceptions import ClientError

from authenticator import Authenticator
from conftest import PASSWORD, error_code
from dev.cloud import srp

FLOWS = ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]


def make_pool(cloud, factors: list[str], rp_id: str | None) -> tuple[str, str]:
    """(pool id, client id)"""
    root = cloud.root("cognito-idp")
    pool = root.create_user_pool(
        PoolName="choice",
        UsernameAttributes=["email"],
        AutoVerifiedAttributes=["email"],
        Policies={"SignInPolicy": {"AllowedFirstAuthFactors": factors}},
    )["UserPool"]["Id"]
    if rp_id:
        root.set_user_pool_mfa_config(UserPoolId=pool, WebAuthnConfiguration={"RelyingPartyId": rp_id})
    client = root.create_user_pool_client(UserPoolId=pool, ClientName="page", ExplicitAuthFlows=FLOWS)
    return pool, client["UserPoolClient"]["ClientId"]


@pytest.fixture(scope="module")
def pool(cloud):
    return make_pool(cloud, ["PASSWORD", "WEB_AUTHN"], "localhost")


@dataclass
class Someone:
    """Signed in by password, in the pool of these tests."""

    idp: object
    client_id: str
    email: str
    token: str

    def register(self, authenticator: Authenticator) -> None:
        options = self.idp.start_web_authn_registration(AccessToken=self.token)["CredentialCreationOptions"]
        self.idp.complete_web_authn_registration(AccessToken=self.token, Credential=authenticator.create(options))

    def passkeys(self, **more) -> dict:
        return self.idp.list_web_authn_credentials(AccessToken=self.token, **more)

    def begin(self, prefer: str | None = None, **more) -> dict:
        wanted = {"PREFERRED_CHALLENGE": prefer} if prefer else {}
        return self.idp.initiate_auth(
            ClientId=self.client_id, AuthFlow="USER_AUTH", AuthParameters={"USERNAME": self.email} | wanted | more
        )

    def respond(self, challenge: dict, **responses) -> dict:
        return self.idp.respond_to_auth_challenge(
            ClientId=self.client_id,
            ChallengeName=challenge["ChallengeName"],
            Session=challenge["Session"],
            ChallengeResponses={"USERNAME": self.email} | responses,
        )


def signed(challenge: dict, authenticator: Authenticator) -> str:
    return json.dumps(authenticator.sign(json.loads(challenge["ChallengeParameters"]["CREDENTIAL_REQUEST_OPTIONS"])))


def sign_up(cloud, pool) -> Someone:
    email, idp = f"person-{uuid4()}@example.com", cloud.anonymous("cognito-idp")
    cloud.control("user", {"email": email, "password": PASSWORD, "clientId": pool[1]})
    tokens = srp.sign_in(idp, pool[1], pool[0], email, PASSWORD)["AuthenticationResult"]
    return Someone(idp, pool[1], email, tokens["AccessToken"])


@pytest.fixture
def someone(cloud, pool):
    return sign_up(cloud, pool)


def test_a_registered_passkey_signs_in(someone):
    authenticator = Authenticator()
    someone.register(authenticator)
    challenge = someone.begin("WEB_AUTHN")
    assert challenge["ChallengeName"] == "WEB_AUTHN"
    answer = someone.respond(challenge, CREDENTIAL=signed(challenge, authenticator))
    assert "IdToken" in answer["AuthenticationResult"]


def test_another_key_or_another_challenge_does_not(someone):
    authenticator, other = Authenticator(), Authenticator()
    someone.register(authenticator)
    other.id = authenticator.id
    first, second = someone.begin("WEB_AUTHN"), someone.begin("WEB_AUTHN")
    for challenge, credential in [(first, signed(first, other)), (second, signed(first, authenticator))]:
        with pytest.raises(ClientError) as refusal:
            someone.respond(challenge, CREDENTIAL=credential)
        assert error_code(refusal) == "NotAuthorizedException"


def test_a_challenge_is_answered_once(someone):
    authenticator = Authenticator()
    someone.register(authenticator)
    challenge = someone.begin("WEB_AUTHN")
    credential = signed(challenge, authenticator)
    someone.respond(challenge, CREDENTIAL=credential)
    with pytest.raises(ClientError, match="Invalid session"):
        someone.respond(challenge, CREDENTIAL=credential)


def test_passkeys_are_listed_page_by_page_and_deleted(someone):
    for _ in range(3):
        someone.register(Authenticator())
    first = someone.passkeys(MaxResults=2)
    rest = someone.passkeys(NextToken=first["NextToken"])
    ids = [it["CredentialId"] for it in first["Credentials"] + rest["Credentials"]]
    assert len(set(ids)) == 3 and "NextToken" not in rest
    someone.idp.delete_web_authn_credential(AccessToken=someone.token, CredentialId=ids[0])
    assert [it["CredentialId"] for it in someone.passkeys()["Credentials"]] == ids[1:]
    with pytest.raises(ClientError) as refusal:
        someone.idp.delete_web_authn_credential(AccessToken=someone.token, CredentialId=ids[0])
    assert error_code(refusal) == "ResourceNotFoundException"


def test_a_passkey_made_elsewhere_or_for_another_challenge_is_refused(someone):
    elsewhere = Authenticator(origin="https://evil.example")
    with pytest.raises(ClientError) as refusal:
        someone.register(elsewhere)
    assert error_code(refusal) == "WebAuthnOriginNotAllowedException"
    with pytest.raises(ClientError) as refusal:
        credential = Authenticator().create({"challenge": "AAAA"})
        someone.idp.start_web_authn_registration(AccessToken=someone.token)
        someone.idp.complete_web_authn_registration(AccessToken=someone.token, Credential=credential)
    assert error_code(refusal) == "WebAuthnChallengeNotFoundException"


def test_without_a_preference_people_are_told_their_ways(someone):
    told = someone.begin()
    assert told["ChallengeName"] == "SELECT_CHALLENGE"
    assert set(told["AvailableChallenges"]) == {"PASSWORD", "PASSWORD_SRP"}
    assert someone.begin("WEB_AUTHN")["ChallengeName"] == "SELECT_CHALLENGE", "there is no passkey"
    answer = someone.respond(told, ANSWER="PASSWORD", PASSWORD=PASSWORD)
    assert "AuthenticationResult" in answer
    authenticator = Authenticator()
    someone.register(authenticator)
    challenge = someone.respond(someone.begin(), ANSWER="WEB_AUTHN")
    assert "AuthenticationResult" in someone.respond(challenge, CREDENTIAL=signed(challenge, authenticator))


def test_srp_among_the_ways_is_proved_as_ever(someone, pool):
    client = srp.Client(pool[0], PASSWORD)
    challenge = someone.respond(someone.begin(), ANSWER="PASSWORD_SRP", SRP_A=f"{client.A:x}")
    assert challenge["ChallengeName"] == "PASSWORD_VERIFIER"
    answer = someone.idp.respond_to_auth_challenge(
        ClientId=pool[1],
        ChallengeName="PASSWORD_VERIFIER",
        ChallengeResponses=client.prove(challenge["ChallengeParameters"]),
    )
    assert "AuthenticationResult" in answer


@pytest.mark.parametrize(
    "factors, rp_id, code",
    [
        (["PASSWORD"], "localhost", "WebAuthnNotEnabledException"),
        (["PASSWORD", "WEB_AUTHN"], None, "WebAuthnConfigurationMissingException"),
    ],
)
def test_a_pool_that_is_not_set_up_for_passkeys_says_so(cloud, factors, rp_id, code):
    person = sign_up(cloud, make_pool(cloud, factors, rp_id))
    with pytest.raises(ClientError) as refusal:
        person.idp.start_web_authn_registration(AccessToken=person.token)
    assert error_code(refusal) == code


def test_a_client_without_the_flow_refuses_it(cloud, pool, someone):
    client = cloud.root("cognito-idp").create_user_pool_client(
        UserPoolId=pool[0], ClientName="strict", ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH"]
    )
    someone.client_id = client["UserPoolClient"]["ClientId"]
    with pytest.raises(ClientError) as refusal:
        someone.begin()
    assert error_code(refusal) == "InvalidParameterException"
