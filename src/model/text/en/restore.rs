use super::files::counted;
use crate::aws::s3::restore::{Refusal, Tier};
use crate::model::text::{Restore, Sentences};

pub const RESTORE: Restore = Restore {
    title: "Archive",
    ask_admin: "Ask whoever runs this site to restore it.",
    under_way: "A copy is being restored. You can close this page meanwhile.",
    until: |time| ["A restored copy can be read until ", time, "."].concat(),
    restore: "Restore…",
    prolong: "Keep the copy longer…",
    check: "Check again",
    days: "Keep the copy for",
    days_of: |n| counted(n, " day", " days"),
    speed: "How fast",
    tier: |tier| match tier {
        Tier::Bulk => "Bulk",
        Tier::Standard => "Standard",
        Tier::Expedited => "Expedited",
    },
    time: |tier, archive| match (tier, archive.is_deep()) {
        (Tier::Bulk, true) => "within 48 hours, the cheapest",
        (Tier::Bulk, false) => "5 to 12 hours, the cheapest",
        (Tier::Standard, true) => "within 12 hours",
        (Tier::Standard, false) => "3 to 5 hours",
        (Tier::Expedited, _) => "1 to 5 minutes, the dearest; files above 250 MB take longer",
    },
    cost: "This costs money: AWS bills whoever runs this site for getting the file out, and for storing the copy while it is kept.",
    cost_of_days: "The days count from now. AWS bills whoever runs this site for storing the copy that long.",
    cost_of_return: "The file leaves the archive for good. AWS bills whoever runs this site for storing it there, and for a fast return.",
    send: "Restore",
    send_days: "Keep",
    begun: "The file is being restored",
    prolonged: "The copy is kept longer",
    refusal: |refusal| match refusal {
        Refusal::Forbidden => &Sentences {
            what: "You may not restore this file.",
            why: "Your role has no right to (s3:RestoreObject).",
            next: "Ask whoever runs this site to restore it, or to allow it.",
        },
        Refusal::UnderWay => &Sentences {
            what: "A copy is being restored already.",
            why: "Someone has asked for it before.",
            next: "Wait until it is there. How long it is kept can be changed then.",
        },
        Refusal::NoRoom => &Sentences {
            what: "No expedited restore is possible now.",
            why: "AWS has no room for one at the moment.",
            next: "Try again later, or choose another speed.",
        },
        Refusal::Readable => &Sentences {
            what: "This file is in no archive.",
            why: "It was moved or replaced meanwhile.",
            next: "Open or download it as any other.",
        },
    },
};
