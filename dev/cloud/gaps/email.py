"""E-mail verification: confirming a sign-up verifies the address the code was mailed to; a changed address is mailed
a code and, where the pool says so, counts only once that code is given; an address belongs to one account; a password
is reset only by way of a verified address; who is confirmed gets no confirmation code, nor does anyone in a pool that
verifies no address by itself (an admin confirms there). ministack leaves addresses unverified, sends everyone codes, and
has neither of the two calls.
"""

import time

from ministack.services import cognito

from .. import pools
from ..answers import content, ok, refuse
from ..patching import require, wrap
from .codes import new_code

CODE_LIVES = 24 * 60 * 60  # seconds
NO_ACCESS = ("NotAuthorizedException", "Invalid Access Token")


def install() -> None:
    require(cognito, "_UNSIGNED_IDP_ACTIONS").update(CALLS)
    wrap(cognito, "_dispatch_idp", dispatch)
    wrap(cognito, "_send_verification_email", send)
    wrap(cognito, "_sign_up", sign_up)
    wrap(cognito, "_confirm_sign_up", confirm_sign_up)
    wrap(cognito, "_forgot_password", forgot_password)
    wrap(cognito, "_resend_confirmation_code", resend_confirmation_code)
    wrap(cognito, "_update_user_attributes", update_attributes)


async def dispatch(plain, action: str, data: dict):
    """The calls that ministack does not know; its own check of the access token stands in front of them."""
    if action in CALLS:
        return await cognito.run_reentrant(cognito._run_idp_handler, CALLS[action], action, data)
    return await plain(action, data)


def verifies(pool: dict | None) -> bool:
    """Whether a pool verifies e-mail addresses by itself."""
    return "email" in ((pool or {}).get("AutoVerifiedAttributes") or [])


def send(plain, pool, username, attributes, code, attribute_name="email"):
    """No code that could confirm a sign-up is drawn or mailed where the pool verifies nothing."""
    person = pools.user(pool, username)
    if attribute_name == "email" and person and person.get("UserStatus") == "UNCONFIRMED" and not verifies(pool):
        person["_confirmation_code"] = None
        return None
    return plain(pool, username, attributes, code, attribute_name)


def sign_up(plain, data: dict):
    answer = plain(data)
    _pool_id, pool = pools.of_client(data.get("ClientId"))
    said = content(answer)
    if said is None or verifies(pool):
        return answer
    said.pop("CodeDeliveryDetails", None)
    return ok(said)


def confirm_sign_up(plain, data: dict):
    answer = plain(data)
    _pool_id, pool = pools.of_client(data.get("ClientId"))
    person = pools.user(pool, data.get("Username")) if pool else None
    if content(answer) is not None and person is not None and verifies(pool):
        pools.set_attributes(person, email_verified="true")
    return answer


def forgot_password(plain, data: dict):
    _pool_id, pool = pools.of_client(data.get("ClientId"))
    person = pools.user(pool, data.get("Username")) if pool else None
    if person is not None and pools.attributes(person).get("email_verified") != "true":
        message = "Cannot reset password for the user as there is no registered/verified email or phone_number"
        return refuse("InvalidParameterException", message)
    return plain(data)


def resend_confirmation_code(plain, data: dict):
    _pool_id, pool = pools.of_client(data.get("ClientId"))
    person = pools.user(pool, data.get("Username")) if pool else None
    if person is not None and person.get("UserStatus") != "UNCONFIRMED":
        return refuse("InvalidParameterException", "User is already confirmed.")
    if person is not None and not verifies(pool):
        return refuse("NotAuthorizedException", "Cannot resend codes. Auto verification not turned on.")
    return plain(data)


def update_attributes(plain, data: dict):
    """UpdateUserAttributes; only a changed e-mail is treated here."""
    person, pool = pools.by_access_token(data.get("AccessToken"))
    updates = pools.attributes({"Attributes": data.get("UserAttributes", [])})
    email = updates.pop("email", None)
    if person is None or email is None or email == pools.attributes(person).get("email"):
        return plain(data)
    if pools.user(pool, email) not in (None, person):
        return refuse("AliasExistsException", "An account with the email already exists.")
    first_verified = (pool.get("UserAttributeUpdateSettings") or {}).get("AttributesRequireVerificationBeforeUpdate")
    if "email" not in (first_verified or []):
        updates |= {"email": email, "email_verified": "false"}
    plain(data | {"UserAttributes": [{"Name": name, "Value": value} for name, value in updates.items()]})
    return ok({"CodeDeliveryDetailsList": [mail_code(pool, person, email)]})


def mail_code(pool: dict, person: dict, email: str) -> dict:
    """Mails a code to an address that is to be verified; returns the delivery details."""
    code = new_code()
    person["_email_to_verify"] = {"email": email, "code": code, "expires": time.time() + CODE_LIVES}
    cognito._send_verification_email(pool, person["Username"], pools.attributes(person) | {"email": email}, code)
    return {
        "Destination": cognito._masked_destination(email),
        "DeliveryMedium": "EMAIL",
        "AttributeName": "email",
    }


def get_code(data: dict):
    """GetUserAttributeVerificationCode."""
    person, pool = pools.by_access_token(data.get("AccessToken"))
    if person is None:
        return refuse(*NO_ACCESS)
    waiting = person.get("_email_to_verify") or pools.attributes(person)
    return ok({"CodeDeliveryDetails": mail_code(pool, person, waiting["email"])})


def verify_attribute(data: dict):
    """VerifyUserAttribute."""
    person, pool = pools.by_access_token(data.get("AccessToken"))
    if person is None:
        return refuse(*NO_ACCESS)
    waiting = person.get("_email_to_verify")
    if waiting is None or time.time() > waiting["expires"]:
        return refuse("ExpiredCodeException", "Invalid code provided, please request a code again.")
    if waiting["code"] != data.get("Code"):
        return refuse("CodeMismatchException", "Invalid verification code provided, please try again.")
    if pools.user(pool, waiting["email"]) not in (None, person):
        return refuse("AliasExistsException", "An account with the email already exists.")
    pools.set_attributes(person, email=waiting["email"], email_verified="true")
    del person["_email_to_verify"]
    return ok({})


CALLS = {"GetUserAttributeVerificationCode": get_code, "VerifyUserAttribute": verify_attribute}
