use crate::model::text::Common;

pub const COMMON: Common = Common {
    skip_to_content: "Skip to content",
    locations: "Locations",
    favourites: "Favourites",
    recent: "Recent",
    account: "Account",
    guest: "Guest",
    sign_in: "Sign in",
    sign_out: "Sign out",
    language: "Language",
    close: "Close",
    cancel: "Cancel",
    back: "Back",
    try_again: "Try again",
    copy: "Copy",
    copied: "Copied",
    copy_failed: "Could not copy: select the text and copy it by hand",
    show_password: "Show password",
    hide_password: "Hide password",
    loading: "Loading…",
};
