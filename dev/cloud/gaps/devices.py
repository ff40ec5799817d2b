"""Remembered devices: in a pool with a DeviceConfiguration a sign-in from a device that it does not know gives the device its
names, ConfirmDevice makes it known, and people see and forget those they have. ministack knows no devices.

Proving a remembered device in place of a second step (DEVICE_SRP_AUTH) is not here.
"""

import secrets
import time
import uuid

from ministack.services import cognito

from .. import pools
from ..answers import content, ok, refuse
from ..patching import require, wrap


def install() -> None:
    require(cognito, "_UNSIGNED_IDP_ACTIONS").update(CALLS)
    wrap(cognito, "_dispatch_idp", dispatch)
    wrap(cognito, "_initiate_auth", greet)
    wrap(cognito, "_respond_to_auth_challenge", greet)


async def dispatch(plain, action: str, data: dict):
    if action in CALLS:
        return await cognito.run_reentrant(cognito._run_idp_handler, CALLS[action], action, data)
    return await plain(action, data)


def greet(plain, data: dict):
    """Refuses a device that is gone; names one that is new."""
    parameters = data.get("AuthParameters") or data.get("ChallengeResponses") or {}
    pool_id, pool = pools.of_client(data.get("ClientId"))
    if not (pool or {}).get("DeviceConfiguration"):
        return plain(data)
    person, key = pools.user(pool, parameters.get("USERNAME")), parameters.get("DEVICE_KEY")
    if key is not None and person is not None and key not in person.get("_devices", {}):
        return refuse("ResourceNotFoundException", "Device does not exist.")
    answer = plain(data)
    said = content(answer) or {}
    if key is None and "RefreshToken" in said.get("AuthenticationResult", {}):
        region = pool_id.split("_")[0]
        new = {"DeviceKey": f"{region}_{uuid.uuid4()}", "DeviceGroupKey": f"-{secrets.token_hex(4)}"}
        said["AuthenticationResult"]["NewDeviceMetadata"] = new
        return ok(said)
    return answer


def confirm(data: dict):
    person, pool = pools.by_access_token(data.get("AccessToken"))
    verifier = data.get("DeviceSecretVerifierConfig") or {}
    if person is None:
        return refuse("NotAuthorizedException", "Invalid Access Token")
    if not (verifier.get("PasswordVerifier") and verifier.get("Salt")):
        return refuse("InvalidParameterException", "A device needs a verifier and a salt.")
    now, key = time.time(), data["DeviceKey"]
    attributes = {"device_status": "valid", "device_name": data.get("DeviceName") or key, "last_ip_used": "127.0.0.1"}
    person.setdefault("_devices", {})[key] = {
        "DeviceKey": key,
        "DeviceAttributes": [{"Name": name, "Value": value} for name, value in attributes.items()],
        "DeviceCreateDate": now,
        "DeviceLastModifiedDate": now,
        "DeviceLastAuthenticatedDate": now,
    }
    asks = pool["DeviceConfiguration"].get("DeviceOnlyRememberedOnUserPrompt", False)
    return ok({"UserConfirmationNecessary": asks})


def listed(data: dict):
    person, _pool = pools.by_access_token(data.get("AccessToken"))
    if person is None:
        return refuse("NotAuthorizedException", "Invalid Access Token")
    devices = list(person.get("_devices", {}).values())
    begin, most = int(data.get("PaginationToken") or 0), data.get("Limit") or 60
    more = {"PaginationToken": str(begin + most)} if begin + most < len(devices) else {}
    page = [{name: value for name, value in it.items() if name[0] != "_"} for it in devices[begin : begin + most]]
    return ok({"Devices": page} | more)


def with_device(data: dict, then):
    person, _pool = pools.by_access_token(data.get("AccessToken"))
    if person is None:
        return refuse("NotAuthorizedException", "Invalid Access Token")
    if data.get("DeviceKey") not in person.get("_devices", {}):
        return refuse("ResourceNotFoundException", "Device does not exist.")
    then(person["_devices"])
    return ok({})


def forget(data: dict):
    return with_device(data, lambda devices: devices.pop(data["DeviceKey"]))


def update(data: dict):
    def remember(devices: dict) -> None:
        devices[data["DeviceKey"]]["_remembered"] = data.get("DeviceRememberedStatus")

    return with_device(data, remember)


CALLS = {
    "ConfirmDevice": confirm,
    "ListDevices": listed,
    "ForgetDevice": forget,
    "UpdateDeviceStatus": update,
}
