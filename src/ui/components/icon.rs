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
    More,
    Move,
    Pause,
    Pencil,
    Person,
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
                "M9 9h9.5A1.5 1.5 0 0 1 20 10.5V20a1.5 1.5 0 0 1-1.5 1.5H9A1.5 1.5 0 0 1 7.5 20v-9.500A1.5 1.5 0 0 1 9 9ZM4.5 15.500A1.5 1.5 0 0 1 3 14V4.500A1.5 1.5 0 0 1 4.5 3H14a1.5 1.5 0 0 1 1.5 1.5"
            }
            Self::Document => {
                "M14 3H6.500A1.5 1.5 0 0 0 5 4.500v15A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.500V8ZM14 3v5h5M8.5 13h7M8.5 16.500h4.5"
            }
            Self::Download => "M12 4v11.500M7 11l5 5 5-5M4.5 20h15",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z"
            }
            Self::EyeOff => {
                "M4 4l16 16M9.9 5.800A9 9 0 0 1 12 5.500c6 0 9.5 6.5 9.5 6.500a17 17 0 0 1-2.7 3.500M6.3 7.300A16 16 0 0 0 2.5 12S6 18.5 12 18.500a9 9 0 0 0 4.6-1.300M9.9 9.900a3 3 0 0 0 4.2 4.2"
            }
            Self::File => {
                "M14 3H6.500A1.5 1.5 0 0 0 5 4.500v15A1.5 1.5 0 0 0 6.5 21h11a1.5 1.5 0 0 0 1.5-1.500V8ZM14 3v5h5"
            }
            Self::Folder => {
                "M3 6.500A1.5 1.5 0 0 1 4.5 5h4.700l2.3 2.500h8A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.500h-15A1.5 1.5 0 0 1 3 18Z"
            }
            Self::FolderPlus => {
                "M3 6.500A1.5 1.5 0 0 1 4.5 5h4.700l2.3 2.500h8A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.500h-15A1.5 1.5 0 0 1 3 18ZM12 10.500v6M9 13.500h6"
            }
            Self::Globe => {
                "M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3.5 9.500h17M3.5 14.500h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18"
            }
            Self::Image => {
                "M5 4h14a1.5 1.5 0 0 1 1.5 1.500v13A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.500v-13A1.5 1.5 0 0 1 5 4ZM4 17.500l4.5-5 3.5 3.5 3-3 5 4.500M15.5 8.500v.01"
            }
            Self::Info => "M12 11v5.500M12 7.500v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
            Self::Key => "M12.5 11.5 20 4M17 7l2.5 2.500M13 16a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Z",
            Self::Lock => {
                "M6.5 11h11A1.5 1.5 0 0 1 19 12.500v6a1.5 1.5 0 0 1-1.5 1.500h-11A1.5 1.5 0 0 1 5 18.500v-6A1.5 1.5 0 0 1 6.5 11ZM8 11V8a4 4 0 0 1 8 0v3"
            }
            Self::More => "M6 12v.01M12 12v.01M18 12v.01",
            Self::Move => {
                "M3 17.500V6.500A1.5 1.5 0 0 1 4.5 5h4.700l2.3 2.500h8A1.5 1.5 0 0 1 21 9v9a1.5 1.5 0 0 1-1.5 1.500H10M3 21.500h5.500M6.5 19l2.5 2.500L6.5 24"
            }
            Self::Pause => "M9 5.500v13M15 5.500v13",
            Self::Pencil => {
                "M4 20l.8-4L16 4.800a1.7 1.7 0 0 1 2.4 0l.8.8a1.7 1.7 0 0 1 0 2.400L8 19.200ZM14 7l3 3"
            }
            Self::Person => "M16 8a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM4.5 20.500c.8-4 3.8-6 7.5-6s6.7 2 7.5 6",
            Self::Play => "M8 5.500v13l10.5-6.500Z",
            Self::Retry => "M20 5v5h-5M19.5 14a8 8 0 1 1-1-7L20 10",
            Self::Search => "M17.5 11a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM20 20l-4.4-4.4",
            Self::Share => {
                "M10 14a4.5 4.5 0 0 0 6.4 0l3-3A4.5 4.5 0 0 0 13 4.600l-1 1M14 10a4.5 4.5 0 0 0-6.4 0l-3 3a4.5 4.5 0 0 0 6.4 6.400l1-1"
            }
            Self::Shield => {
                "M12 3l7.5 2.700v5.600c0 4.7-3 8-7.5 9.7-4.5-1.7-7.5-5-7.5-9.700V5.700ZM8.8 12l2.3 2.3 4.2-4.3"
            }
            Self::SignOut => {
                "M14 4.500H6.500A1.5 1.5 0 0 0 5 6v12a1.5 1.5 0 0 0 1.5 1.500H14M10 12h10.500M16.5 8l4 4-4 4"
            }
            Self::SortDown => "M12 5v14M6.5 13.5 12 19l5.5-5.5",
            Self::SortUp => "M12 19V5M6.5 10.5 12 5l5.5 5.5",
            Self::Trash => {
                "M4 6.500h16M9 6.500V4.800A1.3 1.3 0 0 1 10.3 3.500h3.400A1.3 1.3 0 0 1 15 4.800v1.700M6 6.500l.8 12.600A1.5 1.5 0 0 0 8.3 20.500h7.400a1.5 1.5 0 0 0 1.5-1.400L18 6.500M10 10.500v6M14 10.500v6"
            }
            Self::Upload => "M12 16V4.500M7 9l5-5 5 5M4.5 20h15",
            Self::Users => {
                "M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM2.5 20c.5-3.8 3-5.5 6.5-5.500s6 1.7 6.5 5.500M15.5 4.700a3.5 3.5 0 0 1 0 6.600M18 14.900c2 .8 3.2 2.5 3.5 5.1"
            }
            Self::Video => {
                "M4.5 6h9A1.5 1.5 0 0 1 15 7.500v9a1.5 1.5 0 0 1-1.5 1.500h-9A1.5 1.5 0 0 1 3 16.500v-9A1.5 1.5 0 0 1 4.5 6ZM15 10.500l6-3v9l-6-3"
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
