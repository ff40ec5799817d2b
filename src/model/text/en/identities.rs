use crate::model::text::Identities;

pub const IDENTITIES: Identities = Identities {
    role: "Role",
    role_lead: "Your groups allow several roles. The one in use decides what you may do, until you sign out.",
    role_in_use: "in use",
    role_default: "default",
    role_use_named: |name| ["Use the role ", name].concat(),
    role_now: |name| ["The role ", name, " is in use now."].concat(),
    claim: "Files from before you signed in",
    claim_lead: |files, size| match files {
        1 => [
            "Before you signed in, a guest on this device put a file here (",
            size,
            "). If that was you, it can be yours.",
        ]
        .concat(),
        _ => [
            "Before you signed in, a guest on this device put ",
            &files.to_string(),
            " files here (",
            size,
            "). If that was you, they can be yours.",
        ]
        .concat(),
    },
    claim_how: "Taking them over copies each into your folder and then deletes the original. Nothing is overwritten, and nothing is deleted before its copy is complete.",
    claim_how_kept: "Taking them over copies each into your folder. Nothing is overwritten, and the originals stay where they are.",
    claim_take: "Take them over",
    claim_leave: "Leave them there",
    claim_progress: |done, all| {
        [
            done.to_string().as_str(),
            " of ",
            &all.to_string(),
            if all == 1 { " file" } else { " files" },
            " taken over",
        ]
        .concat()
    },
    claim_done: "The files are in your folder now.",
    claim_renamed: |files| match files {
        1 => "One got another name, because its own was taken.".to_owned(),
        _ => [&files.to_string(), " got other names, because their own were taken."].concat(),
    },
    claim_go: "Go to the files",
    forget_guest: "Forget me on this device",
    forget_guest_lead: "This device is known as the guest above, so that you find your files again. Without that, it becomes a new guest, and nobody can open this one's files from here any more.",
    guest_forgotten: "This device is a new guest now.",
};
