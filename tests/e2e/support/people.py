"""People with accounts of their own, and what root can see and do about them. No browser here.

Everyone is made for one test under a name nobody else has, so tests may run in any order and at the same time.
"""

import secrets
from dataclasses import dataclass

PASSWORD = "Correct-Horse-9-Battery"


def random_email() -> str:
    return f"e2e-{secrets.token_hex(6)}@example.com"


@dataclass(frozen=True)
class Person:
    """Someone who can sign in."""

    email: str
    password: str
    identity_id: str

    @property
    def prefix(self) -> str:
        """Their own folder in the bucket."""
        return f"users/{self.identity_id}/"


class People:
    """Makes accounts through the admin's API, and looks at them from there."""

    def __init__(self, idp, identity, config: dict):
        self.idp, self.identity = idp, identity
        self.pool, self.client = config["userPool"]["id"], config["userPool"]["clientId"]
        self.identity_pool, self.region = config["identityPool"]["id"], config["region"]

    def new(self) -> Person:
        """A confirmed person, with their identity already known: their folder can be filled before they come."""
        email = random_email()
        self._make(email)
        return Person(email, PASSWORD, self._identity_of(email))

    def newcomer(self) -> str:
        """The e-mail of a confirmed person who has never signed in: there is no identity for them yet."""
        email = random_email()
        self._make(email)
        return email

    def unconfirmed(self) -> str:
        """The e-mail of someone who signed up and left before the code came."""
        email = random_email()
        self.idp.sign_up(
            ClientId=self.client,
            Username=email,
            Password=PASSWORD,
            UserAttributes=[{"Name": "email", "Value": email}],
        )
        return email

    def unverified(self) -> str:
        """The e-mail of a confirmed person whose address nobody verified."""
        email = random_email()
        attributes = [{"Name": "email", "Value": email}]
        self.idp.admin_create_user(
            UserPoolId=self.pool, Username=email, MessageAction="SUPPRESS", UserAttributes=attributes
        )
        self.idp.admin_set_user_password(UserPoolId=self.pool, Username=email, Password=PASSWORD, Permanent=True)
        return email

    def status(self, email: str) -> str:
        return self.idp.admin_get_user(UserPoolId=self.pool, Username=email)["UserStatus"]

    def refresh(self, refresh_token: str) -> dict:
        """New tokens for a refresh token, as anyone who holds it may ask."""
        parameters = {"REFRESH_TOKEN": refresh_token}
        return self.idp.initiate_auth(
            ClientId=self.client, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters=parameters
        )["AuthenticationResult"]

    def demand_reset(self, person: Person) -> None:
        """As an admin does: the password is of no more use, and a code for a new one is mailed."""
        self.idp.admin_reset_user_password(UserPoolId=self.pool, Username=person.email)

    def access_token(self, person: Person) -> str:
        """What a sign-in elsewhere would get."""
        answer = self.idp.initiate_auth(
            ClientId=self.client,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": person.email, "PASSWORD": PASSWORD},
        )
        return answer["AuthenticationResult"]["AccessToken"]

    def sign_out_everywhere(self, person: Person) -> None:
        self.idp.admin_user_global_sign_out(UserPoolId=self.pool, Username=person.email)

    def credentials(self, person: Person) -> dict:
        """AWS credentials as the page would get them for this person."""
        logins = self._logins(person.email)
        return self.identity.get_credentials_for_identity(IdentityId=person.identity_id, Logins=logins)["Credentials"]

    def guest_credentials(self) -> dict:
        identity_id = self.identity.get_id(IdentityPoolId=self.identity_pool)["IdentityId"]
        return self.identity.get_credentials_for_identity(IdentityId=identity_id)["Credentials"]

    def identity_in(self, identity_pool: str, email: str) -> str:
        """The identity that a person has, from now on, in an identity pool."""
        return self.identity.get_id(IdentityPoolId=identity_pool, Logins=self._logins(email))["IdentityId"]

    def _make(self, email: str) -> None:
        self.idp.admin_create_user(
            UserPoolId=self.pool,
            Username=email,
            MessageAction="SUPPRESS",
            UserAttributes=[{"Name": "email", "Value": email}, {"Name": "email_verified", "Value": "true"}],
        )
        self.idp.admin_set_user_password(UserPoolId=self.pool, Username=email, Password=PASSWORD, Permanent=True)

    def _identity_of(self, email: str) -> str:
        return self.identity_in(self.identity_pool, email)

    def _logins(self, email: str) -> dict[str, str]:
        answer = self.idp.initiate_auth(
            ClientId=self.client,
            AuthFlow="USER_PASSWORD_AUTH",
            AuthParameters={"USERNAME": email, "PASSWORD": PASSWORD},
        )
        provider = f"cognito-idp.{self.region}.amazonaws.com/{self.pool}"
        return {provider: answer["AuthenticationResult"]["IdToken"]}
