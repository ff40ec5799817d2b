use crate::model::text::Share;

pub const SHARE: Share = Share {
    title: |name| ["Share “\u{2068}", name, "\u{2069}”"].concat(),
    life: "The link works for",
    quarter: "15 minutes",
    hour: "1 hour",
    longest: "As long as possible",
    saves: "Save the file instead of showing it",
    saves_hint: "A browser then downloads it at once.",
    link: "Link",
    copy: "Copy link",
    making: "Making the link…",
    ends: |date| ["Works until ", date, "."].concat(),
    cut_short: "A link cannot outlive the keys that signed it, and yours are renewed each session.",
    who: "Anyone who has this link can open the file until then, without signing in. It cannot be taken back, not even by signing out; deleting or renaming the file ends it.",
    code: "Show as a QR code",
    code_label: "QR code of the link",
    send: "Send…",
};
