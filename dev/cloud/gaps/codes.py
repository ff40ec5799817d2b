"""Mailed codes: Cognito draws a new code of six digits for every mail; ministack mails the same two for ever.

The mails are kept in mailbox.py, where tests read them.
"""

import secrets

from ministack.services import cognito

from .. import mailbox
from ..patching import wrap


def install() -> None:
    wrap(cognito, "_send_verification_email", draw_code)
    wrap(cognito, "_deliver_cognito_email", keep_mail)


def new_code() -> str:
    return f"{secrets.randbelow(10**6):06d}"


def draw_code(plain, pool, username, attributes, code, attribute_name="email"):
    """Replaces a constant by a drawn code, on the user's record (where it is checked) and in the mail."""
    user, _error = cognito._resolve_user(pool, username)
    field = "_reset_code" if attribute_name == "password" else "_confirmation_code"
    if user is not None and user.get(field) == code:
        code = user[field] = new_code()
    return plain(pool, username, attributes, code, attribute_name)


def keep_mail(plain, pool, to, subject, body, *args, **kwargs):
    if to:
        mailbox.deliver(to, subject, body)
    return plain(pool, to, subject, body, *args, **kwargs)
