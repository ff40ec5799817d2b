use super::files::{counted, number};
use crate::model::preview::Refused;
use crate::model::text::Preview;

pub const PREVIEW: Preview = Preview {
    title: |name| ["Preview of \u{2068}", name, "\u{2069}"].concat(),
    position: |at, all| [&number(at), " of ", &number(all)].concat(),
    previous: "Previous file",
    next: "Next file",
    loading: "Loading…",
    full_size: "Actual size",
    fit: "Fit to window",
    pixels: |width, height| [&number(width), " × ", &number(height), " pixels"].concat(),
    refused: |refused, size| match refused {
        Refused::Opaque => "There is no preview for this kind of file. Download it to open it.".to_owned(),
        Refused::TooLarge(most) => {
            ["This file is too large for a preview (at most ", &size(most), "). Download it to open it."]
                .concat()
        }
        Refused::TooManyPixels(width, height) => [
            "This picture is too large for a preview (",
            &number(width.into()),
            " × ",
            &number(height.into()),
            " pixels). Download it to open it.",
        ]
        .concat(),
        Refused::Broken => {
            "This file cannot be shown here. It may be damaged, or of a kind that this browser does \
                            not know. Download it to open it."
                .to_owned()
        }
        Refused::Copy => {
            "You are offline. This device has kept a copy of the file: download it to open it.".to_owned()
        }
    },
    changed: "This file was changed while you were looking at it.",
    empty: "This file is empty.",
    more: "Show more",
    shown_of: |shown, all| ["The first ", shown, " of ", all, " are shown."].concat(),
    shown_at_most: |shown, all| {
        ["The first ", shown, " of ", all, " are shown. Download the file to see all of it."].concat()
    },
    content: "Content of the file",
    formatted: "Formatted",
    source: "Source",
    more_columns: |n| ["and ", &counted(n, " more column", " more columns")].concat(),
    members: |n, size| [&counted(n, " file", " files"), ", ", size, " unpacked"].concat(),
    encrypted: "Needs a password",
    done: "Done:",
    not_done: "To do:",
    first_rows: |n| ["The first ", &number(n), " are shown."].concat(),
    not_json: "From here on the file is not valid JSON. “Source” shows all of it as text.",
    pdf_hint: "If you see nothing here, this browser does not show PDF in a page: download the file to open it.",
};
