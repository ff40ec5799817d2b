use crate::model::text::Unloaded;

pub const UNLOADED: Unloaded = Unloaded {
    no_network: "A part of this page could not be loaded. The network is probably gone.",
    try_again: "Try again",
    updated: "This page was updated since you opened it. Reload it to go on.",
    reload: "Reload",
    panic_title: "This page has stopped",
    panic_lead: "A fault in this page has ended it. Nothing in your folder was changed by that; what was being uploaded can be resumed.",
    panic_next: "Reload the page to go on. If this happens again, copy the details and send them to whoever runs this site.",
    copy_details: "Copy details",
};
