"""Policy variables: IAM replaces `${cognito-identity.amazonaws.com:sub}` and its like, in Resource and in Condition,
by the caller's value, and a statement whose variable has no value applies to nothing. ministack compares the letters.
(IAM's * also stands for line ends, which a key may hold; ministack's does not.)

Only a role's own policies are treated, not bucket policies; a default after a comma is not supported.
"""

import dataclasses
import re
from typing import Any

from ministack.core import iam_evaluator
from ministack.services import sts

from ..patching import wrap

VARIABLE = re.compile(r"\$\{([^}]+)\}")
LITERAL = {"*", "?", "$"}  # ${*} is the character itself
NO_VALUE = "\0"  # in no key and in no prefix


def install() -> None:
    wrap(iam_evaluator, "_principal_keys", identity_keys, also_in=(sts,))
    wrap(iam_evaluator, "resolve_principal", substitute)
    wrap(iam_evaluator, "_fnmatch_compile", with_line_ends)


def with_line_ends(plain, pattern: str, ignore_case: bool) -> re.Pattern:
    compiled = plain(pattern, ignore_case)
    return re.compile(compiled.pattern, compiled.flags | re.DOTALL)  # re keeps what it compiled


def identity_keys(plain, credential) -> dict[str, Any]:
    """What the identity pool says of a caller, added to what IAM knows."""
    keys = plain(credential)
    session = sts._sessions.get(credential.access_key_id) or {}
    if session.get("_identity_id"):
        keys["cognito-identity.amazonaws.com:sub"] = session["_identity_id"]
        keys["cognito-identity.amazonaws.com:aud"] = session.get("_identity_pool_id") or ""
        keys["cognito-identity.amazonaws.com:amr"] = session.get("_cognito_amr") or []
    return keys


def substitute(plain, *args, **kwargs):
    """The caller with policies that hold values in place of variables."""
    principal = plain(*args, **kwargs)
    if isinstance(principal, iam_evaluator.PrincipalInfo) and principal.policies:
        principal.policies = [
            [filled_statement(statement, principal.keys) for statement in policy] for policy in principal.policies
        ]
    return principal


def filled_statement(statement, keys: dict):
    return dataclasses.replace(
        statement,
        resources=filled(statement.resources, keys),
        not_resources=filled(statement.not_resources, keys),
        conditions=filled(statement.conditions, keys),
    )


def filled(element, keys: dict):
    """`element` with its variables replaced, however deep they stand."""
    if isinstance(element, dict):
        return {name: filled(value, keys) for name, value in element.items()}
    if isinstance(element, list):
        return [filled(value, keys) for value in element]
    if isinstance(element, str):
        return VARIABLE.sub(lambda match: value_of(match[1].strip(), keys), element)
    return element


def value_of(name: str, keys: dict) -> str:
    value = name if name in LITERAL else keys.get(name.lower())
    return value if isinstance(value, str) else NO_VALUE
