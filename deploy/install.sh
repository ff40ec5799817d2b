#!/bin/sh
# Puts Alcove on an AWS account, or updates it, with the AWS CLI alone: the stack, then the page, index.html last.
# What lies beside this script in the archive of a release is what it needs. `cargo xtask deploy`, from the sources, does
# more: it shows each change before it makes it, explains what failed, and rolls back.
set -eu

usage() {
    cat <<'TEXT'
sh install.sh SelfSignUp=no                  a first time: only you create accounts
sh install.sh SelfSignUp=yes                 a first time: ANYONE who finds the page may make one, and store files at your cost
sh install.sh                                an update: parameters stay as they are
sh install.sh Title="Our files" Guests=no    parameters (README.md lists them), the first time or later

The AWS CLI must be signed in. STACK names the stack (alcove), AWS_REGION its region (else the CLI's own).
TEXT
}

fail() {
    printf '✗ %s\n' "$1" >&2
    exit 1
}

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
dist=$here/../dist
stack=${STACK:-alcove}
case "${1:-}" in -h | --help | help) usage && exit 0 ;; esac
if [ -n "${AWS_REGION:-}" ]; then export AWS_DEFAULT_REGION="$AWS_REGION"; fi # the CLI's first version reads that name alone
command -v aws >/dev/null || fail "The AWS CLI is missing: https://aws.amazon.com/cli/"
account=$(aws sts get-caller-identity --query Account --output text) || fail "The AWS CLI is not signed in, or has no region: aws configure, or aws sso login and AWS_REGION=…"
if ! aws cloudformation describe-stacks --stack-name "$stack" >/dev/null 2>&1; then
    case " $* " in *" SelfSignUp="*) ;; *) usage >&2 && fail "The first time, say who may create accounts: SelfSignUp=no or SelfSignUp=yes." ;; esac
fi

echo "▸ The stack $stack in account $account (a first time about 5 minutes, most of them CloudFront's)"
if [ $# -gt 0 ]; then set -- --parameter-overrides "$@"; fi
aws cloudformation deploy --stack-name "$stack" --template-file "$here/alcove.yaml" --capabilities CAPABILITY_IAM \
    --no-fail-on-empty-changeset "$@" >&2 || {
    aws cloudformation describe-stack-events --stack-name "$stack" --output text \
        --query "StackEvents[?ResourceStatusReason].[LogicalResourceId, ResourceStatusReason]" >&2 || true
    # What was found before anything was made stands here alone; an older CLI does not know the call.
    aws cloudformation describe-events --stack-name "$stack" --filters FailedEvents=true --output text \
        --query "OperationEvents[?ValidationStatusReason].ValidationStatusReason" 2>/dev/null || true
    fail "The stack was not made or changed: the reasons stand above. README.md says what can be done about the usual ones."
}
output() {
    aws cloudformation describe-stacks --stack-name "$stack" --output text \
        --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}
bucket=$(output SiteBucket)

echo "▸ The page"
stage=$(mktemp -d)
trap 'rm -rf "$stage"' EXIT
# upload.tsv parts the page by headers, in an order in which no file is there before those that it mentions.
tab=$(printf '\t')
while IFS="$tab" read -r step type lifetime encoding name; do
    mkdir -p "$stage/$step/$(dirname -- "$name")"
    from="$dist/$name"
    if [ "$encoding" = br ]; then from="$from.br"; fi
    cp -- "$from" "$stage/$step/$name"
    printf '%s\t%s\t%s\n' "$type" "$lifetime" "$encoding" >"$stage/$step.headers"
done <"$here/upload.tsv"
for headers in "$stage"/*.headers; do
    IFS="$tab" read -r type lifetime encoding <"$headers"
    set -- --content-type "$type" --cache-control "$lifetime"
    if [ "$encoding" = br ]; then set -- "$@" --content-encoding br; fi
    aws s3 cp "${headers%.headers}" "s3://$bucket/" --recursive --only-show-errors "$@"
done

# config.json on the site is the admin's to edit: it is written once, and then never replaced.
output ConfigJson >"$stage/config.json"
if aws s3api put-object --bucket "$bucket" --key config.json --body "$stage/config.json" --if-none-match '*' \
    --content-type application/json --cache-control no-cache >/dev/null 2>"$stage/refusal"; then :; else
    grep -q -e PreconditionFailed -e '(412)' "$stage/refusal" || { cat "$stage/refusal" >&2 && fail "config.json was not written."; }
    aws s3 cp "s3://$bucket/config.json" "$stage/live.json" --only-show-errors
    if ! cmp -s "$stage/config.json" "$stage/live.json"; then
        cp "$stage/config.json" ./config.stack.json
        echo "  config.json on the site stays as it is. The stack's own is in ./config.stack.json: compare them."
    fi
fi
aws s3 cp "$dist/index.html" "s3://$bucket/index.html" --only-show-errors --content-type "text/html; charset=utf-8" --cache-control no-cache
echo "✓ $(output PageAddress)"
