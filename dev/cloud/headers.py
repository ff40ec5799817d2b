"""python -m dev.cloud.headers --config FILE --out FILE: the response headers that the template gives the page.

For serving the page from this machine against a real deployment: reads its config.json and writes {name: value} as
JSON. Needs no running cloud. (For the local cloud deploy.py writes the same from the deployed policy.)

Left out is Strict-Transport-Security: pages here come over http, where browsers must ignore it (RFC 6797, 8.1), and a
browser that did not would refuse every other program on localhost.
"""

import argparse
import json
from pathlib import Path
from urllib.parse import urlsplit

from . import template


def served(policy: dict) -> dict[str, str]:
    """A ResponseHeadersPolicyConfig, as CloudFormation or CloudFront writes it, as the headers of an answer."""
    security = policy["SecurityHeadersConfig"]
    headers = {
        "Content-Security-Policy": security["ContentSecurityPolicy"]["ContentSecurityPolicy"],
        "Referrer-Policy": security["ReferrerPolicy"]["ReferrerPolicy"],
        "X-Content-Type-Options": "nosniff",
    }
    headers |= {item["Header"]: item["Value"] for item in policy["CustomHeadersConfig"]["Items"]}
    return headers


def origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def extra_sources(config: dict) -> list[str]:
    """The hosts that a config.json names beyond the region's own: what the parameter ExtraSources would say."""
    bucket = config["bucket"]
    sources = [origin(url) for url in (config.get("endpoints") or {}).values() if url]
    if bucket.get("endpoint"):
        here = origin(bucket["endpoint"])
        sources.append(here if bucket.get("pathStyle") else here.replace("://", f"://{bucket['name']}.", 1))
    elif bucket.get("region", config["region"]) != config["region"]:
        region = bucket["region"]
        hosts = [f"{bucket['name']}.s3.{region}", f"{bucket['name']}.s3.dualstack.{region}", f"s3.{region}"]
        sources += [f"https://{host}.{url_suffix(region)}" for host in hosts]
    return list(dict.fromkeys(sources))


def url_suffix(region: str) -> str:
    """AWS::URLSuffix."""
    return "amazonaws.com.cn" if region.startswith("cn-") else "amazonaws.com"


def for_config(config: dict) -> dict[str, str]:
    """The headers of the template's page policy for one config.json."""
    policy = template.load()["Resources"]["PageHeaders"]["Properties"]["ResponseHeadersPolicyConfig"]
    names = {
        "AWS::Region": config["region"],
        "AWS::URLSuffix": url_suffix(config["region"]),
        "Id": "",  # only in the policy's own name
        "Bucket": config["bucket"]["name"],
        "Login": origin(domain) if (domain := config.get("userPool", {}).get("domain")) else "",
        "ExtraSources": " ".join(extra_sources(config)),
    }
    return served(template.resolve(policy, names))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m dev.cloud.headers", description=__doc__.splitlines()[0])
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    config = json.loads(options.config.read_text(encoding="utf-8"))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps(for_config(config), indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
