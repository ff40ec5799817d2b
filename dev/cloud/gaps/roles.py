"""Roles: an identity pool gives the role that its mapping finds (by token, by rules) or that CustomRoleArn asks for
among those allowed, and only if the role's trust policy agrees; AssumeRoleWithWebIdentity checks the token's
signature and its session knows the identity. ministack always gives the pool's default role and asks nobody.
"""

import contextvars

from ministack.core import iam_evaluator
from ministack.services import cognito, iam, sts

from ..answers import content, refuse
from ..patching import wrap
from .guests import pool_of

IDENTITY = "cognito-identity.amazonaws.com"
FORBIDDEN = ("NotAuthorizedException", "Access to role is forbidden.")
AMBIGUOUS = ("NotAuthorizedException", "Ambiguous role resolution; access denied.")
MISCONFIGURED = (
    "InvalidIdentityPoolConfigurationException",
    "Invalid identity pool configuration. Check assigned IAM roles for this pool.",
)


class RoleRefused(Exception):
    """No role for this call: error code and message."""


def install() -> None:
    wrap(cognito, "_apply_pretoken_trigger", tell_roles)
    wrap(cognito, "_get_credentials_for_identity", vend)
    wrap(sts, "_web_identity_trust_denied", check_web_identity)
    wrap(sts, "register_session", remember_web_identity)


# ---- What an ID token says ---------------------------------------------------------------------------------------------


def tell_roles(plain, *, pool_id: str, claims: dict, token_type: str, groups: list, **more) -> dict:
    """cognito:roles are the roles of the person's groups, cognito:preferred_role that of the best one."""
    if token_type == "id" and groups:
        roles, preferred = of_groups(cognito._get_pool_unscoped(pool_id) or {}, groups)
        claims |= {"cognito:roles": roles} if roles else {}
        claims |= {"cognito:preferred_role": preferred} if preferred else {}
    return plain(pool_id=pool_id, claims=claims, token_type=token_type, groups=groups, **more)


def of_groups(pool: dict, mine: list) -> tuple[list[str], str | None]:
    """The roles of these groups, the best precedence first, and the one preferred: none where two share the best."""
    groups = [g for g in (pool.get("_groups") or {}).values() if g.get("GroupName") in mine and g.get("RoleArn")]
    groups.sort(key=precedence)
    roles = [group["RoleArn"] for group in groups]
    tied = len(groups) > 1 and precedence(groups[0]) == precedence(groups[1]) and roles[0] != roles[1]
    return roles, None if tied or not roles else roles[0]


# ---- Enhanced flow: GetCredentialsForIdentity ------------------------------------------------------------------------


def vend(plain, data: dict):
    """Credentials under the chosen role. The session is changed before anyone has heard of its key."""
    pool = pool_of(data.get("IdentityId"))
    if pool is None:
        return plain(data)
    asked = dict(data)
    custom = asked.pop("CustomRoleArn", None)
    answer = plain(asked)
    vended = content(answer)
    if vended is None:
        return answer
    key = vended["Credentials"]["AccessKeyId"]
    try:
        role_arn = choose(pool, data.get("Logins") or {}, custom)
        require_trust(role_arn, pool["IdentityPoolId"], sts._sessions[key])
    except RoleRefused as refused:
        del sts._sessions[key]
        return refuse(*refused.args)
    name = role_arn.rpartition("/")[2]
    sts._sessions[key]["Arn"] = f"arn:aws:sts::{role_arn.split(':')[4]}:assumed-role/{name}/CognitoIdentityCredentials"
    return answer


def choose(pool: dict, logins: dict, custom: str | None) -> str:
    """The role's ARN for one call."""
    roles = pool.get("_roles") or {}
    if not logins:
        if custom:
            raise RoleRefused(*FORBIDDEN)
        return existing(roles.get("unauthenticated"))
    for provider, token in logins.items():
        claims = cognito._token_claims(token)
        mapping = (pool.get("_role_mappings") or {}).get(f"{provider}:{claims.get('aud')}")
        if mapping is None:
            continue
        allowed, preferred = (by_token if mapping["Type"] == "Token" else by_rules)(mapping, provider, claims)
        if custom:
            if custom not in allowed:
                raise RoleRefused(*FORBIDDEN)
            return custom
        if preferred:
            return preferred
        if mapping.get("AmbiguousRoleResolution") == "Deny":
            raise RoleRefused(*AMBIGUOUS)
    if custom:
        raise RoleRefused(*FORBIDDEN)
    return existing(roles.get("authenticated"))


