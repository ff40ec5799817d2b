use super::files::counted;
use crate::model::text::Palette;

pub const PALETTE: Palette = Palette {
    hint: "Type what you want to do",
    nothing: "No command has these words",
    count: |n| counted(n, " command", " commands"),
    about: |what| ["For “\u{2068}", what, "\u{2069}”"].concat(),
    sort_by: |column| ["Sort by ", column].concat(),
    go_to: |location| ["Go to \u{2068}", location, "\u{2069}"].concat(),
    language: |name| ["Language: ", name].concat(),
};
