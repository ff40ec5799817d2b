"""GetTemplateSummary: a parameter without a default has none in the answer, and the values that one allows stand there.
ministack answers an empty default and no values.
"""

from xml.sax.saxutils import escape

from ministack.services.cloudformation import handlers

from ..patching import require

CALL = "GetTemplateSummary"


def install() -> None:
    calls = require(handlers, "_ACTION_HANDLERS")
    plain = calls[CALL]
    calls[CALL] = lambda params: summary(plain, params)


def summary(plain, params: dict):
    status, headers, body = plain(params)
    template, refused = handlers._resolve_template(params)
    if status != 200 or refused or not template:
        return status, headers, body
    text = body.decode()
    for name, declared in handlers._parse_template(template).get("Parameters", {}).items():
        before, key, rest = text.partition(f"<ParameterKey>{escape(name)}</ParameterKey>")
        member, end, after = rest.partition("</member>")
        if "Default" not in declared:
            member = member.replace("<DefaultValue></DefaultValue>", "")
        values = "".join(f"<member>{escape(str(value))}</member>" for value in declared.get("AllowedValues", []))
        if values:
            member += f"<ParameterConstraints><AllowedValues>{values}</AllowedValues></ParameterConstraints>"
        text = before + key + member + end + after
    return status, headers, text.encode()
