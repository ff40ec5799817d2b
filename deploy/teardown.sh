#!/usr/bin/env bash
# Takes a deployment down: teardown.sh STACK REGION [--delete-files-and-accounts]
#
# Without the flag everyone's files and accounts stay, and their names are printed. With it they are deleted for good,
# every version of every file. Needs the AWS CLI, signed in as someone who may do this.
set -euo pipefail

stack=${1:?usage: teardown.sh STACK REGION [--delete-files-and-accounts]}
region=${2:?usage: teardown.sh STACK REGION [--delete-files-and-accounts]}
everything=${3:-}
if [[ -n $everything && $everything != --delete-files-and-accounts ]]; then
  echo "teardown.sh: what is $everything?" >&2
  exit 2
fi

output() { # the value of one of the stack's outputs
  aws cloudformation describe-stacks --region "$region" --stack-name "$stack" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue"
}

empty_bucket() { # deletes every version and every delete marker, a thousand at a time
  local page
  page=$(mktemp)
  while
    aws s3api list-object-versions --region "$region" --bucket "$1" --max-items 1000 --output json \
      --query '{Quiet: `true`, Objects: [Versions || `[]`, DeleteMarkers || `[]`][].{Key: Key, VersionId: VersionId}}' \
      > "$page"
    grep -q '"Key"' "$page"
  do
    aws s3api delete-objects --region "$region" --bucket "$1" --delete "file://$page" > "$page.answer"
    if grep -q '"Errors"' "$page.answer"; then
      echo "teardown.sh: $1 cannot be emptied:" >&2
      head -20 "$page.answer" >&2
      exit 1
    fi
  done
  rm -f "$page" "$page.answer"
}

site=$(output SiteBucket)
files=$(output FilesBucket)
pool=$(output UserPoolId)

if [[ -n $everything ]]; then
  echo "This deletes for good: the files in $files and the accounts in $pool."
  read -r -p "Type the stack's name to go on: " answer
  [[ $answer == "$stack" ]] || { echo "Nothing was deleted."; exit 1; }
fi

echo "Emptying $site, which holds the page"
empty_bucket "$site"
echo "Deleting the stack (CloudFront takes some minutes)"
aws cloudformation delete-stack --region "$region" --stack-name "$stack"
aws cloudformation wait stack-delete-complete --region "$region" --stack-name "$stack"

if [[ -z $everything ]]; then
  echo "Done. Still there: the files in bucket $files, the accounts in user pool $pool."
  exit
fi
echo "Emptying $files"
empty_bucket "$files"
aws s3api delete-bucket --region "$region" --bucket "$files"
echo "Deleting the accounts"
aws cognito-idp delete-user-pool --region "$region" --user-pool-id "$pool"
echo "Done. Nothing is left."
