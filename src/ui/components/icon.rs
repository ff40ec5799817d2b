//! Icons: one stroke set on a 24-unit grid, inline, so that they take the text's colour and cost no request.
//!
//! An outline is one `path`. There is no sprite file and no font: a first picture whose icons come later
//! would move.

use leptos::prelude::*;

use crate::ui::dom::{El, dom};

/// What an icon shows: its outline, and its class, by which the icons of kinds of files have a colour. Constants and not an enum,
/// so that each part of the page carries the outlines that it draws and no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IconName(&'static str, &'static str);

/// The class of an icon that has the text's colour.
const PLAIN: &str = "icon";

#[allow(missing_docs, non_upper_case_globals, reason = "each is what it is called, as a variant would be")]
impl IconName {
    pub const Alert: Self = Self(
        "M12 8.5v4.5M12 16.5v.01M10.4 4.2 2.9 17.4A1.8 1.8 0 0 0 4.5 20h15a1.8 1.8 0 0 0 1.6-2.6L13.6 4.2a1.8 1.8 0 0 0-3.2 0Z",
        PLAIN,
    );
    pub const Archive: Self = Self(
        "M4 8.5v10A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5v-10M3 4h18v4.5H3ZM10 12.5h4",
        "icon icon-archive",
    );
    pub const Audio: Self = Self(
        "M9 18V6l11-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM20 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z",
        "icon icon-audio",
    );
    pub const Check: Self = Self("m5 12.5 4.5 4.5L19 7.5", PLAIN);
    pub const ChevronDown: Self = Self("m6 9.5 6 6 6-6", PLAIN);
    pub const ChevronLeft: Self = Self("m14.5 6-6 6 6 6", PLAIN);
    pub const ChevronRight: Self = Self("m9.5 6 6 6-6 6", PLAIN);
    pub const Clock: Self = Self("M12 7v5l3 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z", PLAIN);
    pub const Close: Self = Self("M6 6l12 12M18 6 6 18", PLAIN);
    pub const Code: Self = Self("m8 8-4.5 4L8 16M16 8l4.5 4L16 16M13.5 5.5l-3 13", "icon icon-code");
    pub const Copy: Self = Self(
        "M9 9h9.5A1.5 1.5 0 0 1 20 10.5V20a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 20v-9.5A1.5 1.5 0 0 1 9 9ZM4.5 15.5A1.5 1.5 0 0 1 3 14V4.5A1.5 1.5 0 0 1 4.5 3H14a1.5 1.5 0 0 1 1.5 1.5",
        PLAIN,
    );
    pub const CopyPlus: Self = Self(
        "M9 9h9.5A1.5 1.5 0 0 1 20 10.5V20a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 20v-9.5A1.5 1.5 0 0 1 9 9ZM4.5 15.5A1.5 1.5 0 0 1 3 14V4.5A1.5 1.5 0 0 1 4.5 3H14a1.5 1.5 0 0 1 1.5 1.5M13.75 12.25v6M10.75 15.25h6",
        PLAIN,
    );
    pub const CopyTo: Self = Self(
        "M9 9h9.5A1.5 1.5 0 0 1 20 10.5V20a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 20v-9.5A1.5 1.5 0 0 1 9 9ZM4.5 15.5A1.5 1.5 0 0 1 3 14V4.5A1.5 1.5 0 0 1 4.5 3H14a1.5 1.5 0 0 1 1.5 1.5M10.5 15.25h6.5M14.5 12.75l2.5 2.5-2.5 2.5",
        PLAIN,
    );
    pub const Document: Self = Self(
        "M14 3H6.5A1.5 1.5 0 0 0 5 4.5v15A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V8ZM14 3v5h5M8.5 13h7M8.5 16.5h4.5",
        "icon icon-document",
    );
    pub const Download: Self = Self("M12 4v11.5M7 11l5 5 5-5M4.5 20h15", PLAIN);
    pub const Eye: Self = Self(
        "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z",
        PLAIN,
    );
    pub const EyeOff: Self = Self(
        "M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.7 3.5M6.3 7.3A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.6-1.3M9.9 9.9a3 3 0 0 0 4.2 4.2",
        PLAIN,
    );
    pub const File: Self = Self(
        "M14 3H6.5A1.5 1.5 0 0 0 5 4.5v15A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V8ZM14 3v5h5",
        PLAIN,
    );
    pub const Folder: Self = Self(
        "M3 6.5A1.5 1.5 0 0 1 4.5 5h4.7l2.3 2.5h8A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18Z",
        PLAIN,
    );
    pub const FolderPlus: Self = Self(
        "M3 6.5A1.5 1.5 0 0 1 4.5 5h4.7l2.3 2.5h8A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18ZM12 10.5v6M9 13.5h6",
        PLAIN,
    );
    pub const Globe: Self = Self(
        "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18",
        PLAIN,
    );
    pub const Image: Self = Self(
        "M5 4h14a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 5 4ZM4 17.5l4.5-5 3.5 3.5 3-3 5 4.5M15.5 8.5v.01",
        "icon icon-image",
    );
    pub const Info: Self = Self("M12 11v5.5M12 7.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z", PLAIN);
    pub const Key: Self =
        Self("M12.5 11.5 20 4M17 7l2.5 2.5M13 16a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z", PLAIN);
    pub const Layout: Self =
        Self("M4 4h6.5v6.5H4ZM13.5 4H20v6.5h-6.5ZM4 13.5h6.5V20H4ZM13.5 13.5H20V20h-6.5Z", PLAIN);
    pub const Lock: Self = Self(
        "M6.5 11h11A1.5 1.5 0 0 1 19 12.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5v-6A1.5 1.5 0 0 1 6.5 11ZM8 11V8a4 4 0 0 1 8 0v3",
        PLAIN,
    );
    pub const Mail: Self = Self(
        "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5ZM3.5 7.5l8.5 6 8.5-6",
        PLAIN,
    );
    pub const Star: Self =
        Self("m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9-4.3-4.1 5.9-.8Z", PLAIN);
    pub const StarOff: Self =
        Self("m12 3.5 2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9-4.3-4.1 5.9-.8ZM4 4l16 16", PLAIN);
    pub const Sync: Self = Self("M4 9h14.5M15 5.5 18.5 9M20 15H5.5M9 18.5 5.5 15", PLAIN);
    pub const More: Self = Self("M5 12v.01M12 12v.01M19 12v.01", PLAIN);
    pub const Move: Self = Self("M4.5 12h15M13.5 6l6 6-6 6", PLAIN);
    pub const Paste: Self = Self(
        "M9 4h6v3.5H9ZM15 5.5h2A1.5 1.5 0 0 1 18.5 7v12a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V7A1.5 1.5 0 0 1 7 5.5h2",
        PLAIN,
    );
    pub const Pause: Self = Self("M9 5.5v13M15 5.5v13", PLAIN);
    pub const Person: Self =
        Self("M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6", PLAIN);
    pub const Phone: Self = Self(
        "M8.5 2.5h7A1.5 1.5 0 0 1 17 4v16a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 20V4a1.5 1.5 0 0 1 1.5-1.5ZM11.5 18.5h1",
        PLAIN,
    );
    pub const Pencil: Self = Self("M4 20h4L19 9l-4-4L4 16Z", PLAIN);
    pub const Play: Self = Self("M8 5.5v13l10.5-6.5Z", PLAIN);
    pub const Retry: Self = Self("M20 5v5h-5M19.5 14a8 8 0 1 1-1-7L20 10", PLAIN);
    pub const Scissors: Self = Self(
        "M9 6a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM9 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM20 4 8.1 15.9M14.5 14.5 20 20M8.1 8.1 12 12",
        PLAIN,
    );
    pub const Search: Self = Self("M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM20 20l-4.4-4.4", PLAIN);
    pub const Share: Self = Self(
        "M12 15V3.5M7.5 8 12 3.5 16.5 8M5 12.5v6A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5v-6",
        PLAIN,
    );
    pub const Shield: Self =
        Self("M12 3l7.5 2.7v5.6c0 4.7-3 8-7.5 9.7-4.5-1.7-7.5-5-7.5-9.7V5.7ZM8.8 12l2.3 2.3 4.2-4.3", PLAIN);
    pub const SignOut: Self =
        Self("M14 4.5H6.5A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.5H14M10 12h10.5M16.5 8l4 4-4 4", PLAIN);
    pub const SortDown: Self = Self("M12 5v14M6.5 13.5 12 19l5.5-5.5", PLAIN);
    pub const SortUp: Self = Self("M12 19V5M6.5 10.5 12 5l5.5 5.5", PLAIN);
    pub const Trash: Self = Self(
        "M4 6.5h16M9 6.5V4.8A1.3 1.3 0 0 1 10.3 3.5h3.4A1.3 1.3 0 0 1 15 4.8v1.7M6 6.5l.8 12.6A1.5 1.5 0 0 0 8.3 20.5h7.4a1.5 1.5 0 0 0 1.5-1.4L18 6.5M10 10.5v6M14 10.5v6",
        PLAIN,
    );
    pub const Undo: Self = Self("M4 5v5h5M4.5 14a8 8 0 1 0 1-7L4 10", PLAIN);
    pub const Upload: Self = Self("M12 16V4.5M7 9l5-5 5 5M4.5 20h15", PLAIN);
    pub const Users: Self = Self(
        "M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM2.5 20c.5-3.8 3-5.5 6.5-5.5s6 1.7 6.5 5.5M15.5 4.7a3.5 3.5 0 0 1 0 6.6M18 14.9c2 .8 3.2 2.5 3.5 5.1",
        PLAIN,
    );
    pub const Video: Self = Self(
        "M4.5 6h9A1.5 1.5 0 0 1 15 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6ZM15 10.5l6-3v9l-6-3",
        "icon icon-video",
    );
}

/// An icon, hidden from assistive technology: the words beside it, or the button's label, say it.
#[component]
pub fn Icon(
    /// Which.
    name: IconName,
) -> impl IntoView {
    dom(move || icon(name))
}

/// [`Icon`], as an element built by hand.
pub fn icon(name: IconName) -> El {
    drawing(name.1, name.0)
}

/// The page's mark: a niche in a wall.
///
/// Beside the site's title, and alone above the cards of signing in and of a broken configuration.
#[component]
pub fn Mark() -> impl IntoView {
    dom(|| drawing("mark icon", "M4 21V11a8 8 0 0 1 16 0v10ZM8.5 21v-9.500a3.5 3.5 0 0 1 7 0V21"))
}

fn drawing(class: &str, path: &str) -> El {
    let svg = El::svg("svg", class).with("viewBox", "0 0 24 24").with("aria-hidden", "true");
    svg.children([El::svg("path", "").with("d", path)])
}
