use crate::model::text::Account;

pub const ACCOUNT: Account = Account {
    title: "Account",
    as_user: "Signed in",
    as_guest: "Guest",
    as_guest_hint: "You are here without an account. Sign in to get a folder of your own.",
    email: "Email",
    identity: "Identity id",
    identity_hint: "Names your folder in the bucket.",
    role: "Assumed role",
    account: "AWS account",
    credentials: "Credentials end",
    credentials_end_in: |minutes, seconds| {
        [
            "in ",
            &minutes.to_string(),
            " min ",
            if seconds < 10 { "0" } else { "" },
            &seconds.to_string(),
            " s",
        ]
        .concat()
    },
    credentials_renew: "They are renewed by themselves while this page is open.",
    groups: "Groups",
    permissions: "Who you are to AWS",
    permissions_lead: "What your role allows is enforced by AWS, not by this page.",
    unknown: "Not known yet",
    copy_identity: "Copy the identity id",
    copy_role: "Copy the role",
    copy_account: "Copy the account number",
    session_lead: "Signing out forgets the session on this device and revokes it.",
};