def existing(role_arn: str | None) -> str:
    if not role_arn:
        raise RoleRefused(*MISCONFIGURED)
    return role_arn


def by_token(_mapping: dict, _provider: str, claims: dict) -> tuple[list[str], str | None]:
    """What the token itself says."""
    return claims.get("cognito:roles") or [], claims.get("cognito:preferred_role")


def precedence(group: dict) -> int:
    given = group.get("Precedence")
    return 2**31 if given is None else given


def by_rules(mapping: dict, _provider: str, claims: dict) -> tuple[list[str], str | None]:
    """The first rule that the claims meet."""
    rules = (mapping.get("RulesConfiguration") or {}).get("Rules", [])
    found = next((rule["RoleARN"] for rule in rules if meets(rule, claims)), None)
    return [found] if found else [], found


def meets(rule: dict, claims: dict) -> bool:
    claim = claims.get(rule["Claim"])
    if claim is None:
        return False
    said, wanted = " ".join(map(str, claim)) if isinstance(claim, list) else str(claim), rule["Value"]
    match rule["MatchType"]:
        case "Equals":
            return said == wanted
        case "Contains":
            return wanted in said
        case "StartsWith":
            return said.startswith(wanted)
        case "NotEqual":
            return said != wanted
    return False


def require_trust(role_arn: str, pool_id: str, session: dict) -> None:
    """Raises unless the role's trust policy lets this identity have it."""
    account, name = role_arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    role = iam._roles.get_scoped(account, None, name)
    keys = {
        f"{IDENTITY}:aud": pool_id,
        f"{IDENTITY}:sub": session["_identity_id"],
        f"{IDENTITY}:amr": session["_cognito_amr"],
    }
    context = iam_evaluator.EvalContext(
        principal_arn=IDENTITY,
        principal_type="WebIdentityUser",
        principal_account=account,
        action="sts:AssumeRoleWithWebIdentity",
        resource_arn=role_arn,
        region="",
        service_context=keys,
    )
    trust = (role or {}).get("AssumeRolePolicyDocument", "{}")
    if not iam_evaluator.evaluate_trust_policy(trust, IDENTITY, context):
        raise RoleRefused(*MISCONFIGURED)


# ---- Basic flow: AssumeRoleWithWebIdentity ---------------------------------------------------------------------------

# The claims of the token that the request at hand brought; each request runs in a context of its own.
_claims: contextvars.ContextVar[dict | None] = contextvars.ContextVar("alcove_web_identity", default=None)


def check_web_identity(plain, role_arn: str, params: dict, use_json: bool):
    token = sts._p(params, "WebIdentityToken")
    claims = cognito._token_claims(token)
    of_identity_pool = str(claims.get("iss", "")).endswith(IDENTITY)
    if of_identity_pool and not cognito._signature_valid(token):
        return sts._error(400, "InvalidIdentityToken", "The ID Token provided is not a valid JWT.", ns="sts")
    account, name = role_arn.split(":")[4], role_arn.rsplit("/", 1)[-1]
    longest = (iam._roles.get_scoped(account, None, name) or {}).get("MaxSessionDuration", 3600)
    if int(sts._p(params, "DurationSeconds") or 3600) > longest:
        message = "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."
        return sts._error(400, "ValidationError", message, ns="sts")
    denied = plain(role_arn, params, use_json)
    _claims.set(claims if of_identity_pool and denied is None else None)
    return denied


def remember_web_identity(plain, access_key: str, session: dict) -> None:
    claims = _claims.get()
    if claims is not None:
        _claims.set(None)
        session |= {
            "_identity_id": claims.get("sub"),
            "_identity_pool_id": claims.get("aud"),
            "_cognito_amr": claims.get("amr"),
        }
    plain(access_key, session)
