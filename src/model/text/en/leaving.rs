use super::files::counted;
use crate::model::text::Leaving;

pub const LEAVING: Leaving = Leaving {
    copy_credentials: "Copy credentials",
    copy_lead: "Use your files from a terminal or a script, with the rights that you have here.",
    copy_warning: "Whoever has these can do to your files what you can, until they end. Signing out does not end them sooner. Keep them out of chats, tickets and repositories.",
    show: "Show credentials",
    hide: "Hide credentials",
    format: "Format",
    sh: "sh, bash, zsh",
    powershell: "PowerShell",
    profile: "AWS CLI profile",
    shell_hint: "Paste this into a terminal.",
    profile_hint: "Add this to the file .aws/credentials in your home folder.",
    valid_until: |time| [" Valid until ", time, "."].concat(),
    example: "Then, for example:",

    sessions: "Sessions",
    here: "This device",
    all_devices: "All devices",
    everywhere: "Sign out everywhere",
    everywhere_lead: "Ends your sessions on all devices: after a lost phone, or on a computer that was not yours.",
    everywhere_title: "Sign out everywhere?",
    everywhere_what: "You will have to sign in again on each device, this one included.",
    everywhere_hour: "AWS credentials that a device holds already last until they end, an hour at most.",

    delete: "Delete account",
    delete_lead: "Ends your account for good. You decide what becomes of your files.",
    delete_title: "Delete your account?",
    delete_what: |email| {
        ["The account ", email, " and all its sessions end at once. This cannot be undone."].concat()
    },
    counting: "Looking into your folder…",
    uncounted: "What is in your folder could not be counted.",
    empty: "Your folder is empty.",
    uploads_end: |n| {
        [&counted(n, " upload is", " uploads are"), " under way, and will end unfinished with your account."]
            .concat()
    },
    holds: |n, size| ["Your folder holds ", &counted(n, " file", " files"), ", ", size, " in all."].concat(),
    files_first: "Delete my files first",
    files_first_hint: "With their earlier versions, as far as this site lets you.",
    files_stay: "Files that you leave stay in the bucket, where no other account of yours can open them. Whoever runs this site can.",
    confirm: |email| ["Type ", email, " to confirm"].concat(),
    confirm_wrong: "This is not the account’s address.",
    deleting: |n| [&counted(n, " file or version", " files and versions"), " deleted"].concat(),
    refused: |n| [&counted(n, " file", " files"), " could not be deleted"].concat(),
    versions_stay: "Earlier versions stay",
    versions_why: "Your files are deleted. Their earlier versions stay in the bucket, which this site does not let you remove; whoever runs it can, or its own rules do after a while.",
    account_still_there: "Your account is still there.",
    delete_anyway: "Delete account anyway",
    keep: "Keep account",
};
