//! Icons: one stroke set on a 24-unit grid, inline, so that they take the text's colour and cost no request.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is what it is called")]
pub enum IconName {
    Alert,
    Archive,
    Audio,
    Back,
    Check,
    ChevronDown,
    ChevronRight,
    Clock,
    Close,
    Cloud,
    Code,
    Copy,
    Document,
    Download,
    Eye,
    EyeOff,
    File,
    Folder,
    FolderPlus,
    Globe,
    Image,
    Info,
    Key,
    Lock,
    Mail,
    More,
    Move,
    Pause,
    Pencil,
    Person,
    Phone,
    Play,
    Retry,
    Search,
    Share,
    Shield,
    SignOut,
    SortDown,
    SortUp,
    Trash,
    Upload,
    Users,
    Video,
}

impl IconName {
    const fn path(self) -> &'static str {
        match self {
            Self::Alert => {
                "M12 8.5v4.5M12 16.5v.01M10.4 4.2 2.9 17.4A1.8 1.8 0 0 0 4.5 20h15a1.8 1.8 0 0 0 1.6-2.6L13.6 4.2a1.8 1.8 0 0 0-3.2 0Z"
            }
            Self::Archive => {
                "M4 8.5v10A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5v-10M3 4h18v4.5H3ZM10 12.5h4"
            }
            Self::Audio => {
                "M9 18V6l11-2v12M9 18a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0ZM20 16a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0Z"
            }
            Self::Back => "M19 12H5M11 6l-6 6 6 6",
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::ChevronDown => "m6 9.5 6 6 6-6",
            Self::ChevronRight => "m9.5 6 6 6-6 6",
            Self::Clock => "M12 7v5.2l3.2 1.8M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Cloud => "M7 19a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.5 1.5A3.8 3.8 0 0 1 17.5 19Z",
            Self::Code => "m8 8-4.5 4L8 16M16 8l4.5 4L16 16M13.5 5.5l-3 13",
            Self::Copy => {
                "M9 9h9.5A1.5 1.5 0 0 1 20 10.5V20a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 20v-9.5A1.5 1.5 0 0 1 9 9ZM4.5 15.5A1.5 1.5 0 0 1 3 14V4.5A1.5 1.5 0 0 1 4.5 3H14a1.5 1.5 0 0 1 1.5 1.5"
            }
            Self::Document => {
                "M14 3H6.5A1.5 1.5 0 0 0 5 4.5v15A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V8ZM14 3v5h5M8.5 13h7M8.5 16.5h4.5"
            }
            Self::Download => "M12 4v11.5M7 11l5 5 5-5M4.5 20h15",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z"
            }
            Self::EyeOff => {
                "M4 4l16 16M9.9 5.8A9 9 0 0 1 12 5.5c6 0 9.5 6.5 9.5 6.5a17 17 0 0 1-2.7 3.5M6.3 7.3A16 16 0 0 0 2.5 12S6 18.5 12 18.5a9 9 0 0 0 4.6-1.3M9.9 9.9a3 3 0 0 0 4.2 4.2"
            }
            Self::File => {
                "M14 3H6.5A1.5 1.5 0 0 0 5 4.5v15A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.5V8ZM14 3v5h5"
            }
            Self::Folder => {
                "M3 6.5A1.5 1.5 0 0 1 4.5 5h4.7l2.3 2.5h8A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18Z"
            }
            Self::FolderPlus => {
                "M3 6.5A1.5 1.5 0 0 1 4.5 5h4.7l2.3 2.5h8A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18ZM12 10.5v6M9 13.5h6"
            }
            Self::Globe => {
                "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18"
            }
            Self::Image => {
                "M5 4h14a1.5 1.5 0 0 1 1.5 1.5v13A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.5v-13A1.5 1.5 0 0 1 5 4ZM4 17.5l4.5-5 3.5 3.5 3-3 5 4.5M15.5 8.5v.01"
            }
            Self::Info => "M12 11v5.5M12 7.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
            Self::Key => "M12.5 11.5 20 4M17 7l2.5 2.5M13 16a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z",
            Self::Lock => {
                "M6.5 11h11A1.5 1.5 0 0 1 19 12.5v6a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 5 18.5v-6A1.5 1.5 0 0 1 6.5 11ZM8 11V8a4 4 0 0 1 8 0v3"
            }
            Self::Mail => {
                "M4.5 5.5h15A1.5 1.5 0 0 1 21 7v10a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 17V7a1.5 1.5 0 0 1 1.5-1.5ZM3.5 7.5l8.5 6 8.5-6"
            }
            Self::More => "M6 12v.01M12 12v.01M18 12v.01",
            Self::Move => {
                "M3 17.5V6.5A1.5 1.5 0 0 1 4.5 5h4.7l2.3 2.5h8A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.5H10M3 21.5h5.5M6.5 19l2.5 2.5L6.5 24"
            }
            Self::Pause => "M9 5.5v13M15 5.5v13",
            Self::Pencil => "M4 20l.8-4L16 4.8a1.7 1.7 0 0 1 2.4 0l.8.8a1.7 1.7 0 0 1 0 2.4L8 19.2ZM14 7l3 3",
            Self::Person => "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6",
            Self::Phone => {
                "M8.5 2.5h7A1.5 1.5 0 0 1 17 4v16a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 20V4a1.5 1.5 0 0 1 1.5-1.5ZM11.5 18.5h1"
            }
            Self::Play => "M8 5.5v13l10.5-6.5Z",
            Self::Retry => "M20 5v5h-5M19.5 14a8 8 0 1 1-1-7L20 10",
            Self::Search => "M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM20 20l-4.4-4.4",
            Self::Share => {
                "M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.6l-1 1M14 10a4.5 4.5 0 0 0-6.4 0l-3 3a4.5 4.5 0 0 0 6.4 6.4l1-1"
            }
            Self::Shield => {
                "M12 3l7.5 2.7v5.6c0 4.7-3 8-7.5 9.7-4.5-1.7-7.5-5-7.5-9.7V5.7ZM8.8 12l2.3 2.3 4.2-4.3"
            }
            Self::SignOut => {
                "M14 4.5H6.5A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.5H14M10 12h10.5M16.5 8l4 4-4 4"
            }
            Self::SortDown => "M12 5v14M6.5 13.5 12 19l5.5-5.5",
            Self::SortUp => "M12 19V5M6.5 10.5 12 5l5.5 5.5",
            Self::Trash => {
                "M4 6.5h16M9 6.5V4.8A1.3 1.3 0 0 1 10.3 3.5h3.4A1.3 1.3 0 0 1 15 4.8v1.7M6 6.5l.8 12.6A1.5 1.5 0 0 0 8.3 20.5h7.4a1.5 1.5 0 0 0 1.5-1.4L18 6.5M10 10.5v6M14 10.5v6"
            }
            Self::Upload => "M12 16V4.5M7 9l5-5 5 5M4.5 20h15",
            Self::Users => {
                "M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM2.5 20c.5-3.8 3-5.5 6.5-5.5s6 1.7 6.5 5.5M15.5 4.7a3.5 3.5 0 0 1 0 6.6M18 14.9c2 .8 3.2 2.5 3.5 5.1"
            }
            Self::Video => {
                "M4.5 6h9A1.5 1.5 0 0 1 15 7.5v9a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 3 16.5v-9A1.5 1.5 0 0 1 4.5 6ZM15 10.5l6-3v9l-6-3"
            }
        }
    }
}

/// An icon, hidden from assistive technology: the words beside it, or the button's label, say it.
#[component]
pub fn Icon(
    /// Which.
    name: IconName,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=name.path() />
        </svg>
    }
}

/// The page's mark: a niche in a wall.
#[component]
pub fn Mark() -> impl IntoView {
    view! {
        <svg class="mark icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 21V11a8 8 0 0 1 16 0v10ZM8.5 21v-9.500a3.5 3.5 0 0 1 7 0V21" />
        </svg>
    }
}
